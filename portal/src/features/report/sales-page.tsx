import { makeStyles, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMay, useSession } from '../../api/index.ts';
import { currentLanguage, locales, useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ColumnChart,
  EmptyState,
  ErrorBar,
  LoadingLines,
  Section,
  SelectField,
  StatTile,
  Tiles,
  useAddress,
  WholeTable,
} from '../../ui/index.ts';
import {
  downloadSales,
  type MonthFigures,
  type ProductFigures,
  readResellers,
  readSales,
  reportKey,
  type SalesChoice,
  type SalesReport,
} from './calls.ts';
import { Largest } from './largest.tsx';
import { Download, ReportFrame } from './report-frame.tsx';
import { useText } from './text.ts';

const useStyles = makeStyles({
  choices: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Sold, assigned and used, by month and by product (C108). */
export default function SalesPage() {
  const t = useText();
  const { tenant } = useSession();
  const [address, setAddress] = useAddress();
  const choice: SalesChoice = { product: address['product'] ?? '', reseller: address['reseller'] ?? '' };
  const query = useQuery({
    queryKey: [...reportKey, 'sales', choice],
    queryFn: ({ signal }) => readSales(choice, signal),
    placeholderData: keepPreviousData,
  });
  const own = tenant.kind === 'indirect-reseller';
  return (
    <ReportFrame lead={own ? t('salesLeadOwn') : t('salesLead')}>
      <Choices choice={choice} onChange={setAddress} />
      {query.error ? (
        <ErrorBar error={query.error} />
      ) : query.data ? (
        <Sales report={query.data} choice={choice} own={own} />
      ) : (
        <LoadingLines />
      )}
    </ReportFrame>
  );
}

function Choices({
  choice,
  onChange,
}: {
  choice: SalesChoice;
  onChange: (values: Record<string, string>) => void;
}) {
  const t = useText();
  const styles = useStyles();
  const may = useMay();
  const all = useQuery({
    queryKey: [...reportKey, 'sales', { product: '', reseller: '' }],
    queryFn: ({ signal }) => readSales({ product: '', reseller: '' }, signal),
  });
  const resellers = useQuery({
    queryKey: [...reportKey, 'resellers'],
    queryFn: ({ signal }) => readResellers(signal),
    enabled: may('report.reseller.read'),
  });
  return (
    <div className={styles.choices}>
      <SelectField
        label={t('product')}
        none={t('allProducts')}
        choices={(all.data?.products ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={choice.product}
        onChange={(product) => onChange({ ...choice, product })}
      />
      {may('report.reseller.read') && (
        <SelectField
          label={t('reseller')}
          none={t('allResellers')}
          choices={(resellers.data?.items ?? []).map(({ resellerId, name }) => ({
            value: resellerId,
            label: name,
          }))}
          value={choice.reseller}
          onChange={(reseller) => onChange({ ...choice, reseller })}
        />
      )}
    </div>
  );
}

interface SalesProps {
  readonly report: SalesReport;
  readonly choice: SalesChoice;
  /** A reseller's own figures: who holds licenses it reads customer by customer. */
  readonly own: boolean;
}

function Sales({ report, choice, own }: SalesProps) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const last = report.months.at(-1);
  if (!last || (report.products.length === 0 && report.months.every(({ licenses }) => licenses === 0)))
    return <EmptyState title={t('empty')} text={t('emptyText')} />;
  const upTo = (count: number) =>
    count >= report.countedUpTo ? t('atLeast', { shown: format.number(count) }) : count;
  const decisions = { to: '/subscriptions/decisions' };
  return (
    <>
      <Tiles>
        <StatTile value={last.licenses} label={t('licenses')} note={t('licensesNote')} tone="info" />
        {!own && (
          <StatTile
            value={last.known === 0 ? '–' : format.percent(last.assigned / last.known)}
            label={t('assigned')}
            note={t('assignedNote', {
              assigned: format.number(last.assigned),
              known: format.number(last.known),
            })}
          />
        )}
        <StatTile
          value={report.active}
          label={t('active')}
          note={report.suspended > 0 && t('suspendedNote', { count: report.suspended })}
        />
        {report.renewing !== undefined && (
          <StatTile value={upTo(report.renewing)} label={t('renewing')} note={t('within30')} {...decisions} />
        )}
        {report.trialsEnding !== undefined && (
          <StatTile
            value={upTo(report.trialsEnding)}
            label={t('trials')}
            note={t('within30')}
            {...decisions}
          />
        )}
      </Tiles>
      <p className={styles.note}>{t('asOf', { date: format.date(report.processedOn) })}</p>
      <Months months={report.months} choice={choice} own={own} />
      {choice.product === '' && <Products products={report.products} choice={choice} own={own} />}
    </>
  );
}

function useMonthName(look: 'long' | 'short') {
  const format = new Intl.DateTimeFormat(locales[currentLanguage()], {
    month: look,
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (month: string) => format.format(new Date(`${month}-01T00:00:00Z`));
}

function Months({
  months,
  choice,
  own,
}: Pick<SalesProps, 'choice' | 'own'> & { months: readonly MonthFigures[] }) {
  const t = useText();
  const format = useFormat();
  const long = useMonthName('long');
  const short = useMonthName('short');
  const number = (
    id: string,
    header: string,
    read: (row: MonthFigures) => number,
    wideOnly = false,
  ): Column<MonthFigures> => ({
    id,
    header,
    align: 'end',
    wideOnly,
    cell: (row) => format.number(read(row)),
    sortValue: read,
  });
  const grown = (row: MonthFigures) => {
    const before = months[months.indexOf(row) - 1];
    return before ? row.licenses - before.licenses : undefined;
  };
  const columns: Column<MonthFigures>[] = [
    { id: 'month', header: t('month'), cell: (row) => long(row.month), sortValue: (row) => row.month },
    number('licenses', t('licenses'), (row) => row.licenses),
    {
      id: 'growth',
      header: t('growth'),
      align: 'end',
      cell: (row) => signed(grown(row), format.number),
      sortValue: (row) => grown(row) ?? 0,
    },
    ...(own
      ? []
      : [
          number('assigned', t('assigned'), (row) => row.assigned),
          number('used', t('used'), (row) => row.used, true),
        ]),
    number('subscriptions', t('active'), (row) => row.subscriptions, !own),
  ];
  const sold = { id: 'sold', label: t('licenses'), values: months.map(({ licenses }) => licenses) };
  const held = [
    { id: 'used', label: t('used'), values: months.map(({ used }) => used) },
    { id: 'idle', label: t('assignedIdle'), values: months.map(({ assigned, used }) => assigned - used) },
    { id: 'free', label: t('free'), values: months.map(({ licenses, assigned }) => licenses - assigned) },
  ];
  return (
    <Section title={t('byMonth')} text={own ? t('byMonthTextOwn') : t('byMonthText')}>
      <ColumnChart
        title={t('chartTitle')}
        labels={months.map(({ month }) => short(month))}
        series={own ? [sold] : held}
      />
      <WholeTable<MonthFigures>
        label={t('byMonth')}
        rows={[...months].reverse()}
        columns={columns}
        rowId={(row) => row.month}
        rowLabel={(row) => long(row.month)}
        toolbar={<Download what={t('byMonth')} act={() => downloadSales(choice, 'months')} />}
      />
    </Section>
  );
}

/** With its sign, so that growth and decline are told apart without color. */
function signed(value: number | undefined, number: (value: number) => string): string {
  if (value === undefined) return '–';
  if (value === 0) return number(0);
  return value > 0 ? `+${number(value)}` : `−${number(-value)}`;
}

function Products({
  products,
  choice,
  own,
}: Pick<SalesProps, 'choice' | 'own'> & { products: readonly ProductFigures[] }) {
  const t = useText();
  const format = useFormat();
  const columns: (Column<ProductFigures> | false)[] = [
    {
      id: 'name',
      header: t('product'),
      width: '32%',
      cell: (row) => (
        <AppLink
          to="/reports"
          search={{ product: row.id, ...(choice.reseller ? { reseller: choice.reseller } : {}) }}
        >
          {row.name}
        </AppLink>
      ),
      sortValue: (row) => row.name,
    },
    {
      id: 'licenses',
      header: t('licenses'),
      align: 'end',
      cell: (row) => format.number(row.licenses),
      sortValue: (row) => row.licenses,
    },
    {
      id: 'change',
      header: t('thisMonth'),
      align: 'end',
      cell: (row) => signed(row.change, format.number),
      sortValue: (row) => row.change,
    },
    !own && {
      id: 'assigned',
      header: t('assigned'),
      align: 'end' as const,
      cell: (row: ProductFigures) =>
        row.known === 0
          ? '–'
          : t('share', {
              shown: format.number(row.assigned),
              percent: format.percent(row.assigned / row.known),
            }),
      sortValue: (row: ProductFigures) => row.assigned,
    },
    {
      id: 'subscriptions',
      header: t('active'),
      align: 'end',
      wideOnly: !own,
      cell: (row) => format.number(row.subscriptions),
      sortValue: (row) => row.subscriptions,
    },
    {
      id: 'suspended',
      header: t('suspended'),
      align: 'end',
      wideOnly: true,
      cell: (row) => format.number(row.suspended),
      sortValue: (row) => row.suspended,
    },
  ];
  return (
    <Section title={t('byProduct')}>
      <Largest title={t('chartProducts')} of={products} held={!own} />
      <WholeTable<ProductFigures>
        label={t('byProduct')}
        rows={products}
        columns={columns.filter((column) => column !== false)}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        toolbar={<Download what={t('byProduct')} act={() => downloadSales(choice, 'products')} />}
      />
    </Section>
  );
}
