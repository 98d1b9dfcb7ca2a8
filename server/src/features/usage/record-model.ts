/** What the contract's records of usage share: a cost in the currency of a plan or a partner. */
export interface UsageRecord {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** Exact. */
  readonly amount: string;
  /** The same in US dollars; null: no exchange rate is known. */
  readonly usd: string | null;
  /** When the last of it was rated; null: nothing was. */
  readonly ratedAt: Date | null;
}

export interface CustomerUsage extends UsageRecord {
  /** Null: no limit. */
  readonly budget: string | null;
  /** The plan is one of the present kind. */
  readonly isUpgraded: boolean;
  /** Name as lists sort it. */
  readonly nameKey: string;
}

export interface PlanUsage extends UsageRecord {
  readonly status: string;
  readonly resellerPartnerId: string | null;
  readonly offerId: string;
}

/** How customers of a partner stand to their budgets. */
export interface BudgetCounts {
  readonly over: number;
  readonly trending: number;
  readonly customers: number;
}

/** One meter of one resource in an hour or a day. */
export interface Utilization {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly meterId: string;
  readonly name: string;
  readonly category: string;
  readonly subcategory: string;
  readonly region: string;
  readonly unit: string;
  readonly quantity: string;
  readonly serviceId: string;
  /** Empty where resources are added up. */
  readonly resource: string;
  readonly tags: Readonly<Record<string, string>>;
}
