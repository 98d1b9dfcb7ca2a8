import { useAction } from '../../api/index.ts';
import { ConfirmDialog, useToast } from '../../ui/index.ts';
import { cancelPlan, endingKey } from './calls.ts';
import { useText } from './text.ts';

interface CancelDialogProps {
  /** The planned ending to take back; undefined keeps the dialog closed. */
  readonly plan: { readonly id: string; readonly companyName: string } | undefined;
  readonly onClosed: () => void;
}

export function CancelDialog({ plan, onClosed }: CancelDialogProps) {
  const t = useText();
  const toast = useToast();
  const cancel = useAction<{ id: string; companyName: string }>({
    act: ({ id }, ids) => cancelPlan(id, ids),
    refreshes: [endingKey],
    onDone: (_, { companyName }) => {
      toast.done(t('canceled', { name: companyName }));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open={plan !== undefined}
      title={t('cancelTitle', { name: plan?.companyName ?? '' })}
      confirmLabel={t('cancelPlan')}
      cancelLabel={t('keep')}
      running={cancel.running}
      error={cancel.error}
      onCancel={() => {
        cancel.reset();
        onClosed();
      }}
      onConfirm={() => plan && cancel.run(plan)}
    >
      {t('cancelText')}
    </ConfirmDialog>
  );
}
