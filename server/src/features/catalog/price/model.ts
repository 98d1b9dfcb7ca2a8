import type { BillingCycle } from '../model.ts';

/** What has one price at a time: a term and cycle of an availability, in one currency, in one market or all. */
export interface PriceKey {
  readonly productId: string;
  readonly skuId: string;
  readonly availabilityId: string;
  /** Null: bought once. */
  readonly term: string | null;
  readonly billingCycle: BillingCycle;
  readonly currency: string;
  /** `*`: every market of the availability; a market's own price goes before it. */
  readonly market: string;
}

/** A price from a month on, until the next one of its key. */
export interface MonthPrice extends PriceKey {
  /** `2026-11`. */
  readonly month: string;
  /** Exact decimal; null: no longer offered. */
  readonly unitPrice: string | null;
}

/** Who changes prices, and when. */
export interface PriceChange {
  readonly at: Date;
  readonly by: string;
}
