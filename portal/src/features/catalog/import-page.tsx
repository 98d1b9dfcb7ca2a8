import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  type Column,
  DataTable,
  DefinitionList,
  ErrorBar,
  Page,
  ProgressPanel,
  type ProgressState,
  Section,
  SelectField,
  StatTile,
  StatusBadge,
  Tiles,
  useGo,
  usePathPart,
  useToast,
} from '../../ui/index.ts';
import {
  type CatalogImport,
  type CatalogImportProblem,
  catalogKey,
  importsKey,
  readImport,
  readProblems,
  repeatImport,
} from './calls.ts';
import { useText } from './text.ts';

const pollMs = 700;
const states: Record<CatalogImport['state'], ProgressState> = {
  running: 'running',
  finished: 'done',
  failed: 'stopped',
  interrupted: 'stopped',
};

/** One import: how far it is, what became of the rows, and which ones could not be taken. */
export default function ImportPage() {
  const t = useText();
  const importId = usePathPart('importId');
  const query = useQuery({
    queryKey: [...importsKey, importId],
    queryFn: ({ signal }) => readImport(importId, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? pollMs : false),
  });
  return (
    <Page
      title={query.data?.fileName}
      breadcrumb={[
        { label: t('catalog'), to: '/catalog' },
        { label: t('importsTab'), to: '/catalog/imports' },
      ]}
      query={query}
    >
      {(one) => <Details one={one} />}
    </Page>
  );
}

function Details({ one }: { one: CatalogImport }) {
  const t = useText();
  const format = useFormat();
  const { rows } = one;
  return (
    <>
      <ProgressPanel
        label={t('progress')}
        state={states[one.state]}
        total={rows.total}
        done={rows.done}
        failed={rows.failed}
        startedAt={one.startedAt}
        endedAt={one.finishedAt}
        actions={<RunAgain one={one} />}
      />
      {one.state === 'interrupted' && <p>{t('interruptedText')}</p>}
      {one.state === 'failed' && <p>{t('failedText')}</p>}
      {!one.canRepeat && one.state !== 'running' && <p>{t('fileGone')}</p>}
      <Tiles>
        <StatTile value={rows.added} label={t('rowsAdded')} />
        <StatTile value={rows.changed} label={t('rowsChanged')} />
        <StatTile value={rows.unchanged} label={t('rowsUnchanged')} />
        <StatTile value={rows.failed} label={t('rowsFailed')} tone={rows.failed > 0 ? 'bad' : 'neutral'} />
      </Tiles>
      <DefinitionList
        items={[
          {
            term: t('kindOfFile'),
            value: one.dryRun ? `${t(`file_${one.kind}`)} · ${t('checkedOnly')}` : t(`file_${one.kind}`),
          },
          { term: t('entries'), value: format.number(one.entries) },
          { term: t('startedAt'), value: format.dateTime(one.startedAt) },
          { term: t('startedBy'), value: one.startedBy },
        ]}
      />
      <Problems one={one} />
    </>
  );
}

function RunAgain({ one }: { one: CatalogImport }) {
  const t = useText();
  const may = useMay();
  const go = useGo();
  const toast = useToast();
  const repeat = useAction({
    act: (id: string, ids) => repeatImport(id, ids),
    refreshes: [importsKey, catalogKey],
    onDone: ({ id }) => {
      toast.done(t('started'));
      go(`/catalog/imports/${id}`);
    },
  });
  if (!may('catalog.import') || !one.canRepeat || one.state === 'running') return null;
  return (
    <>
      <Button disabledFocusable={repeat.running} onClick={() => repeat.run(one.id)}>
        {t('runAgain')}
      </Button>
      <ErrorBar error={repeat.error} />
    </>
  );
}

function Problems({ one }: { one: CatalogImport }) {
  const t = useText();
  const format = useFormat();
  const columns: Column<CatalogImportProblem>[] = [
    {
      id: 'row',
      header: t('row'),
      width: '90px',
      align: 'end',
      cell: ({ row }) => (row === undefined ? t('wholeFile') : format.number(row)),
    },
    {
      id: 'severity',
      header: t('severity'),
      width: '150px',
      cell: ({ severity }) => (
        <StatusBadge tone={severity === 'refuse' ? 'bad' : 'warning'} label={t(`severity_${severity}`)} />
      ),
    },
    { id: 'identifier', header: t('identifier'), width: '30%', cell: ({ identifier }) => identifier },
    { id: 'problem', header: t('problem'), cell: ({ message }) => message },
  ];
  return (
    <Section title={t('problems')} look="plain">
      <DataTable<CatalogImportProblem>
        label={t('problems')}
        // Read again once the import has ended: the last batch may have added problems.
        queryKey={[...importsKey, one.id, 'problems', one.state]}
        load={(request) => readProblems(one.id, request)}
        columns={columns}
        rowId={(row) => String(row.number)}
        rowLabel={(row) => row.identifier}
        filters={{
          names: ['severity'],
          render: (control) => (
            <SelectField
              label={t('severity')}
              value={control.values['severity'] ?? ''}
              onChange={(value) => control.set('severity', value)}
              none={t('showAll')}
              choices={[
                { value: 'refuse', label: t('severity_refuse') },
                { value: 'warn', label: t('severity_warn') },
              ]}
            />
          ),
        }}
        empty={{ title: t('problemsEmpty'), text: t('problemsEmptyText') }}
      />
    </Section>
  );
}
