import { decide } from '../../access/decide.ts';
import type { Refusal } from '../../errors/refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { endLegacyAdmin, findTie } from '../customer/index.ts';
import { hashOfToken } from '../invitation/index.ts';
import type { Partner } from '../partner/index.ts';
import { findPartner } from '../partner/index.ts';
import type { Delegation } from './model.ts';
import type { Asker, DelegationParts } from './parts.ts';
import { actorOfAsker, recordChange, tellBothSides } from './recording.ts';
import { addDays, approved, checkApprover, checkLink, terminationRequested } from './rules.ts';
import { settle } from './settle.ts';
import { findDelegationByToken, insertRequest, lockDelegation, saveDelegation } from './store.ts';

export interface OpenedRequest {
  readonly delegation: Delegation;
  readonly partner: Partner;
  /** The partner holds legacy rights, which would outweigh for people without a group (C82). */
  readonly legacyHeld: boolean;
  /** Why this person, in this company, cannot approve; null: may. */
  readonly refusal: Refusal | null;
}

/**
 * What the holder of a link sees. What stands against the company comes before what stands against the
 * person: asking a colleague helps only where the company could approve.
 */
export async function openRequest(
  parts: DelegationParts,
  asker: Asker,
  token: string,
): Promise<OpenedRequest> {
  const { caller } = asker;
  return parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const { delegation, partner } = await findOpen(tx, parts, asker, token);
    const standing = await standingOf(tx, asker, delegation, partner);
    return {
      delegation,
      partner,
      legacyHeld: standing.legacyHeld,
      refusal: standing.refusal ?? decide(caller, 'delegation.approve'),
    };
  });
}

export interface Approval {
  readonly delegation: Delegation;
  readonly partner: Partner;
}

/**
 * Approves all that is asked, for the caller's company (C82). Of two at once the second finds it used (I12).
 * Legacy rights of the same partner go with it where the customer says so.
 */
export async function approve(
  parts: DelegationParts,
  asker: Asker,
  token: string,
  { consent, removeLegacy }: { readonly consent: boolean; readonly removeLegacy: boolean },
): Promise<Approval> {
  const { caller } = asker;
  const at = parts.clock.now();
  const approval = await parts.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const found = await findOpen(tx, parts, asker, token);
    // The row is open to the partner's scope until the approval binds it to this customer.
    const partnerScope = tenantScope(found.partner.tenantId);
    const locked = await tx.within(partnerScope, (inner) =>
      lockDelegation(inner, found.partner.tenantId, found.delegation.delegationId),
    );
    const before = requireOpen(parts, asker, locked, found.partner);
    const { refusal } = await standingOf(tx, asker, before, found.partner);
    if (refusal) throw refusal;
    if (!consent) return refuse('consent-missing');
    const after = approved(before, caller.tenant.id, at);
    await tx.within(partnerScope, async (inner) => {
      await saveDelegation(inner, after);
      await insertRequest(inner, after, {
        requestId: parts.ids.guid(),
        action: 'approve',
        requestedAt: at,
      });
    });
    await recordChange(tx, actorOfAsker(asker), {
      operation: 'granular_admin_relationship_approved',
      before,
      after,
      at,
    });
    await tellBothSides(tx, 'delegation-approved', after, at, {
      endsOn: addDays(at, after.durationDays),
    });
    if (removeLegacy) await withdrawLegacy(tx, parts, asker, found.partner.tenantId, at);
    return { delegation: after, partner: found.partner };
  });
  await settle(parts, approval.partner.tenantId, approval.delegation.delegationId);
  return approval;
}

/** The customer ends granular rights it approved (C84). */
export async function endByCustomer(
  parts: DelegationParts,
  asker: Asker,
  { partnerId, delegationId }: { readonly partnerId: string; readonly delegationId: string },
): Promise<void> {
  const customerId = asker.caller.tenant.id;
  const at = parts.clock.now();
  await parts.db.transaction(tenantScope(customerId), async (tx) => {
    // Row security shows the customer no row but its own.
    const before = await lockDelegation(tx, partnerId, delegationId);
    if (!before || before.approvedAt === null) return refuse('delegation-unknown');
    const after = terminationRequested(before, at);
    await saveDelegation(tx, after);
    const operation = 'granular_admin_relationship_termination_requested';
    await recordChange(tx, actorOfAsker(asker), { operation, before, after, at });
  });
  await settle(parts, partnerId, delegationId);
}

/** The customer takes legacy rights away (4.4); relationship and subscriptions stay (I14). */
export async function withdrawLegacyByCustomer(
  parts: DelegationParts,
  asker: Asker,
  partnerId: string,
): Promise<void> {
  const at = parts.clock.now();
  await parts.db.transaction(tenantScope(asker.caller.tenant.id), async (tx) => {
    if (!(await withdrawLegacy(tx, parts, asker, partnerId, at))) return refuse('legacy-admin-missing');
  });
}

async function withdrawLegacy(
  tx: Tx,
  parts: DelegationParts,
  asker: Asker,
  partnerId: string,
  at: Date,
): Promise<boolean> {
  const customerId = asker.caller.tenant.id;
  if (!(await endLegacyAdmin(tx, partnerId, customerId, at))) return false;
  await appendAuditEvent(
    tx,
    actorOfAsker(asker),
    {
      operation: 'dap_admin_relationship_terminated',
      resourceType: 'dap_admin_relationship',
      customerId,
      customerName: asker.caller.tenant.name,
      counterpartId: partnerId,
      copiesTo: [partnerId],
      oldValue: { partnerId, customerId, legacyAdmin: true },
      newValue: { partnerId, customerId, legacyAdmin: false },
    },
    at,
  );
  await parts.rightsChanged?.(tx, partnerId, customerId, at);
  return true;
}

async function findOpen(tx: Tx, parts: DelegationParts, asker: Asker, token: string) {
  const delegation = await findDelegationByToken(tx, hashOfToken(token));
  const partner = delegation && (await findPartner(tx, delegation.partnerId));
  if (!partner) return refuse('delegation-link-unknown');
  return { delegation: requireOpen(parts, asker, delegation, partner), partner };
}

function requireOpen(
  parts: DelegationParts,
  { caller }: Asker,
  delegation: Delegation | undefined,
  partner: Partner,
): Delegation {
  const { tenant } = caller;
  const refusal = checkLink({
    delegation,
    partner: { ...partner, active: partner.programStatus === 'active' },
    own: { id: tenant.id, kind: tenant.kind, cloud: tenant.cloud },
    now: parts.clock.now(),
  });
  if (refusal) throw refusal;
  return delegation ?? refuse('delegation-link-unknown');
}

async function standingOf(
  tx: Tx,
  { caller }: Asker,
  delegation: Delegation,
  partner: Partner,
): Promise<{ refusal: Refusal | null; legacyHeld: boolean }> {
  const { tenant } = caller;
  const tie = await findTie(tx, partner.tenantId, tenant.id);
  const refusal = checkApprover({
    delegation,
    partner: { ...partner, active: partner.programStatus === 'active' },
    own: { id: tenant.id, kind: tenant.kind, cloud: tenant.cloud },
    related: tie?.state === 'active',
  });
  return { refusal, legacyHeld: tie?.legacyAdminAt != null };
}
