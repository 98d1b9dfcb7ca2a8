import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { beforeAll, beginning, digestOf, marksOf } from './chain.ts';
import type { Horizon } from './seal-store.ts';
import { addSeal, findHead, findHorizon, isSettled, lockChain, nextLeaves, sealing } from './seal-store.ts';

export interface AuditSealer {
  start(): void;
  stop(): Promise<void>;
  /** Seals what nothing can be added to anymore; answers how many records. */
  seal(): Promise<number>;
  /** Does something while nothing is being sealed. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export interface AuditSealerParts {
  readonly db: Database;
  readonly realClock: Clock;
  readonly log: { error(details: object, message: string): void };
  readonly everyMs?: number;
  /** Records of one seal. */
  readonly atOnce?: number;
}

/**
 * Seals the activity log behind those who write it: writing waits for nothing, and one of all processes
 * seals at a time. A record is sealed as soon as every transaction that was under way beside it is over.
 */
export function auditSealer(parts: AuditSealerParts): AuditSealer {
  const { db, log, everyMs = 10_000 } = parts;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  let stopped = false;
  let horizon: Horizon | undefined;

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const result = underWay.then(work);
    underWay = result.catch(() => {});
    return result;
  }

  async function sealSettled(): Promise<number> {
    let sealed = 0;
    for (;;) {
      // Kept over to the next turn where a long transaction is still open: it waits for that one, not for newer ones.
      horizon ??= await findHorizon(db);
      if (!(await isSettled(db, horizon))) return sealed;
      const done = await sealUpTo(horizon.position);
      horizon = undefined;
      sealed += done;
      if (done === 0 || stopped) return sealed;
    }
  }

  async function sealUpTo(position: bigint): Promise<number> {
    let sealed = 0;
    while (!stopped) {
      const done = await sealBatch(parts, position);
      if (done === 0) break;
      sealed += done;
    }
    return sealed;
  }

  function look(afterMs: number): void {
    timer = setTimeout(async () => {
      await alone(sealSettled).catch((error: unknown) =>
        log.error({ err: error }, 'the activity log was not sealed; it is tried again'),
      );
      if (!stopped) look(everyMs);
    }, afterMs);
    timer.unref();
  }

  return {
    start: () => look(everyMs),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
    seal: () => alone(sealSettled),
    alone,
  };
}

function sealBatch({ db, realClock, atOnce = 2000 }: AuditSealerParts, position: bigint): Promise<number> {
  return db.transaction(sealing, async (tx) => {
    if (!(await lockChain(tx))) return 0;
    const head = await findHead(tx);
    const { count, first, last, leaves } = await nextLeaves(
      tx,
      head?.lastPosition ?? beforeAll,
      position,
      atOnce,
    );
    if (first === null || last === null || leaves === null) return 0;
    const seal = {
      number: (head?.number ?? 0n) + 1n,
      firstPosition: BigInt(first),
      lastPosition: BigInt(last),
      count,
      sealedAt: realClock.now(),
      previous: head?.digest ?? beginning,
    };
    await addSeal(tx, { ...seal, digest: digestOf(seal, leaves), marks: marksOf(leaves) });
    return count;
  });
}
