import { useEffect, useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, TextField, useToast } from '../../ui/index.ts';
import { decide, directoryKey, type ListingChange } from './calls.ts';
import { useText } from './text.ts';

export interface WantedDecision {
  readonly change: ListingChange;
  readonly decision: 'apply' | 'decline';
}

/** Asks before a decision; a provider that is told no reads why. */
export function ChangeDecision({
  wanted,
  onClose,
}: {
  readonly wanted: WantedDecision | undefined;
  readonly onClose: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening begins anew
  useEffect(() => {
    setReason('');
    setAsked(false);
  }, [wanted]);
  const deciding = useAction<WantedDecision>({
    act: ({ change, decision }, ids) =>
      decide(change.id, decision === 'decline' ? { decision, reason } : { decision }, ids),
    refreshes: [directoryKey],
    onDone: () => {
      toast.done(t('decided'));
      onClose();
    },
  });
  const declining = wanted?.decision === 'decline';
  const provider = wanted?.change.providerName ?? '';
  return (
    <ConfirmDialog
      open={wanted !== undefined}
      title={declining ? t('declineTitle', { provider }) : t('applyTitle', { provider })}
      confirmLabel={declining ? t('decline') : t('apply')}
      running={deciding.running}
      error={deciding.error}
      onCancel={() => {
        deciding.reset();
        onClose();
      }}
      onConfirm={() => {
        setAsked(true);
        if (wanted && (!declining || reason.trim())) deciding.run(wanted);
      }}
    >
      {declining ? (
        <TextField
          label={t('reason')}
          hint={t('declineReasonHint')}
          required
          lines={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
          problem={asked && !reason.trim() ? t('declineReasonMissing') : undefined}
        />
      ) : (
        t('applyText')
      )}
    </ConfirmDialog>
  );
}
