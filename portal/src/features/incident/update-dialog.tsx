import { Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, SelectField, TextField, useToast } from '../../ui/index.ts';
import { healthKey, type IncidentItem, type IncidentUpdate, updateIncident } from './calls.ts';
import { useText } from './text.ts';

const severities = ['information', 'warning', 'critical'] as const;

interface UpdateDialogProps {
  /** Undefined keeps the dialog closed. */
  readonly incident: IncidentItem | undefined;
  readonly onClosed: () => void;
}

/** How it goes on, or that it is over. */
export function UpdateDialog({ incident, onClosed }: UpdateDialogProps) {
  const t = useText();
  const toast = useToast();
  const [text, setText] = useState('');
  const [severity, setSeverity] = useState<string>(incident?.severity ?? 'warning');
  const [resolve, setResolve] = useState(false);
  const [asked, setAsked] = useState(false);
  const update = useAction<IncidentUpdate>({
    act: (input, ids) => updateIncident(incident?.id ?? '', input, ids),
    refreshes: [healthKey],
    onDone: () => {
      toast.done(t('updated'));
      onClosed();
    },
  });
  const confirm = () => {
    setAsked(true);
    if (!text.trim()) return;
    update.run({ text: text.trim(), severity: severity as (typeof severities)[number], resolve });
  };
  return (
    <ConfirmDialog
      open={incident !== undefined}
      title={t('updateTitle', { title: incident?.title ?? '' })}
      confirmLabel={t('send')}
      running={update.running}
      error={update.error}
      onCancel={onClosed}
      onConfirm={confirm}
    >
      <TextField
        label={t('text')}
        value={text}
        onChange={setText}
        problem={asked && !text.trim() ? t('textMissing') : undefined}
        lines={4}
        maxLength={4000}
        required
      />
      {incident?.kind === 'incident' && (
        <SelectField
          label={t('severity')}
          none={false}
          value={severity}
          onChange={setSeverity}
          choices={severities.map((value) => ({ value, label: t(`state_${value}`) }))}
        />
      )}
      <Checkbox
        label={t('isOver')}
        checked={resolve}
        onChange={(_, { checked }) => setResolve(checked === true)}
      />
    </ConfirmDialog>
  );
}
