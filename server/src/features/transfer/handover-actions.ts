import type { CallerTenant } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Tx } from '../../platform/db/index.ts';
import { isUniqueViolation, tenantScope } from '../../platform/db/index.ts';
import { actorOf } from '../audit/index.ts';
import { findPartner } from '../partner/index.ts';
import { findCreditedReseller } from '../subscription/index.ts';
import type { ProviderMove } from './extension-actions.ts';
import { extendedTo, moveOf, requireDual, requireProvider } from './extension-actions.ts';
import type { HandoverLine, JudgedItem } from './handover-model.ts';
import type { WantedHandover } from './handover-rules.ts';
import { judge, linesOf } from './handover-rules.ts';
import { insertHandoverLines, listHandoverItems } from './handover-store.ts';
import type { Transfer } from './model.ts';
import type { TransferCall, TransferDeps } from './parts.ts';
import { recordTransfer, tellOfRequest } from './recording.ts';
import { transferTimes } from './rules.ts';
import { findTransfer, insertTransfer, lockItems } from './store.ts';

export interface HandoverDesk extends ProviderMove {
  readonly extended: {
    readonly providerId: string;
    readonly name: string;
    readonly agreementAccepted: boolean;
  } | null;
  readonly items: readonly JudgedItem[];
}

/** What a direct partner could hand over of a customer, and to whom (C66). */
export function readHandoverDesk(
  { db }: TransferDeps,
  { caller }: TransferCall,
  customerId: string,
): Promise<HandoverDesk> {
  const own = caller.tenant.id;
  return db.transaction(tenantScope(own), async (tx) => {
    return {
      ...(await moveOf(tx, caller)),
      extended: await extendedTo(tx, own, customerId),
      items: judge(await listHandoverItems(tx, own, customerId)),
    };
  });
}

export interface HandoverRequest {
  readonly customer: { readonly customerId: string; readonly companyName: string };
  readonly providerId: string;
  readonly lines: readonly WantedHandover[];
}

/**
 * Offers subscriptions to the provider that the customer was extended to. Quantities are frozen as they stand, and
 * nothing of it is in a second request from here on (I36). Who is credited at the provider stands in the request
 * (9.2 rule 6).
 */
export function requestHandover(
  deps: TransferDeps,
  call: TransferCall,
  request: HandoverRequest,
): Promise<Transfer> {
  const { caller, context } = call;
  const source = caller.tenant;
  const { customerId, companyName } = request.customer;
  return deps.db.transaction(tenantScope(source.id), async (tx) => {
    await requireDual(tx, caller);
    if (request.providerId.toLowerCase() === source.id) return refuse('transfer-to-oneself');
    const provider = await requireProvider(tx, source.id, request.providerId);
    const extended = await extendedTo(tx, source.id, customerId);
    if (extended?.providerId !== provider.tenantId)
      return refuse('handover-not-extended', { provider: provider.name });
    await lockItems(tx, source.id, customerId);
    const found = linesOf(
      request.lines.map((line) => ({ ...line, subscriptionId: line.subscriptionId.toLowerCase() })),
      await listHandoverItems(tx, source.id, customerId),
    );
    if ('against' in found) return refuse(found.against.reason, found.against.parameters);
    await requireCredited(tx, call, provider.tenantId, found.lines);
    const at = deps.clock.now();
    const asked = {
      kind: 'direct-to-indirect' as const,
      targetPartnerId: provider.tenantId,
      transferId: deps.ids.guid(),
      sourcePartnerId: source.id,
      customerId,
      customerName: companyName,
      contactName: caller.user?.displayName ?? source.name,
      contactEmail: caller.user?.userPrincipalName ?? '',
      resellerPartnerId: null,
      askedAt: at,
      askedBy: actorOf(caller, context).name,
      lapsesAt: new Date(at.getTime() + transferTimes.lapses),
      changedBy: caller.user?.id ?? null,
    };
    if (!(await insertTransfer(tx, asked))) return refuse('transfer-open-already');
    try {
      await insertHandoverLines(tx, asked, found.lines);
    } catch (error) {
      if (isUniqueViolation(error)) return refuse('transfer-item-elsewhere', { name: '' });
      throw error;
    }
    const made = (await findTransfer(tx, source.id, asked.transferId)) ?? refuse('transfer-unknown');
    const record = { operation: 'create_transfer', reached: true } as const;
    await recordTransfer(tx, actorOf(caller, context), made, record, at);
    await tellOfRequest(tx, made, at);
    return made;
  });
}

/** Whoever is to be credited is checked as the provider would be checked that names it (9.2, I24). */
async function requireCredited(
  tx: Tx,
  { context }: TransferCall,
  providerId: string,
  lines: readonly HandoverLine[],
): Promise<void> {
  const provider = await tenantOf(tx, providerId);
  const named = new Set(lines.flatMap(({ resellerPartnerId }) => resellerPartnerId ?? []));
  for (const partnerId of named) {
    const found = await findCreditedReseller(tx, partnerId, provider, context.language);
    if (found instanceof Refusal) throw found;
  }
}

/** A partner as the rules of purchases know whoever buys. */
export async function tenantOf(tx: Tx, partnerId: string): Promise<CallerTenant> {
  const partner = (await findPartner(tx, partnerId)) ?? refuse('transfer-source-unknown');
  const { tenantId: id, kind, name, country, region, cloud, programStatus, agreementSignedAt } = partner;
  return {
    id,
    kind,
    name,
    country,
    region,
    cloud,
    programStatus,
    agreementSigned: agreementSignedAt !== null,
  };
}
