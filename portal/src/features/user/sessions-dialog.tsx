import { type AttemptIds, useAction } from '../../api/index.ts';
import { ConfirmDialog, useToast } from '../../ui/index.ts';
import { useText } from './text.ts';

interface SessionsDialogProps {
  readonly person: { readonly id: string; readonly displayName: string } | undefined;
  readonly end: (id: string, ids: AttemptIds) => Promise<unknown>;
  readonly onClosed: () => void;
}

/** Ends all that somebody else is signed in to; the way in stays open. */
export function SessionsDialog({ person, end, onClosed }: SessionsDialogProps) {
  const t = useText();
  const toast = useToast();
  const name = person?.displayName ?? '';
  const action = useAction<string>({
    act: end,
    onDone: () => {
      toast.done(t('sessionsEnded', { name }));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open={person !== undefined}
      title={t('endSessionsTitle', { name })}
      confirmLabel={t('endSessions')}
      running={action.running}
      error={action.error}
      onConfirm={() => person && action.run(person.id)}
      onCancel={() => {
        action.reset();
        onClosed();
      }}
    >
      {t('endSessionsText')}
    </ConfirmDialog>
  );
}
