import { useState } from 'react';
import { useAction } from '../../../api/index.ts';
import { ConfirmDialog, RadioField, useToast } from '../../../ui/index.ts';
import { useText } from '../text.ts';
import { removeMember, type StaffMember, staffKey } from './calls.ts';

interface RemovalDialogProps {
  readonly person: StaffMember | undefined;
  readonly onClosed: () => void;
  readonly onRemoved?: () => void;
}

const ways = ['portal', 'organization', 'both'] as const;
type From = (typeof ways)[number];

/** Takes somebody's access away, deletes the person, or both (C99). */
export function RemovalDialog({ person, onClosed, onRemoved }: RemovalDialogProps) {
  const t = useText();
  const toast = useToast();
  const [from, setFrom] = useState<From>('portal');
  const action = useAction<{ id: string; from: From }>({
    act: (input, ids) => removeMember(input.id, input.from, ids),
    refreshes: [staffKey],
    onDone: () => {
      toast.done(t('removed', { name: person?.displayName ?? '' }));
      onClosed();
      onRemoved?.();
    },
  });
  return (
    <ConfirmDialog
      open={person !== undefined}
      title={t('removeTitle', { name: person?.displayName ?? '' })}
      confirmLabel={t('removeStaff')}
      running={action.running}
      error={action.error}
      onConfirm={() => person && action.run({ id: person.id, from })}
      onCancel={() => {
        action.reset();
        onClosed();
      }}
    >
      <RadioField
        label={t('removeFrom')}
        value={from}
        onChange={(value) => setFrom(value as From)}
        choices={ways.map((way) => ({ value: way, label: t(`from_${way}`), hint: t(`from_${way}_hint`) }))}
      />
    </ConfirmDialog>
  );
}
