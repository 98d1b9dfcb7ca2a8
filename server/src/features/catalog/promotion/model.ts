import type { BillingCycle, Localized, Segment } from '../model.ts';

export interface PromotionTerm {
  readonly term: string;
  readonly billingCycle: BillingCycle;
}

/** A discount on the first term of a purchase of one SKU. */
export interface Promotion {
  /** `product:sku:promotion`. */
  readonly promotionId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly name: Localized;
  readonly description: Localized;
  /** `*` or a country. */
  readonly market: string;
  readonly segment: Segment;
  /** Off the unit price; exact decimal. */
  readonly percent: string;
  readonly terms: readonly PromotionTerm[];
  /** `2026-11-01`; both days belong to it, UTC. */
  readonly startDate: string;
  readonly endDate: string;
  readonly minSeats: number | null;
  readonly maxSeats: number | null;
  /** Not for who has ever held the SKU. */
  readonly newOnly: boolean;
}

/** As the operator looks after it. */
export interface KeptPromotion extends Promotion {
  readonly version: number;
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

export type WantedPromotion = Omit<Promotion, 'promotionId'>;

/** Where and for how long a SKU has a price at all. */
export interface SoldTerm extends PromotionTerm {
  readonly segment: Segment;
}

/** A SKU as the catalog spells it, with what it has a price for. */
export interface SoldSku {
  readonly productId: string;
  readonly skuId: string;
  readonly terms: readonly SoldTerm[];
}

export type PromotionPhase = 'planned' | 'running' | 'ended';

/** The promotion that a term was bought with, as it was then; it goes with the term. */
export interface AppliedPromotion
  extends Pick<Promotion, 'promotionId' | 'name' | 'percent' | 'minSeats' | 'maxSeats'> {
  /** What a unit costs without it. */
  readonly listPrice: string;
}

/** A line of a cart or order, as far as promotions look at it. */
export interface PromotedLine {
  /** `product:sku:availability`. */
  readonly catalogItemId: string;
  readonly term: string | null;
  readonly billingCycle: string;
  readonly quantity: number;
  readonly country: string;
  readonly on: Date;
  /** `product:sku` of everything the customer has ever held, lower case. */
  readonly held: ReadonlySet<string>;
  /** What the customer may be sold (7.5); null: whatever there is. */
  readonly segments: readonly Segment[] | null;
}

export type PromotionProblem =
  | {
      readonly type:
        | 'InvalidCatalogItemId'
        | 'InvalidPromotion'
        | 'OfferPurchasedPreviously'
        | 'NoPromotionsAvailable';
    }
  | { readonly type: 'SeatCount'; readonly minimum: number | null; readonly maximum: number | null }
  | { readonly type: 'Term'; readonly terms: readonly PromotionTerm[] };
