/** What a rule is for; `*` stands for any. */
export interface SaleScope {
  /** Row of the table of windows. */
  readonly kind: string;
  readonly market: string;
  readonly category: string;
  readonly segment: string;
}

/** Null: as a wider rule says, or the numbers of the trade. */
export interface SaleNumbers {
  readonly cancellationHours: number | null;
  readonly fullRefundHours: number | null;
  /** Licenses of one subscription. */
  readonly maximum: number | null;
  /** Subscriptions of one product that a customer has at a time. */
  readonly perCustomer: number | null;
  /** Subscriptions of a customer in all. */
  readonly subscriptions: number | null;
}

export interface SaleRule extends SaleScope, SaleNumbers {
  readonly ruleId: string;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** The window that a term is bought with, where the catalog says another than the usual one. */
export interface KeptWindow {
  readonly hours: number;
  readonly fullRefundHours: number;
  readonly rule: SaleScope;
}
