import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useState } from 'react';
import { type AttemptIds, useAction } from '../../api/index.ts';
import { ConfirmDialog, SecretOnce } from '../../ui/index.ts';
import { type NewPassword, peopleKey, resetPassword } from './calls.ts';
import { useText } from './text.ts';

interface PasswordDialogProps {
  readonly customerId: string;
  readonly person: { readonly id: string; readonly displayName: string } | undefined;
  readonly onClosed: () => void;
}

/** A new password for somebody of a customer (C75). */
export function PasswordDialog({ customerId, person, onClosed }: PasswordDialogProps) {
  return (
    <NewPasswordDialog
      person={person}
      reset={(id, ids) => resetPassword(customerId, id, ids)}
      refreshes={[peopleKey(customerId)]}
      onClosed={onClosed}
    />
  );
}

interface NewPasswordDialogProps {
  readonly person: PasswordDialogProps['person'];
  readonly reset: (id: string, ids: AttemptIds) => Promise<NewPassword>;
  readonly refreshes: readonly (readonly string[])[];
  readonly onClosed: () => void;
}

/** Asks first, then shows the password once: it lives in this dialog and nowhere else (I20). */
export function NewPasswordDialog({ person, reset, refreshes, onClosed }: NewPasswordDialogProps) {
  const t = useText();
  const [made, setMade] = useState<NewPassword>();
  const action = useAction<string, NewPassword>({
    act: reset,
    refreshes,
    onDone: setMade,
  });
  const close = () => {
    setMade(undefined);
    action.reset();
    onClosed();
  };
  if (!made) {
    return (
      <ConfirmDialog
        open={person !== undefined}
        title={t('resetTitle', { name: person?.displayName ?? '' })}
        confirmLabel={t('resetPassword')}
        running={action.running}
        error={action.error}
        onConfirm={() => person && action.run(person.id)}
        onCancel={close}
      >
        {t('resetText')}
      </ConfirmDialog>
    );
  }
  return <OnceDialog title={t('newPassword')} data={[made]} onClosed={close} />;
}

interface OnceDialogProps {
  readonly title: string;
  readonly data: readonly NewPassword[];
  readonly onClosed: () => void;
}

/** Sign-in data that is gone once this is closed. */
export function OnceDialog({ title, data, onClosed }: OnceDialogProps) {
  const t = useText();
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <SecretOnce
              warning={t('onceWarning')}
              values={data.flatMap(({ userName, temporaryPassword }) => [
                { label: t('userName'), value: userName },
                temporaryPassword === undefined
                  ? { label: t('temporaryPassword'), value: t('passwordGone') }
                  : { label: t('temporaryPassword'), value: temporaryPassword, secret: true },
              ])}
            />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClosed}>
              {t('done')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
