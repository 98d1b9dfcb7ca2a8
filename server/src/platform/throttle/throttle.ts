import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock/index.ts';
import type { CountedBy, CountedCall, Limit, LimitName } from './limits.ts';
import type { Bucket } from './token-bucket.ts';
import { refilled, secondsToWait, shareOf } from './token-bucket.ts';

/** Who a call is counted for; what is missing is not counted by. */
export type CountedFor = Readonly<Partial<Record<CountedBy, string>>>;

export interface Throttle {
  readonly limits: readonly Limit[];
  /** Counts a call. Either it may go on, and says when it is over, or it has to wait. */
  admit(call: CountedCall, by: CountedFor): Admitted | Held;
  /** How often a call to the same end was held back under one request id, this time included. */
  timesHeld(tenantId: string, requestId: string): number;
  /** How many processes share the limits. */
  shareAmong(processes: number): void;
  /** How many calls each limit has held back since the start. */
  heldBack(): ReadonlyMap<LimitName, number>;
  clear(): void;
}

export interface Admitted {
  readonly held: false;
  /** The call is over: another may take its place. */
  done(): void;
}

export interface Held {
  readonly held: true;
  readonly limit: LimitName;
  readonly seconds: number;
}

/** So many at most are told apart; one that was not asked for longest is full again, which favors its owner. */
const bucketsMax = 50_000;
const repeatsMax = 10_000;

const always: Admitted = { held: false, done: () => {} };

/**
 * Token buckets of this process. Each company has its own, so that one that asks too much waits alone; those
 * that keep to the published figures never wait.
 */
export function throttle(limits: readonly Limit[], clock: Clock): Throttle {
  const buckets = new LRUCache<string, Bucket>({ max: bucketsMax });
  const repeats = new LRUCache<string, number>({ max: repeatsMax });
  const underWay = new Map<string, number>();
  const byTime = limits.filter(({ seconds }) => seconds > 0);
  const atOnce = limits.find(({ seconds }) => seconds === 0);
  const heldBack = new Map<LimitName, number>();
  let processes = 1;

  function admit(call: CountedCall, by: CountedFor): Admitted | Held {
    const outcome = weigh(call, by);
    if (outcome.held) heldBack.set(outcome.limit, (heldBack.get(outcome.limit) ?? 0) + 1);
    return outcome;
  }

  function weigh(call: CountedCall, by: CountedFor): Admitted | Held {
    const at = clock.now().getTime();
    const looked: [string, Bucket][] = [];
    let worst: Held | null = null;
    for (const limit of byTime) {
      const holder = holderOf(limit, by);
      if (holder === null || !limit.covers(call)) continue;
      const key = `${limit.name} ${holder}`;
      const allowance = shareOf(limit, processes);
      const bucket = refilled(buckets.get(key), allowance, at);
      const seconds = secondsToWait(bucket, allowance);
      if (seconds > (worst?.seconds ?? 0)) worst = { held: true, limit: limit.name, seconds };
      looked.push([key, bucket]);
    }
    const outcome = worst ?? takePlace(call, by);
    const taken = outcome.held ? 0 : 1;
    for (const [key, { tokens }] of looked) buckets.set(key, { tokens: tokens - taken, at });
    return outcome;
  }

  /** A company that leaves others no connection to work with waits until some of its own calls are over. */
  function takePlace(call: CountedCall, by: CountedFor): Admitted | Held {
    const holder = atOnce?.covers(call) ? holderOf(atOnce, by) : null;
    if (!atOnce || holder === null) return always;
    const now = underWay.get(holder) ?? 0;
    if (now >= atOnce.calls) return { held: true, limit: atOnce.name, seconds: 1 };
    underWay.set(holder, now + 1);
    return {
      held: false,
      done: () => {
        const left = (underWay.get(holder) ?? 1) - 1;
        if (left > 0) underWay.set(holder, left);
        else underWay.delete(holder);
      },
    };
  }

  return {
    limits,
    admit,
    timesHeld(tenantId, requestId) {
      const key = `${tenantId} ${requestId}`;
      const times = (repeats.get(key) ?? 0) + 1;
      repeats.set(key, times);
      return times;
    },
    shareAmong: (count) => {
      processes = Math.max(1, count);
    },
    heldBack: () => heldBack,
    clear() {
      buckets.clear();
      repeats.clear();
    },
  };
}

function holderOf({ per }: Limit, by: CountedFor): string | null {
  if (per === 'customer') return by.company && by.customer ? `${by.company} ${by.customer}` : null;
  return by[per] ?? null;
}
