import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, TextField, useToast } from '../../ui/index.ts';
import { type Factor, removeFactor, renameFactor, renewRecoveryCodes, securityKey } from './calls.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useText } from './text.ts';

interface FactorDialogProps {
  /** Undefined keeps the dialog closed. */
  readonly factor: Factor | undefined;
  readonly onClosed: () => void;
}

export function RemoveFactorDialog({ factor, onClosed }: FactorDialogProps) {
  const t = useText();
  const toast = useToast();
  const remove = useAction<Factor>({
    act: ({ id }, ids) => removeFactor(id, ids),
    refreshes: [securityKey],
    onDone: (_, { name }) => {
      toast.done(t('removed', { name }));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open={factor !== undefined}
      title={t('removeTitle', { name: factor?.name ?? '' })}
      confirmLabel={t('remove')}
      running={remove.running}
      error={remove.error}
      onCancel={() => {
        remove.reset();
        onClosed();
      }}
      onConfirm={() => factor && remove.run(factor)}
    >
      {t('removeText')}
    </ConfirmDialog>
  );
}

export function RenameFactorDialog({ factor, onClosed }: FactorDialogProps) {
  const t = useText();
  const [name, setName] = useState<string>();
  const rename = useAction<{ id: string; name: string }>({
    act: (input, ids) => renameFactor(input.id, input.name, ids),
    refreshes: [securityKey],
    onDone: () => close(),
  });
  const close = () => {
    rename.reset();
    setName(undefined);
    onClosed();
  };
  const value = name ?? factor?.name ?? '';
  return (
    <ConfirmDialog
      open={factor !== undefined}
      title={t('renameTitle')}
      confirmLabel={t('rename')}
      running={rename.running || value.trim() === ''}
      error={rename.error}
      onCancel={close}
      onConfirm={() => factor && rename.run({ id: factor.id, name: value.trim() })}
    >
      <TextField label={t('factorName')} value={value} onChange={setName} maxLength={60} required />
    </ConfirmDialog>
  );
}

/** Ten new codes; the answer stays in this dialog and goes with it. */
export function RecoveryCodesDialog({ open, onClosed }: { open: boolean; onClosed: () => void }) {
  const t = useText();
  const renew = useAction<void, { recoveryCodes: readonly string[] }>({
    act: () => renewRecoveryCodes(),
    refreshes: [securityKey],
  });
  const codes = renew.result?.recoveryCodes;
  const close = () => {
    renew.reset();
    onClosed();
  };
  return (
    <ConfirmDialog
      open={open}
      title={t('renewCodes')}
      confirmLabel={codes ? t('codesKept') : t('renewCodes')}
      {...(codes ? { cancelLabel: t('close') } : {})}
      running={renew.running}
      error={renew.error}
      onCancel={close}
      onConfirm={() => (codes ? close() : renew.run())}
    >
      {codes ? <RecoveryCodes codes={codes} /> : t('renewText')}
    </ConfirmDialog>
  );
}
