import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { LinkButton, Page, usePathPart } from '../../ui/index.ts';
import { CustomerTabs } from '../customer/index.ts';
import { UsageSection } from '../usage/index.ts';
import { readOfCustomer, type UsageAccessOfCustomer, usageKey } from './calls.ts';
import { useText } from './text.ts';
import { UsageTable } from './usage-table.tsx';

/** What runs under the usage plans of a customer, and what the own company may do there (C19, C70). */
export default function OfCustomerPage() {
  const t = useText();
  const may = useMay();
  const id = usePathPart('customerId');
  const query = useQuery({
    queryKey: [...usageKey, id],
    queryFn: ({ signal }) => readOfCustomer(id, signal),
  });
  return (
    <Page
      title={query.data?.companyName}
      lead={t('lead')}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      query={query}
      actions={
        query.data &&
        may('transfer.list') && <LinkButton to={`/customers/${id}/transfers`}>{t('transfers')}</LinkButton>
      }
    >
      {({ companyName, capacity, items }: UsageAccessOfCustomer) => (
        <>
          <CustomerTabs id={id} companyName={companyName} capacity={capacity} />
          <UsageTable items={items} pathOf={({ serviceId }) => `/customers/${id}/usage/${serviceId}`} />
          {capacity !== 'reseller' && may('usage.read') && <UsageSection customerId={id} />}
        </>
      )}
    </Page>
  );
}
