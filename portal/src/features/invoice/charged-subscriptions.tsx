import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormat } from '../../i18n/index.ts';
import { type Column, WholeTable } from '../../ui/index.ts';
import type { ChargedSubscription, ChargesInCurrency, CustomerChargeLine } from './calls.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  table: { borderCollapse: 'collapse', width: '100%' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    textAlign: 'start',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  number: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

/** One row for each subscription, unfolded into the lines that make up its sum. */
export function ChargedSubscriptions({ charges }: { charges: ChargesInCurrency }) {
  const t = useText();
  const format = useFormat();
  const { currency, subscriptions } = charges;
  const columns: Column<ChargedSubscription>[] = [
    { id: 'name', header: t('subscription'), width: '40%', cell: (row) => row.name },
    {
      id: 'cycle',
      header: t('billing'),
      wideOnly: true,
      cell: (row) => t.find(`cycle_${row.billingCycle}`) ?? row.billingCycle,
    },
    { id: 'lines', header: t('lines'), align: 'end', cell: (row) => format.number(row.lines.length) },
    {
      id: 'sum',
      header: t('sum'),
      align: 'end',
      cell: (row) => format.money(Number(row.subtotal), currency),
    },
  ];
  return (
    <WholeTable<ChargedSubscription>
      label={t('chargesIn', { currency })}
      rows={subscriptions}
      columns={columns}
      rowId={(row) => row.subscriptionId}
      rowLabel={(row) => row.name}
      expand={(row) => <Lines lines={row.lines} currency={currency} />}
    />
  );
}

function Lines({ lines, currency }: { lines: readonly CustomerChargeLine[]; currency: string }) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const numeric = `${styles.cell} ${styles.number}`;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.cell}>
            {t('charge')}
          </th>
          <th scope="col" className={styles.cell}>
            {t('period')}
          </th>
          <th scope="col" className={numeric}>
            {t('quantity')}
          </th>
          <th scope="col" className={numeric}>
            {t('unitPrice')}
          </th>
          <th scope="col" className={numeric}>
            {t('amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.orderId} ${line.chargeType} ${line.startsOn}`}>
            <td className={styles.cell}>
              {t.find(`charge_${line.chargeType}`) ?? line.chargeType}
              {line.invoiceId && ` (${line.invoiceId})`}
            </td>
            <td className={styles.cell}>
              {t('fromTo', { from: format.date(line.startsOn), to: format.date(line.endsOn) })}
            </td>
            <td className={numeric}>{format.number(line.quantity)}</td>
            <td className={numeric}>{format.money(Number(line.unitPrice), currency)}</td>
            <td className={numeric}>{format.money(Number(line.amount), currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
