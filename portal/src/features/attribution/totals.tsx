import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useId, useState } from 'react';
import { useFormat } from '../../i18n/index.ts';
import { type Column, ErrorBar, Section, SelectField, WholeTable } from '../../ui/index.ts';
import { type CreditTotal, creditKey, readTotals } from './calls.ts';
import { type Monthly, monthlyByCurrency } from './monthly.ts';
import { monthsFrom, useMonthName } from './months.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  figure: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  chart: { display: 'block', width: '100%', maxWidth: '720px', height: '120px' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  swatch: { width: '12px', height: '12px', borderRadius: tokens.borderRadiusSmall },
  axis: {
    display: 'flex',
    justifyContent: 'space-between',
    maxWidth: '720px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

const creditedColor = tokens.colorCompoundBrandStroke;
const nobodyColor = tokens.colorPaletteMarigoldBorderActive;
const monthsShown = 12;
const companiesShown = 50;

/** Credit of the last twelve months: a picture of the months, and each company's share as a table. */
export function Totals({ own }: { own: boolean }) {
  const t = useText();
  const query = useQuery({
    queryKey: [...creditKey, 'totals'],
    queryFn: ({ signal }) => readTotals(signal),
  });
  if (query.error) return <ErrorBar error={query.error} />;
  if (!query.data) return null;
  const { items, since, locations } = query.data;
  // From the server's own first month: its clock may be ahead of this one's.
  const byCurrency = monthlyByCurrency(items, monthsFrom(since, monthsShown));
  return (
    <Section title={t('totals')} text={t('totalsText')}>
      {locations && (
        <Text>{t('onlyLocations', { locations: locations.join(', '), count: locations.length })}</Text>
      )}
      {items.length === 0 ? (
        t('totalsEmpty')
      ) : (
        <>
          {byCurrency.map((one) => (
            <Fragment key={one.currency}>
              <Chart {...one} own={own} />
              <Months
                own={own}
                rows={one.months
                  .filter(({ credited, nobody }) => credited !== 0 || nobody !== 0)
                  .map((month) => ({ ...month, currency: one.currency }))
                  .reverse()}
              />
            </Fragment>
          ))}
          <Companies items={items} own={own} />
        </>
      )}
    </Section>
  );
}

interface ChartProps {
  readonly currency: string;
  readonly months: readonly Monthly[];
  readonly own: boolean;
}

function Chart({ currency, months, own }: ChartProps) {
  const t = useText();
  const styles = useStyles();
  const id = useId();
  const monthName = useMonthName('short');
  const highest = Math.max(...months.map(({ credited, nobody }) => above(credited) + above(nobody)), 1);
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className={styles.title}>
        {t('chart', { currency })}
      </figcaption>
      {/* Everything in the picture stands in the table below, so it says nothing of its own. */}
      <svg
        className={styles.chart}
        viewBox="0 0 120 100"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <line x1="0" x2="120" y1="99.5" y2="99.5" style={{ stroke: tokens.colorNeutralStroke1 }} />
        {months.map(({ month, credited, nobody }, place) => {
          const height = (amount: number) => (above(amount) / highest) * 98;
          return (
            <g key={month}>
              <rect
                x={place * 10 + 1.5}
                width="7"
                y={99 - height(credited)}
                height={height(credited)}
                style={{ fill: creditedColor }}
              />
              <rect
                x={place * 10 + 1.5}
                width="7"
                y={99 - height(credited) - height(nobody)}
                height={height(nobody)}
                style={{ fill: nobodyColor }}
              />
            </g>
          );
        })}
      </svg>
      <span className={styles.axis} aria-hidden="true">
        <span>{first && monthName(first)}</span>
        <span>{last && monthName(last)}</span>
      </span>
      <span className={styles.legend}>
        <span className={styles.entry}>
          <span className={styles.swatch} style={{ backgroundColor: creditedColor }} aria-hidden="true" />
          {own ? t('creditedOwn') : t('credited')}
        </span>
        {!own && (
          <span className={styles.entry}>
            <span className={styles.swatch} style={{ backgroundColor: nobodyColor }} aria-hidden="true" />
            {t('uncredited')}
          </span>
        )}
      </span>
    </figure>
  );
}

/** A month of refunds alone has no bar; the table says how far below zero it is. */
const above = (amount: number) => Math.max(amount, 0);

interface MonthRow extends Monthly {
  readonly currency: string;
}

/** The picture in figures. */
function Months({ rows, own }: { rows: readonly MonthRow[]; own: boolean }) {
  const t = useText();
  const format = useFormat();
  const monthName = useMonthName();
  const columns: Column<MonthRow>[] = [
    { id: 'month', header: t('month'), cell: (row) => monthName(row.month), sortValue: (row) => row.month },
    {
      id: 'credited',
      header: own ? t('creditedOwn') : t('credited'),
      align: 'end',
      cell: (row) => format.money(row.credited, row.currency),
      sortValue: (row) => row.credited,
    },
    ...(own
      ? []
      : [
          {
            id: 'nobody',
            header: t('uncredited'),
            align: 'end' as const,
            cell: (row: MonthRow) => format.money(row.nobody, row.currency),
            sortValue: (row: MonthRow) => row.nobody,
          },
        ]),
  ];
  return (
    <WholeTable<MonthRow>
      label={t('totals')}
      rows={rows}
      columns={columns}
      rowId={(row) => `${row.month} ${row.currency}`}
      rowLabel={(row) => monthName(row.month)}
    />
  );
}

/** Each company's share of one month, the largest first. */
function Companies({ items, own }: { items: readonly CreditTotal[]; own: boolean }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const monthName = useMonthName();
  const months = [...new Set(items.map(({ month }) => month))];
  const [chosen, setChosen] = useState(months[0] ?? '');
  const ofMonth = items.filter(({ month }) => month === chosen);
  const label = own ? t('byProvider') : t('byCompany');
  const columns: Column<CreditTotal>[] = [
    {
      id: 'company',
      header: own ? t('provider') : t('reseller'),
      cell: (row) =>
        row.company ? (
          <>
            {row.company.name}{' '}
            <Text size={200} className={styles.quiet}>
              {row.company.partnerId}
            </Text>
          </>
        ) : (
          t('nobody')
        ),
      sortValue: (row) => row.company?.name ?? '',
    },
    {
      id: 'amount',
      header: t('amount'),
      align: 'end',
      cell: (row) => format.money(row.amount, row.currency),
      sortValue: (row) => row.amount,
    },
    {
      id: 'entries',
      header: t('entries'),
      align: 'end',
      cell: (row) => format.number(row.entries),
      sortValue: (row) => row.entries,
    },
  ];
  return (
    <Section title={label} look="plain" level={3}>
      <WholeTable<CreditTotal>
        label={label}
        rows={ofMonth.slice(0, companiesShown)}
        columns={columns}
        rowId={(row) => `${row.currency} ${row.company?.id ?? ''} ${row.company?.partnerId ?? ''}`}
        rowLabel={(row) => row.company?.name ?? t('nobody')}
        toolbar={
          <SelectField
            label={t('month')}
            none={false}
            choices={months.map((value) => ({ value, label: monthName(value) }))}
            value={chosen}
            onChange={setChosen}
          />
        }
      />
      {ofMonth.length > companiesShown && (
        <Text>{t('largest', { shown: companiesShown, count: ofMonth.length })}</Text>
      )}
    </Section>
  );
}
