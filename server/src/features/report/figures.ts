import type { CallerTenant } from '../../access/caller.ts';
import type { Database } from '../../platform/db/index.ts';
import { readerOf, systemScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import {
  bringFiguresUp,
  bringTermsOfResellersUp,
  hasMarks,
  listSellersOf,
  listWaiting,
  takeReportMarks,
} from './figures-store.ts';

const counting = systemScope('figures of reports follow what customers hold');
/** Anything that waits is due: what it is dated with is the day it is brought up on. */
const atOnce = new Date(0);

/** Brings figures up with what has happened at customers. Behind all work that changes subscriptions. */
export const reportWork: DueWork = {
  name: 'report.bringUp',
  next: async (db) => ((await hasMarks(readerOf(db, counting))) ? atOnce : null),
  run: (db, now, limit) => bringUp(db, now, limit, null),
};

/** So many customers at once before a report is read: what was done a moment ago is in it. */
const readAheadMax = 500;

/** Brings up what the reports of one company are read from. */
export async function catchUpFor(db: Database, now: Date, tenant: CallerTenant): Promise<void> {
  const reader = readerOf(db, counting);
  const sellers = tenant.kind === 'indirect-reseller' ? await listSellersOf(reader, tenant.id) : [tenant.id];
  for (const seller of await listWaiting(reader, sellers)) await bringUp(db, now, readAheadMax, seller);
}

function bringUp(db: Database, now: Date, limit: number, partnerId: string | null): Promise<number> {
  return db.transaction(counting, async (tx) => {
    const [marks] = await Promise.all([
      takeReportMarks(tx, limit, partnerId),
      bringTermsOfResellersUp(tx, partnerId),
    ]);
    if (marks.length > 0) await bringFiguresUp(tx, marks, now.toISOString().slice(0, 10));
    return marks.length;
  });
}
