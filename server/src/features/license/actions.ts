import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { AuditEvent } from '../audit/index.ts';
import { actorOf, appendAuditEvents } from '../audit/index.ts';
import { decideChange } from './change-rules.ts';
import type { Holder, LicenseChange, LicenseOutcome, LicenseResult, SkuKey, WantedLicense } from './model.ts';
import type { Acting, LicensedCustomer } from './parts.ts';
import { changesSomething, keyOf } from './rules.ts';
import {
  listHeld,
  listSkuLimits,
  lockHolders,
  lockLicenseSources,
  removeAssignments,
  writeAssignments,
  writePlans,
} from './store.ts';

/**
 * Gives people licenses out of what the partner sold to the customer, and takes licenses back; thousands of
 * people take a handful of statements. Works in the customer's scope, which the caller must have reached.
 * A license that cannot be given is an outcome, not a refusal: in a list of many each has its own (I43).
 */
export async function changeLicenses(tx: Tx, change: LicenseChange, at: Date): Promise<LicenseResult[]> {
  return (await applyChange(tx, change, at)).results;
}

function applyChange(
  tx: Tx,
  change: LicenseChange,
  at: Date,
): Promise<{ readonly results: LicenseResult[]; readonly holders: readonly Holder[] }> {
  const { customerId, userIds, assign, revoke } = change;
  return tx.within(tenantScope(customerId), async (inner) => {
    const holders = await lockHolders(inner, customerId, userIds);
    const sources = await lockLicenseSources(inner, change, [...assign, ...revoke]);
    const held = await listHeld(inner, customerId, userIds);
    const limits = await listSkuLimits(inner, distinct([...assign, ...revoke, ...held]));
    const decision = decideChange({ ...change, holders, sources, held, limits });
    await removeAssignments(inner, change, decision.revoked);
    await writePlans(inner, customerId, decision.switched);
    const written = await writeAssignments(inner, customerId, decision.assigned, at);
    return { results: withWritten(decision.results, written), holders };
  });
}

/** A result with the names that pages and records show. */
export interface NamedResult extends LicenseResult {
  readonly userPrincipalName: string | null;
  readonly displayName: string | null;
}

/**
 * Changes licenses and records it, one record for each person with something changed (C76, C77). `productName`
 * says what a SKU is called in the record.
 */
export async function changeAndRecord(
  tx: Tx,
  acting: Acting,
  customer: LicensedCustomer,
  change: LicenseChange,
  of: { readonly at: Date; readonly productName: (sku: SkuKey) => string },
): Promise<NamedResult[]> {
  const { results, holders } = await applyChange(tx, change, of.at);
  const people = new Map(holders.map((one) => [one.userId, one]));
  const changed = Map.groupBy(results.filter(changesSomething), ({ userId }) => userId);
  const events = [...changed].map(([userId, own]): AuditEvent => {
    const named = (outcome: LicenseOutcome) =>
      own.filter((one) => one.outcome === outcome).map((one) => of.productName(one));
    const lists = {
      assigned: named('assigned'),
      removed: named('revoked'),
      servicesChanged: named('plans-changed'),
    };
    return {
      operation: 'update_customer_user_licenses',
      resourceType: 'license',
      customerId: customer.customerId,
      customerName: customer.companyName,
      copiesTo: [customer.customerId],
      newValue: {
        userId,
        userPrincipalName: people.get(userId)?.userPrincipalName,
        ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
      },
    };
  });
  await appendAuditEvents(tx, actorOf(acting.caller, acting), events, of.at);
  return results.map((one) => {
    const { userPrincipalName = null, displayName = null } = people.get(one.userId) ?? {};
    return { ...one, userPrincipalName, displayName };
  });
}

/** Gives each of many people the same licenses; as `changeLicenses`, taking none back. */
export function assignPlans(
  tx: Tx,
  wanted: {
    readonly customerId: string;
    readonly partnerId: string;
    readonly userIds: readonly string[];
    readonly licenses: readonly WantedLicense[];
  },
  at: Date,
): Promise<LicenseResult[]> {
  return changeLicenses(tx, { ...wanted, assign: wanted.licenses, revoke: [] }, at);
}

/** One license for one person. */
export async function assignLicense(
  tx: Tx,
  wanted: SkuKey & { readonly customerId: string; readonly userId: string; readonly partnerId: string },
  at: Date,
): Promise<LicenseOutcome> {
  const { customerId, userId, partnerId, productId, skuId } = wanted;
  const licenses = [{ productId, skuId, excludedPlans: null }];
  const results = await assignPlans(tx, { customerId, partnerId, userIds: [userId], licenses }, at);
  return results[0]?.outcome ?? 'user-unknown';
}

/** Somebody else gave the same license in the same moment: the person has it, from there. */
function withWritten(
  results: readonly LicenseResult[],
  written: readonly (SkuKey & { readonly userId: string })[],
): LicenseResult[] {
  const done = new Set(written.map((one) => `${one.userId} ${keyOf(one)}`));
  return results.map((one) =>
    one.outcome === 'assigned' && !done.has(`${one.userId} ${keyOf(one)}`)
      ? { ...one, outcome: 'held-already' }
      : one,
  );
}

function distinct(skus: readonly SkuKey[]): SkuKey[] {
  return [...new Map(skus.map((one) => [keyOf(one), one])).values()];
}
