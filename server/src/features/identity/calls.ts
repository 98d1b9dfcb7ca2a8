import type { Caller } from '../../access/caller.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { CountedCalls, LastWithoutFactor } from './calls-store.ts';
import { addCalls } from './calls-store.ts';

const flushEveryMs = 10_000;
/** More than this at once are written before the time is up. */
const heldMax = 10_000;

/** Counts who calls with and without a second factor; a request is not kept waiting for it. */
export interface CallCounter {
  count(caller: Caller): void;
  /** Writes what was counted since the last time. */
  flush(): Promise<void>;
}

export function callCounter(
  db: Database,
  realClock: Clock,
  onFault: (error: unknown) => void,
): CallCounter & { start(): void; stop(): Promise<void> } {
  let calls = new Map<string, CountedCalls>();
  let bare = new Map<string, LastWithoutFactor>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function count({ tenant, user, applicationId, secondFactor }: Caller): void {
    if (!user) return;
    const now = realClock.now();
    if (applicationId !== null) {
      const day = now.toISOString().slice(0, 10);
      const key = `${tenant.id} ${applicationId} ${day}`;
      const so = calls.get(key);
      calls.set(key, {
        tenantId: tenant.id,
        applicationId,
        day,
        calls: (so?.calls ?? 0) + 1,
        withFactor: (so?.withFactor ?? 0) + (secondFactor ? 1 : 0),
      });
    }
    if (!secondFactor)
      bare.set(`${tenant.id} ${user.id}`, { tenantId: tenant.id, userId: user.id, lastAt: now });
    if (calls.size + bare.size > heldMax) void flush().catch(onFault);
  }

  function flush(): Promise<void> {
    const [counted, last] = [[...calls.values()], [...bare.values()]];
    if (counted.length + last.length > 0) {
      calls = new Map();
      bare = new Map();
      // One after the other: two at once would wait for each other's rows.
      writing = writing.catch(() => {}).then(() => addCalls(db, counted, last));
    }
    return writing;
  }

  return {
    count,
    flush,
    start() {
      timer = setInterval(() => void flush().catch(onFault), flushEveryMs).unref();
    },
    async stop() {
      clearInterval(timer);
      await flush().catch(onFault);
    },
  };
}
