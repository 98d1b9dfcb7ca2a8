import { textIn } from '../catalog/rules.ts';
import type { Subscription } from '../subscription/index.ts';
import { lastDayOfTerm } from '../subscription/term-rules.ts';
import { cancelableUntil } from '../subscription/window-rules.ts';
import { customEndOf } from './end-rules.ts';
import type { PurchaseFacts } from './facts.ts';
import { findBase, planOf } from './line-rules.ts';
import type { AssessedLine, LineAttributes, LineProvisioning, OrderLine } from './model.ts';

/** What is kept of a line. */
export function orderLineOf(
  line: AssessedLine,
  outcome: LineProvisioning,
  subscription: Subscription,
  attested: boolean,
): OrderLine {
  const { wanted } = line;
  return {
    lineNumber: wanted.lineNumber,
    catalogItemId: line.sellable?.catalogItemId ?? wanted.catalogItemId,
    offerName: offerNameOf(line),
    friendlyName: wanted.friendlyName,
    quantity: wanted.quantity,
    termDuration: line.termDuration,
    billingCycle: line.billingCycle,
    unitPrice: line.unitPrice ?? '0',
    linePrice: line.linePrice ?? '0',
    subscriptionId: subscription.subscriptionId,
    resellerPartnerId: line.reseller?.partnerId ?? null,
    additionalPartnerIds: wanted.additionalPartnerIds,
    transactionType: 'New',
    provisioning: outcome,
    attributes: attributesOf(line, subscription, attested),
  };
}

function attributesOf(line: AssessedLine, subscription: Subscription, attested: boolean): LineAttributes {
  const { wanted } = line;
  return {
    ...(Object.keys(wanted.provisioningContext).length > 0
      ? { provisioningContext: wanted.provisioningContext }
      : {}),
    ...(wanted.attestationAccepted ? { attestationAccepted: true } : {}),
    ...(attested ? { partnerOnRecordAttestation: true } : {}),
    ...(wanted.renewsTo === null ? {} : { renewsTo: wanted.renewsTo }),
    ...(line.promotion ? { promotion: line.promotion } : {}),
    ...(wanted.purchaseCommitment ? { purchaseCommitment: wanted.purchaseCommitment } : {}),
    ...(subscription.parentSubscriptionId ? { parentSubscriptionId: subscription.parentSubscriptionId } : {}),
  };
}

/** Kept once, in the language that every catalogue has. */
function offerNameOf({ sellable, wanted }: AssessedLine): string {
  return sellable ? textIn(sellable.offerName, 'en') : wanted.catalogItemId;
}

export interface Delivered {
  readonly line: AssessedLine;
  readonly subscriptionId: string;
  readonly orderId: string;
  readonly outcome: LineProvisioning;
  /** Subscriptions that lines before this one became. */
  readonly made: readonly Subscription[];
  readonly facts: PurchaseFacts;
}

/** The subscription a line becomes: active at once, or pending while it is being set up (4.8.1). */
export function subscriptionOf({
  line,
  subscriptionId,
  orderId,
  outcome,
  made,
  facts,
}: Delivered): Subscription {
  const { wanted, sellable } = line;
  if (!sellable) throw new Error('a line without anything to sell cannot be delivered');
  const { now, seller, customer } = facts;
  const offerName = offerNameOf(line);
  const product = {
    kind: sellable.kind,
    ruleSet: sellable.ruleSet,
    termDuration: line.termDuration,
    isTrial: sellable.isTrial,
    window: line.window,
  };
  return {
    partnerId: seller.tenant.id,
    subscriptionId,
    customerId: customer.customerId,
    orderId,
    lineNumber: wanted.lineNumber,
    kind: sellable.kind,
    ruleSet: sellable.ruleSet,
    catalogItemId: sellable.catalogItemId,
    productId: sellable.productId,
    skuId: sellable.skuId,
    offerName,
    publisher: sellable.publisher,
    // A usage plan gets its nickname afterwards (C48).
    friendlyName: sellable.kind === 'usage' ? offerName : (wanted.friendlyName ?? offerName),
    quantity: wanted.quantity,
    unitType: sellable.unitType,
    parentSubscriptionId: parentOf(line, made, facts),
    status: outcome === 'pending' ? 'pending' : 'active',
    statusChangedAt: now,
    suspensionReasons: [],
    isTrial: sellable.isTrial,
    termDuration: line.termDuration,
    billingCycle: line.billingCycle,
    autoRenew: renewsByItself(line),
    createdAt: now,
    termStartsAt: now,
    termEndsOn: customEndOf(wanted) ?? lastDayOfTerm(now, line.termDuration, sellable.isTrial),
    cancelableUntil: cancelableUntil(product, now),
    window: line.window,
    currency: line.currency,
    unitPrice: line.unitPrice ?? '0',
    promotion: line.promotion,
    resellerPartnerId: line.reseller?.partnerId ?? null,
    resellerId: line.reseller?.tenantId ?? null,
    resellerName: line.reseller?.name ?? null,
    // Until somebody designates another, whoever sold it answers for it (4.9).
    supportContactId: seller.tenant.id,
    version: 1,
  };
}

/** On by default wherever there is a term to renew; a legacy trial never becomes anything by itself (C55, C58). */
function renewsByItself({ sellable, termDuration }: AssessedLine): boolean {
  if (!sellable?.isRenewable) return false;
  if (sellable.isTrial) return sellable.ruleSet === 'new-commerce';
  return termDuration !== null;
}

/** Legacy add-ons hang on their base, reservations on their plan; new-commerce add-ons stand alone (C59). */
function parentOf(line: AssessedLine, made: readonly Subscription[], facts: PurchaseFacts): string | null {
  const { sellable, wanted } = line;
  if (sellable?.kind === 'reservation') return planOf(wanted, facts)?.subscriptionId ?? null;
  if (!sellable?.isAddon || sellable.ruleSet !== 'legacy') return null;
  const base = findBase(wanted, sellable, made, facts);
  return (
    base?.subscriptionId ?? made.find((one) => one.lineNumber === base?.lineNumber)?.subscriptionId ?? null
  );
}
