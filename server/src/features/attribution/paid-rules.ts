import type { BillingCycle } from '../subscription/model.ts';
import { cycleAround, dayOf, lastDayOfTerm } from '../subscription/term-rules.ts';

/** Days that an order line paid for: its first charge cycle, or what was left of one for more licenses. */
export function daysPaidWith(
  line: {
    readonly transactionType: string;
    readonly termDuration: string | null;
    readonly billingCycle: BillingCycle;
  },
  subscription: {
    readonly cyclesFrom: string;
    readonly termStartsAt: Date;
    readonly termEndsOn: string | null;
    readonly isTrial: boolean;
  },
  at: Date,
): { readonly from: string; readonly to: string } {
  const day = dayOf(at);
  const { billingCycle, termDuration } = line;
  if (line.transactionType === 'AddQuantity') {
    const { to } = cycleAround({ ...subscription, billingCycle }, day);
    return { from: day, to: to < day ? day : to };
  }
  // An end of one's own choice is known while the first term runs; later terms say nothing about it (C56).
  const inFirstTerm = dayOf(subscription.termStartsAt) === day;
  const termEndsOn = inFirstTerm
    ? subscription.termEndsOn
    : lastDayOfTerm(at, termDuration, subscription.isTrial);
  const { to } = cycleAround({ cyclesFrom: day, termStartsAt: at, termEndsOn, billingCycle }, day);
  return { from: day, to: to < day ? day : to };
}
