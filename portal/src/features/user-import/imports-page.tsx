import { Button, Field, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import {
  AppLink,
  type Column,
  ErrorBar,
  Section,
  StatusBadge,
  type Tone,
  useGo,
  usePathPart,
  WholeTable,
} from '../../ui/index.ts';
import { UsersFrame } from '../user/index.ts';
import {
  checkFile,
  downloadTemplate,
  importPath,
  importsKey,
  readImports,
  type UserImport,
} from './calls.ts';
import { useText } from './text.ts';

const bytesMax = 1024 * 1024;

const tones: Readonly<Record<UserImport['state'], Tone>> = {
  refused: 'bad',
  checked: 'waiting',
  running: 'info',
  finished: 'good',
};

const useStyles = makeStyles({
  input: {
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '32px',
    padding: tokens.spacingVerticalXS,
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  steps: { margin: 0, paddingInlineStart: '20px', maxWidth: '720px' },
});

/** Many users of a customer from a file (C71): the template, the file, and what was sent before. */
export default function ImportsPage() {
  const t = useText();
  const may = useMay();
  const customerId = usePathPart('customerId');
  return (
    <UsersFrame customerId={customerId} lead={t('lead')}>
      {() => (
        <>
          {may('customerUser.import') && <FileForm customerId={customerId} />}
          <History customerId={customerId} />
        </>
      )}
    </UsersFrame>
  );
}

function FileForm({ customerId }: { customerId: string }) {
  const t = useText();
  const styles = useStyles();
  const id = useId();
  const go = useGo();
  const [file, setFile] = useState<File>();
  const [asked, setAsked] = useState(false);
  const template = useAction<void>({ act: () => downloadTemplate(customerId) });
  const check = useAction<File, UserImport>({
    act: (chosen, ids) => checkFile(customerId, chosen, ids),
    refreshes: [importsKey(customerId)],
    onDone: (made) => go(importPath(customerId, made.id)),
  });
  const tooLarge = file !== undefined && file.size > bytesMax;
  const problem = tooLarge ? t('fileTooLarge') : asked && !file ? t('fileMissing') : undefined;
  const submit = () => {
    setAsked(true);
    if (file && !tooLarge) check.run(file);
  };
  return (
    <Section
      title={t('title')}
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
      <Field
        label={{ children: t('file'), htmlFor: id }}
        hint={t('fileHint')}
        required
        {...(problem ? { validationState: 'error', validationMessage: problem } : {})}
      >
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          className={styles.input}
          onChange={(event) => {
            check.reset();
            setFile(event.target.files?.[0]);
          }}
        />
      </Field>
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

function History({ customerId }: { customerId: string }) {
  const t = useText();
  const format = useFormat();
  const query = useQuery({
    queryKey: importsKey(customerId),
    queryFn: ({ signal }) => readImports(customerId, signal),
  });
  const columns: Column<UserImport>[] = [
    {
      id: 'file',
      header: t('fileName'),
      width: '34%',
      cell: (row) => <AppLink to={importPath(customerId, row.id)}>{row.fileName}</AppLink>,
    },
    {
      id: 'state',
      header: t('state'),
      cell: (row) => <StatusBadge tone={tones[row.state]} label={t(`state_${row.state}`)} />,
    },
    {
      id: 'rows',
      header: t('rows'),
      cell: ({ rows }) =>
        t('rowsCreated', { created: format.number(rows.created), total: format.number(rows.total) }),
    },
    { id: 'when', header: t('createdAt'), cell: (row) => format.dateTime(row.createdAt) },
    { id: 'by', header: t('createdBy'), wideOnly: true, cell: (row) => row.createdBy },
  ];
  return (
    <Section title={t('history')} look="plain">
      <ErrorBar error={query.error} />
      {query.data && (
        <WholeTable<UserImport>
          label={t('history')}
          rows={query.data}
          columns={columns}
          rowId={(row) => row.id}
          rowLabel={(row) => row.fileName}
          empty={{ title: t('historyEmpty') }}
        />
      )}
    </Section>
  );
}
