import { dayOf, monthsAfter, monthsOfTerm } from '../subscription/term-rules.ts';
import { chargeOf, isZero, totalOf } from './amounts.ts';
import type { Bill, ChargeType, InvoiceLine, InvoiceType, Purchase } from './model.ts';
import { dayBefore, daysFrom, monthOf, monthsBetween } from './month-rules.ts';

const monthsOfCycle: Readonly<Partial<Record<Purchase['billingCycle'], number>>> = {
  monthly: 1,
  annual: 12,
  biennial: 24,
  triennial: 36,
};

/** Months that one charge pays for; 0: bought once and for good. */
export function cycleMonths({ billingCycle, termDuration }: Purchase): number {
  return monthsOfCycle[billingCycle] ?? (termDuration === null ? 0 : monthsOfTerm(termDuration));
}

/** One thing to charge in a month. */
interface Charge {
  readonly purchase: Purchase;
  readonly invoice: InvoiceType;
  readonly chargeType: ChargeType;
  readonly from: string;
  readonly to: string;
  /** Days charged, and days of the whole cycle. */
  readonly part: { readonly days: number; readonly of: number };
}

interface Cycle {
  readonly number: number;
  readonly from: string;
  readonly to: string;
}

/** The charge cycle that begins so many months after the subscription did. */
function cycleAt(purchase: Purchase, months: number): Cycle {
  const length = cycleMonths(purchase);
  const start = new Date(`${dayOf(purchase.cyclesFrom)}T00:00:00Z`);
  const from = dayOf(monthsAfter(start, months));
  const last = length === 0 ? from : dayBefore(dayOf(monthsAfter(start, months + length)));
  const { subscriptionEndsOn, autoRenew } = purchase;
  const cut =
    subscriptionEndsOn !== null && !autoRenew && last > subscriptionEndsOn && subscriptionEndsOn >= from;
  return { number: length === 0 ? 0 : months / length, from, to: cut ? subscriptionEndsOn : last };
}

/** The cycle whose first day lies in the month; a month holds one at most. */
function cycleBeginningIn(purchase: Purchase, month: string): Cycle | null {
  const months = monthsBetween(monthOf(purchase.cyclesFrom), month);
  const length = cycleMonths(purchase);
  if (months < 0 || (length === 0 ? months > 0 : months % length !== 0)) return null;
  return cycleAt(purchase, months);
}

/** The cycle that a day lies in. */
function cycleAround(purchase: Purchase, day: string): Cycle {
  const length = cycleMonths(purchase);
  if (length === 0) return { number: 0, from: day, to: day };
  const months = monthsBetween(monthOf(purchase.cyclesFrom), day.slice(0, 7));
  const begun = cycleAt(purchase, Math.floor(months / length) * length);
  return begun.from <= day ? begun : cycleAt(purchase, Math.floor(months / length) * length - length);
}

/**
 * Whether a cycle that begins on this day is charged. A new-commerce subscription is billed while it is
 * suspended, a legacy one is not (4.8); nothing is billed once it has ended, or after a term that is
 * not renewed.
 */
function isBilledOn(purchase: Purchase, day: string): boolean {
  const { status, ruleSet, statusChangedAt, autoRenew, subscriptionEndsOn } = purchase;
  if (!autoRenew && subscriptionEndsOn !== null && day > subscriptionEndsOn) return false;
  if (status === 'active' || (status === 'suspended' && ruleSet === 'new-commerce')) return true;
  return day < dayOf(statusChangedAt);
}

/** More licenses in a running cycle: charged once for what is left of it (C50). */
function additionIn(purchase: Purchase, month: string): Charge | null {
  const day = dayOf(purchase.orderedAt);
  if (purchase.transactionType !== 'AddQuantity' || monthOf(purchase.orderedAt) !== month) return null;
  const { from, to } = cycleAround(purchase, day);
  const part = { days: daysFrom(day, to), of: daysFrom(from, to) };
  return { purchase, invoice: 'OneTime', chargeType: 'AddQuantity', from: day, to, part };
}

/**
 * A charge cycle that begins in the month. Monthly ones return with every month; what is paid for a
 * year or longer ahead, or bought for good, is charged once.
 */
function cycleChargeIn(purchase: Purchase, month: string): Charge | null {
  const cycle = cycleBeginningIn(purchase, month);
  const ordered = dayOf(purchase.orderedAt);
  const isAddition = purchase.transactionType === 'AddQuantity';
  // The cycle an addition fell into was paid with the addition.
  if (!cycle || cycle.from < ordered || (isAddition && cycle.from === ordered)) return null;
  if (!isBilledOn(purchase, cycle.from)) return null;
  const chargeType = cycle.number === 0 ? 'New' : 'CycleFee';
  const invoice = purchase.billingCycle === 'monthly' ? 'Recurring' : 'OneTime';
  return { purchase, invoice, chargeType, from: cycle.from, to: cycle.to, part: { days: 1, of: 1 } };
}

function lineOf({ purchase, chargeType, from, to, part }: Charge): InvoiceLine {
  const {
    transactionType: _,
    currency,
    cyclesFrom: _from,
    ruleSet: _set,
    status: _status,
    ...rest
  } = purchase;
  const { statusChangedAt: _changed, autoRenew: _renew, ...facts } = rest;
  return {
    ...facts,
    lineNumber: 0,
    chargeType,
    chargeStartsOn: from,
    chargeEndsOn: to,
    subtotal: chargeOf(purchase.unitPrice, purchase.quantity, currency, part),
  };
}

/**
 * What a partner is billed for a month: each line follows from one order line, what costs nothing is left
 * out, and recurring and one-time charges stand on invoices of their own, one per currency.
 */
export function billsOf(purchases: readonly Purchase[], month: string): Bill[] {
  const charges = purchases
    .flatMap((purchase) => [additionIn(purchase, month), cycleChargeIn(purchase, month)])
    .filter((charge) => charge !== null);
  const groups = Map.groupBy(charges, ({ invoice, purchase }) => `${invoice} ${purchase.currency}`);
  return [...groups.entries()]
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .flatMap(([, group]) => {
      const [{ invoice: type, purchase }] = group as [Charge, ...Charge[]];
      const lines = group
        .map(lineOf)
        .filter(({ subtotal }) => !isZero(subtotal))
        .map((line, index) => ({ ...line, lineNumber: index + 1 }));
      if (lines.length === 0) return [];
      return [
        { type, currency: purchase.currency, lines, total: totalOf(lines.map(({ subtotal }) => subtotal)) },
      ];
    });
}
