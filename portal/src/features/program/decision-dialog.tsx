import { useAction } from '../../api/index.ts';
import { ConfirmDialog, TextField, useForm, useToast } from '../../ui/index.ts';
import { type Decision, decide, type ProgramPartner, programKey } from './calls.ts';
import { useText } from './text.ts';

interface DecisionDialogProps {
  readonly partner: ProgramPartner;
  readonly event: Decision['event'];
  readonly onClose: () => void;
}

/** Says what follows, and asks for the reason that the partner reads. */
export function DecisionDialog({ partner, event, onClose }: DecisionDialogProps) {
  const t = useText();
  const toast = useToast();
  const form = useForm<{ reason: string }>({
    initial: { reason: '' },
    problems: ({ reason }) => ({
      reason: event === 'lift' || reason.trim() ? undefined : t('reasonMissing'),
    }),
  });
  const action = useAction<Decision, ProgramPartner>({
    act: decide,
    refreshes: [programKey],
    onDone: () => {
      toast.done(t('done'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      title={t(`${event}Title`, { name: partner.name })}
      confirmLabel={t(event)}
      running={action.running}
      error={action.error}
      onConfirm={() => {
        if (form.check())
          action.run({ tenantId: partner.tenantId, event, reason: form.values.reason.trim() });
      }}
      onCancel={onClose}
    >
      <span>{t(`${event}Text`)}</span>
      {event !== 'lift' && (
        <TextField label={t('reason')} required lines={3} maxLength={500} {...form.field('reason')} />
      )}
    </ConfirmDialog>
  );
}
