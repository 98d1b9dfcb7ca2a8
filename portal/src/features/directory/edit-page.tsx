import { useState } from 'react';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  DataTable,
  DefinitionList,
  LinkButton,
  Page,
  Section,
  StatusBadge,
} from '../../ui/index.ts';
import {
  directoryKey,
  type ListableProvider,
  type ListingChange,
  readProviders,
  readQueue,
} from './calls.ts';
import { useSaid } from './change-cells.tsx';
import { ChangeDecision, type WantedDecision } from './change-decision.tsx';
import { useText } from './text.ts';

/** The vendor's side of the directory: changes that wait, and every provider (C4). */
export default function EditDirectoryPage() {
  const t = useText();
  return (
    <Page
      title={t('edit')}
      lead={t('editLead')}
      actions={<LinkButton to="/directory">{t('seePublic')}</LinkButton>}
    >
      <Queue />
      <Providers />
    </Page>
  );
}

function Queue() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const said = useSaid();
  const [wanted, setWanted] = useState<WantedDecision>();
  const columns: Column<ListingChange>[] = [
    { id: 'company', header: t('company'), cell: (row) => row.providerName },
    { id: 'asked', header: t('asked'), cell: (row) => format.dateTime(row.askedAt) },
    { id: 'by', header: t('askedBy'), wideOnly: true, cell: (row) => row.askedBy },
    { id: 'note', header: t('note'), wideOnly: true, cell: (row) => row.note || '–' },
  ];
  return (
    <Section title={t('queue')} look="plain">
      <DataTable<ListingChange>
        label={t('queue')}
        queryKey={[...directoryKey, 'queue']}
        load={readQueue}
        address="q"
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.providerName}
        expand={(row) => <DefinitionList items={said(row.wanted)} />}
        actions={(row) =>
          may('providerDirectory.change.decide')
            ? (['apply', 'decline'] as const).map((decision) => ({
                id: decision,
                label: t(decision),
                inline: true,
                onSelect: () => setWanted({ change: row, decision }),
              }))
            : []
        }
        empty={{ title: t('queueEmpty'), text: t('queueEmptyText') }}
      />
      <ChangeDecision wanted={wanted} onClose={() => setWanted(undefined)} />
    </Section>
  );
}

function Providers() {
  const t = useText();
  const may = useMay();
  const format = useFormat();
  const columns: Column<ListableProvider>[] = [
    { id: 'company', header: t('company'), cell: (row) => row.name },
    { id: 'based', header: t('based'), cell: (row) => format.country(row.country) },
    { id: 'region', header: t('region'), wideOnly: true, cell: (row) => row.regionName },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <StatusBadge
          tone={row.listing ? 'good' : 'neutral'}
          label={row.listing ? t('listed') : t('unlisted')}
        />
      ),
    },
    {
      id: 'representative',
      header: t('representativeName'),
      wideOnly: true,
      cell: (row) => row.listing?.representative.name ?? '–',
    },
  ];
  return (
    <Section title={t('providers')} look="plain">
      <DataTable<ListableProvider>
        label={t('providers')}
        queryKey={[...directoryKey, 'providers']}
        load={readProviders}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        actions={(row) =>
          may('providerDirectory.listing.set')
            ? [
                {
                  id: 'edit',
                  label: row.listing ? t('editListing') : t('addListing'),
                  inline: true,
                  to: `/provider-directory/edit/${row.id}`,
                },
              ]
            : []
        }
        empty={{ title: t('providersEmpty') }}
      />
    </Section>
  );
}
