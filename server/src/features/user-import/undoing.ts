import type { Database, Tx } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import { appendAuditEvents } from '../audit/index.ts';
import { licenseKeyOf } from '../license/index.ts';
import { senderOf } from './checking.ts';
import type { ImportedRow, UserImport } from './model.ts';
import {
  listRowsToUndo,
  removeUntouchedPeople,
  settleUndoneRows,
  takeUndoneImport,
} from './running-store.ts';

export const undoing = systemScope('an import of people is taken back, whichever partner saved it');
const batch = 1000;

/** One batch of an import that is taken back, all of it or nothing; false when none is left. */
export function undoBatch(db: Database): Promise<boolean> {
  return db.transaction(undoing, async (tx) => {
    const found = await takeUndoneImport(tx);
    if (!found) return false;
    await tx.within(tenantScope(found.partnerId), async (own) => {
      const rows = await listRowsToUndo(own, found, batch);
      const removed = await removePeople(own, found, rows);
      const settled = rows.map(({ rowNumber, userId }) => ({
        rowNumber,
        undo: removed.has(userId ?? '') ? ('removed' as const) : ('changed' as const),
      }));
      await settleUndoneRows(own, found, settled, rows.length < batch);
    });
    return true;
  });
}

/** Those whom nobody has changed since go, one record for each; the others stay. */
async function removePeople(
  tx: Tx,
  of: UserImport,
  rows: readonly ImportedRow[],
): Promise<ReadonlySet<string>> {
  const people = rows.flatMap((row) =>
    row.userId ? [{ userId: row.userId, licenses: licensesGiven(of, row) }] : [],
  );
  const at = of.undoneAt ?? new Date(0);
  const removed = await tx.within(tenantScope(of.customerId), (inner) =>
    removeUntouchedPeople(inner, of.customerId, people, of.credentialsAt ?? at),
  );
  const events = rows
    .filter(({ userId }) => userId !== null && removed.has(userId))
    .map(({ userId, cells }) => ({
      operation: 'delete_customer_user',
      resourceType: 'customer_user',
      customerId: of.customerId,
      customerName: of.customerName,
      copiesTo: [of.customerId],
      oldValue: { id: userId, userPrincipalName: cells.email, displayName: cells.displayName },
      details: { importId: of.importId },
    }));
  const actor = { ...senderOf(of), userId: of.undoneById, name: of.undoneBy ?? of.createdBy };
  await appendAuditEvents(tx, actor, events, at);
  return removed;
}

function licensesGiven({ licenses }: UserImport, { missed }: ImportedRow): string {
  const not = new Set(missed.map(licenseKeyOf));
  return licenses
    .filter((one) => !not.has(licenseKeyOf(one)))
    .map(({ productId, skuId }) => `${productId}:${skuId}`)
    .sort()
    .join(' ');
}
