import type { ReactNode } from 'react';
import { useMay } from '../../api/index.ts';
import { SubNavigation } from '../../ui/index.ts';
import { CustomerPage } from '../customer/index.ts';
import type { CustomerRecord } from './calls.ts';
import { consentsPath, deletedUsersPath, licensesPath, usersPath } from './paths.ts';
import { useText } from './text.ts';

interface UsersFrameProps {
  readonly customerId: string;
  readonly lead: string;
  readonly actions?: ReactNode;
  readonly children: (record: CustomerRecord) => ReactNode;
}

/** The pages about a customer's people and their licenses, under the tabs of the customer. */
export function UsersFrame({ customerId, lead, actions, children }: UsersFrameProps) {
  const t = useText();
  const may = useMay();
  return (
    <CustomerPage lead={() => lead} actions={() => actions}>
      {(record) => (
        <>
          <SubNavigation
            label={t('pagesOfPeople')}
            pages={[
              { label: t('users'), to: usersPath(customerId) },
              ...(may('license.read') ? [{ label: t('licenses'), to: licensesPath(customerId) }] : []),
              { label: t('deletedUsers'), to: deletedUsersPath(customerId) },
              ...(may('applicationConsent.list')
                ? [{ label: t('consents'), to: consentsPath(customerId) }]
                : []),
            ]}
          />
          {children(record)}
        </>
      )}
    </CustomerPage>
  );
}
