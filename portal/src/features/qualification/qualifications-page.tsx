import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Columns, Page, usePathPart } from '../../ui/index.ts';
import { CustomerTabs } from '../customer/index.ts';
import { kinds, type QualificationsOnPage, qualificationsKey, readQualifications } from './calls.ts';
import { QualificationSection } from './qualification-section.tsx';
import { useText } from './text.ts';

/** What a customer is recognized as, and asking for it (C31). */
export default function QualificationsPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const query = useQuery({
    queryKey: [...qualificationsKey, id],
    queryFn: ({ signal }) => readQualifications(id, signal),
  });
  return (
    <Page
      title={query.data?.companyName}
      lead={t('lead')}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      query={query}
    >
      {(found: QualificationsOnPage) => (
        <>
          <CustomerTabs id={id} companyName={found.companyName} capacity={found.capacity} />
          {found.offered ? (
            <Columns>
              {kinds.map((kind) => (
                <QualificationSection
                  key={kind}
                  customerId={id}
                  kind={kind}
                  present={found.items.find(({ qualification }) => qualification === kind)}
                />
              ))}
            </Columns>
          ) : (
            <MessageBar layout="multiline">
              <MessageBarBody>{t('notOffered')}</MessageBarBody>
            </MessageBar>
          )}
        </>
      )}
    </Page>
  );
}
