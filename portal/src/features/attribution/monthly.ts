import type { CreditTotal } from './calls.ts';

/** What was credited, and what to nobody, in one month and currency. */
export interface Monthly {
  readonly month: string;
  readonly credited: number;
  readonly nobody: number;
}

/** Totals by currency, each month between the first and the last of the window once, oldest first. */
export function monthlyByCurrency(
  totals: readonly CreditTotal[],
  months: readonly string[],
): { readonly currency: string; readonly months: readonly Monthly[] }[] {
  return [...new Set(totals.map(({ currency }) => currency))].sort().map((currency) => ({
    currency,
    months: months.map((month) => {
      const rows = totals.filter((one) => one.month === month && one.currency === currency);
      const sum = (of: readonly CreditTotal[]) => of.reduce((total, { amount }) => total + amount, 0);
      return {
        month,
        credited: sum(rows.filter(({ company }) => company !== undefined)),
        nobody: sum(rows.filter(({ company }) => company === undefined)),
      };
    }),
  }));
}
