import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ErrorBar,
  FileField,
  Page,
  Section,
  StatusBadge,
  useGo,
  WholeTable,
} from '../../ui/index.ts';
import { type CustomerImport, checkFile, downloadTemplate, importsKey, readImports } from './calls.ts';
import { importTone } from './import-tone.ts';
import { useText } from './text.ts';

const bytesMax = 2 * 1024 * 1024;

const useStyles = makeStyles({
  steps: { margin: 0, paddingInlineStart: '20px', maxWidth: '720px' },
});

/** Existing customers from a file (C29): the template, the file, and what was imported before. */
export default function ImportsPage() {
  const t = useText();
  const may = useMay();
  const query = useQuery({ queryKey: importsKey, queryFn: ({ signal }) => readImports(signal) });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      breadcrumb={[{ label: t('customers'), to: '/customers' }]}
      query={query}
    >
      {(found: readonly CustomerImport[]) => (
        <>
          {may('customer.import') && <FileForm />}
          <History imports={found} />
        </>
      )}
    </Page>
  );
}

function FileForm() {
  const t = useText();
  const styles = useStyles();
  const go = useGo();
  const [file, setFile] = useState<File>();
  const [asked, setAsked] = useState(false);
  const template = useAction<void>({ act: downloadTemplate });
  const check = useAction<File, CustomerImport>({
    act: (chosen, ids) => checkFile(chosen, ids),
    refreshes: [importsKey],
    onDone: (made) => go(`/customers/imports/${made.id}`),
  });
  const tooLarge = file !== undefined && file.size > bytesMax;
  const problem = tooLarge ? t('fileTooLarge') : asked && !file ? t('fileMissing') : undefined;
  const submit = () => {
    setAsked(true);
    if (file && !tooLarge) check.run(file);
  };
  return (
    <Section
      title={t('newImport')}
      actions={
        <Button icon={<ArrowDownloadRegular />} onClick={() => template.run()}>
          {t('template')}
        </Button>
      }
    >
      <ol className={styles.steps}>
        <li>{t('step1')}</li>
        <li>{t('step2')}</li>
        <li>{t('step3')}</li>
      </ol>
      <ErrorBar error={check.error ?? template.error} />
      <FileField
        label={t('file')}
        hint={t('fileHint')}
        required
        accept=".csv,text/csv"
        problem={problem}
        onChange={(chosen) => {
          check.reset();
          setFile(chosen);
        }}
      />
      <div>
        <Button
          appearance="primary"
          disabledFocusable={check.running}
          icon={check.running ? <Spinner size="tiny" /> : null}
          onClick={submit}
        >
          {t('check')}
        </Button>
      </div>
    </Section>
  );
}

function History({ imports }: { imports: readonly CustomerImport[] }) {
  const t = useText();
  const format = useFormat();
  const columns: Column<CustomerImport>[] = [
    {
      id: 'file',
      header: t('fileName'),
      width: '34%',
      cell: (row) => <AppLink to={`/customers/imports/${row.id}`}>{row.fileName}</AppLink>,
    },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusBadge tone={importTone(row)} label={t(`state_${row.state}`)} />,
    },
    {
      id: 'rows',
      header: t('rows'),
      cell: ({ rows }) =>
        t('rowsUsable', { usable: format.number(rows.usable), total: format.number(rows.total) }),
    },
    { id: 'when', header: t('createdAt'), cell: (row) => format.dateTime(row.createdAt) },
    { id: 'by', header: t('createdBy'), wideOnly: true, cell: (row) => row.createdBy },
  ];
  return (
    <Section title={t('history')} look="plain">
      <WholeTable<CustomerImport>
        label={t('history')}
        rows={imports}
        columns={columns}
        rowId={(row) => row.id}
        rowLabel={(row) => row.fileName}
        empty={{ title: t('historyEmpty') }}
      />
    </Section>
  );
}
