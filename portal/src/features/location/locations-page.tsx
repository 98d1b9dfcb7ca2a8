import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  DefinitionList,
  Page,
  type RowAction,
  Section,
  StatusBadge,
  type Tone,
  WholeTable,
} from '../../ui/index.ts';
import { AddForm } from './add-form.tsx';
import { type Location, type Locations, locationsKey, readLocations } from './calls.ts';
import { ActDialog, RenameDialog, type WantedAct } from './dialogs.tsx';
import { useText } from './text.ts';

const tones: Readonly<Record<Location['state'], Tone>> = {
  pending: 'info',
  active: 'good',
  inactive: 'neutral',
  rejected: 'bad',
};

/** Global account, locations, and the one the company transacts under (C102). */
export default function LocationsPage() {
  const t = useText();
  const may = useMay();
  const query = useQuery({ queryKey: locationsKey, queryFn: ({ signal }) => readLocations(signal) });
  return (
    <Page<Locations> title={t('title')} lead={t('lead')} query={query}>
      {(shown) => (
        <>
          <Section title={t('ids')}>
            <DefinitionList
              items={[
                {
                  term: t('associatedId'),
                  value: `${shown.associatedPartnerId} – ${t('associatedHint')}`,
                  copy: shown.associatedPartnerId,
                },
                { term: t('globalId'), value: `${shown.globalPartnerId} – ${t('globalHint')}` },
              ]}
            />
          </Section>
          <LocationsTable shown={shown} />
          {may('location.add') && <AddForm />}
        </>
      )}
    </Page>
  );
}

function LocationsTable({ shown }: { shown: Locations }) {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const [act, setAct] = useState<WantedAct>();
  const [renamed, setRenamed] = useState<Location>();
  const actions = (row: Location): (RowAction | false)[] => [
    may('location.associate') &&
      row.canBeDefault && {
        id: 'associate',
        label: t('associate'),
        onSelect: () => setAct({ location: row, act: 'association' }),
      },
    may('location.change') && { id: 'rename', label: t('rename'), onSelect: () => setRenamed(row) },
    may('location.change') &&
      row.state === 'active' &&
      !row.isDefault && {
        id: 'deactivate',
        label: t('deactivate'),
        onSelect: () => setAct({ location: row, act: 'deactivation' }),
      },
    may('location.change') &&
      row.state === 'inactive' && {
        id: 'activate',
        label: t('activate'),
        onSelect: () => setAct({ location: row, act: 'activation' }),
      },
  ];
  return (
    <Section title={t('locations')} look="plain">
      <WholeTable<Location>
        label={t('locations')}
        rows={shown.items}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        columns={[
          { id: 'name', header: t('name'), cell: (row) => row.name },
          { id: 'country', header: t('country'), cell: (row) => format.country(row.country) },
          { id: 'region', header: t('region'), cell: (row) => row.regionName, wideOnly: true },
          { id: 'partnerId', header: t('partnerId'), cell: (row) => row.partnerId ?? t('noNumber') },
          {
            id: 'state',
            header: t('state'),
            cell: (row) =>
              row.isDefault ? (
                <StatusBadge tone="good" label={t('default')} />
              ) : (
                <StatusBadge tone={tones[row.state]} label={t(`state_${row.state}`)} />
              ),
          },
        ]}
        actions={actions}
        empty={{ title: t('locations') }}
      />
      {act && <ActDialog wanted={act} onClose={() => setAct(undefined)} />}
      {renamed && <RenameDialog key={renamed.id} location={renamed} onClose={() => setRenamed(undefined)} />}
    </Section>
  );
}
