import { useQuery } from '@tanstack/react-query';
import { Page, usePathPart } from '../../ui/index.ts';
import { ofOwn, readOne, type UsageAccessOnPage, usageKey } from './calls.ts';
import { useText } from './text.ts';
import { UsageStatus } from './usage-table.tsx';
import { UsageView } from './usage-view.tsx';

/** One usage subscription, as the customer's own people see it. */
export default function OwnUsagePage() {
  const t = useText();
  const serviceId = usePathPart('serviceId');
  const query = useQuery({
    queryKey: [...usageKey, 'own', serviceId],
    queryFn: ({ signal }) => readOne(ofOwn, serviceId, signal),
  });
  return (
    <Page
      title={query.data?.name}
      badge={query.data && <UsageStatus status={query.data.status} />}
      breadcrumb={[{ label: t('list'), to: '/usage-rights' }]}
      query={query}
    >
      {(access: UsageAccessOnPage) => <UsageView access={access} root={ofOwn} side="customer" />}
    </Page>
  );
}
