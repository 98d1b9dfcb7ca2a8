import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import type { Running } from './checking.ts';
import { checking, checkNextFile } from './checking.ts';
import { dropReceiving, findOldestReceiving } from './checking-store.ts';
import { createBatch, importing } from './creating.ts';
import { findNextUnderWay } from './running-store.ts';
import { undoBatch } from './undoing.ts';

/** Each does the next piece of its kind, and says whether there was one. */
const lanes: readonly ((db: Database, running: Running) => Promise<boolean>)[] = [
  checkNextFile,
  (db, { clock }) => createBatch(db, clock.now()),
  (db) => undoBatch(db),
];

/**
 * Takes imports on, piece by piece: at once in the process that was asked, and here whatever became of that process.
 */
export const userImportWork: DueWork = {
  name: 'userImport.carryOn',
  next: (db) => db.transaction(importing, findNextUnderWay),
  run: async (db, now, limit) => {
    const running = { clock: { now: () => now }, isStopped: () => false };
    let went = false;
    for (const lane of lanes) if (await lane(db, running)) went = true;
    // As if all asked for were done: where there was one piece, there may be more.
    return went ? limit : 0;
  },
};

const abandonedMs = 24 * 60 * 60 * 1000;

/** Files whose rest never came hold names of people: after a day they go. */
export const userImportCleaning: DueWork = {
  name: 'userImport.dropAbandoned',
  next: async (db) => {
    const oldest = await db.transaction(checking, findOldestReceiving);
    return oldest && new Date(oldest.getTime() + abandonedMs);
  },
  run: (db, now, limit) =>
    db.transaction(checking, (tx) => dropReceiving(tx, new Date(now.getTime() - abandonedMs), limit)),
};

export interface UserImportRunner {
  /** Goes on with what waits, in the background. */
  wake(): void;
  /** Until nothing is under way. */
  idle(): Promise<void>;
  /** After the piece under way; the rest is taken on at the next start. */
  stop(): Promise<void>;
}

/** Files are checked beside the creation of people, so that a large import holds nobody up. */
export function userImportRunner(
  db: Database,
  clock: Pick<Clock, 'now'>,
  log: { error(details: object, message: string): void },
): UserImportRunner {
  let isStopped = false;
  const running: Running = { clock, isStopped: () => isStopped };
  const underWay = lanes.map(() => Promise.resolve());
  const carryOn = async (lane: (typeof lanes)[number]) => {
    try {
      while (!isStopped && (await lane(db, running)));
    } catch (error) {
      if (!isStopped) log.error({ err: error }, 'an import of people stopped; it is taken on later');
    }
  };
  const idle = async () => {
    await Promise.all(underWay);
  };
  return {
    wake: () => {
      lanes.forEach((lane, at) => {
        underWay[at] = (underWay[at] ?? Promise.resolve()).then(() => carryOn(lane));
      });
    },
    idle,
    stop: () => {
      isStopped = true;
      return idle();
    },
  };
}
