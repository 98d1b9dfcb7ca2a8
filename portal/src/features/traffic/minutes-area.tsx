import { currentLanguage, locales, useFormat } from '../../i18n/index.ts';
import { type Column, ColumnChart, EmptyState, Section, WholeTable } from '../../ui/index.ts';
import type { TrafficMinute } from './calls.ts';
import { useText } from './text.ts';

/** The last hour as pictures, and the same in figures. */
export function MinutesArea({ minutes }: { readonly minutes: readonly TrafficMinute[] }) {
  const t = useText();
  const time = useTime();
  const busy = minutes.filter(({ requests }) => requests > 0);
  if (busy.length === 0)
    return (
      <Section title={t('byMinute')}>
        <EmptyState title={t('quiet')} text={t('quietText')} />
      </Section>
    );
  const labels = minutes.map(({ minute }) => time(minute));
  const series = (id: string, label: string, read: (minute: TrafficMinute) => number) => ({
    id,
    label,
    values: minutes.map(read),
  });
  const times = (read: (latency: NonNullable<TrafficMinute['latency']>) => number) => (of: TrafficMinute) =>
    of.latency ? read(of.latency) : 0;
  return (
    <Section title={t('byMinute')}>
      <ColumnChart
        title={t('answersChart')}
        labels={labels}
        series={[
          series('answered', t('answered'), (one) => one.requests - one.refused - one.heldBack - one.failed),
          series('refused', t('refused'), (one) => one.refused + one.heldBack),
          series('failed', t('failed'), (one) => one.failed),
        ]}
      />
      <ColumnChart
        title={t('timesChart')}
        labels={labels}
        series={[
          series(
            'p50',
            t('p50'),
            times(({ p50 }) => p50),
          ),
          series(
            'p95',
            t('p95'),
            times(({ p50, p95 }) => p95 - p50),
          ),
          series(
            'p99',
            t('p99'),
            times(({ p95, p99 }) => p99 - p95),
          ),
        ]}
      />
      <Minutes minutes={[...busy].reverse()} time={time} />
    </Section>
  );
}

/** Times of day as the reader's own clock has them. */
function useTime() {
  const format = new Intl.DateTimeFormat(locales[currentLanguage()], { hour: '2-digit', minute: '2-digit' });
  return (minute: string) => format.format(new Date(minute));
}

function Minutes({
  minutes,
  time,
}: {
  readonly minutes: readonly TrafficMinute[];
  readonly time: (minute: string) => string;
}) {
  const t = useText();
  const format = useFormat();
  const number = (
    id: string,
    header: string,
    read: (row: TrafficMinute) => number | undefined,
    wideOnly = false,
  ): Column<TrafficMinute> => ({
    id,
    header,
    align: 'end',
    wideOnly,
    cell: (row) => {
      const value = read(row);
      return value === undefined ? '–' : format.number(value);
    },
    sortValue: (row) => read(row) ?? -1,
  });
  return (
    <WholeTable<TrafficMinute>
      label={t('byMinute')}
      rows={minutes}
      rowId={({ minute }) => minute}
      rowLabel={({ minute }) => time(minute)}
      columns={[
        {
          id: 'minute',
          header: t('minute'),
          cell: ({ minute }) => time(minute),
          sortValue: ({ minute }) => minute,
        },
        number('requests', t('requests'), (row) => row.requests),
        number('refused', t('refused'), (row) => row.refused, true),
        number('failed', t('failed'), (row) => row.failed),
        number('heldBack', t('heldBack'), (row) => row.heldBack, true),
        number('p50', 'p50', (row) => row.latency?.p50, true),
        number('p95', 'p95', (row) => row.latency?.p95),
        number('p99', 'p99', (row) => row.latency?.p99, true),
        number('poolBusy', t('poolBusy'), (row) => row.poolBusy, true),
      ]}
    />
  );
}
