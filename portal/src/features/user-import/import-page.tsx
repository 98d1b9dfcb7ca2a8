import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ErrorBar, LinkButton, ProgressPanel, Section, usePathPart } from '../../ui/index.ts';
import { UsersFrame } from '../user/index.ts';
import {
  downloadStatus,
  importsKey,
  importsPath,
  readImport,
  savePasswords,
  type UserImportReport,
} from './calls.ts';
import { ImportRows } from './import-rows.tsx';
import { SaveForm } from './save-form.tsx';
import { useText } from './text.ts';

const pollMs = 700;

/** One file of users: its report, location and licenses for everybody, then what became of each row. */
export default function ImportPage() {
  const t = useText();
  const customerId = usePathPart('customerId');
  const id = usePathPart('importId');
  const query = useQuery({
    queryKey: [...importsKey(customerId), id],
    queryFn: ({ signal }) => readImport(customerId, id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? pollMs : false),
  });
  const one = query.data;
  return (
    <UsersFrame customerId={customerId} lead={one?.fileName ?? t('title')}>
      {(record) => (
        <>
          <ErrorBar error={query.error} />
          {one?.state === 'refused' && <Refused customerId={customerId} one={one} />}
          {one?.state === 'checked' && (
            <SaveForm customerId={customerId} country={record.country} one={one} />
          )}
          {one && (one.state === 'running' || one.state === 'finished') && (
            <Progress customerId={customerId} one={one} />
          )}
          {one && one.items.length > 0 && <ImportRows customerId={customerId} rows={one.items} />}
        </>
      )}
    </UsersFrame>
  );
}

interface ImportProps {
  readonly customerId: string;
  readonly one: UserImportReport;
}

function Refused({ customerId, one }: ImportProps) {
  const t = useText();
  return (
    <Section
      title={t('refused')}
      text={t('refusedText')}
      actions={
        <>
          {one.items.length > 0 && <DownloadStatus customerId={customerId} one={one} />}
          <LinkButton appearance="primary" to={importsPath(customerId)}>
            {t('again')}
          </LinkButton>
        </>
      }
    >
      {one.problems.map(({ code, message }) => (
        <MessageBar key={code} intent="error" layout="multiline">
          <MessageBarBody>{message}</MessageBarBody>
        </MessageBar>
      ))}
    </Section>
  );
}

function Progress({ customerId, one }: ImportProps) {
  const t = useText();
  const isDone = one.state === 'finished';
  return (
    <>
      <ProgressPanel
        label={t('progress')}
        state={isDone ? 'done' : 'running'}
        total={one.rows.total}
        done={one.rows.done}
        failed={one.rows.done - one.rows.created}
        startedAt={one.startedAt}
        endedAt={one.finishedAt}
        actions={isDone && <DownloadStatus customerId={customerId} one={one} />}
      />
      {isDone && <Passwords customerId={customerId} one={one} />}
    </>
  );
}

/** Shown to who saved the file alone, once (I20). */
function Passwords({ customerId, one }: ImportProps) {
  const t = useText();
  const [taken, setTaken] = useState(false);
  const file = useAction<void, boolean>({
    act: (_, ids) => savePasswords(customerId, one.id, ids),
    refreshes: [importsKey(customerId)],
    onDone: () => setTaken(true),
  });
  if (taken)
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>{t('passwordsTaken')}</MessageBarBody>
      </MessageBar>
    );
  if (!one.passwords) return null;
  return (
    <Section title={t('passwords')} text={t('passwordsText')}>
      <ErrorBar error={file.error} />
      <div>
        <Button
          appearance="primary"
          icon={<ArrowDownloadRegular />}
          disabledFocusable={file.running}
          onClick={() => file.run()}
        >
          {t('downloadPasswords')}
        </Button>
      </div>
    </Section>
  );
}

function DownloadStatus({ customerId, one }: ImportProps) {
  const t = useText();
  const file = useAction<void>({ act: () => downloadStatus(customerId, one.id) });
  return (
    <>
      <Button icon={<ArrowDownloadRegular />} disabledFocusable={file.running} onClick={() => file.run()}>
        {t('downloadStatus')}
      </Button>
      <ErrorBar error={file.error} />
    </>
  );
}
