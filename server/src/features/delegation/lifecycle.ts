import type { Tx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Actor } from '../audit/index.ts';
import { findTie } from '../customer/index.ts';
import { blank } from './actions.ts';
import { rolesAtCreation } from './directory-roles.ts';
import type { Delegation } from './model.ts';
import type { DueParts } from './parts.ts';
import { recordChange } from './recording.ts';
import { addDays, daysMax, endedWithRelationship, moveName } from './rules.ts';
import { tellRelationship } from './settle.ts';
import {
  endAssignments,
  insertAssignment,
  insertDelegation,
  lockOpenDelegations,
  saveDelegation,
} from './store.ts';

export interface CreatedWithCustomer {
  readonly partnerId: string;
  readonly customerId: string;
  readonly capacity: 'provider' | 'reseller' | 'direct';
}

/**
 * The default delegation of a new customer account (2.6, D25): active at once, because the tenant is new and
 * nobody else could approve; in the partner's scope. It gives nobody anything before groups are mapped, and the
 * record of the new customer tells of it.
 */
export async function grantAtCreation(
  tx: Tx,
  ids: Ids,
  { partnerId, customerId, capacity }: CreatedWithCustomer,
  at: Date,
): Promise<Delegation> {
  const tie = await findTie(tx, partnerId, customerId);
  const delegation: Delegation = {
    ...blank(partnerId, ids.guid(), at),
    name: moveName('Default', tie?.companyName ?? '', customerId),
    customerId,
    roles: rolesAtCreation(capacity),
    durationDays: daysMax,
    autoExtend: false,
    state: 'active',
    finalizedAt: at,
    approvedAt: at,
    activatedAt: at,
    endsAt: addDays(at, daysMax),
    origin: 'creation',
  };
  await insertDelegation(tx, delegation);
  return delegation;
}

/**
 * Ends all granular rights between a partner and a customer with their relationship (D4), at once and in the
 * same transaction, in the partner's scope. Nobody is told: the end of a relationship sends no mail (I47).
 */
export async function endWithRelationship(
  tx: Tx,
  parts: DueParts,
  actor: Actor,
  { partnerId, customerId }: { readonly partnerId: string; readonly customerId: string },
  at: Date,
): Promise<number> {
  const open = await lockOpenDelegations(tx, partnerId, customerId);
  let ended = 0;
  for (const before of open) {
    const requested = endedWithRelationship(before, at);
    if (!requested) continue;
    const after: Delegation = { ...requested, state: 'terminated', endedAt: at };
    await saveDelegation(tx, after);
    await endAssignments(tx, partnerId, before.delegationId, at);
    await recordChange(tx, actor, {
      operation: 'granular_admin_relationship_terminated',
      before,
      after,
      at,
      details: { Because: 'relationship ended' },
    });
    ended += 1;
  }
  if (ended > 0) {
    await tellRelationship(tx, partnerId, customerId);
    await parts.rightsChanged?.(tx, partnerId, customerId, at);
  }
  return ended;
}

/** Gives a group roles that take effect at once; for the demo world and for moves from legacy rights. */
export async function mapAtOnce(
  tx: Tx,
  ids: Ids,
  of: Pick<Delegation, 'partnerId' | 'delegationId'>,
  groupId: string,
  roles: readonly string[],
  at: Date,
): Promise<void> {
  await insertAssignment(tx, {
    partnerId: of.partnerId,
    delegationId: of.delegationId,
    assignmentId: ids.guid(),
    groupId,
    roles,
    state: 'active',
    createdAt: at,
    changedAt: at,
    version: 1,
  });
}
