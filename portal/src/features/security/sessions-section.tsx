import { Button } from '@fluentui/react-components';
import { SignOutRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { type Column, ConfirmDialog, Section, StatusBadge, useToast, WholeTable } from '../../ui/index.ts';
import { endOtherSessions, endSession, endTokens, type SignedInWindow, securityKey } from './calls.ts';
import { useText } from './text.ts';

/** Windows that are signed in, and tokens that programs hold. */
export function SessionsSection({ sessions }: { sessions: readonly SignedInWindow[] }) {
  const t = useText();
  const format = useFormat();
  const toast = useToast();
  const [ending, setEnding] = useState<'others' | 'tokens'>();
  const one = useAction<SignedInWindow>({
    act: ({ id }, ids) => endSession(id, ids),
    refreshes: [securityKey],
    onDone: () => toast.done(t('sessionEnded')),
    onFailed: (error) => toast.failed(error),
  });
  const many = useAction<'others' | 'tokens'>({
    act: (what, ids) => (what === 'others' ? endOtherSessions(ids) : endTokens(ids)),
    refreshes: [securityKey],
    onDone: (_, what) => {
      toast.done(t(what === 'others' ? 'othersEnded' : 'tokensEnded'));
      setEnding(undefined);
    },
  });
  const deviceOf = ({ browser, system }: SignedInWindow) =>
    browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('deviceUnknown'));

  const columns: Column<SignedInWindow>[] = [
    {
      id: 'device',
      header: t('deviceHeader'),
      cell: (row) => (
        <>
          {deviceOf(row)} {row.current && <StatusBadge tone="info" label={t('thisOne')} />}
        </>
      ),
    },
    { id: 'method', header: t('method'), cell: (row) => t(`method_${row.method}`) },
    { id: 'since', header: t('signedInSince'), cell: (row) => format.dateTime(row.since) },
    { id: 'seen', header: t('lastSeen'), cell: (row) => format.dateTime(row.lastSeenAt) },
  ];
  return (
    <>
      <Section
        title={t('sessions')}
        text={t('sessionsText')}
        actions={sessions.length > 1 && <Button onClick={() => setEnding('others')}>{t('endOthers')}</Button>}
      >
        <WholeTable<SignedInWindow>
          label={t('sessions')}
          rows={sessions}
          columns={columns}
          rowId={(row) => row.id}
          rowLabel={deviceOf}
          actions={(row) => [
            !row.current && {
              id: 'end',
              label: t('endSession'),
              icon: SignOutRegular,
              inline: true,
              onSelect: () => one.run(row),
            },
          ]}
        />
      </Section>
      <Section
        title={t('tokens')}
        text={t('tokensText')}
        actions={<Button onClick={() => setEnding('tokens')}>{t('endTokens')}</Button>}
      />
      <ConfirmDialog
        open={ending !== undefined}
        title={t(ending === 'tokens' ? 'endTokens' : 'endOthers')}
        confirmLabel={t(ending === 'tokens' ? 'endTokens' : 'endOthers')}
        running={many.running}
        error={many.error}
        onCancel={() => {
          many.reset();
          setEnding(undefined);
        }}
        onConfirm={() => ending && many.run(ending)}
      >
        {t(ending === 'tokens' ? 'endTokensText' : 'endOthersText')}
      </ConfirmDialog>
    </>
  );
}
