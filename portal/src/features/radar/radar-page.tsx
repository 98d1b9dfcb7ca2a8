import { Button } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { nothing, useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  DataTable,
  ErrorBar,
  type FilterControl,
  Page,
  SelectField,
} from '../../ui/index.ts';
import { type RadarItem, radarKey, readRadar, renewChosen } from './calls.ts';
import { RenewedList } from './renewed-list.tsx';
import { useText } from './text.ts';
import { TimeLeft } from './time-left.tsx';

const kinds = [
  'partnership-link',
  'relationship-link',
  'joint-link',
  'admin-request',
  'admin-grant',
] as const;
const spans = ['7', '30', '90', '365'] as const;

/** Every invitation and grant of the company by when it lapses; many renewed at once. */
export default function RadarPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const seen = useRef(new Map<string, RadarItem>());
  const renew = useAction({
    act: (items: readonly RadarItem[], ids) => renewChosen(items, ids),
    refreshes: [radarKey],
    onDone: () => setChosen(new Set()),
  });
  const mayRenew = may('invitation.extend') || may('delegation.request');

  const columns: Column<RadarItem>[] = [
    { id: 'kind', header: t('what'), cell: (row) => row.name ?? t(`kind_${row.kind}`) },
    {
      id: 'type',
      header: t('type'),
      wideOnly: true,
      cell: (row) => (row.name ? t(`kind_${row.kind}`) : nothing),
    },
    {
      id: 'customer',
      header: t('with'),
      cell: (row) =>
        row.customerId && row.customerName ? (
          <AppLink to={`/customers/${row.customerId}`}>{row.customerName}</AppLink>
        ) : row.acceptedCount ? (
          t('accepted', { count: row.acceptedCount })
        ) : (
          t('openToAll')
        ),
    },
    { id: 'lapses', header: t('lapses'), cell: (row) => format.date(row.lapsesAt) },
    { id: 'left', header: t('left'), cell: (row) => <TimeLeft item={row} /> },
  ];

  return (
    <Page title={t('title')} lead={t('lead')}>
      <ErrorBar error={renew.error} />
      {renew.result && <RenewedList renewed={renew.result} itemOf={(id) => seen.current.get(id)} />}
      <DataTable<RadarItem>
        label={t('title')}
        queryKey={radarKey}
        load={async (request) => {
          const page = await readRadar(request);
          for (const item of page.items) seen.current.set(item.id, item);
          return page;
        }}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name ?? t(`kind_${row.kind}`)}
        {...(mayRenew
          ? {
              selection: {
                chosen,
                onChange: setChosen,
                actions: (ids: ReadonlySet<string>) => (
                  <Button
                    appearance="primary"
                    size="small"
                    icon={<ArrowSyncRegular />}
                    disabled={renew.running}
                    onClick={() => renew.run([...ids].flatMap((id) => seen.current.get(id) ?? []))}
                  >
                    {t('renew')}
                  </Button>
                ),
              },
            }
          : {})}
        filters={{ names: ['kind', 'days'], render: (control) => <Filters control={control} /> }}
        empty={{ title: t('empty'), text: t('emptyText') }}
      />
    </Page>
  );
}

function Filters({ control: { values, set } }: { control: FilterControl }) {
  const t = useText();
  return (
    <>
      <SelectField
        label={t('type')}
        none={t('allKinds')}
        choices={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))}
        value={values['kind'] ?? ''}
        onChange={(value) => set('kind', value)}
      />
      <SelectField
        label={t('within')}
        none={t('anyTime')}
        choices={spans.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
        value={values['days'] ?? ''}
        onChange={(value) => set('days', value)}
      />
    </>
  );
}
