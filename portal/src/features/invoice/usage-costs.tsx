import { Switch } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { UsageCostView } from '../../../../contract/usage-cost.ts';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ErrorBar, ErrorState, LoadingLines, Section, useToast } from '../../ui/index.ts';
import { chargesKey, readUsageCosts, switchUsageCosts } from './calls.ts';
import { useText } from './text.ts';
import { UsagePlans } from './usage-plans.tsx';

/** Whether the customer sees what its usage costs at retail, and what it sees (C32). */
export function UsageCosts({ customerId }: { customerId: string }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const format = useFormat();
  const key = [...chargesKey, 'usage-costs', customerId];
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => readUsageCosts(customerId, signal) });
  const change = useAction<boolean, UsageCostView>({
    act: (visible, ids) => switchUsageCosts(customerId, visible, ids),
    refreshes: [key],
    onDone: ({ visible }) => toast.done(visible ? t('usageOn') : t('usageOff')),
  });
  const view = query.data;
  return (
    <Section title={t('usageCosts')} text={t('usageCostsText')}>
      <ErrorBar error={change.error} />
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : view ? (
        <>
          {may('customer.usageCost.switch') ? (
            <Switch
              label={t('usageSwitch')}
              checked={change.running ? !view.visible : view.visible}
              onChange={(_, { checked }) => change.run(checked)}
            />
          ) : (
            <p style={{ margin: 0 }}>{view.visible ? t('usageOn') : t('usageOff')}</p>
          )}
          {view.since && <p style={{ margin: 0 }}>{t('usageSince', { date: format.date(view.since) })}</p>}
          <UsagePlans label={t('usagePlans')} plans={view.plans} currency={view.currency} />
        </>
      ) : (
        <LoadingLines />
      )}
    </Section>
  );
}
