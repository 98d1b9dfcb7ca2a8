import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { Page, usePathPart } from '../../ui/index.ts';
import { UsageSection } from '../usage/index.ts';
import { ofCustomer, readOne, type UsageAccessOnPage, usageKey } from './calls.ts';
import { useText } from './text.ts';
import { UsageStatus } from './usage-table.tsx';
import { UsageView } from './usage-view.tsx';

/** One usage subscription of a customer, as a partner sees it. */
export default function UsagePage() {
  const t = useText();
  const may = useMay();
  const customerId = usePathPart('customerId');
  const serviceId = usePathPart('serviceId');
  const root = ofCustomer(customerId);
  const query = useQuery({
    queryKey: [...usageKey, customerId, serviceId],
    queryFn: ({ signal }) => readOne(root, serviceId, signal),
  });
  return (
    <Page
      title={query.data?.name}
      badge={query.data && <UsageStatus status={query.data.status} />}
      breadcrumb={[
        { label: t('customers'), to: '/customers' },
        { label: t('list'), to: `/customers/${customerId}/usage` },
      ]}
      query={query}
    >
      {(access: UsageAccessOnPage) => (
        <>
          {may('usage.read') && <UsageSection customerId={customerId} subscriptionId={serviceId} />}
          <UsageView access={access} root={root} side="partner" />
        </>
      )}
    </Page>
  );
}
