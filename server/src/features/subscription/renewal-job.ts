import type { Tx } from '../../platform/db/index.ts';
import { appendAuditEvents } from '../audit/index.ts';
import { readDueCatalogs } from './due-catalog.ts';
import { actorOfDates } from './due-recording.ts';
import { renewalRecord } from './recording.ts';
import { renewPlainly, termsCounted } from './renewal-rules.ts';
import type { DueRenewal, Renewal } from './renewal-store.ts';
import { saveRenewals, takeDueRenewals } from './renewal-store.ts';

export interface RenewedTogether {
  readonly taken: number;
  /** Their product is not renewed: they expire. */
  readonly notRenewed: readonly DueRenewal[];
}

/**
 * Renews what simply goes on, hundreds at once: read, written and recorded with one statement each. Most
 * renewals are of this kind; those that change something are dealt with one by one.
 */
export async function renewTogether(tx: Tx, now: Date, limit: number): Promise<RenewedTogether> {
  const due = await takeDueRenewals(tx, now, limit);
  if (due.length === 0) return { taken: 0, notRenewed: [] };
  const catalogs = await readDueCatalogs(tx, due);
  const counted = termsCounted();
  const renewals: Renewal[] = [];
  const notRenewed: DueRenewal[] = [];
  for (const before of due) {
    const after = renewPlainly(before, catalogs(before).find(before.catalogItemId), counted, now);
    if (after) renewals.push({ before, after });
    else notRenewed.push(before);
  }
  // Sent one after the other without waiting in between.
  await Promise.all([saveRenewals(tx, renewals), ...recordAll(tx, renewals)]);
  return { taken: due.length, notRenewed };
}

function recordAll(tx: Tx, renewals: readonly Renewal[]): Promise<void>[] {
  const keyOf = ({ before, after }: Renewal) => `${before.partnerId} ${after.termStartsAt.getTime()}`;
  return [...Map.groupBy(renewals, keyOf).values()].map((group) => {
    const [{ before, after }] = group as [Renewal, ...Renewal[]];
    return appendAuditEvents(
      tx,
      actorOfDates(before.partnerId),
      group.map((one) => renewalRecord(one.before, one.after, one.after.charge)),
      after.termStartsAt,
    );
  });
}
