import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Page, usePathPart, useToast } from '../../../ui/index.ts';
import { PermissionsSection } from '../../customer-permission/index.ts';
import { type MarketForm, marketsKey, readMarkets } from '../../market/index.ts';
import { customersKey } from '../calls.ts';
import { recordPath } from '../paths.ts';
import { AccountForm } from './account-form.tsx';
import { type CustomerBillingProfile, readProfile } from './calls.ts';
import { useText } from './text.ts';

interface Facts {
  readonly profile: CustomerBillingProfile;
  readonly markets: readonly MarketForm[];
}

/** Whom the partner bills, how that person is reached, and under which name (C27, C28). */
export default function AccountPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const toast = useToast();
  const queries = useQueryClient();
  // Read once: another version that turns up while somebody types is compared on submission, not swapped in.
  const query = useQuery({
    queryKey: [...customersKey, 'account', id],
    queryFn: async ({ signal }): Promise<Facts> => {
      const [profile, markets] = await Promise.all([
        readProfile(id, signal),
        queries.fetchQuery({
          queryKey: marketsKey,
          queryFn: (context) => readMarkets(context.signal),
          staleTime: 300_000,
        }),
      ]);
      return { profile, markets };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const [taken, setTaken] = useState<CustomerBillingProfile>();
  const name = query.data?.profile.companyName;
  return (
    <Page
      title={name && t('title')}
      lead={t('lead')}
      width="form"
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        ...(name ? [{ label: name, to: recordPath(id) }] : []),
      ]}
      query={query}
    >
      {({ profile, markets }: Facts) => {
        const shown = taken ?? profile;
        return (
          <>
            <AccountForm
              // Entries made on one version do not carry over to another.
              key={shown.attributes.etag}
              customerId={id}
              profile={shown}
              market={markets.find(({ country }) => country === shown.defaultAddress.country)}
              onTaken={(theirs) => {
                setTaken(theirs);
                toast.done(t('conflictTaken'));
              }}
            />
            <PermissionsSection customerId={id} />
          </>
        );
      }}
    </Page>
  );
}
