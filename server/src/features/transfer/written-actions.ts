import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Scope, Tx } from '../../platform/db/index.ts';
import { systemScope, tenantScope } from '../../platform/db/index.ts';
import { actorOf, appendAuditEvent } from '../audit/index.ts';
import { findPartner } from '../partner/index.ts';
import { moveUsageSubscription } from './moving-store.ts';
import type { TransferCall, TransferDeps } from './parts.ts';
import { refusalOfTarget } from './rules.ts';
import { findGround, listItems } from './store.ts';
import type { Signature, SwitchEvent, WrittenSwitch } from './written-model.ts';
import {
  afterBusinessHours,
  confirmationHours,
  missingSignatures,
  partyOf,
  refusalOfSwitchEvent,
} from './written-rules.ts';
import { findSwitch, insertSwitch, lockSwitch, saveSwitch } from './written-store.ts';

export const supportScope = systemScope('the vendor’s support looks at switches in writing');

/** Whose cases are looked at: the operator stands for the vendor's support and sees what was submitted. */
export function viewOf({ tenant }: Caller): { readonly scope: Scope; readonly tenantId: string | null } {
  return tenant.kind === 'operator'
    ? { scope: supportScope, tenantId: null }
    : { scope: tenantScope(tenant.id), tenantId: tenant.id };
}

export interface NewSwitch {
  readonly customer: { readonly customerId: string; readonly companyName: string; readonly country: string };
  readonly serviceId: string;
  readonly targetPartnerId: string;
  readonly noticeOn: string;
  readonly supportPlan: string;
  readonly contact: string;
}

/** The present partner opens the case, once the customer has said so in writing (steps 1 and 2). */
export function openSwitch(
  deps: TransferDeps,
  call: TransferCall,
  wanted: NewSwitch,
): Promise<WrittenSwitch> {
  const own = call.caller.tenant.id;
  const { customer } = wanted;
  return deps.db.transaction(tenantScope(own), async (tx) => {
    const targetId = wanted.targetPartnerId.toLowerCase();
    if (targetId === own) return refuse('transfer-to-oneself');
    const target = await findPartner(tx, targetId);
    if (!target || target.kind === 'indirect-reseller' || target.cloud !== call.caller.tenant.cloud) {
      return refuse('transfer-source-unknown');
    }
    if (target.country !== customer.country)
      return refuse('switch-country-differs', { partner: target.name });
    const at = deps.clock.now();
    if (wanted.noticeOn > at.toISOString().slice(0, 10)) return refuse('switch-notice-missing');
    const item = (await listItems(tx, own, customer.customerId)).find(
      (one) => one.serviceId === wanted.serviceId.toLowerCase() && one.item === 'usage-subscription',
    );
    if (!item) return refuse('entitlement-unknown');
    if (item.inTransfer) return refuse('transfer-item-elsewhere', { name: item.name });
    const opened = {
      sourcePartnerId: own,
      caseId: deps.ids.guid(),
      targetPartnerId: targetId,
      customerId: customer.customerId,
      serviceId: wanted.serviceId.toLowerCase(),
      oldBillingId: item.itemId,
      name: item.name,
      noticeOn: wanted.noticeOn,
      supportPlan: wanted.supportPlan.trim(),
      sourceContact: wanted.contact.trim(),
      openedAt: at,
    };
    if (!(await insertSwitch(tx, opened))) return refuse('transfer-open-already');
    const made = (await findSwitch(tx, own, opened.caseId)) ?? refuse('transfer-unknown');
    await record(tx, call, made, 'create_transfer', at);
    return made;
  });
}

/** One of the three parties signs: a name typed by its global admin, and whom to ask back (steps 3 and 4). */
export function signSwitch(
  deps: TransferDeps,
  call: TransferCall,
  of: { readonly caseId: string; readonly typed: string; readonly contact: string },
): Promise<WrittenSwitch> {
  const { tenant } = call.caller;
  return change(deps, call, of.caseId, 'sign', (present, at) => {
    const party = partyOf(present, tenant.id) ?? refuse('transfer-unknown');
    if (!missingSignatures(present.signatures).includes(party)) return refuse('switch-signed-already');
    const signature: Signature = {
      party,
      tenantId: tenant.id,
      company: tenant.name,
      typed: of.typed.trim(),
      contact: of.contact.trim(),
      at: at.toISOString(),
    };
    return { ...present, signatures: [...present.signatures, signature] };
  });
}

