import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import type { ReportedReading, UsageReading } from './model.ts';
import type { ReadingProblem } from './rules.ts';
import { readingOf } from './rules.ts';
import { beginSimulated, isSimulated, setSimulated } from './simulated-usage-store.ts';
import { findMeteredSubscriptions, insertReadings, listReadMeters, ratingScope } from './store.ts';

export interface UsageDeps {
  readonly db: Database;
  readonly clock: Clock;
}

interface ReportCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
}

/** Where a problem is in the list as it was reported. */
export interface ProblemAt {
  readonly index: number;
  readonly problem: ReadingProblem;
}

/** Keeps what a service reports, all or nothing; what it has reported before is not counted again. */
export function reportReadings(
  { db, clock }: UsageDeps,
  { caller, context }: ReportCall,
  reported: readonly ReportedReading[],
  fieldsOf: (problems: readonly ProblemAt[]) => Parameters<typeof refuse>[2],
): Promise<{ readonly added: number; readonly known: number }> {
  const now = clock.now();
  return db.transaction(ratingScope, async (tx) => {
    const ids = [...new Set(reported.map(({ subscriptionId }) => subscriptionId.toLowerCase()))];
    const meters = new Map((await listReadMeters(tx)).map((one) => [one.meterId, one]));
    const subscriptions = new Map(
      (await findMeteredSubscriptions(tx, ids)).flatMap((one) => [
        [one.serviceId, one] as const,
        [one.billingId, one] as const,
      ]),
    );
    const checked = reported.map((one) =>
      readingOf(one, {
        subscription: subscriptions.get(one.subscriptionId.toLowerCase()),
        meter: meters.get(one.meterId.toLowerCase()),
        now,
      }),
    );
    const problems = checked.flatMap((one, index) =>
      typeof one === 'string' ? [{ index, problem: one }] : [],
    );
    if (problems.length > 0) refuse('usage-readings-refused', { count: problems.length }, fieldsOf(problems));
    const added = await insertReadings(tx, checked as UsageReading[]);
    const known = reported.length - added;
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      { operation: 'report_usage', resourceType: 'installation', newValue: { added, known } },
      now,
    );
    return { added, known };
  });
}

/** Lets the simulated service report, or no longer; days on which it was off are never reported. */
export function switchSimulation(
  { db, clock }: UsageDeps,
  { caller, context }: ReportCall,
  on: boolean,
): Promise<void> {
  const now = clock.now();
  return db.transaction(ratingScope, async (tx) => {
    const was = await isSimulated(tx);
    if (was === on) return;
    if (on) await beginSimulated(tx, now.toISOString().slice(0, 10));
    await setSimulated(tx, on);
    await appendAuditEvent(
      tx,
      actorOf(caller, context),
      {
        operation: 'switch_simulated_usage',
        resourceType: 'installation',
        oldValue: { simulated: was },
        newValue: { simulated: on },
      },
      now,
    );
  });
}
