import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ConfirmDialog, SecretOnce, useGo, useToast } from '../../ui/index.ts';
import { MonthsField } from './application-form.tsx';
import {
  type Application,
  type ApplicationSecret,
  addSecret,
  applicationsKey,
  deleteApplication,
  endTokens,
  removeSecret,
} from './calls.ts';
import { useText } from './text.ts';

interface ApplicationDialogProps {
  /** Undefined keeps the dialog closed. */
  readonly application: Application | undefined;
  readonly onClosed: () => void;
}

export function DeleteDialog({ application, onClosed }: ApplicationDialogProps) {
  const t = useText();
  const go = useGo();
  const toast = useToast();
  const remove = useAction<Application>({
    act: ({ clientId }, ids) => deleteApplication(clientId, ids),
    refreshes: [applicationsKey],
    onDone: (_, { displayName }) => {
      toast.done(t('deleted', { name: displayName }));
      go('/settings/applications', { unasked: true, replace: true });
    },
  });
  return (
    <ConfirmDialog
      open={application !== undefined}
      title={t('deleteTitle', { name: application?.displayName ?? '' })}
      declaration={t('deleteTick')}
      confirmLabel={t('delete')}
      running={remove.running}
      error={remove.error}
      onCancel={() => {
        remove.reset();
        onClosed();
      }}
      onConfirm={() => application && remove.run(application)}
    >
      {t('deleteText')}
    </ConfirmDialog>
  );
}

export function EndTokensDialog({ application, onClosed }: ApplicationDialogProps) {
  const t = useText();
  const toast = useToast();
  const end = useAction<Application>({
    act: ({ clientId }, ids) => endTokens(clientId, ids),
    onDone: () => {
      toast.done(t('tokensEnded'));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open={application !== undefined}
      title={t('endTokens')}
      confirmLabel={t('endTokens')}
      running={end.running}
      error={end.error}
      onCancel={() => {
        end.reset();
        onClosed();
      }}
      onConfirm={() => application && end.run(application)}
    >
      {t('endTokensText')}
    </ConfirmDialog>
  );
}

export function RemoveSecretDialog({
  clientId,
  secret,
  onClosed,
}: {
  readonly clientId: string;
  readonly secret: ApplicationSecret | undefined;
  readonly onClosed: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const remove = useAction<ApplicationSecret>({
    act: ({ id }, ids) => removeSecret(clientId, id, ids),
    refreshes: [applicationsKey],
    onDone: () => {
      toast.done(t('secretRemoved'));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open={secret !== undefined}
      title={t('removeTitle', { hint: secret?.hint ?? '' })}
      confirmLabel={t('remove')}
      running={remove.running}
      error={remove.error}
      onCancel={() => {
        remove.reset();
        onClosed();
      }}
      onConfirm={() => secret && remove.run(secret)}
    >
      {t('removeText')}
    </ConfirmDialog>
  );
}

/** The secret stays in this dialog and goes with it. */
export function NewSecretDialog({
  open,
  clientId,
  onClosed,
}: {
  readonly open: boolean;
  readonly clientId: string;
  readonly onClosed: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const [months, setMonths] = useState('6');
  const add = useAction<number, { clientSecret: string; expiresAt: string }>({
    act: (life) => addSecret(clientId, life),
    refreshes: [applicationsKey],
  });
  const given = add.result;
  const close = () => {
    add.reset();
    onClosed();
  };
  return (
    <ConfirmDialog
      open={open}
      title={t('newSecret')}
      confirmLabel={given ? t('noted') : t('makeSecret')}
      {...(given ? { cancelLabel: t('close') } : {})}
      running={add.running}
      error={add.error}
      onCancel={close}
      onConfirm={() => (given ? close() : add.run(Number(months)))}
    >
      {given ? (
        <SecretOnce
          warning={t('secretOnce', { day: format.date(given.expiresAt) })}
          values={[{ label: t('secret'), value: given.clientSecret, secret: true }]}
        />
      ) : (
        <MonthsField value={months} onChange={setMonths} />
      )}
    </ConfirmDialog>
  );
}
