import { useAction } from '../../api/index.ts';
import { DecisionDialog, useToast } from '../../ui/index.ts';
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
  const deciding = useAction<WantedDecision & { readonly reason: string }>({
    act: ({ change, decision, reason }, ids) =>
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
    <DecisionDialog
      open={wanted !== undefined}
      title={declining ? t('declineTitle', { provider }) : t('applyTitle', { provider })}
      confirmLabel={declining ? t('decline') : t('apply')}
      reason={
        declining
          ? { label: t('reason'), hint: t('declineReasonHint'), missing: t('declineReasonMissing') }
          : undefined
      }
      running={deciding.running}
      error={deciding.error}
      onCancel={() => {
        deciding.reset();
        onClose();
      }}
      onDecide={(reason) => wanted && deciding.run({ ...wanted, reason })}
    >
      {t('applyText')}
    </DecisionDialog>
  );
}
