import { useEffect, useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, TextField, useToast } from '../../ui/index.ts';
import { decide, type QualificationReview, qualificationsKey } from './calls.ts';
import { useText } from './text.ts';

export interface WantedDecision {
  readonly review: QualificationReview;
  readonly decision: 'approve' | 'deny';
}

/** Asks before a decision; a denial says why, in words that the partner reads. */
export function DecisionDialog({
  wanted,
  onClose,
}: {
  wanted: WantedDecision | undefined;
  onClose: () => void;
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
    act: ({ review, decision }, ids) =>
      decide(review, decision === 'deny' ? { decision, reason } : { decision }, ids),
    refreshes: [qualificationsKey],
    onDone: () => {
      toast.done(t('decisionSaved'));
      onClose();
    },
  });
  const denying = wanted?.decision === 'deny';
  return (
    <ConfirmDialog
      open={wanted !== undefined}
      title={t(denying ? 'denyTitle' : 'approveTitle', {
        customer: wanted?.review.customerName ?? '',
        kind: wanted ? t(`kind_${wanted.review.qualification}`) : '',
      })}
      confirmLabel={denying ? t('deny') : t('approve')}
      running={deciding.running}
      error={deciding.error}
      onCancel={() => {
        deciding.reset();
        onClose();
      }}
      onConfirm={() => {
        setAsked(true);
        if (wanted && (!denying || reason.trim())) deciding.run(wanted);
      }}
    >
      {denying ? (
        <TextField
          label={t('reason')}
          hint={t('reasonHint')}
          required
          lines={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
          problem={asked && !reason.trim() ? t('reasonMissing') : undefined}
        />
      ) : (
        t('approveText')
      )}
    </ConfirmDialog>
  );
}
