import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { useAction, useMay } from '../../api/index.ts';
import {
  ConfirmDialog,
  ErrorBar,
  FormLayout,
  Section,
  TextField,
  useForm,
  useToast,
} from '../../ui/index.ts';
import { addFile, changeRequest, type OwnChange, requestsKey, type ServiceRequestWhole } from './calls.ts';
import { fileBytesMax, QuestionFiles } from './question-files.tsx';
import { RequestFrame } from './request-frame.tsx';
import { useText } from './text.ts';

/** One request, as who asked sees it: adds notes and files, withdraws, opens again. */
export default function RequestPage() {
  return (
    <RequestFrame desk="partner">{(request) => <Reply key={request.id} request={request} />}</RequestFrame>
  );
}

interface ReplySent {
  readonly note: string;
  readonly files: readonly File[];
}

function Reply({ request }: { request: ServiceRequestWhole }) {
  const t = useText();
  const may = useMay();
  const toast = useToast();
  const [files, setFiles] = useState<readonly File[]>([]);
  // A chooser of files is emptied by making another one.
  const [sent, setSent] = useState(0);
  const [closing, setClosing] = useState(false);
  const isClosed = request.status === 'closed';
  const form = useForm<{ note: string }>({
    initial: { note: '' },
    // A closed one is opened again by a note; an open one takes a file alone as well.
    problems: ({ note }) => ({
      note: note.trim() || (files.length > 0 && !isClosed) ? undefined : t('noteMissing'),
    }),
  });
  const reply = useAction<ReplySent>({
    act: async ({ note, files: chosen }, ids) => {
      if (note) await changeRequest(request.id, { note }, ids);
      for (const file of chosen) await addFile('partner', request.id, file);
    },
    refreshes: [requestsKey],
    onDone: () => {
      toast.done(t('replied'));
      form.reset();
      setFiles([]);
      setSent(sent + 1);
    },
  });
  const close = useAction<OwnChange>({
    act: (change, ids) => changeRequest(request.id, change, ids),
    refreshes: [requestsKey],
    onDone: () => {
      setClosing(false);
      toast.done(t('closedNow'));
    },
  });
  if (!may('serviceRequest.change')) return null;
  if (isClosed && !request.reopenableUntil) return <Section title={t('reply')} text={t('closedForGood')} />;
  const good = files.filter(({ size }) => size > 0 && size <= fileBytesMax);
  return (
    <Section title={isClosed ? t('reopen') : t('reply')} {...(isClosed ? { text: t('reopenText') } : {})}>
      <ErrorBar error={reply.error} />
      <FormLayout
        label={t('reply')}
        onSubmit={() => form.check() && reply.run({ note: form.values.note.trim(), files: good })}
        actions={
          <>
            <Button
              type="submit"
              appearance="primary"
              disabledFocusable={reply.running}
              icon={reply.running ? <Spinner size="tiny" /> : null}
            >
              {isClosed ? t('reopen') : t('send')}
            </Button>
            {!isClosed && <Button onClick={() => setClosing(true)}>{t('close')}</Button>}
          </>
        }
      >
        <TextField {...form.field('note')} label={t('note')} lines={4} maxLength={8000} />
        <QuestionFiles key={sent} files={files} onChange={setFiles} />
      </FormLayout>
      <ConfirmDialog
        open={closing}
        title={t('closeTitle')}
        confirmLabel={t('close')}
        running={close.running}
        error={close.error}
        onCancel={() => setClosing(false)}
        onConfirm={() => close.run({ close: true })}
      >
        {t('closeText')}
      </ConfirmDialog>
    </Section>
  );
}
