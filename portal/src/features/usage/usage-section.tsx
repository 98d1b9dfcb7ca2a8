import { Button, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useAction } from '../../api/index.ts';
import { currentLanguage, useFormat } from '../../i18n/index.ts';
import {
  ErrorBar,
  ErrorState,
  LoadingLines,
  Section,
  SelectField,
  StatTile,
  Tiles,
  useAddressValue,
  useGo,
  usePath,
} from '../../ui/index.ts';
import { downloadUsage, readUsage, type UsageInCurrency, type UsageOfMonth } from './calls.ts';
import { DayChart } from './day-chart.tsx';
import { monthName } from './month-name.ts';
import { useText } from './text.ts';
import { DayTable, MeterTable, ResourceTable } from './usage-tables.tsx';

export interface UsageSectionProps {
  readonly customerId: string;
  /** One usage subscription; everything the customer uses without it. */
  readonly subscriptionId?: string;
}

/** What was used in a month and what it costs: a picture, tables and a file (C69). */
export function UsageSection({ customerId, subscriptionId }: UsageSectionProps) {
  const t = useText();
  const go = useGo();
  const path = usePath();
  const month = useAddressValue('month');
  const asked = { customerId, subscriptionId, month };
  const query = useQuery({
    queryKey: ['usage', asked],
    queryFn: ({ signal }) => readUsage(asked, signal),
    placeholderData: keepPreviousData,
  });
  const file = useAction<void>({ act: () => downloadUsage({ ...asked, month: query.data?.month }) });
  const found = query.data;
  return (
    <Section
      title={t('title')}
      text={t('text')}
      actions={
        found &&
        found.costs.length > 0 && (
          <Button
            icon={file.running ? <Spinner size="tiny" /> : <ArrowDownloadRegular />}
            disabledFocusable={file.running}
            onClick={() => file.run()}
          >
            {t('download')}
          </Button>
        )
      }
    >
      <ErrorBar error={file.error} />
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : found ? (
        <>
          <div style={{ maxWidth: '260px' }}>
            <SelectField
              label={t('month')}
              none={false}
              value={found.month}
              choices={found.months.map((one) => ({ value: one, label: monthName(one, currentLanguage()) }))}
              onChange={(value) => go(path, { search: { month: value }, replace: true })}
            />
          </div>
          {found.costs.length === 0 ? (
            <p style={{ margin: 0 }}>{t('nothing')}</p>
          ) : (
            found.costs.map((costs) => (
              <Fragment key={costs.currency}>
                <Figures found={found} costs={costs} />
                <DayChart month={found.month} costs={costs} />
                <MeterTable costs={costs} />
                <ResourceTable costs={costs} named={subscriptionId === undefined} />
                <details>
                  <summary>{t('days')}</summary>
                  <DayTable costs={costs} />
                </details>
              </Fragment>
            ))
          )}
        </>
      ) : (
        <LoadingLines />
      )}
    </Section>
  );
}

function Figures({ found, costs }: { found: UsageOfMonth; costs: UsageInCurrency }) {
  const t = useText();
  const format = useFormat();
  const { currency, total, days } = costs;
  const present = found.month === found.asOf.slice(0, 7);
  const [highest] = [...days].sort((one, other) => Number(other.amount) - Number(one.amount));
  return (
    <Tiles>
      <StatTile
        value={format.money(Number(total), currency)}
        label={t(present ? 'total' : 'totalOver')}
        note={present ? t('asOf', { date: format.date(found.asOf) }) : undefined}
      />
      <StatTile
        value={format.money(Number(total) / days.length, currency)}
        label={t('daily')}
        note={highest && t('highest', { date: format.date(highest.day) })}
      />
    </Tiles>
  );
}
