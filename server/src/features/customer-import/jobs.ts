import type { Database } from '../../platform/db/index.ts';
import { systemScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import { findNextRunning, settleNextRows, takeRunningImport } from './store.ts';

const importing = systemScope('an import of customers drafts its requests');
const batch = 500;

/** One batch of one import; false when no import has anything left to do. */
function settleBatch(db: Database, now: Date): Promise<boolean> {
  return db.transaction(importing, async (tx) => {
    const running = await takeRunningImport(tx, now);
    if (!running) return false;
    await settleNextRows(tx, running, running.startedAt ?? now, batch);
    return true;
  });
}

/**
 * Takes imports on that were started, batch by batch: at once in the process that started them, and here
 * whatever became of that process.
 */
export const customerImportWork: DueWork = {
  name: 'customerImport.settle',
  next: (db) => db.transaction(importing, findNextRunning),
  run: async (db, now) => {
    let batches = 0;
    while (await settleBatch(db, now)) batches += 1;
    // Nothing is left: asking again would find nothing.
    return Math.min(batches, 1);
  },
};

export interface ImportRunner {
  /** Goes on with what was started, in the background. */
  wake(): void;
  /** Until nothing is under way. */
  idle(): Promise<void>;
}

export function importRunner(
  db: Database,
  clock: { now(): Date },
  log: { error(details: object, message: string): void },
): ImportRunner {
  let underWay: Promise<unknown> = Promise.resolve();
  return {
    wake: () => {
      underWay = underWay
        .then(() => customerImportWork.run(db, clock.now(), batch))
        .catch((error: unknown) =>
          log.error({ err: error }, 'an import of customers stopped; it is taken on later'),
        );
    },
    idle: async () => void (await underWay),
  };
}
