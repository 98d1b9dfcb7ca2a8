import { DismissCircleRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  ConfirmDialog,
  Page,
  RadioField,
  Section,
  useToast,
  WholeTable,
} from '../../ui/index.ts';
import { WhatIfPanel } from '../what-if/index.ts';
import {
  type CustomerGrants,
  type DelegationItem,
  delegationKey,
  endGrant,
  endLegacy,
  readGrants,
} from './calls.ts';
import { DelegationState, EndCell, RoleMarks, Strong } from './cells.tsx';
import { useText } from './text.ts';

type Legacy = CustomerGrants['legacy'][number];
type Ending = { readonly granular: DelegationItem } | { readonly legacy: Legacy };

const present = new Set<DelegationItem['state']>(['approved', 'active', 'termination-requested']);

/** What a customer has let partners do in its directory, and ending it (C41, C84). */
export default function GrantsPage() {
  const t = useText();
  const query = useQuery({
    queryKey: [...delegationKey, 'grants'],
    queryFn: ({ signal }) => readGrants(signal),
  });
  return (
    <Page title={t('grantsTitle')} lead={t('grantsLead')} query={query}>
      {(grants: CustomerGrants) => <Grants grants={grants} />}
    </Page>
  );
}

function Grants({ grants }: { grants: CustomerGrants }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const toast = useToast();
  const [show, setShow] = useState<'active' | 'over'>('active');
  const [ending, setEnding] = useState<Ending>();
  const mayEnd = may('delegation.grant.end');
  const end = useAction<Ending>({
    act: async (what, ids) => {
      if ('legacy' in what) await endLegacy(what.legacy.partnerId, ids);
      else await endGrant(what.granular.partnerId, what.granular.id, ids);
    },
    refreshes: [delegationKey],
    onDone: (_, what) => {
      toast.done('legacy' in what ? t('takenAway') : t('terminated'));
      setEnding(undefined);
    },
  });
  const rows = grants.items.filter((item) => present.has(item.state) === (show === 'active'));
  const columns: Column<DelegationItem>[] = [
    { id: 'partner', header: t('partner'), cell: (row) => <Strong text={row.partnerName} />, width: '16%' },
    { id: 'name', header: t('name'), cell: (row) => row.name, width: '16%' },
    { id: 'roles', header: t('roles'), cell: (row) => <RoleMarks roles={row.roles} />, width: '36%' },
    { id: 'state', header: t('state'), cell: (row) => <DelegationState item={row} /> },
    { id: 'ends', header: t('ends'), cell: (row) => <EndCell item={row} /> },
  ];
  return (
    <>
      {grants.legacy.length > 0 && (
        <Section title={t('legacyTitle')} text={t('legacyText')}>
          <WholeTable<Legacy>
            label={t('legacyTitle')}
            rows={grants.legacy}
            columns={[
              { id: 'partner', header: t('partner'), cell: (row) => <Strong text={row.partnerName} /> },
              { id: 'since', header: t('since'), cell: (row) => format.date(row.since) },
            ]}
            rowId={(row) => row.partnerId}
            rowLabel={(row) => row.partnerName}
            actions={(row) => [
              mayEnd && {
                id: 'end',
                label: t('takeAway'),
                icon: DismissCircleRegular,
                inline: true,
                onSelect: () => setEnding({ legacy: row }),
              },
            ]}
          />
        </Section>
      )}
      <RadioField
        label={t('grantsShow')}
        layout="horizontal"
        choices={(['active', 'over'] as const).map((value) => ({ value, label: t(`grants_${value}`) }))}
        value={show}
        onChange={(value) => setShow(value === 'over' ? 'over' : 'active')}
      />
      <WholeTable<DelegationItem>
        label={t('grantsTitle')}
        rows={rows}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.partnerName}: ${row.name}`}
        actions={(row) => [
          mayEnd &&
            row.state === 'active' && {
              id: 'end',
              label: t('endGrant'),
              icon: DismissCircleRegular,
              inline: true,
              onSelect: () => setEnding({ granular: row }),
            },
        ]}
        empty={{ title: t('grantsEmpty'), text: t('grantsEmptyText') }}
      />
      <EndDialog
        ending={ending}
        running={end.running}
        error={end.error}
        onCancel={() => {
          end.reset();
          setEnding(undefined);
        }}
        onConfirm={() => ending && end.run(ending)}
      />
    </>
  );
}

interface EndDialogProps {
  readonly ending: Ending | undefined;
  readonly running: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

function EndDialog({ ending, ...dialog }: EndDialogProps) {
  const t = useText();
  const words =
    ending && 'granular' in ending
      ? {
          title: t('terminateTitle', { name: ending.granular.name, customer: ending.granular.partnerName }),
          label: t('terminate'),
          text: t('endGrantText'),
        }
      : {
          title: t('takeAwayTitle', { name: ending?.legacy.partnerName ?? '' }),
          label: t('takeAway'),
          text: t('takeAwayText'),
        };
  return (
    <ConfirmDialog open={ending !== undefined} title={words.title} confirmLabel={words.label} {...dialog}>
      {words.text}
      {ending && (
        <WhatIfPanel
          question={
            'granular' in ending
              ? { event: 'end-grant', partnerId: ending.granular.partnerId, grantId: ending.granular.id }
              : { event: 'remove-legacy-admin', partnerId: ending.legacy.partnerId }
          }
        />
      )}
    </ConfirmDialog>
  );
}
