import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ErrorState,
  LoadingLines,
  Section,
  StatusBadge,
  WholeTable,
} from '../../ui/index.ts';
import { type CatalogImport, importsKey, readImports } from './calls.ts';
import { CatalogFrame } from './catalog-frame.tsx';
import { ImportForm } from './import-form.tsx';
import { importTone } from './import-tone.ts';
import { useText } from './text.ts';

const pollMs = 2000;

export default function ImportsPage() {
  const t = useText();
  const may = useMay();
  return (
    <CatalogFrame lead={t('catalogLead')}>
      {may('catalog.import') && <ImportForm />}
      <History />
    </CatalogFrame>
  );
}

function History() {
  const t = useText();
  const format = useFormat();
  const query = useQuery({
    queryKey: importsKey,
    queryFn: ({ signal }) => readImports(signal),
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === 'running') ? pollMs : false,
  });

  const columns: Column<CatalogImport>[] = [
    {
      id: 'file',
      header: t('fileName'),
      width: '24%',
      cell: (row) => <AppLink to={`/catalog/imports/${row.id}`}>{row.fileName}</AppLink>,
    },
    { id: 'kind', header: t('kindOfFile'), width: '120px', cell: (row) => t(`file_${row.kind}`) },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => (
        <StatusBadge tone={importTone(row)} label={row.dryRun ? t('checkedOnly') : t(`state_${row.state}`)} />
      ),
    },
    {
      id: 'result',
      header: t('result'),
      width: '28%',
      cell: ({ rows }) =>
        t('countsLine', {
          added: format.number(rows.added),
          changed: format.number(rows.changed),
          unchanged: format.number(rows.unchanged),
          failed: format.number(rows.failed),
        }),
    },
    { id: 'started', header: t('startedAt'), cell: (row) => format.dateTime(row.startedAt) },
    { id: 'by', header: t('startedBy'), wideOnly: true, cell: (row) => row.startedBy },
  ];

  return (
    <Section title={t('history')} look="plain">
      {query.data ? (
        <WholeTable<CatalogImport>
          label={t('history')}
          rows={query.data.items}
          columns={columns}
          rowId={(row) => row.id}
          rowLabel={(row) => row.fileName}
          empty={{ title: t('historyEmpty') }}
        />
      ) : query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <LoadingLines />
      )}
    </Section>
  );
}
