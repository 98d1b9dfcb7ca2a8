import type { Language } from '../../../errors/sentence.ts';
import type { BillingCycle, LimitUnit, Localized, ProductKind, Segment } from '../model.ts';

/** One price of a list: a term and cycle of an availability, in one market, currency and month. */
export interface PriceRow {
  readonly productId: string;
  readonly skuId: string;
  readonly availabilityId: string;
  readonly name: string;
  readonly productTitle: Localized;
  readonly title: Localized;
  readonly description: Localized;
  readonly unitType: string;
  readonly publisher: string;
  readonly kind: ProductKind;
  readonly segment: Segment;
  readonly term: string | null;
  readonly billingCycle: BillingCycle;
  /** Exact decimal. */
  readonly unitPrice: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly limitUnit: LimitUnit;
  readonly limit: number;
  readonly isTrial: boolean;
  readonly isAddon: boolean;
  readonly saleState: 'on-sale' | 'ending' | 'withdrawn';
  readonly lastSale: string | null;
  /** Changed against the month before. */
  readonly formerPrice: string | null;
}

export interface PriceListAsked {
  readonly country: string;
  readonly currency: string;
  readonly month: string;
  readonly language: Language;
}

export interface PriceListSearch extends PriceListAsked {
  readonly segment: Segment | null;
  /** Part of a name, in any language. */
  readonly text: string | null;
  readonly kind: ProductKind | null;
  readonly sale: PriceRow['saleState'] | null;
  readonly after: PriceListEnd | null;
  readonly limit: number;
}

/** Where a page ends. */
export interface PriceListEnd {
  readonly name: string;
  readonly id: string;
  readonly term: string;
  readonly billingCycle: string;
}
