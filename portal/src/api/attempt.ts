import { ApiError, NoAnswer } from './errors.ts';

export interface AttemptIds {
  readonly requestId: string;
  readonly correlationId: string;
}

/** True where nobody knows whether the request took effect. */
export function outcomeUnknown(error: unknown): boolean {
  return error instanceof NoAnswer || (error instanceof ApiError && [502, 503, 504].includes(error.status));
}

/**
 * Keeps the ids of a submission. While its outcome is unknown, the same input
 * goes out under the same request id, so that the server answers with what it
 * already did rather than doing it twice; an answer, or another input, ends it.
 */
export function submissionIds(newId: () => string) {
  let open: (AttemptIds & { input: string }) | undefined;
  return {
    idsFor(input: unknown): AttemptIds {
      const text = JSON.stringify(input) ?? '';
      if (open?.input !== text) open = { requestId: newId(), correlationId: newId(), input: text };
      return { requestId: open.requestId, correlationId: open.correlationId };
    },
    ended(error?: unknown): void {
      if (error === undefined || !outcomeUnknown(error)) open = undefined;
    },
  };
}
