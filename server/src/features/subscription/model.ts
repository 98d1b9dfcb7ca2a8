import type { AppliedPromotion, KeptWindow, Localized } from '../catalog/index.ts';

export type { AppliedPromotion };

/** Stored states (4.8.1). "Cancelled" is the act that leads to `deleted`. */
export const subscriptionStatuses = [
  'pending',
  'active',
  'suspended',
  'expired',
  'disabled',
  'deleted',
] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

export const subscriptionKinds = [
  'license',
  'usage',
  'software',
  'perpetual',
  'reservation',
  'marketplace',
] as const;
export type SubscriptionKind = (typeof subscriptionKinds)[number];

/** Two rule sets for license-based products (D1). */
export type RuleSet = 'new-commerce' | 'legacy';

export const billingCycles = ['monthly', 'annual', 'triennial', 'biennial', 'one_time', 'none'] as const;
export type BillingCycle = (typeof billingCycles)[number];

/** What a partner bought for a customer, and who is credited for it. */
export interface Subscription {
  /** Who bought it. */
  readonly partnerId: string;
  readonly subscriptionId: string;
  readonly customerId: string;
  readonly orderId: string;
  readonly lineNumber: number;
  readonly kind: SubscriptionKind;
  readonly ruleSet: RuleSet;
  /** `product:sku:availability`, or the id of a legacy offer. */
  readonly catalogItemId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly offerName: string;
  readonly publisher: string;
  /** The buyer's own name for it; no other partner sees it (I51). */
  readonly friendlyName: string;
  readonly quantity: number;
  readonly unitType: string;
  readonly parentSubscriptionId: string | null;
  readonly status: SubscriptionStatus;
  readonly statusChangedAt: Date;
  readonly suspensionReasons: readonly string[];
  readonly isTrial: boolean;
  readonly termDuration: string | null;
  readonly billingCycle: BillingCycle;
  readonly autoRenew: boolean;
  readonly createdAt: Date;
  readonly termStartsAt: Date;
  /** Last day of the term, inclusive, `2027-03-01`; null: no end. */
  readonly termEndsOn: string | null;
  /** End of the cancellation window (4.8.3); null: no window. */
  readonly cancelableUntil: Date | null;
  /** What the term was bought or renewed with, where it is not the usual window (4.8.3). */
  readonly window: KeptWindow | null;
  readonly currency: string;
  /** Exact decimal as text; after the promotion, where there is one. */
  readonly unitPrice: string;
  readonly promotion: AppliedPromotion | null;
  /** Attribution: the reseller's location PartnerID (C46); null: nobody is credited. */
  readonly resellerPartnerId: string | null;
  readonly resellerId: string | null;
  readonly resellerName: string | null;
  readonly supportContactId: string;
  readonly version: number;
}

/** Licenses added to the term under way, with a window of their own (C50). */
export interface Addition {
  readonly quantity: number;
  readonly at: Date;
  /** End of the window in which they may be given back. */
  readonly until: Date;
}

/** What the next term is to be (4.8.4); at most one per subscription. */
export interface ScheduledChange {
  readonly catalogItemId: string;
  readonly termDuration: string;
  readonly billingCycle: BillingCycle;
  readonly quantity: number;
  /** Last day of that term where it is to end with another subscription or a month (C56). */
  readonly customTermEndOn: string | null;
  readonly promotionId: string | null;
}

/** Another billing cycle from the next charge on (C57). */
export interface NextCharge {
  readonly billingCycle: BillingCycle;
  /** For one license and a whole cycle of the new length. */
  readonly unitPrice: string;
}

/** What happens to a subscription by itself once its date has come: a new term, or the next state without one. */
export type DueStep = 'renew' | 'lapse';

/** A subscription as it is kept, with what decides about its further life. */
export interface KeptSubscription extends Subscription {
  readonly additions: readonly Addition[];
  /** Read where the contract's resource is told, here and in the next two. */
  readonly overageEnabled?: boolean;
  /** Of a usage plan: its first usage subscription, as this partner knows it. */
  readonly entitlementId?: string | null;
  readonly hasPurchasableAddons?: boolean;
  /** Day from which charge cycles and terms are counted. */
  readonly cyclesFrom: string;
  readonly scheduled: ScheduledChange | null;
  readonly nextCharge: NextCharge | null;
  readonly nextChargeAt: Date | null;
  /** Changes so far, of 1,200 in its life (8). */
  readonly updates: number;
  /** End of the days as expired, disabled or (legacy) suspended. */
  readonly stageEndsAt: Date | null;
  readonly dueStep: DueStep | null;
  readonly dueAt: Date | null;
  /** The catalog's present name, by language; null: the catalog has it no more. */
  readonly offerTitle: Localized | null;
  /** GUID by which license assignment knows the SKU, where the catalog says one. */
  readonly provisioningId: string | null;
}

export const chargeReasons = ['add', 'reduce', 'cancel', 'renew', 'term', 'upgrade', 'convert'] as const;
export type ChargeReason = (typeof chargeReasons)[number];

/** What a change costs, or brings back: then the amount is below zero. */
export interface Charge {
  readonly reason: ChargeReason;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly amount: string;
  readonly currency: string;
  /** Days it is for, both inclusive. */
  readonly from: string;
  readonly to: string;
}

/** One entry of the history of who is credited (9.2 rule 5). */
export interface AttributionChange {
  readonly changeId: string;
  readonly changedAt: Date;
  readonly oldPartnerId: string | null;
  /** Name of the company that has this PartnerID today; null: none has. */
  readonly oldName: string | null;
  readonly newPartnerId: string | null;
  readonly newName: string | null;
  /** Display name of the person, where it is still known. */
  readonly changedBy: string | null;
}

/** A subscription as pages list it (C48): with the names behind its ids. */
export interface ListedSubscription extends KeptSubscription {
  readonly supportContactName: string | null;
  /** Whether the credited reseller still meets the checks it met when it was set (9.2 rule 2). */
  readonly resellerStanding: 'in-order' | 'agreement-unsigned' | 'not-active' | null;
  /** The partnership with it has ended; its credit has not (D19). */
  readonly resellerFormer: boolean;
  /** Declared at checkout beside the one that is credited (C60); read for one subscription alone. */
  readonly furtherResellers?: readonly { readonly partnerId: string; readonly name: string | null }[] | null;
}

/** What of a customer's subscriptions limits, trials and add-ons look at; whoever sold them (C58, C59). */
export interface HeldSubscription {
  readonly subscriptionId: string;
  readonly partnerId: string;
  readonly catalogItemId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly kind: SubscriptionKind;
  readonly ruleSet: RuleSet;
  readonly status: SubscriptionStatus;
  readonly statusChangedAt: Date;
  readonly isTrial: boolean;
  readonly termDuration: string | null;
  readonly termEndsOn: string | null;
  readonly resellerPartnerId: string | null;
}

/** A reseller that may be credited: checked at the time of setting (I24). */
export interface CreditedReseller {
  readonly partnerId: string;
  readonly tenantId: string;
  readonly name: string;
}
