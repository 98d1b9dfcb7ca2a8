/** A meter of the usage-based platform with its rates in one currency. */
export interface MeterRates {
  readonly meterId: string;
  readonly name: string;
  readonly category: string;
  readonly subcategory: string;
  readonly region: string;
  readonly unit: string;
  readonly tags: readonly string[];
  readonly included: string;
  /** Amount used from which a rate holds → rate. */
  readonly rates: Readonly<Record<string, string>>;
  readonly effectiveDate: string;
}

export interface NewMeter extends Omit<MeterRates, 'rates'> {
  readonly rates: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly shared: boolean;
}

export interface ExchangeRate {
  readonly currency: string;
  readonly usdPerUnit: string;
}

/** What may be bought of a SKU, without its price. */
export interface OfferMatrixRow {
  readonly productTitle: Readonly<Record<string, string>>;
  readonly productId: string;
  readonly skuId: string;
  readonly title: Readonly<Record<string, string>>;
  readonly provisioningId: string;
  readonly partNumber: string;
  readonly segment: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly term: string | null;
  readonly billingCycle: string;
  readonly isTrial: boolean;
  readonly isAddon: boolean;
  readonly prerequisites: readonly string[];
  readonly limitUnit: string;
  readonly limit: number;
  readonly lastSale: string | null;
}

export interface InventoryFact {
  readonly productId: string;
  readonly skuId: string;
  readonly withdrawn: boolean;
  readonly soldInCountry: boolean;
}
