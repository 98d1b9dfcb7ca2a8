import { makeStyles, tokens } from '@fluentui/react-components';
import { useAction } from '../../api/index.ts';
import { useFormat } from '../../i18n/index.ts';
import { ConfirmDialog, useGo, useToast } from '../../ui/index.ts';
import { WhatIfPanel } from '../what-if/index.ts';
import { customersKey, type EndingPreviewAnswer, endingKey, endRelationship, queueEnding } from './calls.ts';
import { Happens } from './consequences.tsx';
import { formerCustomersPath } from './paths.ts';
import { useText } from './text.ts';

const useStyles = makeStyles({
  paragraph: { margin: 0, lineHeight: tokens.lineHeightBase400 },
});

interface DialogProps {
  readonly open: boolean;
  readonly preview: EndingPreviewAnswer;
  readonly onClosed: () => void;
}

/** Consequences once more, the declaration, and the word (C37). */
export function EndDialog({ open, preview, onClosed }: DialogProps) {
  const t = useText();
  const toast = useToast();
  const go = useGo();
  const name = preview.companyName;
  const ending = useAction<EndingPreviewAnswer>({
    act: endRelationship,
    onDone: () => {
      toast.done(t('ended', { name }), t('endedText'));
      go(formerCustomersPath, { unasked: true });
    },
    // The record of what has just ended must not be read again before its page is left.
    refreshes: [customersKey],
  });
  return (
    <ConfirmDialog
      open={open}
      title={t('dialogTitle', { name })}
      confirmLabel={t('endAction')}
      declaration={t('tick')}
      running={ending.running}
      error={ending.error}
      onCancel={() => {
        ending.reset();
        onClosed();
      }}
      onConfirm={() => ending.run(preview)}
    >
      <Happens preview={preview} />
      <WhatIfPanel question={{ event: 'end-relationship', customerId: preview.customerId }} />
      <Declaration text={preview.declaration.text} />
    </ConfirmDialog>
  );
}

export function QueueDialog({ open, preview, onClosed }: DialogProps) {
  const t = useText();
  const styles = useStyles();
  const format = useFormat();
  const toast = useToast();
  const name = preview.companyName;
  const queueing = useAction<EndingPreviewAnswer>({
    act: queueEnding,
    refreshes: [endingKey],
    onDone: () => {
      toast.done(t('queued', { name }), t('queuedText'));
      onClosed();
    },
  });
  return (
    <ConfirmDialog
      open={open}
      title={t('planTitle', { name })}
      confirmLabel={t('planAction')}
      declaration={t('tick')}
      running={queueing.running}
      error={queueing.error}
      onCancel={() => {
        queueing.reset();
        onClosed();
      }}
      onConfirm={() => queueing.run(preview)}
    >
      <p className={styles.paragraph}>
        {preview.clearAt ? t('planText_date', { date: format.date(preview.clearAt) }) : t('planText_open')}
      </p>
      <Happens preview={preview} />
      <Declaration text={preview.declaration.text} />
    </ConfirmDialog>
  );
}

/** In the reader's language, as the server words it. */
function Declaration({ text }: { text: string }) {
  const styles = useStyles();
  return text.split('\n\n').map((paragraph) => (
    <p key={paragraph} className={styles.paragraph}>
      {paragraph}
    </p>
  ));
}
