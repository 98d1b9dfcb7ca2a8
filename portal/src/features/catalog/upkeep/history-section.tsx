import { DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction, useMay } from '../../../api/index.ts';
import { type Column, ConfirmDialog, Section, StatusBadge, useToast, WholeTable } from '../../../ui/index.ts';
import { catalogKey } from '../calls.ts';
import { cancelPrice, type PriceRecord, type SkuSheet } from './calls.ts';
import { usePriceWords } from './price-words.ts';
import { useText } from './text.ts';

/** What prices were and will be; a planned one can be taken back until its month begins. */
export function HistorySection({ sheet }: { sheet: SkuSheet }) {
  const t = useText();
  const may = useMay();
  const said = usePriceWords();
  const [leaving, setLeaving] = useState<PriceRecord>();
  const columns: Column<PriceRecord>[] = [
    { id: 'month', header: t('month'), cell: (row) => said.month(row.month) },
    { id: 'what', header: t('cycle'), width: '28%', cell: said.what },
    { id: 'market', header: t('market'), cell: said.market },
    {
      id: 'amount',
      header: t('amount'),
      align: 'end',
      cell: (row) => said.amount(row.unitPrice, row.currency),
    },
    {
      id: 'state',
      header: t('state'),
      cell: ({ begun }) => (
        <StatusBadge tone={begun ? 'neutral' : 'info'} label={begun ? t('begun') : t('planned')} />
      ),
    },
    { id: 'by', header: t('changedBy'), wideOnly: true, cell: (row) => row.changedBy },
  ];
  return (
    <Section title={t('history')} look="plain">
      <WholeTable<PriceRecord>
        label={t('history')}
        rows={sheet.changes}
        columns={columns}
        rowId={(row) =>
          [row.month, row.availabilityId, row.term, row.billingCycle, row.currency, row.market].join(' ')
        }
        rowLabel={(row) => `${said.month(row.month)}, ${said.what(row)}, ${said.market(row)}`}
        actions={(row) => [
          !row.begun &&
            may('catalog.price.cancel') && {
              id: 'cancel',
              label: t('takeBack'),
              icon: DeleteRegular,
              inline: true,
              onSelect: () => setLeaving(row),
            },
        ]}
        empty={{ title: t('historyEmpty') }}
      />
      <TakeBackDialog sheet={sheet} price={leaving} onClosed={() => setLeaving(undefined)} />
    </Section>
  );
}

function TakeBackDialog({
  sheet,
  price,
  onClosed,
}: {
  sheet: SkuSheet;
  price: PriceRecord | undefined;
  onClosed: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const said = usePriceWords();
  const cancel = useAction<PriceRecord>({
    act: ({ begun: _, changedAt: __, changedBy: ___, unitPrice: ____, month, ...key }, ids) =>
      cancelPrice(sheet, { ...key, month: month ?? '' }, ids),
    refreshes: [catalogKey],
    onDone: () => {
      toast.done(t('takenBack'));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open={price !== undefined}
      title={t('takeBackTitle', { month: said.month(price?.month) })}
      confirmLabel={t('takeBack')}
      running={cancel.running}
      error={cancel.error}
      onCancel={() => {
        cancel.reset();
        onClosed();
      }}
      onConfirm={() => price && cancel.run(price)}
    >
      {price &&
        t('takeBackText', { price: said.amount(price.unitPrice, price.currency), what: said.what(price) })}
    </ConfirmDialog>
  );
}
