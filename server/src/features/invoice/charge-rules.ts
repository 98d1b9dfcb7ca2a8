import { sumOf } from '../../platform/money/index.ts';
import type { InvoiceLine } from './model.ts';
import { firstDayOf, monthAway, monthOf, monthsBetween } from './month-rules.ts';

/** A line with what the invoice around it says. */
export interface BilledLine extends InvoiceLine {
  readonly currency: string;
  /** Null while the month is open. */
  readonly invoiceId: string | null;
}

/** What one subscription costs in a month, with everything it consists of. */
export interface SubscriptionCharges {
  readonly subscriptionId: string;
  readonly name: string;
  readonly offerName: string;
  readonly termDuration: string | null;
  readonly billingCycle: string;
  readonly subtotal: string;
  readonly lines: readonly BilledLine[];
}

export interface CurrencyCharges {
  readonly currency: string;
  readonly total: string;
  readonly subscriptions: readonly SubscriptionCharges[];
}

/**
 * Lines of one customer by currency and subscription (C114). Sums are sums of the lines as they were rounded,
 * so that each figure equals what stands below it.
 */
export function chargesBySubscription(lines: readonly BilledLine[]): CurrencyCharges[] {
  return [...Map.groupBy(lines, ({ currency }) => currency)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, inCurrency]) => {
      const subscriptions = [...Map.groupBy(inCurrency, ({ subscriptionId }) => subscriptionId)]
        .map(([subscriptionId, own]) => subscriptionCharges(subscriptionId, own))
        .sort((one, other) => one.name.localeCompare(other.name));
      return { currency, total: sumOf(subscriptions.map(({ subtotal }) => subtotal)), subscriptions };
    });
}

function subscriptionCharges(subscriptionId: string, own: readonly BilledLine[]): SubscriptionCharges {
  const lines = [...own].sort((one, other) =>
    `${one.chargeStartsOn} ${one.orderId}` < `${other.chargeStartsOn} ${other.orderId}` ? -1 : 1,
  );
  const last = lines.at(-1) as BilledLine;
  return {
    subscriptionId,
    name: last.subscriptionName,
    offerName: last.offerName,
    termDuration: last.termDuration,
    billingCycle: last.billingCycle,
    subtotal: sumOf(lines.map(({ subtotal }) => subtotal)),
    lines,
  };
}

/** Months back that are offered for choice. */
const monthsMax = 36;

/** Months from the first purchase up to the present one, newest first; always the present one. */
export function monthsToBill(firstOrderedAt: Date | null, now: Date): string[] {
  const present = monthOf(now);
  const count = firstOrderedAt === null ? 0 : monthsBetween(monthOf(firstOrderedAt), present);
  return Array.from({ length: Math.min(Math.max(count, 0), monthsMax) + 1 }, (_, back) =>
    monthAway(present, -back),
  );
}

/** A month that nothing can be charged for yet is not asked for. */
export function isMonthUpTo(month: string, now: Date): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && firstDayOf(month) <= now.toISOString().slice(0, 10);
}
