import type { Database, Tx } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import type { UsageReading } from './model.ts';
import { daysBetween, usageOfDay } from './simulated-usage.ts';
import { findReportedThrough, isSimulated, markReported, takeSilent } from './simulated-usage-store.ts';
import { insertReadings, listReadMeters, nextDue, rateDue, ratingScope } from './store.ts';

const dayMs = 86_400_000;
const readingsMax = 1_000_000;

/** Rates what services have reported as the day after it begins (section 8: a day's delay). */
export const usageRating: DueWork = {
  name: 'usage.rate',
  next: nextDue,
  run: (db, now, limit) => db.transaction(ratingScope, (tx) => rateDue(tx, now, limit)),
};

/**
 * The simulated service (D41) reports each day once it is over, and what it reports is rated at once: before the
 * month is billed and before budgets are looked at. While the clock is carried ahead it may stay silent until
 * somebody looks: `nextLook` tells when, and a month is complete when it ends at the latest.
 */
export function simulatedUsage(nextLook: (db: Database) => Promise<Date | null>): DueWork {
  return {
    name: 'usage.simulate',
    next: async (db) => {
      const through = await findReportedThrough(db);
      if (through === null || !(await db.transaction(ratingScope, isSimulated))) return null;
      const first = new Date(Date.parse(through) + dayMs);
      const monthOver = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1));
      const looked = await nextLook(db);
      return looked && looked > first && looked < monthOver ? looked : monthOver;
    },
    run: (db, now, limit) =>
      db.transaction(ratingScope, async (tx) =>
        (await isSimulated(tx)) ? reportSimulated(tx, new Date(now.getTime() - dayMs), limit) : 0,
      ),
  };
}

/** Lets simulated subscriptions report up to this day, and rates it; says how many of them had something to tell. */
export async function reportSimulated(tx: Tx, day: Date, limit: number): Promise<number> {
  const silent = await takeSilent(tx, day.toISOString().slice(0, 10), limit);
  if (silent.length === 0) return 0;
  const meters = await listReadMeters(tx);
  const readings: UsageReading[] = silent
    .filter(({ runs }) => runs)
    .flatMap((one) => daysBetween(one.from, one.through).flatMap((each) => usageOfDay(one, meters, each)));
  await insertReadings(tx, readings);
  await markReported(tx, silent);
  await rateDue(tx, new Date(day.getTime() + dayMs), readingsMax);
  return silent.length;
}
