import { useState } from 'react';
import { useAction } from '../../../api/index.ts';
import { CheckField, TextField, useToast } from '../../../ui/index.ts';
import { changeView, type SavedView, saveView, type ViewShown, viewsKey } from './calls.ts';
import { FormDialog } from './form-dialog.tsx';
import { useText } from './text.ts';

interface ViewDialogProps {
  /** The one to rename; a new one without it. */
  readonly view: SavedView | undefined;
  readonly shown: ViewShown;
  readonly onClosed: () => void;
  readonly onSaved: (view: SavedView) => void;
}

export function ViewDialog({ view, shown, onClosed, onSaved }: ViewDialogProps) {
  const t = useText();
  const toast = useToast();
  const [name, setName] = useState(view?.name ?? '');
  const [first, setFirst] = useState(false);
  const saving = useAction<void, SavedView>({
    act: (_, ids) =>
      view ? changeView({ id: view.id, name }, ids) : saveView({ name, shown, isDefault: first }, ids),
    refreshes: [viewsKey],
    onDone: (saved) => {
      toast.done(t('viewSaved'));
      onClosed();
      if (!view) onSaved(saved);
    },
  });
  return (
    <FormDialog
      title={view ? t('renameView', { name: view.name }) : t('saveView')}
      error={saving.error}
      closeLabel={t('cancel')}
      onClose={onClosed}
      submit={{
        label: t('save'),
        ready: name.trim() !== '' && !saving.running,
        onSubmit: () => saving.run(),
      }}
    >
      <TextField label={t('viewName')} hint={t('viewNameHint')} value={name} onChange={setName} required />
      {!view && <CheckField label={t('viewShowFirst')} value={first} onChange={setFirst} />}
    </FormDialog>
  );
}
