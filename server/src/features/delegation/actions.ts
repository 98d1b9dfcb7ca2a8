import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, tenantScope } from '../../platform/db/index.ts';
import { findTie } from '../customer/index.ts';
import { hashOfToken, newLinkToken } from '../invitation/index.ts';
import type { Delegation, DelegationRow, DelegationTerms } from './model.ts';
import type { Asker, DelegationParts } from './parts.ts';
import { actorOfAsker, recordChange } from './recording.ts';
import type { NameForm } from './rules.ts';
import {
  checkCloud,
  checkMove,
  checkTerms,
  extensionSwitched,
  finalized,
  terminationRequested,
  tidiedTerms,
  withdrawn,
} from './rules.ts';
import { settle } from './settle.ts';
import type { RequestAction } from './store.ts';
import {
  findDelegation,
  insertDelegation,
  insertRequest,
  lockDelegation,
  removeDelegation,
  saveDelegation,
  setLinkToken,
} from './store.ts';

/** Version a client has seen, from `If-Match`; null: it did not say, or any. */
export type SeenVersion = number | null;

/** Drafts a request (C81). Nothing is asked of anybody yet. */
export async function createDraft(
  parts: DelegationParts,
  asker: Asker,
  given: DelegationTerms,
  form: NameForm = 'strict',
): Promise<DelegationRow> {
  const at = parts.clock.now();
  const partnerId = asker.caller.tenant.id;
  const delegationId = parts.ids.guid();
  return write(parts, asker, async (tx) => {
    const terms = await usableTerms(tx, asker, given, form);
    const after: Delegation = { ...blank(partnerId, delegationId, at), ...terms };
    await insertDelegation(tx, after);
    const operation = 'granular_admin_relationship_created';
    await recordChange(tx, actorOfAsker(asker), { operation, before: null, after, at });
    return shown(tx, partnerId, delegationId);
  });
}

export function blank(
  partnerId: string,
  delegationId: string,
  at: Date,
): Omit<Delegation, keyof DelegationTerms> {
  return {
    partnerId,
    delegationId,
    state: 'draft',
    createdAt: at,
    finalizedAt: null,
    approvedAt: null,
    activatedAt: null,
    endsAt: null,
    noticedDays: null,
    terminationRequestedAt: null,
    endedAt: null,
    origin: 'request',
    changedAt: at,
    version: 1,
  };
}

/** Changes a draft, or of an active one whether it goes on by itself: all else is fixed once finalized (4.5). */
export async function editDelegation(
  parts: DelegationParts,
  asker: Asker,
  delegationId: string,
  changes: Partial<DelegationTerms>,
  { seen = null, form = 'strict' }: { readonly seen?: SeenVersion; readonly form?: NameForm } = {},
): Promise<DelegationRow> {
  const given = Object.values(changes).filter((value) => value !== undefined);
  const onlyExtension = given.length === 1 && changes.autoExtend !== undefined;
  return change(parts, asker, delegationId, seen, async (tx, before, at) => {
    const switches = onlyExtension && before.state !== 'draft';
    if (switches) {
      if (before.autoExtend === changes.autoExtend) return null;
      const after = extensionSwitched(before, changes.autoExtend === true, at);
      return { after, operation: 'granular_admin_relationship_auto_extend_switched' };
    }
    const refusal = checkMove(before, 'edit');
    if (refusal) throw refusal;
    const terms = await usableTerms(tx, asker, { ...termsOf(before), ...withoutUndefined(changes) }, form);
    return {
      after: { ...before, ...terms, changedAt: at },
      operation: 'granular_admin_relationship_updated',
    };
  });
}

function termsOf({ name, customerId, roles, durationDays, autoExtend }: Delegation): DelegationTerms {
  return { name, customerId, roles, durationDays, autoExtend };
}

function withoutUndefined(changes: Partial<DelegationTerms>): Partial<DelegationTerms> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

export async function deleteDraft(
  parts: DelegationParts,
  asker: Asker,
  delegationId: string,
  seen: SeenVersion = null,
): Promise<void> {
  const partnerId = asker.caller.tenant.id;
  const at = parts.clock.now();
  await write(parts, asker, async (tx) => {
    const before = await lockOwn(tx, partnerId, delegationId, seen);
    const refusal = checkMove(before, 'delete');
    if (refusal) throw refusal;
    await removeDelegation(tx, partnerId, delegationId);
    const operation = 'granular_admin_relationship_deleted';
    await recordChange(tx, actorOfAsker(asker), { operation, before, after: null, at });
  });
}

/** Fixes the terms and opens the request for one approval (4.5). */
export function finalize(
  parts: DelegationParts,
  asker: Asker,
  delegationId: string,
  requestId: string | null = null,
): Promise<DelegationRow> {
  return change(parts, asker, delegationId, null, async (tx, before, at) => {
    const after = finalized(before, at);
    await usableTerms(tx, asker, termsOf(before), 'graph');
    if (requestId) await follow(tx, after, requestId, 'lockForApproval', at);
    return { after, operation: 'granular_admin_relationship_finalized' };
  });
}

