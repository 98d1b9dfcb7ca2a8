import { chargeOf, difference, sumOf } from '../../platform/money/index.ts';
import type { Addition, Charge, KeptSubscription } from './model.ts';
import type { Cycled } from './term-rules.ts';
import { cycleAround, cycleMonths, dayOf, daysAfter, daysFrom } from './term-rules.ts';
import type { WindowProduct } from './window-rules.ts';
import { cancellationWindowOf, hoursAfter } from './window-rules.ts';

/** Licenses that came together, and may be given back together. */
export interface Batch {
  readonly quantity: number;
  readonly at: Date;
  /** End of its window; null: it never had one, or no window is kept. */
  readonly until: Date | null;
}

export type Batched = WindowProduct &
  Cycled &
  Pick<KeptSubscription, 'quantity' | 'additions' | 'cancelableUntil' | 'unitPrice' | 'currency'>;

/** What was bought or renewed first, then what was added, oldest first: together the quantity (I29). */
export function batchesOf(
  s: Pick<KeptSubscription, 'quantity' | 'additions' | 'termStartsAt' | 'cancelableUntil'>,
): Batch[] {
  const added = s.additions.reduce((sum, one) => sum + one.quantity, 0);
  const first: Batch = { quantity: s.quantity - added, at: s.termStartsAt, until: s.cancelableUntil };
  return [first, ...s.additions].filter(({ quantity }) => quantity > 0);
}

/** Whether licenses of a batch may be given back now. */
export function isOpen(product: WindowProduct, batch: Batch, now: Date): boolean {
  const window = cancellationWindowOf(product);
  if (!window.reducible) return false;
  return window.canceling === 'any-time' || (batch.until !== null && now < batch.until);
}

/** Additions whose window is over are licenses like all others. */
export function stillApart(additions: readonly Addition[], now: Date): Addition[] {
  return additions.filter(({ until }) => now < until);
}

interface Period {
  readonly from: string;
  readonly to: string;
  readonly fullDays: number;
}

/** The days that a batch has been charged for up to now: the rest of its first cycle, then whole ones. */
function chargedPeriods(s: Batched, at: Date, now: Date): Period[] {
  const day = dayOf(at);
  const first = cycleAround(s, day);
  const periods: Period[] = [{ ...first, from: day > first.from ? day : first.from }];
  if (cycleMonths(s.billingCycle) === 0) return periods;
  const today = dayOf(now);
  for (let last = periods[0] as Period; last.to < today; ) {
    if (s.termEndsOn !== null && last.to >= s.termEndsOn) break;
    last = cycleAround(s, daysAfter(last.to, 1));
    periods.push(last);
  }
  return periods;
}

function priceOf(s: Batched, quantity: number, { from, to, fullDays }: Period): string {
  return chargeOf(s.unitPrice, quantity, s.currency, { days: daysFrom(from, to), of: fullDays });
}

/** What licenses added now cost for what is left of the charge cycle (C50). */
export function chargeForAdding(s: Batched, quantity: number, now: Date): Charge {
  const [period] = chargedPeriods(s, now, now) as [Period, ...Period[]];
  return {
    reason: 'add',
    quantity,
    unitPrice: s.unitPrice,
    amount: priceOf(s, quantity, period),
    currency: s.currency,
    from: period.from,
    to: period.to,
  };
}

/** All that has been charged for so many licenses of a batch. */
export function chargedFor(s: Batched, batch: Batch, now: Date): string {
  return sumOf(chargedPeriods(s, batch.at, now).map((period) => priceOf(s, batch.quantity, period)));
}

/** What so many licenses of a batch are worth when they are given back now (4.8.3). */
function worthOf(s: Batched, batch: Batch, quantity: number, now: Date): string {
  const window = cancellationWindowOf(s);
  const periods = chargedPeriods(s, batch.at, now);
  if (now < hoursAfter(batch.at, window.fullRefundHours)) {
    return sumOf(periods.map((period) => priceOf(s, quantity, period)));
  }
  return window.later === 'nothing' ? '0.0000' : unusedOf(s, quantity, periods.at(-1) as Period, now);
}

/** The price of the days after today of a period that is paid. */
function unusedOf(s: Batched, quantity: number, period: Period, now: Date): string {
  const next = daysAfter(dayOf(now), 1);
  if (next > period.to) return '0.0000';
  return priceOf(s, quantity, { ...period, from: next > period.from ? next : period.from });
}

/**
 * What giving back some licenses of a batch brings. Taken as the difference of what the batch is worth
 * before and after, so that pieces never add up to more than the whole (I34).
 */
export function refundFor(s: Batched, batch: Batch, taken: number, now: Date): string {
  return difference(worthOf(s, batch, batch.quantity, now), worthOf(s, batch, batch.quantity - taken, now));
}

export interface Reduction {
  readonly additions: readonly Addition[];
  readonly charge: Charge;
}

/** Gives licenses back, newest first: they bring back most. The caller has made sure that enough are open. */
export function reduce(s: Batched, quantity: number, now: Date, reason: 'reduce' | 'cancel'): Reduction {
  let left = quantity;
  const refunds: string[] = [];
  const additions: Addition[] = [];
  for (const batch of batchesOf(s).reverse()) {
    const open = reason === 'cancel' || isOpen(s, batch, now);
    const taken = open ? Math.min(left, batch.quantity) : 0;
    left -= taken;
    if (taken > 0) refunds.push(refundFor(s, batch, taken, now));
    const addition = s.additions.find((one) => one === batch);
    if (addition && addition.quantity > taken)
      additions.unshift({ ...addition, quantity: addition.quantity - taken });
  }
  const cycle = cycleAround(s, dayOf(now));
  return {
    additions,
    charge: {
      reason,
      quantity,
      unitPrice: s.unitPrice,
      amount: difference('0', sumOf(refunds)),
      currency: s.currency,
      from: dayOf(now),
      to: cycle.to,
    },
  };
}

/** How many licenses may be given back now, and until when each batch may be. */
export function openBatches(
  s: WindowProduct & Pick<KeptSubscription, 'quantity' | 'additions' | 'termStartsAt' | 'cancelableUntil'>,
  now: Date,
): Batch[] {
  return batchesOf(s).filter((batch) => isOpen(s, batch, now));
}

/** The paid and unused days of all licenses: what an upgrade or a new term counts against its price. */
export function creditForUnused(s: Batched, quantity: number, now: Date): string {
  const cycle = cycleAround(s, dayOf(now));
  return unusedOf(s, quantity, cycle, now);
}
