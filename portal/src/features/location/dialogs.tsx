import { useAction } from '../../api/index.ts';
import { ConfirmDialog, TextField, useForm, useToast } from '../../ui/index.ts';
import {
  actOn,
  type Location,
  type LocationAct,
  type Locations,
  locationsKey,
  renameLocation,
} from './calls.ts';
import { useText } from './text.ts';

export interface WantedAct {
  readonly location: Location;
  readonly act: LocationAct;
}

const words = { association: 'associate', deactivation: 'deactivate', activation: 'activate' } as const;

/** Asks before the number that counts changes, or is refused from now on. */
export function ActDialog({ wanted, onClose }: { wanted: WantedAct; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const { location, act } = wanted;
  const action = useAction<WantedAct, Locations>({
    act: actOn,
    refreshes: [locationsKey],
    onDone: () => {
      toast.done(t('done'));
      onClose();
    },
  });
  const label = t(words[act]);
  const { name } = location;
  return (
    <ConfirmDialog
      open
      title={
        act === 'association'
          ? t('associateTitle', { name })
          : act === 'deactivation'
            ? t('deactivateTitle', { name })
            : `${name}: ${label}`
      }
      confirmLabel={label}
      running={action.running}
      error={action.error}
      onConfirm={() => action.run(wanted)}
      onCancel={onClose}
    >
      {act === 'association' && t('associateText', { id: location.partnerId ?? '' })}
      {act === 'deactivation' && t('deactivateText')}
    </ConfirmDialog>
  );
}

export function RenameDialog({ location, onClose }: { location: Location; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const form = useForm<{ name: string }>({
    initial: { name: location.name },
    problems: ({ name }) => ({ name: name.trim() ? undefined : t('missing') }),
  });
  const action = useAction<Parameters<typeof renameLocation>[0], Locations>({
    act: renameLocation,
    refreshes: [locationsKey],
    onDone: () => {
      toast.done(t('done'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      title={t('renameTitle', { name: location.name })}
      confirmLabel={t('save')}
      running={action.running}
      error={action.error}
      onConfirm={() => {
        if (form.check()) action.run({ id: location.id, name: form.values.name, etag: location.etag });
      }}
      onCancel={onClose}
    >
      <TextField label={t('name')} required maxLength={100} {...form.field('name')} />
    </ConfirmDialog>
  );
}
