/** A rate for what is used of a meter from an amount on. Exact decimals as text. */
export interface RateStep {
  readonly from: string;
  readonly rate: string;
}

export interface Meter {
  readonly meterId: string;
  readonly name: string;
  readonly category: string;
  readonly subcategory: string;
  readonly region: string;
  readonly unit: string;
  readonly included: string;
  readonly effectiveDate: string;
  readonly version: number;
}

/** Amount used from → rate, as it is kept. */
export type KeptRates = Readonly<Record<string, string>>;

/** Rates in one currency from the first of a month on, until the next ones. */
export interface RatePeriod {
  readonly currency: string;
  /** `2027-01`; null: from the beginning. */
  readonly from: string | null;
  readonly steps: readonly RateStep[];
  readonly givenAt: Date | null;
  readonly givenBy: string | null;
}

/** A meter with all its rates, by currency and then by month, the first ones first. */
export interface MeterWithRates extends Meter {
  readonly periods: readonly RatePeriod[];
  /** Months of which something has been rated, whichever partner is billed for it; earliest first. */
  readonly ratedMonths: readonly string[];
}

/** A meter as it counts in one month and one currency. */
export interface MeterInMonth extends Meter {
  readonly steps: readonly RateStep[];
  readonly since: string | null;
  readonly changesIn: string | null;
}
