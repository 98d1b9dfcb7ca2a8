import type { Caller } from '../../access/caller.ts';
import { Refusal, refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { BillingCycle } from '../catalog/index.ts';
import { findSellables } from '../catalog/index.ts';
import { readRelationship } from '../customer/index.ts';
import type { PermissionKind } from '../customer-permission/index.ts';
import { findPolicy, lockPolicy } from '../customer-permission/index.ts';
import { customerCurrencyOf } from '../market/index.ts';
import type { Deliveries, OrderPorts, Seller } from '../order/index.ts';
import { placeOrder } from '../order/index.ts';
import { findPartner } from '../partner/index.ts';
import type { UsageSubscription } from '../usage-access/index.ts';
import { isOwner, listAssignments, listUsageSubscriptions } from '../usage-access/index.ts';
import type { Commitment, PurchasableItem, WantedPurchase } from './model.ts';
import type { PurchaseGround } from './rules.ts';
import { refusalOfPurchase, toldToCustomer } from './rules.ts';
import { insertPurchase, listCommitmentItems, listCommitments } from './store.ts';

export interface SelfPurchaseDeps extends OrderPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly deliveries: Pick<Deliveries, 'deliverNow'>;
}

/** Somebody of a customer. */
export interface OwnCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string; readonly language: Language };
}

export interface PurchaseDesk {
  readonly usage: UsageSubscription;
  readonly ground: PurchaseGround;
  readonly items: readonly PurchasableItem[];
  readonly bought: readonly Commitment[];
}

/** What may be bought for a usage subscription, and what was: the page of a customer's owner (C63). */
export function readDesk({ db }: SelfPurchaseDeps, call: OwnCall, serviceId: string): Promise<PurchaseDesk> {
  const { tenant } = call.caller;
  return db.transaction(tenantScope(tenant.id), async (tx) => {
    const { usage, owns } = await findGround(tx, call, serviceId);
    const policy = await findPolicy(tx, usage.partnerId, tenant.id);
    return {
      usage,
      ground: groundOf(usage, owns, policy?.kinds ?? []),
      items: await readItems(tx, tenant.country),
      bought: await listCommitments(tx, {
        customerId: tenant.id,
        partnerId: usage.partnerId,
        planId: usage.planId,
      }),
    };
  });
}

/**
 * A customer's owner buys on the partner's account: the order is the partner's, made with all checks of any
 * order, and the partner is not told (C63, 3.0). The permission is held until the order stands, so that one
 * switched off meanwhile lets nothing through (I35).
 */
export async function buy(
  deps: SelfPurchaseDeps,
  call: OwnCall,
  wanted: WantedPurchase,
): Promise<{ readonly orderId: string; readonly subscriptionId: string }> {
  const { caller } = call;
  const { partnerId, ...placed } = await deps.db.transaction(tenantScope(caller.tenant.id), async (tx) => {
    const { usage, owns } = await findGround(tx, call, wanted.serviceId);
    const item = (await readItems(tx, caller.tenant.country)).find(
      ({ catalogItemId }) => catalogItemId.toLowerCase() === wanted.catalogItemId.toLowerCase(),
    );
    if (!item) return refuse('self-purchase-unknown');
    const policy = await lockPolicy(tx, usage.partnerId, caller.tenant.id);
    const against = refusalOfPurchase(item.kind, groundOf(usage, owns, policy?.kinds ?? []));
    if (against) return refuse(against, { partner: usage.partnerName });
    const order = await tx.within(tenantScope(usage.partnerId), (inner) =>
      placeForPartner(inner, deps, call, { usage, item, wanted }),
    );
    return { ...order, partnerId: usage.partnerId };
  });
  await deps.deliveries.deliverNow(tenantScope(partnerId), [placed.orderId], null);
  return placed;
}

function groundOf(
  usage: UsageSubscription,
  owns: boolean,
  allowed: readonly PermissionKind[],
): PurchaseGround {
  return { isOwner: owns, status: usage.status, planStatus: usage.planStatus, allowed };
}