/**
 * Makes the link of a request that waits for approval. Nothing is sent and no addressee is named (I10); a
 * link made before opens nothing any more.
 */
export async function makeLink(
  parts: DelegationParts,
  asker: Asker,
  delegationId: string,
): Promise<{ delegation: DelegationRow; token: string }> {
  const partnerId = asker.caller.tenant.id;
  const token = newLinkToken();
  return write(parts, asker, async (tx) => {
    const before = await lockOwn(tx, partnerId, delegationId, null);
    const refusal = checkMove(before, 'withdraw');
    if (refusal) throw refusal;
    await setLinkToken(tx, partnerId, delegationId, hashOfToken(token));
    await recordChange(tx, actorOfAsker(asker), {
      operation: 'granular_admin_relationship_link_issued',
      before: null,
      after: before,
      at: parts.clock.now(),
    });
    return { delegation: await shown(tx, partnerId, delegationId), token };
  });
}

/** Withdraws what waits for approval, or ends what is active (C84); either way access is over at once. */
export async function terminate(
  parts: DelegationParts,
  asker: Asker,
  delegationId: string,
  requestId: string | null = null,
): Promise<DelegationRow> {
  const partnerId = asker.caller.tenant.id;
  await change(parts, asker, delegationId, null, async (tx, before, at) => {
    const after =
      before.state === 'approval-pending' ? withdrawn(before, at) : terminationRequested(before, at);
    if (requestId) await follow(tx, after, requestId, 'terminate', at);
    return {
      after,
      operation:
        after.state === 'terminated'
          ? 'granular_admin_relationship_withdrawn'
          : 'granular_admin_relationship_termination_requested',
    };
  });
  await settle(parts, partnerId, delegationId);
  return parts.db.transaction(tenantScope(partnerId), (tx) => shown(tx, partnerId, delegationId));
}

export function follow(
  tx: Tx,
  of: Delegation,
  requestId: string,
  action: RequestAction,
  requestedAt: Date,
): Promise<void> {
  return insertRequest(tx, of, { requestId, action, requestedAt });
}

/** Terms checked, tidied, and, where a customer is named, one of the partner's own. */
async function usableTerms(
  tx: Tx,
  asker: Asker,
  given: DelegationTerms,
  form: NameForm,
): Promise<DelegationTerms> {
  const { tenant } = asker.caller;
  const terms = tidiedTerms(given);
  const refusal = checkCloud(tenant.cloud) ?? checkTerms(terms, form);
  if (refusal) throw refusal;
  if (terms.customerId !== null) {
    const tie = await findTie(tx, tenant.id, terms.customerId);
    if (!tie) return refuse('customer-unknown');
    if (tie.state !== 'active') return refuse('relationship-ended');
  }
  return terms;
}

interface Changed {
  readonly after: Delegation;
  readonly operation: string;
}

/** Load, decide, save against the version read, record; `decide` answers null where nothing changes. */
export async function change(
  parts: DelegationParts,
  asker: Asker,
  delegationId: string,
  seen: SeenVersion,
  decide: (tx: Tx, before: Delegation, at: Date) => Promise<Changed | null>,
): Promise<DelegationRow> {
  const partnerId = asker.caller.tenant.id;
  const at = parts.clock.now();
  return write(parts, asker, async (tx) => {
    const before = await lockOwn(tx, partnerId, delegationId, seen);
    const changed = await decide(tx, before, at);
    if (changed) {
      await saveDelegation(tx, changed.after);
      await recordChange(tx, actorOfAsker(asker), { ...changed, before, at });
    }
    return shown(tx, partnerId, delegationId);
  });
}

async function lockOwn(
  tx: Tx,
  partnerId: string,
  delegationId: string,
  seen: SeenVersion,
): Promise<Delegation> {
  const before = (await lockDelegation(tx, partnerId, delegationId)) ?? refuse('delegation-unknown');
  if (before.state === 'expired' && before.activatedAt === null) return refuse('delegation-unknown');
  if (seen !== null && seen !== before.version) return refuse('changed-meanwhile-precondition');
  return before;
}

async function shown(tx: Tx, partnerId: string, delegationId: string): Promise<DelegationRow> {
  return (await findDelegation(tx, partnerId, delegationId)) ?? refuse('delegation-unknown');
}

async function write<T>(
  { db }: DelegationParts,
  { caller }: Asker,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction(tenantScope(caller.tenant.id), work);
  } catch (error) {
    // I18: of two requests at once under one name the index lets one through.
    if (isUniqueViolation(error, 'delegation_name')) return refuse('delegation-name-taken');
    throw error;
  }
}
