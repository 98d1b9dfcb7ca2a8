import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ConfirmDialog, TextField, useToast } from '../../ui/index.ts';
import { type SwitchOnPage, type SwitchStep, switchesKey, takeStep } from './calls.ts';
import { useText } from './text.ts';

/** A name typed by hand, and whom to ask back. */
export function SignDialog({ caseId, onClosed }: { caseId: string; onClosed: () => void }) {
  const t = useText();
  const toast = useToast();
  const [typed, setTyped] = useState('');
  const [contact, setContact] = useState('');
  const [tried, setTried] = useState(false);
  const signing = useAction<SwitchStep, SwitchOnPage>({
    act: (step, ids) => takeStep(caseId, step, ids),
    refreshes: [switchesKey],
    onDone: () => {
      toast.done(t('done_sign'));
      onClosed();
    },
  });
  const nameComplete = /\S+\s+\S+/.test(typed.trim());
  return (
    <ConfirmDialog
      open
      title={t('signTitle')}
      confirmLabel={t('sign')}
      running={signing.running}
      error={signing.error}
      onCancel={onClosed}
      onConfirm={() => {
        setTried(true);
        if (nameComplete && contact.trim())
          signing.run({ do: 'sign', typed: typed.trim(), contact: contact.trim() });
      }}
    >
      <p style={{ margin: 0 }}>{t('signText')}</p>
      <TextField
        label={t('typedLabel')}
        required
        maxLength={100}
        value={typed}
        onChange={setTyped}
        problem={tried && !nameComplete ? t('typedMissing') : undefined}
      />
      <TextField
        label={t('contactLabel')}
        required
        maxLength={200}
        value={contact}
        onChange={setContact}
        problem={tried && !contact.trim() ? t('contactMissing') : undefined}
      />
    </ConfirmDialog>
  );
}
