import { systemScope, type Tx } from '../../platform/db/index.ts';
import { markGranularAdmin } from '../customer/index.ts';
import { carryOutAssignment } from './assignment-carrying.ts';
import type { Delegation } from './model.ts';
import type { DelegationParts, DueParts } from './parts.ts';
import { actorOfDates, recordChange, tellBothSides } from './recording.ts';
import { nextStep, type Step } from './rules.ts';
import {
  countGrants,
  endAssignments,
  lockAssignments,
  lockDelegation,
  removeDelegation,
  saveDelegation,
} from './store.ts';

const scope = systemScope('what was asked of a delegation is carried out');

/**
 * Carries out at once what has just been committed: an approval becomes active, a termination takes effect.
 * Should the process die before, the dates in the rows bring it about.
 */
export async function settle(parts: DelegationParts, partnerId: string, delegationId: string): Promise<void> {
  const now = parts.clock.now();
  await parts.db.transaction(scope, async (tx) => {
    await proceed(tx, parts, partnerId, delegationId, now);
    for (const one of await lockAssignments(tx, partnerId, delegationId)) {
      await carryOutAssignment(tx, one, now);
    }
  });
}

/** Takes every step of one delegation whose date has come, earliest first; in the system scope. */
export async function proceed(
  tx: Tx,
  parts: DueParts,
  partnerId: string,
  delegationId: string,
  now: Date,
): Promise<void> {
  let delegation = await lockDelegation(tx, partnerId, delegationId);
  while (delegation) {
    const step = nextStep(delegation, now);
    if (!step) return;
    delegation = await take(tx, parts, delegation, step);
  }
}

const operations = {
  lapse: 'granular_admin_relationship_expired',
  activate: 'granular_admin_relationship_activated',
  remind: 'granular_admin_relationship_expiry_notified',
  extend: 'granular_admin_relationship_auto_extended',
  expire: 'granular_admin_relationship_expired',
  'carry out': 'granular_admin_relationship_terminated',
} as const;

async function take(
  tx: Tx,
  parts: DueParts,
  before: Delegation,
  { event, at, to, days }: Step,
): Promise<Delegation | undefined> {
  // What is kept for a year goes without a word: it is not a change of anybody's rights.
  if (event === 'purge' || !to) {
    await removeDelegation(tx, before.partnerId, before.delegationId);
    return undefined;
  }
  await saveDelegation(tx, to);
  const after = { ...to, version: before.version + 1 };
  const { partnerId, delegationId, customerId } = after;
  if (event === 'expire' || event === 'carry out') {
    await endAssignments(tx, partnerId, delegationId, at);
    await tellBothSides(tx, event === 'expire' ? 'delegation-expired' : 'delegation-terminated', after, at);
  }
  if (event === 'remind') {
    await tellBothSides(tx, 'delegation-expiring', after, at, { endsOn: after.endsAt, days: days ?? 0 });
  }
  if (customerId !== null && after.state !== before.state) {
    await tellRelationship(tx, partnerId, customerId);
    await parts.rightsChanged?.(tx, partnerId, customerId, at);
  }
  await recordChange(tx, actorOfDates(partnerId), { operation: operations[event], before, after, at });
  return after;
}

/** The word in the partner's relationship stays true to what it holds (I15a), in the same transaction. */
export async function tellRelationship(
  tx: Tx,
  partnerId: string,
  customerId: string,
  withdrawnAt: Date | null = null,
): Promise<void> {
  const active = await countGrants(tx, partnerId, customerId);
  await markGranularAdmin(tx, partnerId, customerId, active > 0, withdrawnAt);
}
