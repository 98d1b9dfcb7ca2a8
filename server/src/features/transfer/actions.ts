import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, readerOf, tenantScope } from '../../platform/db/index.ts';
import { actorOf } from '../audit/index.ts';
import type { Order } from '../order/index.ts';
import { findPartner } from '../partner/index.ts';
import { findCreditedReseller } from '../subscription/index.ts';
import { takeOver } from './handover-acceptance.ts';
import type { Transfer, TransferItem, TransferLine, TransferState } from './model.ts';
import type { TransferCall, TransferDeps } from './parts.ts';
import { recordTransfer, tellOfAcceptance, tellOfRequest } from './recording.ts';
import {
  askerOf,
  deciderOf,
  refusalOfEvent,
  refusalOfSelection,
  refusalOfTarget,
  transferTimes,
} from './rules.ts';
import {
  findGround,
  findTransfer,
  insertLines,
  insertTransfer,
  keepLines,
  listItems,
  listLines,
  lockItems,
  lockTransfer,
  servesCustomer,
  setTransferState,
} from './store.ts';

export interface TransferRequest {
  readonly customer: { readonly customerId: string; readonly companyName: string };
  readonly sourcePartnerId: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly resellerPartnerId: string | null;
}

/**
 * Asks another partner for what the customer has under its usage plans. Whether that partner serves the customer
 * at all is not said: a request to one that does not lapses unread (I4).
 */
export function requestTransfer(
  deps: TransferDeps,
  call: TransferCall,
  request: TransferRequest,
): Promise<Transfer> {
  const { caller, context } = call;
  const target = caller.tenant;
  const { customerId } = request.customer;
  return deps.db.transaction(tenantScope(target.id), async (tx) => {
    const sourceId = request.sourcePartnerId.toLowerCase();
    if (sourceId === target.id) return refuse('transfer-to-oneself');
    const source = await findPartner(tx, sourceId);
    if (!source || source.kind === 'indirect-reseller') return refuse('transfer-source-unknown');
    if (source.cloud !== target.cloud) return refuse('transfer-source-unknown');
    const missing = refusalOfTarget(await findGround(tx, target.id, customerId));
    if (missing) return refuse(missing);
    const at = deps.clock.now();
    const asked = {
      kind: 'usage-plan' as const,
      targetPartnerId: target.id,
      transferId: deps.ids.guid(),
      sourcePartnerId: sourceId,
      customerId,
      customerName: request.customer.companyName,
      contactName: request.contactName.trim(),
      contactEmail: request.contactEmail.trim(),
      resellerPartnerId: await creditedAt(tx, call, request.resellerPartnerId),
      askedAt: at,
      askedBy: actorOf(caller, context).name,
      lapsesAt: new Date(at.getTime() + transferTimes.lapses),
      changedBy: caller.user?.id ?? null,
    };
    if (!(await insertTransfer(tx, asked))) return refuse('transfer-open-already');
    const made = (await findTransfer(tx, target.id, asked.transferId)) ?? refuse('transfer-unknown');
    const reached = await tx.within(tenantScope(sourceId), (inner) =>
      servesCustomer(inner, sourceId, customerId),
    );
    await recordTransfer(tx, actorOf(caller, context), made, { operation: 'create_transfer', reached }, at);
    if (reached) await tellOfRequest(tx, made, at);
    return made;
  });
}

/** A provider says which reseller is to be credited; others have none to name (C65). */
async function creditedAt(
  tx: Tx,
  { caller, context }: TransferCall,
  given: string | null,
): Promise<string | null> {
  if (caller.tenant.kind !== 'indirect-provider') return null;
  if (given === null) return refuse('transfer-reseller-missing');
  const found = await findCreditedReseller(tx, given, caller.tenant, context.language);
  if (found instanceof Refusal) throw found;
  return found.partnerId;
}

export interface TransferDetail {
  readonly transfer: Transfer;
  readonly lines: readonly TransferLine[];
  /** While the caller has to decide: what it could let go. */
  readonly items: readonly (TransferItem & { readonly inTransfer: boolean })[];
}

export function readTransfer(
  { db }: TransferDeps,
  { caller }: TransferCall,
  transferId: string,
): Promise<TransferDetail> {
  const own = caller.tenant.id;
  return db.transaction(tenantScope(own), async (tx) => {
    const transfer = (await findTransfer(tx, own, transferId.toLowerCase())) ?? refuse('transfer-unknown');
    const decides =
      transfer.kind === 'usage-plan' && deciderOf(transfer) === own && transfer.state === 'pending';
    return {
      transfer,
      lines: await listLines(tx, transfer),
      items: decides ? await listItems(tx, own, transfer.customerId) : [],
    };
  });
}

export interface Accepted {
  readonly transfer: Transfer;
  /** What a handover has become at the provider; a usage plan moves by itself within minutes. */
  readonly orders: readonly Order[];
}

