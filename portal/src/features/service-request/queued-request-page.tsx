import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import { ErrorBar, FormLayout, RadioField, Section, TextField, useForm, useToast } from '../../ui/index.ts';
import { addFile, handleRequest, type OperatorAct, requestsKey, type ServiceRequestWhole } from './calls.ts';
import { fileBytesMax, QuestionFiles } from './question-files.tsx';
import { RequestFrame } from './request-frame.tsx';
import { useText } from './text.ts';

/** One request, as the operator works on it: answers, asks back, closes. */
export default function QueuedRequestPage() {
  return (
    <RequestFrame desk="operator">
      {(request) => <Handling key={request.id} request={request} />}
    </RequestFrame>
  );
}

interface HandlingSent extends OperatorAct {
  readonly files: readonly File[];
}

function Handling({ request }: { request: ServiceRequestWhole }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const [files, setFiles] = useState<readonly File[]>([]);
  // A chooser of files is emptied by making another one.
  const [sent, setSent] = useState(0);
  const form = useForm<{ event: string; text: string }>({
    initial: { event: 'answer', text: '' },
    problems: ({ text }) => ({ text: text.trim() ? undefined : t('textMissing') }),
  });
  const handle = useAction<HandlingSent>({
    act: async ({ files: chosen, ...act }, ids) => {
      // A closed one takes no more files.
      for (const file of chosen) await addFile('operator', request.id, file);
      await handleRequest(request.id, act, ids);
    },
    refreshes: [requestsKey],
    onDone: () => {
      toast.done(t('replied'));
      form.reset();
      setFiles([]);
      setSent(sent + 1);
    },
  });
  if (!may('serviceRequest.queue.work') || request.status === 'closed') return null;
  const good = files.filter(({ size }) => size > 0 && size <= fileBytesMax);
  const submit = () => {
    if (!form.check()) return;
    const { event, text } = form.values;
    handle.run({ event: event as OperatorAct['event'], text: text.trim(), files: good });
  };
  return (
    <Section title={t('handle')}>
      <ErrorBar error={handle.error} />
      <FormLayout
        label={t('handle')}
        onSubmit={submit}
        actions={
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={handle.running}
            icon={handle.running ? <Spinner size="tiny" /> : null}
          >
            {t('send')}
          </Button>
        }
      >
        <RadioField
          {...form.field('event')}
          label={t('act')}
          choices={(['answer', 'ask', 'close'] as const).map((value) => ({
            value,
            label: t(`act_${value}`),
            hint: t(`actHint_${value}`),
          }))}
        />
        <TextField {...form.field('text')} label={t('text')} lines={5} maxLength={8000} required />
        <QuestionFiles key={sent} files={files} onChange={setFiles} />
      </FormLayout>
    </Section>
  );
}