async function findGround(tx: Tx, { caller }: OwnCall, serviceId: string) {
  const id = serviceId.toLowerCase();
  const [found, assignments] = await Promise.all([
    listUsageSubscriptions(tx, caller.tenant.id, { serviceId: id }),
    listAssignments(tx, caller.tenant.id, id),
  ]);
  const usage = found.find(({ status }) => status !== 'transferred') ?? refuse('entitlement-unknown');
  return { usage, owns: isOwner(caller.user?.id ?? '', assignments) };
}

async function readItems(tx: Tx, country: string): Promise<PurchasableItem[]> {
  const listed = await listCommitmentItems(tx, country);
  const currency = customerCurrencyOf(country) ?? 'USD';
  const sellables = await findSellables(
    tx,
    listed.map(({ catalogItemId }) => catalogItemId),
    { country, currency },
  );
  return listed.flatMap(({ catalogItemId, kind }) => {
    const found = sellables.get(catalogItemId);
    if (!found?.purchasable) return [];
    const { offerName: name, description, minimum, maximum, terms } = found;
    return [{ catalogItemId, kind, name, description, minimum, maximum, terms }];
  });
}

async function placeForPartner(
  tx: Tx,
  deps: SelfPurchaseDeps,
  { caller, context }: OwnCall,
  of: {
    readonly usage: UsageSubscription;
    readonly item: PurchasableItem;
    readonly wanted: WantedPurchase;
  },
): Promise<{ readonly orderId: string; readonly subscriptionId: string }> {
  const { usage, item, wanted } = of;
  const { partnerId, customerId, serviceId } = usage;
  const seller = await sellerFor(tx, partnerId);
  const relationship = await readRelationship(tx, partnerId, customerId);
  if (relationship?.state !== 'active') return refuse('self-purchase-partner-cannot');
  const at = deps.clock.now();
  try {
    const order = await placeOrder(tx, deps, {
      seller,
      customer: relationship,
      lines: [lineOf(usage, item, wanted)],
      language: context.language,
      now: at,
      // Who of the customer it was is its own affair; that the customer did it stands in the partner's log.
      actor: {
        tenantId: partnerId,
        userId: caller.user?.id ?? null,
        name: caller.tenant.name,
        applicationId: null,
        correlationId: context.correlationId,
      },
      attestation: 'unasked',
    });
    const subscriptionId = order.lines[0]?.subscriptionId ?? refuse('self-purchase-partner-cannot');
    const { orderId } = order;
    const by = caller.user?.id ?? customerId;
    const { kind } = item;
    await insertPurchase(tx, { partnerId, orderId, customerId, serviceId, subscriptionId, kind, at, by });
    return { orderId, subscriptionId };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const told = toldToCustomer(error.reason);
    throw told === error.reason ? error : new Refusal(told, { partner: usage.partnerName });
  }
}

/** The partner as the rules of orders know whoever buys. */
async function sellerFor(tx: Tx, partnerId: string): Promise<Seller> {
  const partner = await findPartner(tx, partnerId);
  if (!partner) return refuse('self-purchase-partner-cannot');
  const { tenantId: id, kind, name, country, region, cloud, programStatus, agreementSignedAt } = partner;
  const agreementSigned = agreementSignedAt !== null;
  return {
    tenant: { id, kind, name, country, region, cloud, programStatus, agreementSigned },
    userId: null,
  };
}

function lineOf(usage: UsageSubscription, item: PurchasableItem, wanted: WantedPurchase) {
  return {
    lineNumber: 0,
    catalogItemId: item.catalogItemId,
    quantity: wanted.quantity,
    friendlyName: null,
    termDuration: wanted.termDuration,
    billingCycle: wanted.billingCycle as BillingCycle,
    currency: null,
    resellerPartnerId: null,
    additionalPartnerIds: [],
    provisioningContext: {
      parentSubscriptionId: usage.planId,
      Scope: 'Single',
      SubscriptionId: usage.serviceId,
    },
    attestationAccepted: false,
    promotionId: null,
    customTermEndDate: null,
    renewsTo: null,
    parentLineNumber: null,
  };
}
