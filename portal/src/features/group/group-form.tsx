import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, TextField, useToast } from '../../ui/index.ts';
import { groupsKey, type SecurityGroupItem, saveGroup } from './calls.ts';
import { useText } from './text.ts';

interface GroupFormProps {
  /** Left out for a new one. */
  readonly group?: SecurityGroupItem;
  readonly onClosed: (saved?: SecurityGroupItem) => void;
}

/** Name and description of a group. */
export function GroupForm({ group, onClosed }: GroupFormProps) {
  const t = useText();
  const toast = useToast();
  const [name, setName] = useState(group?.name ?? '');
  const [description, setDescription] = useState(group?.description ?? '');
  const [tried, setTried] = useState(false);
  const saving = useAction<void, SecurityGroupItem>({
    act: (_, ids) =>
      saveGroup(group?.id, { name: name.trim(), ...(description.trim() ? { description } : {}) }, ids),
    refreshes: [groupsKey],
    onDone: (saved) => {
      toast.done(t('saved'));
      onClosed(saved);
    },
  });
  return (
    <ConfirmDialog
      open
      title={group ? t('rename') : t('make')}
      confirmLabel={t('save')}
      running={saving.running}
      error={saving.error}
      onCancel={() => onClosed()}
      onConfirm={() => {
        setTried(true);
        if (name.trim()) saving.run();
      }}
    >
      <TextField
        label={t('name')}
        required
        maxLength={100}
        value={name}
        onChange={setName}
        problem={tried && !name.trim() ? t('nameProblem') : undefined}
      />
      <TextField
        label={t('description')}
        lines={3}
        maxLength={500}
        value={description}
        onChange={setDescription}
      />
    </ConfirmDialog>
  );
}
