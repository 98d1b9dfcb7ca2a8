import type { Localized } from '../catalog/index.ts';
import type { BillingCycle, SubscriptionStatus } from '../subscription/index.ts';

/** A product's SKU, as licenses name it: one pool of licenses for each customer and seller. */
export interface SkuKey {
  readonly productId: string;
  readonly skuId: string;
}

/** A subscription as a source of licenses. */
export interface LicenseSource extends SkuKey {
  readonly subscriptionId: string;
  readonly offerName: string;
  readonly status: SubscriptionStatus;
  readonly quantity: number;
  readonly assigned: number;
}

/** A source with what its licenses cost the one who sold them; decimals as text, exact. */
export interface PricedSource extends LicenseSource {
  /** The seller's own name for it (I51). */
  readonly friendlyName: string;
  readonly currency: string;
  readonly billingCycle: BillingCycle;
  readonly unitPrice: string;
  /** What bought licenses that nobody holds cost in one billing period. */
  readonly unusedCost: string;
}

/** Sum over subscriptions that are billed alike. */
export interface UnusedCost {
  readonly currency: string;
  readonly billingCycle: BillingCycle;
  readonly amount: string;
}

/** A license that a person holds, with the state of the subscription it draws from. */
export interface HeldLicense extends Pick<LicenseSource, 'productId' | 'skuId' | 'offerName' | 'status'> {
  readonly excludedPlans: readonly string[];
}

export type Capability = 'Enabled' | 'Warning' | 'Suspended';

export interface PoolUnits {
  readonly active: number;
  readonly warning: number;
  readonly suspended: number;
  /** Active and warning. */
  readonly total: number;
  readonly consumed: number;
  readonly available: number;
  readonly capability: Capability;
}

export interface LicensePool<S extends LicenseSource = LicenseSource> extends SkuKey {
  readonly offerName: string;
  readonly units: PoolUnits;
  readonly sources: readonly S[];
}

/** What the catalog knows of a SKU; absent when it is sold no more. */
export interface SkuFacts extends SkuKey {
  readonly title: Localized;
  /** GUID by which license assignment knows the SKU. */
  readonly provisioningId: string | null;
  readonly partNumber: string | null;
  readonly plans: readonly {
    readonly planId: string;
    readonly name: string;
    readonly friendlyName: string;
  }[];
}

/** What of a SKU decides who may hold a license of it. */
export interface SkuLimits extends SkuKey {
  /** Of an add-on: the SKUs `product:sku` one of which its holder needs; empty otherwise. */
  readonly bases: readonly string[];
  /** Countries it is offered in; `*` is all of them. */
  readonly markets: readonly string[];
  readonly planIds: readonly string[];
  /** SKUs `product:sku` that nobody holds besides; it may stand with either of the two. */
  readonly excludes: readonly string[];
}

/** A person as assignments look at them, at the moment of assigning. */
export interface Holder {
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly state: 'active' | 'inactive';
  readonly usageLocation: string | null;
}

/** One line of "who has what". */
export interface Holding extends SkuKey {
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly usageLocation: string | null;
  readonly offerName: string;
  readonly friendlyName: string;
  readonly status: SubscriptionStatus;
  readonly subscriptionId: string;
  readonly assignedAt: Date;
  /** How many of its services are switched off. */
  readonly plansOff: number;
}

/** Somebody's license as it is assigned now. */
export interface Assignment extends SkuKey {
  readonly userId: string;
  /** Who sold the subscription that it draws from. */
  readonly partnerId: string;
  readonly subscriptionId: string;
  readonly excludedPlans: readonly string[];
}

/** A license to give, and which of its services stay off. */
export interface WantedLicense extends SkuKey {
  /** Null: all are on, and for who has the license already nothing changes. */
  readonly excludedPlans: readonly string[] | null;
}

/** Licenses to give to and take from each of some people of one customer (C76, C77). */
export interface LicenseChange {
  readonly customerId: string;
  /** Whose subscriptions are drawn from, and whose licenses are taken back. */
  readonly partnerId: string;
  readonly userIds: readonly string[];
  readonly assign: readonly WantedLicense[];
  readonly revoke: readonly SkuKey[];
}

export const licenseOutcomes = [
  'assigned',
  'plans-changed',
  'held-already',
  'revoked',
  'not-held',
  'user-unknown',
  'location-missing',
  'location-excluded',
  'base-missing',
  'base-needed',
  'excluded-by-other',
  'plan-unknown',
  'none-free',
] as const;

/** What came of one license for one person; each has an outcome of its own (I43). */
export type LicenseOutcome = (typeof licenseOutcomes)[number];

export interface LicenseResult extends SkuKey {
  readonly userId: string;
  readonly outcome: LicenseOutcome;
  /** What the person has that excludes it, where that was sold by the same partner. */
  readonly besides?: SkuKey;
}
