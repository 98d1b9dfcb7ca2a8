import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, RadioField, useToast } from '../../ui/index.ts';
import { type FraudAlert, type FraudDecision, fraudKey, fraudReasons, settleAlert } from './calls.ts';
import { useText } from './text.ts';

interface SettleDialogProps {
  readonly alert: FraudAlert;
  readonly to: 'investigating' | 'resolved';
  readonly onClosed: () => void;
}

/** Takes an alert up, or settles it with an outcome. */
export function SettleDialog({ alert, to, onClosed }: SettleDialogProps) {
  const t = useText();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const settle = useAction<FraudDecision, FraudAlert>({
    act: (decision, ids) => settleAlert(alert.id, decision, ids),
    refreshes: [fraudKey],
    onDone: () => {
      toast.done(t('done'));
      onClosed();
    },
  });
  const isOver = to === 'resolved';
  const chosen = fraudReasons.find((one) => one === reason);
  return (
    <ConfirmDialog
      open
      title={isOver ? t('settleTitle', { name: alert.customer.name }) : t('investigate')}
      confirmLabel={t(isOver ? 'settle' : 'investigate')}
      running={settle.running}
      error={settle.error}
      onCancel={onClosed}
      onConfirm={() => {
        setAsked(true);
        if (isOver && !chosen) return;
        settle.run({ state: to, ...(isOver && chosen ? { reason: chosen } : {}) });
      }}
    >
      {isOver ? (
        <>
          {t('settleText')}
          <RadioField
            label={t('reason')}
            value={reason}
            onChange={setReason}
            choices={fraudReasons.map((value) => ({ value, label: t(`reason_${value}`) }))}
            problem={asked && !chosen ? t('reasonMissing') : undefined}
            required
          />
        </>
      ) : (
        alert.description
      )}
    </ConfirmDialog>
  );
}
