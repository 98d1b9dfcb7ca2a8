import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  CheckField,
  type Column,
  ConfirmDialog,
  DataTable,
  SelectField,
  StatusBadge,
  useGo,
  useToast,
} from '../../ui/index.ts';
import { delegationKey, type LegacyItem, legacyKey, readLegacy, removeLegacy } from './calls.ts';
import { DelegationFrame } from './frame.tsx';
import { keepChosen } from './move-choice.ts';
import { legacyPath, ofCustomerPath } from './paths.ts';
import { useText } from './text.ts';

const uses = ['over90', '60to90', '30to60', 'new'] as const;
const tones = { keep: 'good', watch: 'waiting', remove: 'warning' } as const;

/** Own legacy rights by use, giving them up, and moving to granular ones (C80, C86). */
export default function LegacyPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const go = useGo();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [removing, setRemoving] = useState(false);
  const columns: Column<LegacyItem>[] = [
    {
      id: 'customer',
      header: t('customer'),
      cell: (row) => <AppLink to={ofCustomerPath(row.customerId)}>{row.companyName}</AppLink>,
    },
    { id: 'since', header: t('since'), cell: (row) => format.date(row.since) },
    { id: 'inactive', header: t('inactive'), cell: (row) => t('days', { count: row.daysInactive }) },
    {
      id: 'lastDay',
      header: t('lastDay'),
      cell: (row) => t('signIns', { signIns: row.signInsOfLastDay, agents: row.agentsOfLastDay }),
    },
    { id: 'granular', header: t('granular'), align: 'end', cell: (row) => format.number(row.granularCount) },
    {
      id: 'advice',
      header: t('advice'),
      cell: (row) => <StatusBadge tone={tones[row.advice]} label={t(`advice_${row.advice}`)} />,
    },
  ];
  return (
    <DelegationFrame lead={t('legacyLead')}>
      <DataTable<LegacyItem>
        label={t('tab_legacy')}
        queryKey={legacyKey}
        load={readLegacy}
        pageSize={50}
        columns={columns}
        rowId={(row) => row.customerId}
        rowLabel={(row) => row.companyName}
        {...(may('legacyAdmin.remove')
          ? {
              selection: {
                chosen,
                onChange: setChosen,
                actions: (ids: ReadonlySet<string>) => (
                  <>
                    <Button
                      size="small"
                      appearance="primary"
                      onClick={() => {
                        keepChosen([...ids]);
                        go(`${legacyPath}/move`);
                      }}
                    >
                      {t('move')}
                    </Button>
                    <Button size="small" onClick={() => setRemoving(true)}>
                      {t('removeLegacy')}
                    </Button>
                  </>
                ),
              },
            }
          : {})}
        filters={{
          names: ['use'],
          render: ({ values, set }) => (
            <SelectField
              label={t('use')}
              none={t('use_any')}
              choices={uses.map((value) => ({ value, label: t(`use_${value}`) }))}
              value={values['use'] ?? ''}
              onChange={(value) => set('use', value)}
            />
          ),
        }}
        empty={{ title: t('legacyEmpty'), text: t('legacyEmptyText') }}
      />
      {removing && (
        <RemovalDialog
          chosen={[...chosen]}
          onClosed={(done) => {
            setRemoving(false);
            if (done) setChosen(new Set());
          }}
        />
      )}
    </DelegationFrame>
  );
}

function RemovalDialog({
  chosen,
  onClosed,
}: {
  chosen: readonly string[];
  onClosed: (done: boolean) => void;
}) {
  const t = useText();
  const toast = useToast();
  const [tell, setTell] = useState(false);
  const removal = useAction<void, { failed: number }>({
    act: async (_, ids) => {
      const { items } = await removeLegacy(chosen, tell, ids);
      return { failed: items.filter((one) => !one.done).length };
    },
    refreshes: [delegationKey],
    onDone: ({ failed }) => {
      if (failed > 0) toast.warn(t('someFailed', { count: failed }));
      else toast.done(t('legacyRemoved'));
      onClosed(true);
    },
  });
  return (
    <ConfirmDialog
      open
      title={t('removeLegacyTitle', { count: chosen.length })}
      confirmLabel={t('removeLegacy')}
      running={removal.running}
      error={removal.error}
      onCancel={() => onClosed(false)}
      onConfirm={() => removal.run()}
    >
      {t('removeLegacyText')}
      <CheckField label={t('tellCustomers')} value={tell} onChange={setTell} />
    </ConfirmDialog>
  );
}