/** The present partner has checked three signatures and attaches the form; support answers by the due date (step 5). */
export function submitSwitch(deps: TransferDeps, call: TransferCall, caseId: string): Promise<WrittenSwitch> {
  return change(deps, call, caseId, 'submit', (present, at) => {
    if (present.sourcePartnerId !== call.caller.tenant.id) return refuse('transfer-other-side');
    const missing = missingSignatures(present.signatures);
    if (missing.length > 0) return refuse('switch-signatures-missing', { count: missing.length });
    const dueAt = afterBusinessHours(at, confirmationHours);
    return { ...present, state: 'submitted', submittedAt: at, dueAt };
  });
}

export function cancelSwitch(deps: TransferDeps, call: TransferCall, caseId: string): Promise<WrittenSwitch> {
  return change(deps, call, caseId, 'cancel', (present) =>
    present.sourcePartnerId === call.caller.tenant.id
      ? { ...present, state: 'canceled' }
      : refuse('transfer-other-side'),
  );
}

/** The vendor's support confirms: billed to the new partner from now on, in the service all as before (step 6). */
export function confirmSwitch(
  deps: TransferDeps,
  call: TransferCall,
  caseId: string,
): Promise<WrittenSwitch> {
  return change(deps, call, caseId, 'confirm', async (present, at, tx) => {
    const { targetPartnerId, sourcePartnerId, customerId, oldBillingId } = present;
    const ground = await findGround(tx, targetPartnerId, customerId);
    const missing = refusalOfTarget(ground);
    if (missing) return refuse(missing);
    const newBillingId = deps.ids.guid();
    const moved = await moveUsageSubscription(tx, {
      from: { partnerId: sourcePartnerId, billingId: oldBillingId },
      to: { partnerId: targetPartnerId, billingId: newBillingId, planId: ground.planId as string },
      at,
    });
    if (!moved) return refuse('transfer-item-unusable', { name: present.name });
    return { ...present, state: 'executed', executedAt: at, newBillingId };
  });
}

function change(
  deps: TransferDeps,
  call: TransferCall,
  caseId: string,
  event: SwitchEvent,
  work: (present: WrittenSwitch, at: Date, tx: Tx) => WrittenSwitch | Promise<WrittenSwitch>,
): Promise<WrittenSwitch> {
  const { scope, tenantId } = viewOf(call.caller);
  return deps.db.transaction(scope, async (tx) => {
    const present = (await lockSwitch(tx, tenantId, caseId.toLowerCase())) ?? refuse('transfer-unknown');
    const against = refusalOfSwitchEvent(present.state, event);
    if (against) return refuse(against);
    const at = deps.clock.now();
    const next = await work(present, at, tx);
    await saveSwitch(tx, next);
    await record(tx, call, next, 'update_transfer', at);
    return (await findSwitch(tx, tenantId, next.caseId)) ?? next;
  });
}

function record(
  tx: Tx,
  { caller, context }: TransferCall,
  one: WrittenSwitch,
  operation: 'create_transfer' | 'update_transfer',
  at: Date,
): Promise<void> {
  const signed = one.signatures.map(({ party }) => party).join(', ');
  return appendAuditEvent(
    tx,
    actorOf(caller, context),
    {
      operation,
      resourceType: 'transfer',
      customerId: one.customerId,
      customerName: one.customerName,
      copiesTo: [
        one.sourcePartnerId,
        // The new partner knows of it once it has signed.
        ...(one.signatures.some(({ party }) => party === 'target') ? [one.targetPartnerId] : []),
      ],
      newValue: {
        id: one.caseId,
        status: one.state,
        inWriting: true,
        signedBy: signed,
        subscriptionId: one.oldBillingId,
        newSubscriptionId: one.newBillingId ?? '',
      },
    },
    at,
  );
}
