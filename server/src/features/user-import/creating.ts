import { randomUUID } from 'node:crypto';
import { realClock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvents } from '../audit/index.ts';
import { longTemporaryPassword } from '../identity/index.ts';
import type { LicenseResult } from '../license/index.ts';
import { changeLicenses, licenseKeyOf, refusalOfOutcome } from '../license/index.ts';
import { createUsers, everybodysRole } from '../user/index.ts';
import type { ImportedRow, UserImport } from './model.ts';
import type { SettledRow } from './running-store.ts';
import { isStillRelated, listOpenRows, settleRows, takeRunningImport } from './running-store.ts';

export const importing = systemScope('an import of people creates them, whichever partner saved it');
/** Large enough that statements cost little, small enough that licenses are not locked for long. */
const batch = 1000;

/** One batch of one import, all of it or nothing; false when no import has anything left to do. */
export function createBatch(db: Database, now: Date): Promise<boolean> {
  return db.transaction(importing, async (tx) => {
    const running = await takeRunningImport(tx, now);
    if (!running) return false;
    await tx.within(tenantScope(running.partnerId), async (own) => {
      const open = await listOpenRows(own, running, batch);
      const at = running.startedAt ?? now;
      const settled = (await isStillRelated(own, running))
        ? await createPeople(own, running, open, at)
        : open.map(({ rowNumber }) => failed(rowNumber, 'relationship-ended'));
      const isLast = open.length < batch;
      await settleRows(own, running, settled, { isLast, at: now, credentialsAt: realClock.now() });
    });
    return true;
  });
}

const failed = (rowNumber: number, failure: NonNullable<SettledRow['failure']>): SettledRow => ({
  rowNumber,
  outcome: 'failed',
  failure,
  userId: null,
  missed: [],
});

async function createPeople(
  tx: Tx,
  of: UserImport,
  rows: readonly ImportedRow[],
  at: Date,
): Promise<SettledRow[]> {
  const actor: Actor = {
    tenantId: of.partnerId,
    userId: of.startedById,
    name: of.startedBy ?? '',
    applicationId: null,
    correlationId: of.correlationId ?? randomUUID(),
  };
  const people = rows.map(({ rowNumber, cells }) => ({
    rowNumber,
    userId: randomUUID(),
    userPrincipalName: cells.email,
    firstName: cells.firstName,
    lastName: cells.lastName,
    displayName: cells.displayName,
    usageLocation: of.usageLocation,
    roles: [everybodysRole],
    // Known to nobody: the one to sign in with is made when its file is fetched (I20).
    hash: longTemporaryPassword().hash,
  }));
  const directory = { tenantId: of.customerId, customerName: of.customerName };
  const entered = await createUsers(
    tx,
    directory,
    people.map(({ rowNumber: _, ...person }) => person),
    actor,
    at,
  );
  const results = await giveLicenses(tx, of, [...entered], at);
  const created = people.filter(({ userId }) => entered.has(userId));
  await recordLicenses(tx, of, created, results, actor, at);
  return people.map(({ rowNumber, userId }): SettledRow => {
    if (!entered.has(userId)) return failed(rowNumber, 'name-taken');
    const missed = (results.get(userId) ?? []).filter(({ outcome }) => refusalOfOutcome(outcome) !== null);
    return {
      rowNumber,
      outcome: 'created',
      failure: null,
      userId,
      missed: missed.map(({ productId, skuId, outcome }) => ({ productId, skuId, outcome })),
    };
  });
}

type Results = ReadonlyMap<string, readonly LicenseResult[]>;

/** Never more than was bought, whoever else takes licenses at the moment (I28). */
async function giveLicenses(tx: Tx, of: UserImport, userIds: readonly string[], at: Date): Promise<Results> {
  const { customerId, sellerId, licenses } = of;
  if (sellerId === null || licenses.length === 0 || userIds.length === 0) return new Map();
  const change = { customerId, partnerId: sellerId, userIds, assign: licenses, revoke: [] };
  return Map.groupBy(await changeLicenses(tx, change, at), ({ userId }) => userId);
}

async function recordLicenses(
  tx: Tx,
  of: UserImport,
  people: readonly { readonly userId: string; readonly userPrincipalName: string }[],
  results: Results,
  actor: Actor,
  at: Date,
): Promise<void> {
  const names = new Map(of.licenses.map((one) => [licenseKeyOf(one), one.name]));
  const events = people.flatMap(({ userId, userPrincipalName }) => {
    const given = (results.get(userId) ?? []).filter(({ outcome }) => outcome === 'assigned');
    if (given.length === 0) return [];
    const assigned = given.map((one) => names.get(licenseKeyOf(one)) ?? licenseKeyOf(one));
    return [
      {
        operation: 'update_customer_user_licenses',
        resourceType: 'license',
        customerId: of.customerId,
        customerName: of.customerName,
        copiesTo: [of.customerId],
        newValue: { userId, userPrincipalName, assigned },
      },
    ];
  });
  await appendAuditEvents(tx, actor, events, at);
}