/**
 * A usage plan: the present partner lets the selection go; without one, everything active (the contract's form). What
 * is selected is frozen as it stands, and is in no second transfer from here on (I36). A handover: the provider takes
 * what was offered, as far as it can arrive (C66).
 */
export async function acceptTransfer(
  deps: TransferDeps,
  call: TransferCall,
  of: { readonly transferId: string; readonly selected: readonly string[] | null },
): Promise<Accepted> {
  const orders: Order[] = [];
  const transfer = await decide(deps, call, of.transferId, 'accept', async (tx, found, at) => {
    if (found.kind === 'usage-plan') return letGo(tx, found, of.selected, at);
    const taken = await takeOver(tx, deps, call, found, at);
    orders.push(...taken.orders);
    if (taken.orders.length > 0) await tellOfAcceptance(tx, found, at);
    return { state: taken.orders.length > 0 ? 'done' : 'failed', dueAt: null };
  });
  return { transfer, orders };
}

async function letGo(
  tx: Tx,
  transfer: Transfer,
  wanted: readonly string[] | null,
  at: Date,
): Promise<Decision> {
  const { sourcePartnerId, customerId } = transfer;
  await lockItems(tx, sourcePartnerId, customerId);
  const items = await listItems(tx, sourcePartnerId, customerId);
  const selected =
    wanted?.map((id) => id.toLowerCase()) ??
    items.filter(({ status, inTransfer }) => status === 'active' && !inTransfer).map(({ itemId }) => itemId);
  const against = refusalOfSelection(selected, items);
  if (against) return refuse(against.reason, { name: against.name });
  try {
    await insertLines(
      tx,
      transfer,
      items.filter(({ itemId }) => selected.includes(itemId)),
    );
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('transfer-item-elsewhere', { name: '' });
    throw error;
  }
  await tellOfAcceptance(tx, transfer, at);
  return { state: 'accepted', dueAt: at };
}

export function rejectTransfer(
  deps: TransferDeps,
  call: TransferCall,
  transferId: string,
): Promise<Transfer> {
  return decide(deps, call, transferId, 'reject', async (tx, transfer) => {
    await keepLines(tx, transfer);
    return { state: 'rejected', dueAt: null };
  });
}

/** The asker takes its request back while nobody has answered it. */
export function withdrawTransfer(
  deps: TransferDeps,
  call: TransferCall,
  transferId: string,
): Promise<Transfer> {
  return decide(deps, call, transferId, 'withdraw', async (tx, transfer) => {
    await keepLines(tx, transfer);
    return { state: 'withdrawn', dueAt: null };
  });
}

interface Decision {
  readonly state: TransferState;
  readonly dueAt: Date | null;
}

function decide(
  deps: TransferDeps,
  { caller, context }: TransferCall,
  transferId: string,
  event: 'accept' | 'reject' | 'withdraw',
  work: (tx: Tx, transfer: Transfer, at: Date) => Promise<Decision>,
): Promise<Transfer> {
  const own = caller.tenant.id;
  return deps.db.transaction(tenantScope(own), async (tx) => {
    const transfer = (await lockTransfer(tx, own, transferId.toLowerCase())) ?? refuse('transfer-unknown');
    const entitled = event === 'withdraw' ? askerOf(transfer) : deciderOf(transfer);
    if (entitled !== own) return refuse('transfer-other-side');
    const against = refusalOfEvent(transfer, event);
    if (against) return refuse(against);
    const at = deps.clock.now();
    const decision = await work(tx, transfer, at);
    const actor = actorOf(caller, context);
    const by = { userId: caller.user?.id ?? null, name: actor.name };
    await setTransferState(tx, transfer, { state: decision.state, at, dueAt: decision.dueAt, by });
    const reached = transfer.sourcePartnerId === own || (await isReached(tx, transfer));
    await recordTransfer(
      tx,
      actor,
      transfer,
      { operation: 'update_transfer', reached, to: decision.state },
      at,
    );
    return (await findTransfer(tx, own, transfer.transferId)) ?? transfer;
  });
}

/** Whether the source serves the customer, and so knows of the request. */
export async function isReached(tx: Tx, { kind, sourcePartnerId, customerId }: Transfer): Promise<boolean> {
  if (kind === 'direct-to-indirect') return true;
  return tx.within(tenantScope(sourcePartnerId), (inner) =>
    servesCustomer(inner, sourcePartnerId, customerId),
  );
}

/** What of the caller's own could move, thing by thing. */
export async function readEligibility(
  { db }: TransferDeps,
  { caller }: TransferCall,
  customerId: string,
): Promise<(TransferItem & { readonly inTransfer: boolean })[]> {
  const own = caller.tenant.id;
  return listItems(readerOf(db, tenantScope(own)), own, customerId);
}
