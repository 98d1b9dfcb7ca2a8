import { type AttemptIds, useAction } from '../../../api/index.ts';
import { ConfirmDialog, useToast } from '../../../ui/index.ts';
import { useText } from '../text.ts';
import { staffKey } from './calls.ts';

interface FactorsDialogProps<T> {
  readonly person: (T & { readonly displayName: string }) | undefined;
  readonly reset: (person: T, ids: AttemptIds) => Promise<unknown>;
  readonly onClosed: () => void;
  readonly onReset?: () => void;
}

/** Takes the lost second factors of somebody else away, after saying what to make sure of first. */
export function FactorsDialog<T>({ person, reset, onClosed, onReset }: FactorsDialogProps<T>) {
  const t = useText();
  const toast = useToast();
  const name = person?.displayName ?? '';
  const action = useAction<T>({
    act: reset,
    refreshes: [staffKey],
    onDone: () => {
      toast.done(t('factorsReset', { name }), t('factorsResetText'));
      onClosed();
      onReset?.();
    },
  });
  return (
    <ConfirmDialog
      open={person !== undefined}
      title={t('resetFactorsTitle', { name })}
      confirmLabel={t('resetFactors')}
      running={action.running}
      error={action.error}
      onConfirm={() => person && action.run(person)}
      onCancel={() => {
        action.reset();
        onClosed();
      }}
    >
      {t('resetFactorsText')}
    </ConfirmDialog>
  );
}
