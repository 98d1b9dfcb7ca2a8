import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { CreditLine } from '../../../../../contract/credit-line.ts';
import { useFormat } from '../../../i18n/index.ts';
import { type Column, ShareBar, WholeTable } from '../../../ui/index.ts';
import { useText } from './text.ts';

interface Row {
  readonly id: 'limit' | 'unpaid' | 'spent' | 'cycles' | 'usage' | 'overpaid' | 'available';
  readonly amount: number;
}

/** The limit and what of it is used, in a picture and in figures that add up (C112). */
export function CreditParts({ line }: { readonly line: CreditLine }) {
  const t = useText();
  const format = useFormat();
  const money = (amount: number) => format.money(amount, line.currency);
  const [limit, available] = [Number(line.limit), Number(line.available)];
  const rows: Row[] = [
    { id: 'limit', amount: limit },
    { id: 'unpaid', amount: -Number(line.unpaid) },
    { id: 'spent', amount: -Number(line.spent) },
    { id: 'cycles', amount: -Number(line.cycles) },
    { id: 'usage', amount: -Number(line.usage) },
    { id: 'overpaid', amount: Number(line.overpaid) },
    { id: 'available', amount: available },
  ];
  const shown = ({ id, amount }: Row) => {
    if (id === 'limit' || id === 'available' || amount === 0) return money(amount === 0 ? 0 : amount);
    return t(amount < 0 ? 'taken' : 'given', { amount: money(Math.abs(amount)) });
  };
  const columns: Column<Row>[] = [
    { id: 'part', header: t('part'), cell: (row) => t(row.id) },
    { id: 'amount', header: t('amount'), align: 'end', cell: shown },
  ];
  return (
    <>
      {available < 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('exceeded')}</MessageBarBody>
        </MessageBar>
      )}
      <ShareBar
        title={t('picture', { limit: money(limit) })}
        parts={[
          { id: 'unpaid', label: t('unpaid'), value: Number(line.unpaid) },
          { id: 'unbilled', label: t('unbilled'), value: Number(line.unbilled) },
          { id: 'free', label: t('free'), value: available },
        ]}
      />
      <WholeTable<Row>
        label={t('title')}
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => t(row.id)}
      />
    </>
  );
}
