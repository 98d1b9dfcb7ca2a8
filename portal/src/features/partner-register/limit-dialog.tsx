import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, TextField, useToast } from '../../ui/index.ts';
import { type CreditLimitInput, type PartnerRecord, registerKey, setLimit } from './calls.ts';
import { useText } from './text.ts';

interface LimitDialogProps {
  readonly record: PartnerRecord;
  readonly credit: NonNullable<PartnerRecord['credit']>;
  readonly onClosed: () => void;
}

/** Another credit limit, in the partner's currency. */
export function LimitDialog({ record, credit, onClosed }: LimitDialogProps) {
  const t = useText();
  const toast = useToast();
  const [limit, setEntry] = useState(String(Number(credit.limit)));
  const change = useAction<CreditLimitInput, PartnerRecord>({
    act: (input, ids) => setLimit(record.tenantId, input, ids),
    refreshes: [registerKey],
    onDone: () => {
      toast.done(t('saved'));
      onClosed();
    },
  });
  const amount = limit.trim().replace(',', '.');
  const wrong = !/^\d{1,12}(\.\d{1,2})?$/.test(amount);
  return (
    <ConfirmDialog
      open
      title={t('limitTitle', { name: record.name })}
      confirmLabel={t('save')}
      running={change.running}
      error={change.error}
      onCancel={onClosed}
      onConfirm={() => !wrong && change.run({ limit: amount })}
    >
      <TextField
        label={t('limitIn', { currency: credit.currency })}
        hint={t('creditText')}
        value={limit}
        onChange={setEntry}
        inputMode="decimal"
        problem={wrong ? t('limitWrong') : undefined}
        required
      />
    </ConfirmDialog>
  );
}
