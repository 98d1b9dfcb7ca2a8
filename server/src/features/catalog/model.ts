import type { Language } from '../../errors/sentence.ts';
import type { KeptWindow } from './sale-rule/model.ts';

/** A text by language; at least one is there. */
export type Localized = Readonly<Partial<Record<Language, string>>>;

export const productKinds = [
  'license',
  'usage',
  'software',
  'perpetual',
  'reservation',
  'marketplace',
] as const;
export type ProductKind = (typeof productKinds)[number];

export const billingCycles = ['monthly', 'annual', 'triennial', 'one_time', 'none'] as const;
export type BillingCycle = (typeof billingCycles)[number];

export const segments = ['commercial', 'education', 'government', 'nonprofit'] as const;
export type Segment = (typeof segments)[number];

export const categories = [
  'enterprise',
  'small-business',
  'education',
  'nonprofit',
  'government',
  'trial',
  'addon',
  'cloud',
  'software',
  'marketplace',
] as const;
export type Category = (typeof categories)[number];

export const limitUnits = ['none', 'lifetime', 'concurrent'] as const;
export type LimitUnit = (typeof limitUnits)[number];

/** Views of the product list, spelled as clients send them. */
export const targetViews = [
  'Azure',
  'AzureReservations',
  'AzureReservationsVM',
  'AzureReservationsSQL',
  'AzureReservationsCosmosDb',
  'MicrosoftAzure',
  'OnlineServices',
  'Software',
  'SoftwareSUSELinux',
  'SoftwarePerpetual',
  'SoftwareSubscriptions',
  'SpecializedOffers',
  'MarketplaceSaaS',
] as const;
export type TargetView = (typeof targetViews)[number];

/** D1: new commerce for everything but the legacy offers. */
export type RuleSet = 'new-commerce' | 'legacy';

/** Every market the installation sells in; any other value is a country. */
export const everyMarket = '*';

export interface ItemType {
  readonly id: string;
  readonly displayName: string;
  readonly subType?: { readonly id: string; readonly displayName: string };
}

/** A product with everything below it: the unit of imports and of the demo catalog. */
export interface CatalogProduct {
  readonly productId: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly publisher: string;
  readonly isVendorProduct: boolean;
  readonly type: ItemType;
  readonly views: readonly TargetView[];
  readonly origin: 'demo' | 'catalog-file' | 'product-list';
  readonly skus: readonly CatalogSku[];
}

export interface CatalogSku {
  readonly skuId: string;
  readonly title: Localized;
  readonly description: Localized;
  readonly kind: ProductKind;
  readonly ruleSet: RuleSet;
  readonly category: Category;
  readonly unitType: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly isTrial: boolean;
  readonly isAddon: boolean;
  /** `product:sku`; any one of them is enough for an add-on. */
  readonly prerequisites: readonly string[];
  readonly limitUnit: LimitUnit;
  readonly limit: number;
  readonly salesGroupId: string;
  readonly attestation: Attestation | null;
  readonly withdrawn: boolean;
  readonly traits: SkuTraits;
  readonly servicePlans: readonly ServicePlan[];
  readonly availabilities: readonly CatalogAvailability[];
}

export interface Attestation {
  readonly type: string;
  readonly enforced: boolean;
}

