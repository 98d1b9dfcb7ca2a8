import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { creditKey } from '../calls.ts';
import { type CreditLeak, type MendOutcome, mend } from './calls.ts';

export interface Mended {
  readonly leak: CreditLeak;
  readonly outcome: MendOutcome;
}

export interface Mending {
  readonly state: 'idle' | 'running' | 'done' | 'stopped';
  readonly startedAt: string | undefined;
  readonly mended: readonly Mended[];
  readonly error: unknown;
  readonly start: (
    parts: (signal: AbortSignal) => AsyncIterable<CreditLeak[]>,
    partnerId: string | null,
  ) => void;
  readonly stop: () => void;
  readonly clear: () => void;
}

/** Mends part after part while the page is open; what is done stays done when it is stopped or left. */
export function useMending(): Mending {
  const queries = useQueryClient();
  const [state, setState] = useState<Mending['state']>('idle');
  const [startedAt, setStartedAt] = useState<string>();
  const [mended, setMended] = useState<readonly Mended[]>([]);
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run: Mending['start'] = async (parts, partnerId) => {
    const controller = new AbortController();
    running.current = controller;
    setState('running');
    setStartedAt(new Date().toISOString());
    setMended([]);
    setError(null);
    try {
      for await (const leaks of parts(controller.signal)) {
        const outcomes = new Map((await mend(leaks, partnerId)).map((one) => [one.id, one]));
        setMended((before) => [
          ...before,
          ...leaks.flatMap((leak) => {
            const outcome = outcomes.get(leak.id);
            return outcome ? [{ leak, outcome }] : [];
          }),
        ]);
        if (controller.signal.aborted) break;
      }
      setState(controller.signal.aborted ? 'stopped' : 'done');
    } catch (failure) {
      setState('stopped');
      if (!controller.signal.aborted) setError(failure);
    }
    await queries.invalidateQueries({ queryKey: creditKey });
    await queries.invalidateQueries({ queryKey: ['subscriptions'] });
  };

  return {
    state,
    startedAt,
    mended,
    error,
    start: (parts, partnerId) => void run(parts, partnerId),
    stop: () => running.current?.abort(),
    clear: () => {
      setState('idle');
      setMended([]);
      setError(null);
    },
  };
}
