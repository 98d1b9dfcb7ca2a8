import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, readerOf, tenantScope } from '../../platform/db/index.ts';
import type { DueWork } from '../../platform/due/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Actor } from '../audit/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { endLegacyAdmin, findTie } from '../customer/index.ts';
import { holdGroups } from '../group/index.ts';
import { blank } from './actions.ts';
import { mapAtOnce } from './lifecycle.ts';
import type { Delegation } from './model.ts';
import type { Move, TakenRow } from './move-store.ts';
import { findMove, insertMove, moveScope, nextMoveDue, settleMoveRow, takeRows } from './move-store.ts';
import type { Asker, DelegationParts, DueParts } from './parts.ts';
import { actorOfAsker, actorOfDates, recordChange, tellBothSides } from './recording.ts';
import { addDays, checkTerms, moveName, tidiedTerms } from './rules.ts';
import { tellRelationship } from './settle.ts';
import { insertDelegation, insertRequest } from './store.ts';

export const moveRowsMax = 3000;
/** So many rows are carried out for one call of a page that watches; dates carry out the rest. */
const rowsAtOnce = 25;

export interface MoveWanted {
  readonly customers: readonly { readonly customerId: string; readonly name?: string | undefined }[];
  /** In front of each customer's name, where no name is given. */
  readonly namePrefix: string;
  readonly roles: readonly string[];
  readonly durationDays: number;
  readonly groupIds: readonly string[];
  readonly removeLegacy: boolean;
}

/**
 * Queues a move (C86). The customer's consent is implied only while it grants legacy rights, which gave
 * everything: each row looks again when its turn comes.
 */
export async function startMove(parts: DelegationParts, asker: Asker, wanted: MoveWanted): Promise<string> {
  const partnerId = asker.caller.tenant.id;
  const at = parts.clock.now();
  const moveId = parts.ids.guid();
  const terms = tidiedTerms({
    name: 'Move',
    customerId: null,
    roles: wanted.roles,
    durationDays: wanted.durationDays,
    autoExtend: false,
  });
  const refusal = checkTerms(terms);
  if (refusal) throw refusal;
  const customers = [...new Map(wanted.customers.map((one) => [one.customerId, one])).values()];
  if (customers.length === 0) return refuse('move-without-customers');
  await parts.db.transaction(tenantScope(partnerId), async (tx) => {
    const groupIds = [...new Set(wanted.groupIds)];
    const groups = await holdGroups(tx, partnerId, groupIds);
    if (groups.length < groupIds.length) return refuse('group-unknown');
    const rows = [];
    for (const { customerId, name } of customers) {
      const tie = await findTie(tx, partnerId, customerId);
      if (!tie) return refuse('customer-unknown');
      rows.push({
        customerId,
        customerName: tie.companyName,
        name: name?.trim() || moveName(wanted.namePrefix, tie.companyName, customerId),
      });
    }
    const move: Move = {
      partnerId,
      moveId,
      roles: terms.roles,
      durationDays: terms.durationDays,
      groupIds,
      removeLegacy: wanted.removeLegacy,
      startedBy: asker.caller.user?.id ?? null,
      startedAt: at,
      rowsTotal: rows.length,
    };
    await insertMove(tx, move, rows);
    await appendAuditEvent(
      tx,
      actorOfAsker(asker),
      {
        operation: 'granular_admin_move_started',
        resourceType: 'granular_admin_move',
        newValue: { id: moveId, customers: rows.length, removeLegacy: wanted.removeLegacy },
      },
      at,
    );
  });
  return moveId;
}

/** Carries out the next rows of a move; the page that watches calls it until none waits. */
export async function continueMove(parts: DelegationParts, asker: Asker, moveId: string): Promise<void> {
  const partnerId = asker.caller.tenant.id;
  const found = await findMove(readerOf(parts.db, tenantScope(partnerId)), partnerId, moveId);
  if (!found) return refuse('not-found');
  await carryOutRows(parts.db, parts, parts.ids, parts.clock.now(), rowsAtOnce, { partnerId, moveId });
}

