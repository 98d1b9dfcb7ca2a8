import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { creditRules } from '../../../../contract/credit.ts';
import { useAction, useMay, useSession } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  ErrorBar,
  type FilterControl,
  SelectField,
  StatusBadge,
  useAddress,
} from '../../ui/index.ts';
import { type CreditEntry, creditKey, downloadEntries, readCredited, readEntries } from './calls.ts';
import { CreditFrame } from './credit-frame.tsx';
import { lastMonths, useMonthName } from './months.ts';
import { useText } from './text.ts';
import { Totals } from './totals.tsx';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', overflowWrap: 'anywhere' },
  amounts: { display: 'flex', flexDirection: 'column', alignItems: 'flex-end', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const filterNames = ['reseller', 'rule', 'month'] as const;

/** Who earned on what, and why (9.2, D31, D52). */
export default function LedgerPage() {
  const t = useText();
  const may = useMay();
  const { tenant } = useSession();
  const own = tenant.kind === 'indirect-reseller';
  const columns = useColumns(own);
  return (
    <CreditFrame lead={own ? t('ownLead') : t('ledgerLead')}>
      {may('credit.total.read') && <Totals own={own} />}
      <DataTable<CreditEntry>
        label={t('ledger')}
        queryKey={[...creditKey, 'entries']}
        load={readEntries}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.offerName} ${row.bookedAt}`}
        filters={{ names: filterNames, render: (control) => <Filters control={control} own={own} /> }}
        toolbar={<Download />}
        empty={{
          title: t('entriesEmpty'),
          text: own ? t('entriesEmptyOwn') : t('entriesEmptyText'),
        }}
      />
    </CreditFrame>
  );
}

function Download() {
  const t = useText();
  const [address] = useAddress();
  const filters = Object.fromEntries(
    filterNames.flatMap((name) => (address[name] ? [[name, address[name]] as const] : [])),
  );
  const save = useAction({ act: () => downloadEntries(filters) });
  return (
    <>
      <ErrorBar error={save.error} />
      <Button icon={<ArrowDownloadRegular />} disabledFocusable={save.running} onClick={() => save.run()}>
        {t('download')}
      </Button>
    </>
  );
}

function Filters({ control: { values, set }, own }: { control: FilterControl; own: boolean }) {
  const t = useText();
  const monthName = useMonthName();
  const credited = useQuery({
    queryKey: [...creditKey, 'resellers'],
    queryFn: ({ signal }) => readCredited(signal),
    enabled: !own,
  });
  return (
    <>
      {!own && (
        <SelectField
          label={t('reseller')}
          none={t('allResellers')}
          choices={[
            ...(credited.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
            { value: 'nobody', label: t('nobody') },
          ]}
          value={values['reseller'] ?? ''}
          onChange={(value) => set('reseller', value)}
        />
      )}
      <SelectField
        label={t('reason')}
        none={t('anyReason')}
        choices={creditRules.map((value) => ({ value, label: t(`rule_${value}`) }))}
        value={values['rule'] ?? ''}
        onChange={(value) => set('rule', value)}
      />
      <SelectField
        label={t('month')}
        none={t('anyMonth')}
        choices={lastMonths(new Date(), 24).map((value) => ({ value, label: monthName(value) }))}
        value={values['month'] ?? ''}
        onChange={(value) => set('month', value)}
      />
    </>
  );
}

function useColumns(own: boolean): Column<CreditEntry>[] {
  const t = useText();
  const format = useFormat();
  const styles = useStyles();
  const reason = (row: CreditEntry) => t(`rule_${row.rule}`);
  const period = (row: CreditEntry) =>
    t('periodValue', { from: format.date(row.startsAt), to: format.date(lastInstant(row.endsAt)) });
  const product = {
    id: 'product',
    header: t('product'),
    cell: (row: CreditEntry) =>
      row.customer && row.subscriptionId ? (
        <span className={styles.lines}>
          <AppLink to={`/customers/${row.customer.id}/subscriptions/${row.subscriptionId}`}>
            {row.offerName}
          </AppLink>
          <Text size={200} className={styles.quiet}>
            {row.customer.name}
          </Text>
        </span>
      ) : (
        row.offerName
      ),
  };
  return [
    product,
    {
      id: 'bookedAt',
      header: t('bookedAt'),
      cell: (row) => (
        <span className={styles.lines}>
          <time dateTime={row.bookedAt}>{format.dateTime(row.bookedAt)}</time>
          <Text size={200} className={styles.quiet}>
            {reason(row)}
          </Text>
        </span>
      ),
    },
    {
      id: 'quantity',
      header: t('quantity'),
      align: 'end',
      wideOnly: !own,
      cell: (row) => format.number(own && row.takesBack ? -row.quantity : row.quantity),
    },
    { id: 'period', header: t('period'), cell: period },
    own
      ? { id: 'provider', header: t('provider'), cell: (row) => <Through entry={row} /> }
      : { id: 'reseller', header: t('reseller'), cell: (row) => <Credited entry={row} /> },
    ...(own
      ? []
      : [
          {
            id: 'amount',
            header: t('amount'),
            align: 'end' as const,
            cell: ({ amount = 0, basis = 0, currency = '' }: CreditEntry) => (
              <span className={styles.amounts}>
                {format.money(amount, currency)}
                {amount !== basis && (
                  <Text size={200} className={styles.quiet}>
                    {t('amountOf', {
                      amount: format.percent(Math.abs(amount / basis)),
                      basis: format.money(basis, currency),
                    })}
                  </Text>
                )}
              </span>
            ),
          },
        ]),
  ];
}

/** The end of a period is exclusive; people name its last day. */
function lastInstant(endsAt: string): Date {
  return new Date(Date.parse(endsAt) - 1);
}

/** The provider a line comes through, and the own location it is for. */
function Through({ entry }: { entry: CreditEntry }) {
  const styles = useStyles();
  return (
    <span className={styles.lines}>
      {entry.provider}
      <Text size={200} className={styles.quiet}>
        {entry.partnerId}
      </Text>
    </span>
  );
}

function Credited({ entry }: { entry: CreditEntry }) {
  const t = useText();
  const styles = useStyles();
  if (entry.reseller)
    return (
      <span className={styles.lines}>
        {entry.reseller.name}
        <Text size={200} className={styles.quiet}>
          {entry.partnerId}
        </Text>
      </span>
    );
  return (
    <span className={styles.lines}>
      <StatusBadge tone="warning" label={t(`withheld_${entry.withheld ?? 'nobody-on-record'}`)} />
      {entry.onRecord && (
        <Text size={200} className={styles.quiet}>
          {t('onRecord', { partnerId: entry.onRecord })}
        </Text>
      )}
    </span>
  );
}
