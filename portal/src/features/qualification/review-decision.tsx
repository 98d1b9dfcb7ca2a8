import { useAction } from '../../api/index.ts';
import { DecisionDialog, useToast } from '../../ui/index.ts';
import { decide, type QualificationReview, qualificationsKey } from './calls.ts';
import { useText } from './text.ts';

export interface WantedDecision {
  readonly review: QualificationReview;
  readonly decision: 'approve' | 'deny';
}

/** Asks before a decision; a denial says why, in words that the partner reads. */
export function ReviewDecision({
  wanted,
  onClose,
}: {
  wanted: WantedDecision | undefined;
  onClose: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const deciding = useAction<WantedDecision & { readonly reason: string }>({
    act: ({ review, decision, reason }, ids) =>
      decide(review, decision === 'deny' ? { decision, reason } : { decision }, ids),
    refreshes: [qualificationsKey],
    onDone: () => {
      toast.done(t('decisionSaved'));
      onClose();
    },
  });
  const denying = wanted?.decision === 'deny';
  return (
    <DecisionDialog
      open={wanted !== undefined}
      title={t(denying ? 'denyTitle' : 'approveTitle', {
        customer: wanted?.review.customerName ?? '',
        kind: wanted ? t(`kind_${wanted.review.qualification}`) : '',
      })}
      confirmLabel={denying ? t('deny') : t('approve')}
      reason={
        denying ? { label: t('reason'), hint: t('reasonHint'), missing: t('reasonMissing') } : undefined
      }
      running={deciding.running}
      error={deciding.error}
      onCancel={() => {
        deciding.reset();
        onClose();
      }}
      onDecide={(reason) => wanted && deciding.run({ ...wanted, reason })}
    >
      {t('approveText')}
    </DecisionDialog>
  );
}
