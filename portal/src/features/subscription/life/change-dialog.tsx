import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue } from 'react';
import { useAction } from '../../../api/index.ts';
import { ConfirmDialog, ErrorBar, LoadingLines, useToast } from '../../../ui/index.ts';
import { customersKey, type SubscriptionFacts, subscriptionsKey } from '../calls.ts';
import { ChangeFailed } from '../change-failed.tsx';
import type { ChangePreview, Wanted } from './calls.ts';
import { makeChange, previewChange } from './calls.ts';
import { Review } from './review.tsx';
import { useLifeText } from './text.ts';

interface ChangeDialogProps {
  readonly facts: SubscriptionFacts;
  readonly title: string;
  readonly confirmLabel: string;
  readonly doneText: string;
  /** What is to be sent differently; null while nothing is chosen yet. */
  readonly wanted: Wanted | null;
  readonly reload: () => void;
  readonly onClosed: () => void;
  readonly children?: ReactNode;
}

/** A change of a subscription, tried out before it is made: the review is what the server says would happen. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { facts, title, confirmLabel, doneText, reload, onClosed, children } = props;
  const { resource, record } = facts;
  const toast = useToast();
  const wanted = useDeferredValue(props.wanted);
  const preview = usePreview(
    [...subscriptionsKey, 'preview', resource.attributes.etag ?? '', wanted],
    wanted === null ? null : (signal) => previewChange(record.id, resource, wanted, signal),
  );
  const change = useAction<Wanted>({
    act: (input, ids) => makeChange(record.id, resource, input, ids),
    refreshes: [subscriptionsKey, customersKey],
    onDone: () => {
      toast.done(doneText);
      onClosed();
    },
  });
  return (
    <ReviewedDialog
      title={title}
      confirmLabel={confirmLabel}
      preview={preview}
      running={change.running}
      failed={change.error && <ChangeFailed error={change.error} reload={reload} />}
      onClosed={onClosed}
      onConfirm={() => {
        if (props.wanted !== null) change.run(props.wanted);
      }}
    >
      {children}
    </ReviewedDialog>
  );
}

interface Tried {
  readonly data: ChangePreview | undefined;
  readonly error: Error | null;
  readonly waiting: boolean;
}

/** What would happen, asked for anew whenever something else is wanted. */
export function usePreview(
  queryKey: readonly unknown[],
  load: ((signal: AbortSignal) => Promise<ChangePreview>) | null,
): Tried {
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => (load ? load(signal) : Promise.reject(new Error('nothing is wanted'))),
    enabled: load !== null,
    gcTime: 0,
    retry: false,
  });
  return {
    data: load ? query.data : undefined,
    error: query.error,
    waiting: load !== null && query.isPending,
  };
}

interface ReviewedDialogProps {
  readonly title: string;
  readonly confirmLabel: string;
  readonly preview: Tried;
  readonly running: boolean;
  readonly failed: ReactNode;
  readonly onConfirm: () => void;
  readonly onClosed: () => void;
  readonly children?: ReactNode;
}

export function ReviewedDialog(props: ReviewedDialogProps) {
  const t = useLifeText();
  const { preview } = props;
  return (
    <ConfirmDialog
      open
      title={props.title}
      confirmLabel={props.confirmLabel}
      cancelLabel={t('close')}
      running={props.running}
      blocked={!preview.data?.allowed}
      onCancel={props.onClosed}
      onConfirm={props.onConfirm}
    >
      {props.failed}
      {props.children}
      {preview.error && <ErrorBar error={preview.error} />}
      {preview.waiting && <LoadingLines />}
      {preview.data && <Review preview={preview.data} />}
    </ConfirmDialog>
  );
}
