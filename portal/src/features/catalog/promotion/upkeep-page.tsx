import { Button, Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../../api/index.ts';
import { useFormat } from '../../../i18n/index.ts';
import {
  type Column,
  ConfirmDialog,
  DataTable,
  LinkButton,
  SelectField,
  StatusBadge,
  type Tone,
  useToast,
} from '../../../ui/index.ts';
import { readMarkets } from '../calls.ts';
import { CatalogFrame } from '../catalog-frame.tsx';
import { useText as useCatalogText } from '../text.ts';
import { promotionsKey } from './calls.ts';
import { PromotionForm } from './promotion-form.tsx';
import { useText } from './text.ts';
import { type KeptPromotion, nameOf, readKeptPromotions, removePromotion } from './upkeep-calls.ts';

const tones: Readonly<Record<KeptPromotion['phase'], Tone>> = {
  planned: 'waiting',
  running: 'good',
  ended: 'neutral',
};

/** Promotions of every market as the operator looks after them: planned, running, ended (C62). */
export function PromotionUpkeep() {
  const t = useText();
  const may = useMay();
  const [editing, setEditing] = useState<KeptPromotion | 'new'>();
  const markets = useQuery({ queryKey: ['markets'], queryFn: ({ signal }) => readMarkets(signal) });
  return (
    <CatalogFrame
      lead={t('upkeepLead')}
      actions={
        editing === undefined && (
          <>
            {may('catalog.import') && <LinkButton to="/catalog/imports">{t('import')}</LinkButton>}
            <Button appearance="primary" onClick={() => setEditing('new')}>
              {t('add')}
            </Button>
          </>
        )
      }
    >
      {editing !== undefined && (
        <PromotionForm
          key={editing === 'new' ? 'new' : editing.id}
          of={editing === 'new' ? undefined : editing}
          markets={markets.data ?? []}
          onClosed={() => setEditing(undefined)}
        />
      )}
      <Promotions onEdit={setEditing} />
    </CatalogFrame>
  );
}

function Promotions({ onEdit }: { onEdit: (promotion: KeptPromotion) => void }) {
  const t = useText();
  const words = useCatalogText();
  const format = useFormat();
  const toast = useToast();
  const may = useMay();
  const [removing, setRemoving] = useState<KeptPromotion>();
  const remove = useAction<KeptPromotion>({
    act: removePromotion,
    refreshes: [promotionsKey],
    onDone: () => {
      toast.done(t('removed'));
      setRemoving(undefined);
    },
  });
  const columns: Column<KeptPromotion>[] = [
    {
      id: 'name',
      header: t('name'),
      width: '32%',
      cell: (row) => (
        <span>
          <Text block weight="semibold">
            {nameOf(row)}
          </Text>
          <Text block size={200}>
            {row.skuTitle}
          </Text>
        </span>
      ),
    },
    {
      id: 'whom',
      header: words('market'),
      cell: (row) =>
        [
          row.market === '*' ? t('everyMarket') : format.country(row.market),
          words.find(`segment_${row.segment}`) ?? row.segment,
        ].join(' · '),
    },
    {
      id: 'percent',
      header: t('discount'),
      align: 'end',
      cell: (row) => t('percent', { value: format.number(Number(row.percent)) }),
    },
    {
      id: 'days',
      header: t('days'),
      cell: (row) => t('fromTo', { from: format.date(row.startDate), to: format.date(row.endDate) }),
    },
    {
      id: 'phase',
      header: words('state'),
      cell: (row) => <StatusBadge tone={tones[row.phase]} label={t(`phase_${row.phase}`)} />,
    },
  ];
  return (
    <>
      <DataTable<KeptPromotion>
        label={t('title')}
        queryKey={[...promotionsKey, 'kept']}
        load={readKeptPromotions}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={nameOf}
        search={{ label: words('search') }}
        filters={{
          names: ['phase'],
          render: (control) => (
            <SelectField
              label={words('state')}
              value={control.values['phase'] ?? ''}
              onChange={(value) => control.set('phase', value)}
              none={t('anyPhase')}
              choices={(['planned', 'running', 'ended'] as const).map((value) => ({
                value,
                label: t(`phase_${value}`),
              }))}
            />
          ),
        }}
        actions={(row) => [
          ...(row.phase !== 'ended' && may('catalog.promotion.set')
            ? [{ id: 'change', label: t('change'), inline: true, onSelect: () => onEdit(row) }]
            : []),
          ...(row.phase === 'planned' && may('catalog.promotion.remove')
            ? [{ id: 'remove', label: t('remove'), inline: true, onSelect: () => setRemoving(row) }]
            : []),
        ]}
        empty={{ title: t('keptNone'), text: t('keptNoneText') }}
      />
      <ConfirmDialog
        open={removing !== undefined}
        title={t('removeTitle')}
        confirmLabel={t('remove')}
        running={remove.running}
        error={remove.error}
        onConfirm={() => removing && remove.run(removing)}
        onCancel={() => {
          remove.reset();
          setRemoving(undefined);
        }}
      >
        {removing && t('removeText', { name: nameOf(removing) })}
      </ConfirmDialog>
    </>
  );
}
