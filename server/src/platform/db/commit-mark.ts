import { AsyncLocalStorage } from 'node:async_hooks';

/** The attempt at a request that what is written belongs to. */
export interface CommitMark {
  readonly tenantId: string;
  readonly key: string;
  readonly attempt: string;
}

interface OpenMark {
  readonly mark: CommitMark;
  made: boolean;
}

const marks = new AsyncLocalStorage<OpenMark>();

/**
 * The first transaction of the work that writes also marks the attempt as committed, or fails where
 * another attempt has taken its place (`mark_request_committed`).
 */
export function markingCommit<T>(mark: CommitMark, work: () => Promise<T>): Promise<T> {
  return marks.run({ mark, made: false }, work);
}

/** Undefined when there is nothing to mark, or it is done. */
export function openMark(): OpenMark | undefined {
  const open = marks.getStore();
  return open?.made ? undefined : open;
}

export const markCommitted = {
  name: 'request.markCommitted',
  text: 'select mark_request_committed($1, $2, $3)',
};
