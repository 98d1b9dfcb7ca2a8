import type { Delivery, DeliveryAnswer, DeliveryStep } from './delivery-model.ts';

const minuteMs = 60_000;

/** Numbers of the queue of deliveries. */
export const deliveryLimits = {
  /** Whoever asks has so long to write down the answer, before somebody else asks again. */
  leaseMs: minuteMs,
  firstPauseMs: minuteMs,
  longestPauseMs: 60 * minuteMs,
  /** What is not delivered within this time after the order (or its review) has failed. */
  patienceMs: 24 * 60 * minuteMs,
} as const;

/** Pauses double from a minute to an hour. */
export function retryAt(at: Date, attempts: number): Date {
  const { firstPauseMs, longestPauseMs } = deliveryLimits;
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(Math.max(attempts - 1, 0), 12));
  return new Date(at.getTime() + pause);
}

/** The order's patience ends here. */
export function isOverdue({ givesUpAt }: Pick<Delivery, 'givesUpAt'>, at: Date): boolean {
  return givesUpAt !== null && at >= givesUpAt;
}

/**
 * What an answer makes of a delivery; `broken`: whoever delivers did not answer, so nobody knows. Never
 * waits beyond the order's patience: at its end the line is asked for, and given up, once more.
 */
export function stepAfter(
  delivery: Pick<Delivery, 'attempts' | 'givesUpAt'>,
  answer: DeliveryAnswer | { readonly outcome: 'broken'; readonly why: string },
  at: Date,
): DeliveryStep {
  switch (answer.outcome) {
    case 'delivered':
      return { state: 'delivered', detail: null };
    case 'refused':
      return { state: 'refused', detail: answer.why };
    case 'waiting':
      return { state: 'waiting', nextAttemptAt: sooner(answer.askAgainAt, delivery), detail: null };
    default:
      return {
        state: 'waiting',
        nextAttemptAt: sooner(retryAt(at, delivery.attempts), delivery),
        detail: answer.why,
      };
  }
}

function sooner(wanted: Date, { givesUpAt }: Pick<Delivery, 'givesUpAt'>): Date {
  return givesUpAt !== null && givesUpAt < wanted ? givesUpAt : wanted;
}

/**
 * Lines in the order in which they are asked for: what waits for nothing, then what hangs on it. An
 * add-on whose base is not delivered yet waits with it; one whose base has failed fails too (C59).
 */
export function inStages<D extends Pick<Delivery, 'lineNumber' | 'afterLine'>>(
  deliveries: readonly D[],
): D[][] {
  const bases = deliveries.filter((one) => one.afterLine === null);
  const rest = deliveries.filter((one) => one.afterLine !== null);
  return [bases, rest].filter((stage) => stage.length > 0);
}
