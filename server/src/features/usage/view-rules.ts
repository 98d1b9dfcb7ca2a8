import { digitsOf } from '../../platform/money/index.ts';
import { rounded } from './rules.ts';
import type { DayCost, MeterCost, ResourceCost } from './view-model.ts';

/** Adds exact decimals without ever making floats of them. */
export function exactSum(amounts: readonly string[]): string {
  const places = Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  const sum = amounts.reduce((total, amount) => {
    const [whole = '0', fraction = ''] = amount.split('.');
    return total + BigInt(whole + fraction.padEnd(places, '0'));
  }, 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return sum < 0n ? `-${text}` : text;
}

export interface CurrencyUsage {
  readonly currency: string;
  /** Rounded once, from the exact costs. */
  readonly total: string;
  readonly days: readonly { readonly day: string; readonly amount: string }[];
  readonly meters: readonly MeterCost[];
  readonly resources: readonly ResourceCost[];
}

/** One month of usage by currency: its total, and what it consists of. */
export function usageByCurrency(of: {
  readonly days: readonly DayCost[];
  readonly meters: readonly MeterCost[];
  readonly resources: readonly ResourceCost[];
}): CurrencyUsage[] {
  const currencies = [...new Set(of.days.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const digits = digitsOf(currency);
    const own = <T extends { readonly currency: string; readonly amount: string }>(rows: readonly T[]) =>
      rows
        .filter((one) => one.currency === currency)
        .map((one) => ({ ...one, amount: rounded(one.amount, digits) }));
    const exact = of.days.filter((one) => one.currency === currency).map(({ amount }) => amount);
    return {
      currency,
      total: rounded(exactSum(exact), digits),
      days: own(of.days).map(({ day, amount }) => ({ day, amount })),
      meters: own(of.meters),
      resources: own(of.resources),
    };
  });
}

const monthsMax = 36;

/** Months from the first with usage up to the one shown now, newest first; always the latter. */
export function usageMonths(first: string | null, present: string): string[] {
  const months = [present];
  while (first !== null && months.length < monthsMax && (months.at(-1) as string) > first) {
    const [year, month] = (months.at(-1) as string).split('-').map(Number) as [number, number];
    months.push(new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7));
  }
  return months;
}