/** Moves that nobody watches are carried out too. */
export function moveDueWork(parts: DueParts, ids: Ids): DueWork {
  return {
    name: 'delegation.move',
    next: nextMoveDue,
    run: (db, now, limit) => carryOutRows(db, parts, ids, now, limit, null),
  };
}

function carryOutRows(
  db: Database,
  parts: DueParts,
  ids: Ids,
  now: Date,
  limit: number,
  only: { readonly partnerId: string; readonly moveId: string } | null,
): Promise<number> {
  return db.transaction(moveScope, async (tx) => {
    const taken = await takeRows(tx, now, limit, only);
    const moves = new Map<string, Move | undefined>();
    for (const row of taken) {
      if (!moves.has(row.moveId)) moves.set(row.moveId, await findMove(tx, row.partnerId, row.moveId));
      const move = moves.get(row.moveId);
      if (!move) continue;
      try {
        const delegationId = await tx.attempt((inner) => moveOne(inner, parts, ids, move, row, now));
        await settleMoveRow(tx, row, { delegationId });
      } catch (error) {
        const failure = isUniqueViolation(error, 'delegation_name')
          ? 'delegation-name-taken'
          : error instanceof Refusal
            ? error.reason
            : null;
        if (!failure) throw error;
        await settleMoveRow(tx, row, { failure });
      }
    }
    return taken.length;
  });
}

/** One customer: granular rights, then groups, then the legacy ones go; in this order usage access stays. */
async function moveOne(
  tx: Tx,
  parts: DueParts,
  ids: Ids,
  move: Move,
  row: TakenRow,
  at: Date,
): Promise<string> {
  const { partnerId } = move;
  const { customerId } = row;
  const tie = await findTie(tx, partnerId, customerId);
  if (tie?.state !== 'active') return refuse('relationship-ended');
  if (!tie.legacyAdminAt) return refuse('legacy-admin-missing');
  const terms = { ...move, name: row.name, customerId, autoExtend: false };
  const refusal = checkTerms(terms);
  if (refusal) throw refusal;
  const delegation: Delegation = {
    ...blank(partnerId, ids.guid(), at),
    name: row.name,
    customerId,
    roles: move.roles,
    durationDays: move.durationDays,
    autoExtend: false,
    state: 'active',
    finalizedAt: at,
    approvedAt: at,
    activatedAt: at,
    endsAt: addDays(at, move.durationDays),
    origin: 'move',
  };
  await insertDelegation(tx, delegation);
  await insertRequest(tx, delegation, { requestId: ids.guid(), action: 'approve', requestedAt: at });
  const actor: Actor = { ...actorOfDates(partnerId), userId: move.startedBy };
  await recordChange(tx, actor, {
    operation: 'granular_admin_relationship_approved',
    before: null,
    after: delegation,
    at,
    details: { Consent: 'implied by legacy rights', Move: move.moveId },
  });
  await tellBothSides(tx, 'delegation-approved', delegation, at, { endsOn: delegation.endsAt });
  // A group deleted since then is left out: it has nobody to give roles to.
  for (const { groupId } of await holdGroups(tx, partnerId, move.groupIds)) {
    await mapAtOnce(tx, ids, delegation, groupId, move.roles, at);
  }
  await tellRelationship(tx, partnerId, customerId);
  if (move.removeLegacy && (await endLegacyAdmin(tx, partnerId, customerId))) {
    await appendAuditEvent(
      tx,
      actor,
      {
        operation: 'dap_admin_relationship_terminated',
        resourceType: 'dap_admin_relationship',
        customerId,
        customerName: tie.companyName,
        copiesTo: [customerId],
        oldValue: { partnerId, customerId, legacyAdmin: true },
        newValue: { partnerId, customerId, legacyAdmin: false },
        details: { Move: move.moveId },
      },
      at,
    );
  }
  await parts.rightsChanged?.(tx, partnerId, customerId, at);
  return delegation.delegationId;
}
