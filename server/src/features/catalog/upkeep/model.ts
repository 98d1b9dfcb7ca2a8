import type { Category, LimitUnit, Localized, ProductKind, RuleSet, Segment } from '../model.ts';
import type { PriceKey } from '../price/model.ts';

/** What the operator decided about a SKU; null: as its file says. */
export interface SkuSetting {
  readonly productId: string;
  readonly skuId: string;
  readonly withdrawn: boolean | null;
  /** Last day of sale, inclusive: `2026-12-31`. */
  readonly lastSale: string | null;
  readonly limitUnit: LimitUnit | null;
  readonly limit: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** A SKU with everything the operator looks after. */
export interface SkuSheet {
  readonly productId: string;
  readonly skuId: string;
  readonly productTitle: Localized;
  readonly title: Localized;
  readonly description: Localized;
  readonly publisher: string;
  readonly kind: ProductKind;
  readonly ruleSet: RuleSet;
  readonly category: Category;
  readonly unitType: string;
  readonly isTrial: boolean;
  readonly isAddon: boolean;
  readonly prerequisites: readonly string[];
  readonly renewsTo: string | null;
  readonly minimum: number;
  readonly maximum: number;
  readonly limitUnit: LimitUnit;
  readonly limit: number;
  readonly withdrawn: boolean;
  readonly setting: SkuSetting;
  readonly availabilities: readonly SheetAvailability[];
  readonly prices: readonly SheetPrice[];
  readonly changes: readonly PriceRecord[];
}

export interface SheetAvailability {
  readonly availabilityId: string;
  readonly market: string;
  readonly segment: Segment;
  readonly isPurchasable: boolean;
  readonly isRenewable: boolean;
}

/** What holds at present. */
export interface SheetPrice extends Omit<PriceKey, 'productId' | 'skuId'> {
  readonly unitPrice: string;
}

/** One entry of the price history, or of what is planned. */
export interface PriceRecord extends Omit<PriceKey, 'productId' | 'skuId'> {
  /** Null: since ever. */
  readonly month: string | null;
  readonly unitPrice: string | null;
  readonly begun: boolean;
  readonly changedAt: string;
  readonly changedBy: string;
}
