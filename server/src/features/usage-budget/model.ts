/** What a customer's usage may cost in a month, before its partner is reminded (C69). */
export interface UsageBudget {
  /** Who bills the usage. */
  readonly partnerId: string;
  readonly customerId: string;
  /** Exact decimal, in the customer's currency, before tax. */
  readonly amount: string;
  readonly setAt: Date;
  readonly version: number;
}

/** What earlier looks at a budget have brought about. */
export interface BudgetHistory {
  readonly amount: string;
  readonly remindedAt: Date | null;
  /** `2026-11`: the month whose excess others were told of. */
  readonly exceededIn: string | null;
}

export interface DueBudget extends BudgetHistory {
  readonly partnerId: string;
  readonly customerId: string;
  readonly companyName: string;
  readonly country: string;
  readonly dueAt: Date;
}
