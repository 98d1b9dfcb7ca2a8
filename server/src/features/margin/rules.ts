import { refuse } from '../../errors/refusal.ts';
import {
  amountText,
  chargeOf,
  exceeds,
  isZero,
  percentOf,
  sumOf,
  times,
} from '../../platform/money/index.ts';
import type { BillingCycle } from '../catalog/model.ts';
import { monthsOf } from '../catalog/rules.ts';
import type { Margin, NewMargin, PricedThing } from './model.ts';

/** Percentages above this are taken for a slip of the keyboard. */
export const percentMax = 1000;

/** A margin as entered; the day may lie in the past, for lists are read by the day. */
export function checked(margin: NewMargin): NewMargin {
  if (margin.kind === 'amount' && margin.currency === null) refuse('margin-currency-missing');
  if (margin.kind === 'percent' && exceeds(margin.value, String(percentMax)))
    refuse('margin-too-large', { limit: percentMax });
  return margin.kind === 'percent' ? { ...margin, currency: null } : margin;
}

/**
 * The margin that counts: what is agreed with this reseller goes before what holds for all, within that the product's
 * own before every product's; then the latest that has begun; then an amount in the list's currency before a
 * percentage. Null: none has been set.
 */
export function marginFor(margins: readonly Margin[], thing: PricedThing): Margin | null {
  const product = thing.productId.toLowerCase();
  let best: Margin | null = null;
  for (const margin of margins) {
    const counts =
      margin.fromDate <= thing.on &&
      (margin.resellerId === null || margin.resellerId === thing.resellerId) &&
      (margin.productId === null || margin.productId.toLowerCase() === product) &&
      (margin.currency === null || margin.currency === thing.currency);
    if (counts && (best === null || goesBefore(margin, best))) best = margin;
  }
  return best;
}

function goesBefore(margin: Margin, other: Margin): boolean {
  const closer = specificity(margin) - specificity(other);
  if (closer !== 0) return closer > 0;
  if (margin.fromDate !== other.fromDate) return margin.fromDate > other.fromDate;
  return margin.kind === 'amount' && other.kind === 'percent';
}

function specificity({ resellerId, productId }: Margin): number {
  return (resellerId === null ? 0 : 2) + (productId === null ? 0 : 1);
}

/** Months that one billing period pays for. */
export function monthsPaid(term: string | null, cycle: BillingCycle): number {
  const months = { monthly: 1, annual: 12, triennial: 36, none: 0 };
  if (cycle !== 'one_time') return months[cycle];
  const length = monthsOf(term);
  return Number.isFinite(length) ? Math.max(1, Math.round(length)) : 1;
}

export interface PricedTerm {
  readonly unitPrice: string;
  readonly term: string | null;
  readonly billingCycle: BillingCycle;
}

/** What a reseller's price list shows: rounded half up to what the currency can be paid in. What is free stays free. */
export function resalePrice(price: PricedTerm, margin: Margin, currency: string): string {
  const cost = price.unitPrice;
  if (isZero(cost)) return amountText(0n);
  if (margin.kind === 'percent') return percentOf(cost, sumOf(['100', margin.value]), currency);
  const added = times(margin.value, monthsPaid(price.term, price.billingCycle));
  return chargeOf(sumOf([cost, added]), 1, currency);
}

/** The day for which a month's list is read: today within the present month, else the day of the month nearest to it. */
export function dayOfList(month: string, today: string): string {
  if (today.slice(0, 7) === month) return today;
  if (today < `${month}-01`) return `${month}-01`;
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
