/** What a provider adds to the vendor's price, for whom and from when. */
export interface Margin {
  readonly marginId: string;
  /** Null: every reseller. */
  readonly resellerId: string | null;
  /** Null: every product. */
  readonly productId: string | null;
  readonly kind: 'percent' | 'amount';
  /** Exact decimal: percent of the price, or an amount for one unit and month. */
  readonly value: string;
  /** Of an amount; null for a percentage. */
  readonly currency: string | null;
  /** First day it holds, UTC: `2026-12-01`. */
  readonly fromDate: string;
  readonly version: string;
}

export interface ListedMargin extends Margin {
  readonly resellerName: string | null;
  readonly productTitle: Readonly<Record<string, string>> | null;
}

export type NewMargin = Omit<Margin, 'marginId' | 'version'>;

/** What a margin is looked for: one price in a list for one reseller. */
export interface PricedThing {
  readonly resellerId: string;
  readonly productId: string;
  readonly currency: string;
  /** The day the list is read for. */
  readonly on: string;
}
