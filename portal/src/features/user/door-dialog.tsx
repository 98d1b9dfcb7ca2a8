import { type AttemptIds, useAction } from '../../api/index.ts';
import { ConfirmDialog, useToast } from '../../ui/index.ts';
import { useText } from './text.ts';

interface DoorPerson {
  readonly id: string;
  readonly displayName: string;
  readonly signInBlocked: boolean;
}

interface DoorDialogProps {
  readonly person: DoorPerson | undefined;
  readonly set: (id: string, blocked: boolean, ids: AttemptIds) => Promise<unknown>;
  readonly refreshes: readonly (readonly string[])[];
  readonly onClosed: () => void;
}

/** Blocks somebody's sign-in, or lets them in again; roles and licenses stay. */
export function DoorDialog({ person, set, refreshes, onClosed }: DoorDialogProps) {
  const t = useText();
  const toast = useToast();
  const name = person?.displayName ?? '';
  const blocks = person?.signInBlocked === false;
  const action = useAction<DoorPerson>({
    act: (one, ids) => set(one.id, !one.signInBlocked, ids),
    refreshes,
    onDone: () => {
      toast.done(t(blocks ? 'nowBlocked' : 'nowOpen', { name }));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open={person !== undefined}
      title={t(blocks ? 'blockTitle' : 'openTitle', { name })}
      confirmLabel={t(blocks ? 'blockSignIn' : 'openSignIn')}
      running={action.running}
      error={action.error}
      onConfirm={() => person && action.run(person)}
      onCancel={() => {
        action.reset();
        onClosed();
      }}
    >
      {t(blocks ? 'blockText' : 'openText')}
    </ConfirmDialog>
  );
}
