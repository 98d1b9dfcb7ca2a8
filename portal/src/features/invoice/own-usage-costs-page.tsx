import { useQuery } from '@tanstack/react-query';
import type { OwnUsageCosts } from '../../../../contract/usage-cost.ts';
import { currentLanguage, useFormat } from '../../i18n/index.ts';
import { EmptyState, Page, Section } from '../../ui/index.ts';
import { readOwnUsageCosts } from './calls.ts';
import { monthName } from './month-choices.ts';
import { useText } from './text.ts';
import { UsagePlans } from './usage-plans.tsx';

/** A customer's own page: what its usage costs, where its partner shows it (C32). */
export default function OwnUsageCostsPage() {
  const t = useText();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['own-usage-costs'],
    queryFn: ({ signal }) => readOwnUsageCosts(signal),
  });
  return (
    <Page title={t('ownUsage')} lead={t('ownUsageLead')} query={query}>
      {({ items, month, currency }: OwnUsageCosts) =>
        items.length === 0 ? (
          <EmptyState title={t('ownUsageEmpty')} text={t('ownUsageEmptyText')} />
        ) : (
          items.map(({ partnerName, total, plans }) => (
            <Section
              key={partnerName}
              title={partnerName}
              text={t('ownUsageTotal', {
                month: monthName(month, currentLanguage()),
                total: format.money(Number(total), currency),
              })}
            >
              <UsagePlans label={partnerName} plans={plans} currency={currency} />
            </Section>
          ))
        )
      }
    </Page>
  );
}
