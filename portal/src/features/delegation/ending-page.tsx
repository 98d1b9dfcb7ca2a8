import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ConfirmDialog,
  DataTable,
  SelectField,
  StatTile,
  Tiles,
  useToast,
} from '../../ui/index.ts';
import {
  type DelegationItem,
  delegationKey,
  type RenewalOutcomes,
  readEnding,
  readReport,
  renewAll,
  switchExtensions,
} from './calls.ts';
import { DelegationState, EndCell, useExtensionLabel } from './cells.tsx';
import { DelegationFrame } from './frame.tsx';
import { delegationPath } from './paths.ts';
import { RenewalResults } from './renewal-results.tsx';
import { useText } from './text.ts';

const withins = ['7', '30', '60', '90'] as const;

/** What ends when, and what can be done about several at once (C85). */
export default function EndingPage() {
  const t = useText();
  const [renewed, setRenewed] = useState<RenewalOutcomes>();
  return (
    <DelegationFrame lead={t('endingLead')}>
      <Counts />
      {renewed ? (
        <RenewalResults outcomes={renewed} onDone={() => setRenewed(undefined)} />
      ) : (
        <EndingTable onRenewed={setRenewed} />
      )}
    </DelegationFrame>
  );
}

function Counts() {
  const t = useText();
  const format = useFormat();
  const report = useQuery({
    queryKey: [...delegationKey, 'report'],
    queryFn: ({ signal }) => readReport(signal),
  });
  const { data } = report;
  if (!data) return null;
  const shown = (count: number) =>
    count >= data.countedTo ? `${format.number(data.countedTo)}+` : format.number(count);
  return (
    <Tiles>
      <StatTile label={t('tile_active')} value={shown(data.active)} />
      <StatTile
        label={t('tile_pending')}
        value={shown(data.pending)}
        to="/admin-relationships"
        search={{ state: 'pending' }}
      />
      <StatTile label={t('tile_ending')} value={shown(data.ending)} />
      <StatTile
        label={t('tile_endingForGood')}
        value={shown(data.endingForGood)}
        {...(data.endingForGood > 0 ? { tone: 'warning' as const } : {})}
      />
    </Tiles>
  );
}

function EndingTable({ onRenewed }: { onRenewed: (outcomes: RenewalOutcomes) => void }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const toast = useToast();
  const extension = useExtensionLabel();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [renewing, setRenewing] = useState(false);
  const switching = useAction<boolean, { failed: number }>({
    act: async (on, ids) => {
      const { items } = await switchExtensions([...chosen], on, ids);
      return { failed: items.filter((one) => !one.done).length };
    },
    refreshes: [delegationKey],
    onDone: ({ failed }) => {
      setChosen(new Set());
      if (failed > 0) toast.warn(t('someFailed', { count: failed }), t('extension_never'));
      else toast.done(t('switched'));
    },
    onFailed: (error) => toast.failed(error),
  });
  const renewal = useAction<void, RenewalOutcomes>({
    act: (_, ids) => renewAll([...chosen], ids),
    refreshes: [delegationKey],
    onDone: (outcomes) => {
      setRenewing(false);
      setChosen(new Set());
      onRenewed(outcomes);
    },
  });
  const columns: Column<DelegationItem>[] = [
    { id: 'ends', header: t('ends'), cell: (row) => <EndCell item={row} /> },
    {
      id: 'name',
      header: t('name'),
      cell: (row) => <AppLink to={delegationPath(row.id)}>{row.name}</AppLink>,
    },
    { id: 'customer', header: t('customer'), cell: (row) => row.customerName ?? '–' },
    { id: 'state', header: t('state'), cell: (row) => <DelegationState item={row} /> },
    { id: 'extension', header: t('extension'), cell: (row) => extension(row) },
    { id: 'roles', header: t('roles'), cell: (row) => t('roleCount', { count: row.roles.length }) },
    {
      id: 'groups',
      header: t('groups'),
      align: 'end',
      wideOnly: true,
      cell: (row) => format.number(row.groupCount ?? 0),
    },
  ];
  return (
    <>
      <DataTable<DelegationItem>
        label={t('tab_ending')}
        queryKey={[...delegationKey, 'list', 'ending']}
        load={readEnding}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        {...(may('delegation.request')
          ? {
              selection: {
                chosen,
                onChange: setChosen,
                actions: () => (
                  <>
                    <Button
                      size="small"
                      disabledFocusable={switching.running}
                      onClick={() => switching.run(true)}
                    >
                      {t('switchOn')}
                    </Button>
                    <Button
                      size="small"
                      disabledFocusable={switching.running}
                      onClick={() => switching.run(false)}
                    >
                      {t('switchOff')}
                    </Button>
                    <Button size="small" appearance="primary" onClick={() => setRenewing(true)}>
                      {t('renew')}
                    </Button>
                  </>
                ),
              },
            }
          : {})}
        filters={{
          names: ['within', 'extension'],
          render: ({ values, set }) => (
            <>
              <SelectField
                label={t('within')}
                none={t('within_any')}
                choices={withins.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
                value={values['within'] ?? ''}
                onChange={(value) => set('within', value)}
              />
              <SelectField
                label={t('extensionFilter')}
                none={t('extensionFilter_any')}
                choices={(['on', 'off'] as const).map((value) => ({
                  value,
                  label: t(`extensionFilter_${value}`),
                }))}
                value={values['extension'] ?? ''}
                onChange={(value) => set('extension', value)}
              />
            </>
          ),
        }}
        empty={{ title: t('endingEmpty'), text: t('endingEmptyText') }}
      />
      <ConfirmDialog
        open={renewing}
        title={t('renewTitle', { count: chosen.size })}
        confirmLabel={t('renew')}
        running={renewal.running}
        error={renewal.error}
        onCancel={() => {
          renewal.reset();
          setRenewing(false);
        }}
        onConfirm={() => renewal.run()}
      >
        {t('renewText')}
      </ConfirmDialog>
    </>
  );
}
