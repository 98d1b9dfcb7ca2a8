import { Button, MessageBar, MessageBarBody, makeStyles, Spinner } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ErrorBar, FileField, LeaveGuard, Section, useGo } from '../../ui/index.ts';
import {
  checkWholeFile,
  downloadTemplate,
  type FileFormat,
  importPath,
  importsKey,
  type UserImport,
  type UserImportList,
} from './calls.ts';
import { InterruptedUploads } from './interrupted-uploads.tsx';
import { useText } from './text.ts';
import type { UploadProgress } from './upload.ts';
import { useUpload } from './use-upload.ts';
import { WorkBar } from './work-bar.tsx';

const useStyles = makeStyles({
  steps: { margin: 0, paddingInlineStart: '20px', maxWidth: '720px' },
});

interface FileFormProps {
  readonly customerId: string;
  /** Of an installation that takes small files alone. */
  readonly limits: UserImportList['limits'];
  readonly imports: readonly UserImport[];
}

/** The template, and the file to check: of any length, in parts, going on where a broken connection left off. */
export function FileForm({ customerId, limits, imports }: FileFormProps) {
  const t = useText();
  const go = useGo();
  const styles = useStyles();
  const [file, setFile] = useState<File>();
  const [asked, setAsked] = useState(false);
  const onDone = (made: UserImport) => go(importPath(customerId, made.id), { unasked: true });
  const upload = useUpload(customerId, onDone);
  const check = useAction<File, UserImport>({
    act: (chosen, ids) => checkWholeFile(customerId, chosen, ids),
    refreshes: [importsKey(customerId)],
    onDone,
  });
  const tooLarge = limits !== undefined && file !== undefined && file.size > limits.bytes;
  const isEmpty = file !== undefined && file.size === 0;
  const problem = tooLarge
    ? t('fileTooLarge')
    : isEmpty
      ? t('fileEmpty')
      : asked && !file
        ? t('fileMissing')
        : undefined;
  const isBusy = check.running || upload.progress !== undefined;
  const submit = () => {
    setAsked(true);
    if (!file || problem || isBusy) return;
    if (limits) check.run(file);
    else upload.send(file, imports);
  };
  return (
    <Section title={t('title')} actions={<Templates customerId={customerId} workbook={!limits} />}>
      <InterruptedUploads customerId={customerId} imports={imports} isSending={isBusy} />
      <ol className={styles.steps}>
        <li>{t('step1')}</li>
        <li>{t('step2')}</li>
        <li>{t('step3')}</li>
      </ol>
      <ErrorBar error={check.error ?? upload.error} />
      <FileField
        label={t('file')}
        required
        problem={problem}
        hint={limits ? t('fileHintStrict') : t('fileHint')}
        disabled={isBusy}
        accept={limits ? '.csv,text/csv' : '.csv,.txt,.tsv,.xlsx'}
        onChange={(chosen) => {
          check.reset();
          setFile(chosen);
        }}
      />
      {upload.progress && <Sending progress={upload.progress} onStop={upload.stop} />}
      <LeaveGuard when={upload.progress !== undefined} onLeave={upload.stop} />
      <div>
        <Button
          appearance="primary"
          disabledFocusable={isBusy}
          icon={check.running ? <Spinner size="tiny" /> : null}
          onClick={submit}
        >
          {upload.error ? t('goOn') : t('check')}
        </Button>
      </div>
    </Section>
  );
}

function Templates({ customerId, workbook }: { customerId: string; workbook: boolean }) {
  const t = useText();
  const template = useAction<FileFormat, void>({ act: (format) => downloadTemplate(customerId, format) });
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} onClick={() => template.run('csv')}>
        {t('template')}
      </Button>
      {workbook && (
        <Button icon={<ArrowDownloadRegular />} onClick={() => template.run('xlsx')}>
          {t('templateXlsx')}
        </Button>
      )}
      <ErrorBar error={template.error} />
    </>
  );
}

const megabytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10;

function Sending({ progress, onStop }: { progress: UploadProgress; onStop: () => void }) {
  const t = useText();
  const format = useFormat();
  const { sentBytes, totalBytes, isWaiting } = progress;
  return (
    <>
      {isWaiting && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>{t('connectionLost')}</MessageBarBody>
        </MessageBar>
      )}
      <WorkBar label={t('sending')} share={totalBytes > 0 ? sentBytes / totalBytes : 0}>
        <span>
          {t('sentOf', {
            sent: format.number(megabytes(sentBytes)),
            total: format.number(megabytes(totalBytes)),
          })}
        </span>
      </WorkBar>
      <div>
        <Button onClick={onStop}>{t('stopSending')}</Button>
      </div>
    </>
  );
}
