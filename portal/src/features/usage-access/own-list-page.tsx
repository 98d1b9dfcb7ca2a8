import { useQuery } from '@tanstack/react-query';
import { Page } from '../../ui/index.ts';
import { readOwn, type UsageAccessOnPage, usageKey } from './calls.ts';
import { useText } from './text.ts';
import { UsageTable } from './usage-table.tsx';

/** A customer's own page: its usage subscriptions, whoever sells them (2.5). */
export default function OwnListPage() {
  const t = useText();
  const query = useQuery({
    queryKey: [...usageKey, 'own'],
    queryFn: ({ signal }) => readOwn(signal),
  });
  return (
    <Page title={t('list')} lead={t('ownLead')} query={query}>
      {(items: readonly UsageAccessOnPage[]) => (
        <UsageTable items={items} withPartner pathOf={({ serviceId }) => `/usage-rights/${serviceId}`} />
      )}
    </Page>
  );
}
