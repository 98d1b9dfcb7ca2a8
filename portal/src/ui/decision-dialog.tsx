import { type ReactNode, useEffect, useState } from 'react';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { TextField } from './form/index.ts';

export interface DecisionDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly confirmLabel: string;
  /** What a yes brings about; a no asks for words in its place. */
  readonly children: ReactNode;
  /** The words that go with a no, read by whoever is told it; absent: a yes. */
  readonly reason?: { readonly label: string; readonly hint: string; readonly missing: string } | undefined;
  /** In characters, as the route takes it. */
  readonly reasonLength?: number;
  readonly running: boolean;
  readonly error: unknown;
  readonly onDecide: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks before a decision over what somebody else has asked for. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { open, reason } = props;
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening begins anew
  useEffect(() => {
    setWords('');
    setTried(false);
  }, [open]);
  const missing = reason !== undefined && !words.trim();
  return (
    <ConfirmDialog
      open={open}
      title={props.title}
      confirmLabel={props.confirmLabel}
      running={props.running}
      error={props.error}
      onCancel={props.onCancel}
      onConfirm={() => {
        setTried(true);
        if (!missing) props.onDecide(words);
      }}
    >
      {reason ? (
        <TextField
          label={reason.label}
          hint={reason.hint}
          required
          lines={3}
          maxLength={props.reasonLength ?? 500}
          value={words}
          onChange={setWords}
          problem={tried && missing ? reason.missing : undefined}
        />
      ) : (
        props.children
      )}
    </ConfirmDialog>
  );
}
