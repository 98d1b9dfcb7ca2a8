import type { BillingCycle, Price } from '../../src/features/catalog/model.ts';

/** What a dollar of the demo price list is in the currencies partners are billed in (7.2). Examples, not rates. */
const factors: Readonly<Record<string, number>> = {
  USD: 1,
  EUR: 0.92,
  GBP: 0.79,
  CHF: 0.88,
  DKK: 6.9,
  NOK: 10.8,
  SEK: 10.6,
  AUD: 1.52,
  NZD: 1.66,
  CAD: 1.36,
  BRL: 5.1,
  INR: 84,
  JPY: 150,
  KRW: 1370,
  TWD: 32,
  CNY: 7.2,
};

const withoutCents = new Set(['JPY', 'KRW', 'TWD']);

/** What a dollar of the demo price list is in a currency. */
export function factorOf(currency: string): number {
  return factors[currency] ?? 1;
}

export const demoCurrencies = Object.keys(factors);

/** Rounded once, in the currency; multiples of it are exact. In hundredths. */
function hundredths(usd: number, currency: string): number {
  const amount = usd * (factors[currency] as number);
  return withoutCents.has(currency) ? Math.round(amount) * 100 : Math.round(amount * 100);
}

export function amountIn(usd: number, currency: string, times = 1): string {
  return ((hundredths(usd, currency) * times) / 100).toFixed(2);
}

type Term = Price['term'];

/** One price in every currency of the demo. */
export function priced(usd: number, term: Term, billingCycle: BillingCycle, times = 1): Price[] {
  return demoCurrencies.map((currency) => ({
    term,
    billingCycle,
    currency,
    unitPrice: amountIn(usd, currency, times),
  }));
}

/** The usual choice for licenses: a month costs a fifth more without a commitment of a year. */
export function licensePrices(monthlyUsd: number, withThreeYears: boolean): Price[] {
  const yearly = [
    ...priced(monthlyUsd * 1.2, 'P1M', 'monthly'),
    ...priced(monthlyUsd, 'P1Y', 'monthly'),
    ...priced(monthlyUsd, 'P1Y', 'annual', 12),
  ];
  if (!withThreeYears) return yearly;
  return [
    ...yearly,
    ...priced(monthlyUsd, 'P3Y', 'monthly'),
    ...priced(monthlyUsd, 'P3Y', 'annual', 12),
    ...priced(monthlyUsd, 'P3Y', 'triennial', 36),
  ];
}

export const trialPrices: Price[] = priced(0, 'P1M', 'none');