/** What no rule of ours looks at but clients read. */
export interface SkuTraits {
  readonly upgradeTargets?: readonly string[];
  /** Trial: the `product:sku` it becomes. */
  readonly renewsTo?: string;
  readonly purchasePrerequisites?: readonly string[];
  /** `product:sku` that nobody can have a license of besides, whichever of the two names the other (C76). */
  readonly excludes?: readonly string[];
  readonly inventoryVariables?: readonly string[];
  readonly provisioningVariables?: readonly string[];
  readonly consumptionType?: string;
  /** GUID by which license assignment knows the SKU, and its part number. */
  readonly provisioningId?: string;
  readonly partNumber?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface ServicePlan {
  readonly planId: string;
  readonly name: string;
  readonly friendlyName: string;
}

export interface CatalogAvailability {
  readonly availabilityId: string;
  readonly market: string;
  readonly segment: Segment;
  readonly isPurchasable: boolean;
  readonly isRenewable: boolean;
  readonly prices: readonly Price[];
}

/** One unit for one billing period, without tax; exact decimal as text. */
export interface Price {
  /** ISO 8601 duration; null: bought once, no end. */
  readonly term: string | null;
  readonly billingCycle: BillingCycle;
  readonly currency: string;
  readonly unitPrice: string;
}

/** An offer of the legacy catalog, in one market or in all. */
export interface CatalogOffer {
  readonly market: string;
  readonly offerId: string;
  readonly name: Localized;
  readonly description: Localized;
  /** Locale as recorded, by language; empty for the product's own texts. */
  readonly locales: Localized;
  readonly rank: number;
  readonly uri: string;
  readonly categoryId: string;
  readonly billing: 'none' | 'usage' | 'license';
  readonly billingCycles: readonly BillingCycle[];
  readonly term: number;
  readonly termUnit: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly limitUnit: string;
  readonly limit: number;
  readonly isAddon: boolean;
  readonly hasAddons: boolean;
  readonly isTrial: boolean;
  readonly isAvailable: boolean;
  readonly isAutoRenewable: boolean;
  readonly prerequisites: readonly string[];
  readonly upgradeTargets: readonly string[] | null;
  readonly conversionTargets: readonly string[];
  readonly reselleeQualifications: readonly string[];
  readonly resellerQualifications: readonly string[];
  readonly salesGroupId: string;
  readonly product: { readonly id: string; readonly name: Localized; readonly unit: string };
  readonly unitType: string;
  readonly publisher: string;
  readonly traits: OfferTraits;
  /** `product:sku` that this offer shows a second time. */
  readonly standsFor: string | null;
  readonly prices: readonly OfferPrice[];
}

export interface OfferTraits {
  readonly isInternal: boolean;
  readonly isVendorProduct: boolean;
  readonly acquisitionType: string;
  readonly supportedCatalogTypes: readonly string[];
  readonly actions: readonly string[];
  readonly learnMoreUri?: string;
  readonly attestation?: Attestation;
}

export interface OfferPrice {
  readonly billingCycle: BillingCycle;
  readonly currency: string;
  readonly unitPrice: string;
}

export interface OfferCategory {
  readonly market: string;
  readonly categoryId: string;
  readonly name: Localized;
  readonly locales: Localized;
  readonly rank: number;
}

/** How a thing may be bought: the choice between terms and billing cycles, with the price in one currency. */
export interface SellableTerm {
  readonly term: string | null;
  readonly billingCycle: BillingCycle;
  readonly unitPrice: string;
  readonly currency: string;
  /** Cancellation windows (4.8.3), longest refund first. */
  readonly refunds: readonly RefundOption[];
  /** Where rules of the catalog say another window than the usual one. */
  readonly window?: KeptWindow | null;
}

export interface RefundOption {
  readonly type: 'Full' | 'Partial';
  /** ISO 8601 duration from the purchase. */
  readonly expiresAfter: string;
}

export type SellableStatus = 'on-sale' | 'withdrawn' | 'not-in-country' | 'without-price';

/** What a cart line is made of; found by catalog item id or legacy offer id. */
export interface Sellable {
  readonly catalogItemId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly availabilityId: string | null;
  readonly offerName: Localized;
  readonly description: Localized;
  readonly publisher: string;
  readonly kind: ProductKind;
  readonly ruleSet: RuleSet;
  readonly category: Category;
  readonly minimum: number;
  readonly maximum: number;
  readonly terms: readonly SellableTerm[];
  readonly isTrial: boolean;
  readonly isAddon: boolean;
  readonly isRenewable: boolean;
  /** `product:sku` or offer ids, any one of which an add-on needs. */
  readonly prerequisiteIds: readonly string[];
  readonly limitUnit: LimitUnit;
  readonly limit: number;
  readonly segments: readonly Segment[];
  readonly attestationRequired: boolean;
  readonly attestationType: string | null;
  readonly unitType: string;
  readonly salesGroupId: string;
  readonly provisioningVariables: readonly string[];
  /** Trial: what it becomes. */
  readonly renewsTo: string | null;
  /** `product:sku` or offer ids of higher tiers. */
  readonly upgradeTargets: readonly string[];
  /** Trial of the legacy catalog: offers it can be converted to. */
  readonly conversionTargets: readonly string[];
  /** The price comes from the default list of the demo world, not from the offer itself. */
  readonly hasDefaultPrice: boolean;
  /** End of sale that is set: the last day of new purchases; renewals go on (C62). */
  readonly lastSale?: string | null;
  readonly purchasable: boolean;
  readonly status: SellableStatus;
}
