import { Button, Text } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { type Column, ConfirmDialog, DataTable, StatusBadge, useToast } from '../../ui/index.ts';
import { type Margin, marginsKey, readMargins, removeMargin } from './calls.ts';
import { MarginDialog } from './margin-dialog.tsx';
import { MarginFrame } from './margin-frame.tsx';
import { useText } from './text.ts';

/** What a provider adds, for whom, on what and from when. */
export default function MarginsPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [editing, setEditing] = useState<Margin | 'new'>();
  const [leaving, setLeaving] = useState<Margin>();
  const marginText = (row: Margin) =>
    row.kind === 'percent'
      ? t('percent', { value: format.number(Number(row.value)) })
      : t('amount', { amount: format.money(Number(row.value), row.currency ?? '') });
  const columns: Column<Margin>[] = [
    {
      id: 'value',
      header: t('value'),
      cell: (row) => <Text weight="semibold">{marginText(row)}</Text>,
    },
    { id: 'reseller', header: t('reseller'), cell: (row) => row.resellerName ?? t('everyReseller') },
    { id: 'product', header: t('product'), cell: (row) => row.productTitle ?? t('everyProduct') },
    { id: 'from', header: t('from'), cell: (row) => format.date(row.fromDate) },
    {
      id: 'state',
      header: t('state'),
      cell: ({ begun }) => (
        <StatusBadge tone={begun ? 'good' : 'info'} label={begun ? t('begun') : t('waiting')} />
      ),
    },
  ];
  const set = may('margin.set') && (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setEditing('new')}>
      {t('set')}
    </Button>
  );
  return (
    <MarginFrame lead={t('lead')} actions={set}>
      <Text>{t('order')}</Text>
      <DataTable<Margin>
        label={t('title')}
        queryKey={marginsKey}
        load={readMargins}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) =>
          [
            marginText(row),
            row.resellerName ?? t('everyReseller'),
            row.productTitle ?? t('everyProduct'),
          ].join(', ')
        }
        actions={(row) => [
          may('margin.set') && {
            id: 'change',
            label: t('change'),
            icon: EditRegular,
            inline: true,
            onSelect: () => setEditing(row),
          },
          may('margin.remove') && {
            id: 'remove',
            label: t('remove'),
            icon: DeleteRegular,
            onSelect: () => setLeaving(row),
          },
        ]}
        empty={{ title: t('empty'), text: t('emptyText'), actions: set }}
      />
      <MarginDialog margin={editing} onClosed={() => setEditing(undefined)} />
      <RemoveDialog margin={leaving} onClosed={() => setLeaving(undefined)} />
    </MarginFrame>
  );
}

function RemoveDialog({ margin, onClosed }: { margin: Margin | undefined; onClosed: () => void }) {
  const t = useText();
  const toast = useToast();
  const remove = useAction<Margin>({
    act: (one, ids) => removeMargin(one, ids),
    refreshes: [marginsKey],
    onDone: () => {
      toast.done(t('removed'));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open={margin !== undefined}
      title={t('removeTitle')}
      confirmLabel={t('remove')}
      running={remove.running}
      error={remove.error}
      onCancel={() => {
        remove.reset();
        onClosed();
      }}
      onConfirm={() => margin && remove.run(margin)}
    >
      {t('removeText')}
    </ConfirmDialog>
  );
}
