import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { NoAnswer } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ErrorBar, LinkButton, ProgressPanel, Section, usePathPart } from '../../ui/index.ts';
import { UsersFrame } from '../user/index.ts';
import { importsKey, importsPath, isUnderWay, peopleKey, readImport, type UserImport } from './calls.ts';
import { DownloadCorrections, DownloadStatus } from './downloads.tsx';
import { ImportRows } from './import-rows.tsx';
import { Passwords } from './passwords.tsx';
import { ReadAs } from './read-as.tsx';
import { SaveForm } from './save-form.tsx';
import { useText } from './text.ts';
import { Undo } from './undo.tsx';
import { WorkBar } from './work-bar.tsx';

const pollMs = 700;

/** One file of users: its report, location and licenses for everybody, then what became of each row. */
export default function ImportPage() {
  const t = useText();
  const customerId = usePathPart('customerId');
  const id = usePathPart('importId');
  const query = useQuery({
    queryKey: [...importsKey(customerId), id],
    queryFn: ({ signal }) => readImport(customerId, id, signal),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? pollMs : false),
    retry: false,
  });
  const one = query.data;
  useRefreshedPeople(customerId, one);
  const isLost = query.error instanceof NoAnswer && one !== undefined;
  return (
    <UsersFrame customerId={customerId} lead={one?.fileName ?? t('title')}>
      {(record) => (
        <>
          {isLost ? (
            <MessageBar intent="warning" layout="multiline" role="alert">
              <MessageBarBody>{t('goesOnWithout')}</MessageBarBody>
            </MessageBar>
          ) : (
            <ErrorBar error={query.error} />
          )}
          {one && <Stage customerId={customerId} country={record.country} one={one} />}
          {one && one.rows.total > 0 && <ImportRows customerId={customerId} one={one} />}
        </>
      )}
    </UsersFrame>
  );
}

/** Lists of people show others once an import has come to an end. */
function useRefreshedPeople(customerId: string, one: UserImport | undefined): void {
  const queries = useQueryClient();
  const before = useRef(one?.state);
  useEffect(() => {
    const ended = one?.state === 'finished' || one?.state === 'undone';
    if (ended && before.current !== one.state)
      void queries.invalidateQueries({ queryKey: peopleKey(customerId) });
    before.current = one?.state;
  }, [queries, customerId, one?.state]);
}

interface ImportProps {
  readonly customerId: string;
  readonly one: UserImport;
}

function Stage({ customerId, country, one }: ImportProps & { readonly country: string }) {
  const t = useText();
  switch (one.state) {
    case 'receiving':
      return (
        <Section
          title={t('interrupted', { file: one.fileName })}
          text={t('receivingText')}
          actions={
            <LinkButton appearance="primary" to={importsPath(customerId)}>
              {t('goOn')}
            </LinkButton>
          }
        >
          {null}
        </Section>
      );
    case 'checking':
      return <Checking one={one} />;
    case 'refused':
      return <Refused customerId={customerId} one={one} />;
    case 'checked':
      return <SaveForm customerId={customerId} country={country} one={one} />;
    case 'running':
    case 'finished':
      return <Progress customerId={customerId} one={one} />;
    case 'undoing':
    case 'undone':
      return <Undoing customerId={customerId} one={one} />;
  }
}

function Checking({ one }: { one: UserImport }) {
  const t = useText();
  const format = useFormat();
  const { sizeBytes = 0, readBytes = 0 } = one.upload ?? {};
  const share = one.rows.total > 0 && sizeBytes > 0 ? readBytes / sizeBytes : undefined;
  return (
    <Section title={t('checking')} text={t('checkingText')}>
      <WorkBar label={t('state_checking')} share={share}>
        <span>{t('rowsRead', { count: one.rows.total, shown: format.number(one.rows.total) })}</span>
        {one.rows.bad > 0 && (
          <span>{t('badSoFar', { count: one.rows.bad, shown: format.number(one.rows.bad) })}</span>
        )}
      </WorkBar>
    </Section>
  );
}

function Refused({ customerId, one }: ImportProps) {
  const t = useText();
  const format = useFormat();
  const { bad, total } = one.rows;
  return (
    <Section
      title={t('refused')}
      text={t('refusedText')}
      actions={
        <>
          {total > 0 && <DownloadCorrections customerId={customerId} one={one} />}
          <LinkButton appearance="primary" to={importsPath(customerId)}>
            {t('again')}
          </LinkButton>
        </>
      }
    >
      {bad > 0 && (
        <div>{t('badOf', { count: bad, bad: format.number(bad), total: format.number(total) })}</div>
      )}
      {one.problems.map(({ code, message }) => (
        <MessageBar key={code} intent="error" layout="multiline">
          <MessageBarBody>{message}</MessageBarBody>
        </MessageBar>
      ))}
      <ReadAs one={one} />
    </Section>
  );
}

function Progress({ customerId, one }: ImportProps) {
  const t = useText();
  const isDone = one.state === 'finished';
  const failed = one.rows.done - one.rows.created;
  return (
    <>
      <ProgressPanel
        label={t('progress')}
        state={isDone ? 'done' : 'running'}
        total={one.rows.total}
        done={one.rows.done}
        failed={failed}
        startedAt={one.startedAt}
        endedAt={one.finishedAt}
        actions={isDone && <DownloadStatus customerId={customerId} one={one} />}
      />
      {!isDone && <div>{t('runsAlone')}</div>}
      {isDone && failed > 0 && (
        <Section
          title={t('someFailed')}
          text={t('someFailedText')}
          actions={<DownloadCorrections customerId={customerId} one={one} />}
        >
          {null}
        </Section>
      )}
      {isDone && <Passwords customerId={customerId} one={one} />}
      {isDone && one.undoUntil && <Undo customerId={customerId} one={one} />}
    </>
  );
}

function Undoing({ customerId, one }: ImportProps) {
  const t = useText();
  const format = useFormat();
  const { created, removed, kept } = one.rows;
  const isDone = one.state === 'undone';
  return (
    <>
      <ProgressPanel
        label={t('undoing')}
        state={isDone ? 'done' : 'running'}
        total={created}
        done={removed + kept}
        actions={isDone && <DownloadStatus customerId={customerId} one={one} />}
      />
      {isDone && (
        <MessageBar intent={kept > 0 ? 'warning' : 'success'} layout="multiline">
          <MessageBarBody>
            {t('undone', { count: removed, shown: format.number(removed) })}
            {kept > 0 && ` ${t('undoneKept', { count: kept, shown: format.number(kept) })}`}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
