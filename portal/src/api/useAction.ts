import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AttemptIds, submissionIds } from './attempt.ts';
import { newId } from './client.ts';
import { ApiError, type FieldProblems, NoAnswer } from './errors.ts';

export interface ActionOptions<Input, Result> {
  /** Sends the request; hand `ids` on to the API call. */
  readonly act: (input: Input, ids: AttemptIds) => Promise<Result>;
  /** Queries that show something else afterwards. */
  readonly refreshes?: readonly QueryKey[];
  readonly onDone?: (result: Result, input: Input) => void;
  readonly onFailed?: (error: Error, input: Input) => void;
}

export interface Action<Input, Result> {
  /** Starts the action; ignored while it is running. Failures are in `error`. */
  readonly run: (input: Input) => void;
  /** Like `run`, for callers that wait; undefined when it failed. */
  readonly runAndWait: (input: Input) => Promise<Result | undefined>;
  readonly running: boolean;
  readonly result: Result | undefined;
  readonly error: Error | null;
  readonly fieldProblems: FieldProblems;
  readonly reset: () => void;
}

const noProblems: FieldProblems = {};

/**
 * A change a person asks for. Each submission has one request id; when the
 * network fails it is sent up to twice more under that id.
 */
export function useAction<Input = void, Result = unknown>(
  options: ActionOptions<Input, Result>,
): Action<Input, Result> {
  const queries = useQueryClient();
  const [submission] = useState(() => submissionIds(newId));

  const mutation = useMutation<Result, Error, Input>({
    mutationFn: (input) => options.act(input, submission.idsFor(input)),
    retry: (count, error) => error instanceof NoAnswer && count < 2,
    retryDelay: (count) => 500 * 2 ** count,
    networkMode: 'always',
    onSuccess: async (result, input) => {
      submission.ended();
      await Promise.all((options.refreshes ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })));
      options.onDone?.(result, input);
    },
    onError: (error, input) => {
      submission.ended(error);
      options.onFailed?.(error, input);
    },
  });

  const runAndWait = async (input: Input) => {
    if (mutation.isPending) return undefined;
    try {
      return await mutation.mutateAsync(input);
    } catch {
      return undefined; // Shown through `error`.
    }
  };

  return {
    run: (input) => void runAndWait(input),
    runAndWait,
    running: mutation.isPending,
    result: mutation.data,
    error: mutation.error,
    fieldProblems: mutation.error instanceof ApiError ? mutation.error.fieldProblems : noProblems,
    reset: mutation.reset,
  };
}
