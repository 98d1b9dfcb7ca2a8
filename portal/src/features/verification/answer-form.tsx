import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction } from '../../api/index.ts';
import { ErrorBar, FilesField, FormLayout, TextField, useForm, useToast } from '../../ui/index.ts';
import { addDocument, answer, fileBytesMax, type OwnVerification, verificationKey } from './calls.ts';
import { useText } from './text.ts';

interface Sent {
  readonly id: string;
  readonly text: string;
  readonly files: readonly File[];
}

/** What the vendor asked for, in words and documents; then it looks again (4.14). */
export function AnswerForm({ of }: { of: OwnVerification }) {
  const t = useText();
  const toast = useToast();
  const [files, setFiles] = useState<readonly File[]>([]);
  const form = useForm<{ text: string }>({ initial: { text: '' } });
  const good = files.filter(({ size }) => size > 0 && size <= fileBytesMax);
  const large = files.filter(({ size }) => size > fileBytesMax);
  const action = useAction<Sent, unknown>({
    act: async ({ id, text, files: chosen }, ids) => {
      for (const file of chosen) await addDocument(id, file);
      return answer({ id, text }, ids);
    },
    refreshes: [verificationKey],
    onDone: () => toast.done(t('sent')),
  });
  return (
    <FormLayout
      label={t('fix')}
      onSubmit={() => action.run({ id: of.id, text: form.values.text, files: good })}
      actions={
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={action.running}
          icon={action.running ? <Spinner size="tiny" /> : null}
        >
          {t('send')}
        </Button>
      }
    >
      <p>{t('fixLead')}</p>
      <ErrorBar error={action.error} />
      <TextField {...form.field('text')} label={t('text')} lines={4} maxLength={2000} />
      <FilesField
        label={t('documents')}
        hint={t('documentsHint')}
        accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
        multiple
        problem={
          large.length > 0
            ? t('documentLarge', { names: large.map(({ name }) => name).join(', ') })
            : undefined
        }
        onChange={setFiles}
      />
    </FormLayout>
  );
}
