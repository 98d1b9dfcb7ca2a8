import { ProgressBar } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import { ErrorState, LoadingLines, Section } from '../../../ui/index.ts';
import { BudgetForm } from './budget-form.tsx';
import { budgetKey, readBudget, type UsageBudgetView } from './calls.ts';
import { useText } from './text.ts';

/** What the customer's usage may cost in a month before the partner is reminded (C69). */
export function BudgetSection({ customerId }: { customerId: string }) {
  const t = useText();
  const may = useMay();
  const query = useQuery({
    queryKey: budgetKey(customerId),
    queryFn: ({ signal }) => readBudget(customerId, signal),
    enabled: may('usageBudget.read'),
  });
  if (!may('usageBudget.read')) return null;
  return (
    <Section title={t('title')} text={t('text')}>
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.data ? (
        <>
          <BudgetUse budget={query.data} />
          {may('usageBudget.set') ? (
            // Entries made on one version do not carry over to another.
            <BudgetForm key={query.data.etag} customerId={customerId} budget={query.data} />
          ) : (
            <p style={{ margin: 0 }}>{t('onlyAgents')}</p>
          )}
        </>
      ) : (
        <LoadingLines />
      )}
    </Section>
  );
}

function BudgetUse({ budget }: { budget: UsageBudgetView }) {
  const t = useText();
  const format = useFormat();
  const { amount, used, percent = 0, currency, asOf } = budget;
  const money = (value: string) => format.money(Number(value), currency);
  const words =
    amount === undefined
      ? t('usedOnly', { used: money(used) })
      : t('usedOf', { used: money(used), amount: money(amount), percent: format.percent(percent / 100) });
  return (
    <>
      {amount === undefined ? (
        <p style={{ margin: 0 }}>{t('none')}</p>
      ) : (
        <ProgressBar
          thickness="large"
          aria-label={words}
          color={percent >= 100 ? 'error' : percent >= 80 ? 'warning' : 'brand'}
          value={Math.min(percent / 100, 1)}
        />
      )}
      <p style={{ margin: 0 }}>
        {words} {t('asOf', { date: format.date(asOf) })}
      </p>
    </>
  );
}
