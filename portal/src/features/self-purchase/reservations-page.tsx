import { useQuery } from '@tanstack/react-query';
import { Page, usePathPart } from '../../ui/index.ts';
import { CustomerTabs } from '../customer/index.ts';
import { type CommitmentsOfCustomer, readCommitments } from './calls.ts';
import { CommitmentsTable } from './commitments-table.tsx';
import { useText } from './text.ts';

/** What a partner pays for at a customer beside usage itself, and whether the customer bought it (C63). */
export default function ReservationsPage() {
  const t = useText();
  const id = usePathPart('customerId');
  const query = useQuery({
    queryKey: ['commitments', id],
    queryFn: ({ signal }) => readCommitments(id, signal),
  });
  return (
    <Page
      title={query.data?.companyName}
      lead={t('reservationsLead')}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      query={query}
    >
      {({ companyName, capacity, items }: CommitmentsOfCustomer) => (
        <>
          <CustomerTabs id={id} companyName={companyName} capacity={capacity} />
          <CommitmentsTable
            items={items}
            emptyText={t('emptyPartner')}
            pathOf={({ subscriptionId }) => `/customers/${id}/subscriptions/${subscriptionId}`}
          />
        </>
      )}
    </Page>
  );
}
