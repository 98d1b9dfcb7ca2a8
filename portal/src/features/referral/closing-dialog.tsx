import { useEffect, useState } from 'react';
import { referralDeclineReasons, referralLossReasons } from '../../../../contract/referral.ts';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, SelectField, TextField, useToast } from '../../ui/index.ts';
import { close, decline, type Referral, referralKey } from './calls.ts';
import { useText } from './text.ts';

export type Ending = 'decline' | 'won' | 'lost';

/** Declined, won or lost: final, so it asks first (C94, C95). */
export function ClosingDialog({
  referral,
  ending,
  onClose,
}: {
  readonly referral: Referral;
  readonly ending: Ending | undefined;
  readonly onClose: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening begins anew
  useEffect(() => {
    setReason('');
    setNote('');
    setAsked(false);
  }, [ending]);
  const end = useAction<Ending>({
    act: (how, ids) =>
      how === 'decline'
        ? decline(referral.id, { reason, note }, ids)
        : close(referral.id, { outcome: how, note, ...(how === 'lost' ? { reason } : {}) }, ids),
    refreshes: [referralKey],
    onDone: () => {
      toast.done(t('done'));
      onClose();
    },
  });
  const needsReason = ending !== 'won';
  const reasons: readonly string[] = ending === 'decline' ? referralDeclineReasons : referralLossReasons;
  const titles = { decline: t('declineTitle'), won: t('wonTitle'), lost: t('lostTitle') };
  return (
    <ConfirmDialog
      open={ending !== undefined}
      title={ending ? titles[ending] : ''}
      confirmLabel={ending === 'decline' ? t('decline') : t(ending ?? 'won')}
      running={end.running}
      error={end.error}
      onCancel={() => {
        end.reset();
        onClose();
      }}
      onConfirm={() => {
        setAsked(true);
        if (ending && (!needsReason || reason)) end.run(ending);
      }}
    >
      {ending === 'decline' ? t('declineText') : t('closeText')}
      {needsReason && (
        <SelectField
          label={t('reason')}
          required
          choices={reasons.map((value) => ({ value, label: t.find(`reason-${value}`) ?? value }))}
          value={reason}
          onChange={setReason}
          problem={asked && !reason ? t('choose') : undefined}
        />
      )}
      <TextField
        label={t('note')}
        hint={t('noteHint')}
        lines={2}
        maxLength={500}
        value={note}
        onChange={setNote}
      />
    </ConfirmDialog>
  );
}
