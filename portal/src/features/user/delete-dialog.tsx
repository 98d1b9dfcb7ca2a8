import { useAction } from '../../api/index.ts';
import { ConfirmDialog, useToast } from '../../ui/index.ts';
import { deletePerson, peopleKey } from './calls.ts';
import { useText } from './text.ts';

interface DeleteDialogProps {
  readonly customerId: string;
  readonly person: { readonly id: string; readonly displayName: string } | undefined;
  readonly onClosed: () => void;
  readonly onDeleted?: () => void;
}

/** Deletes somebody for 30 days, after saying what that does (C74). */
export function DeleteDialog({ customerId, person, onClosed, onDeleted }: DeleteDialogProps) {
  const t = useText();
  const toast = useToast();
  const action = useAction<string>({
    act: (id, ids) => deletePerson(customerId, id, ids),
    refreshes: [peopleKey(customerId)],
    onDone: () => {
      toast.done(t('deleted', { name: person?.displayName ?? '' }), t('deletedText'));
      onClosed();
      onDeleted?.();
    },
  });
  return (
    <ConfirmDialog
      open={person !== undefined}
      title={t('deleteTitle', { name: person?.displayName ?? '' })}
      confirmLabel={t('deleteUser')}
      running={action.running}
      error={action.error}
      onConfirm={() => person && action.run(person.id)}
      onCancel={() => {
        action.reset();
        onClosed();
      }}
    >
      {t('deleteText')}
    </ConfirmDialog>
  );
}
