import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, TextField, useToast } from '../../ui/index.ts';
import { type PartnerRecord, registerKey, type StandingInput, setStanding } from './calls.ts';
import { useText } from './text.ts';

interface StandingDialogProps {
  readonly record: PartnerRecord;
  readonly restricts: boolean;
  readonly onClosed: () => void;
}

/** Restricts with a reason, or releases. */
export function StandingDialog({ record, restricts, onClosed }: StandingDialogProps) {
  const t = useText();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const change = useAction<StandingInput, PartnerRecord>({
    act: (input, ids) => setStanding(record.tenantId, input, ids),
    refreshes: [registerKey],
    onDone: () => {
      toast.done(t('saved'));
      onClosed();
    },
  });
  const confirm = () => {
    setAsked(true);
    if (restricts && !reason.trim()) return;
    change.run({ restricted: restricts, ...(restricts ? { reason: reason.trim() } : {}) });
  };
  return (
    <ConfirmDialog
      open
      title={t(restricts ? 'restrictTitle' : 'releaseTitle', { name: record.name })}
      confirmLabel={t(restricts ? 'restrict' : 'release')}
      running={change.running}
      error={change.error}
      onCancel={onClosed}
      onConfirm={confirm}
    >
      {t(restricts ? 'restrictStops' : 'releaseText')}
      {restricts && (
        <TextField
          label={t('reason')}
          hint={t('reasonHint')}
          value={reason}
          onChange={setReason}
          problem={asked && !reason.trim() ? t('reasonMissing') : undefined}
          lines={3}
          maxLength={500}
          required
        />
      )}
    </ConfirmDialog>
  );
}
