import type { BillingCycle } from './model.ts';

const trialDays = 30;
const dayMs = 86_400_000;

/** `2027-03-01`, in UTC. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/** Months from now on the same day, or on the month's last one where it has no such day. */
export function monthsAfter(instant: Date, months: number): Date {
  const moved = new Date(instant);
  moved.setUTCMonth(moved.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(instant.getUTCDate(), lastDay));
  return moved;
}

export function monthsOfTerm(term: string): number {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(term);
  return parts ? Number(parts[1] ?? 0) * 12 + Number(parts[2] ?? 0) : 0;
}

/** Last day of a term that starts now, inclusive (3.0 Dates); null for what has no end. */
export function lastDayOfTerm(start: Date, term: string | null, isTrial: boolean): string | null {
  if (isTrial) return dayOf(new Date(start.getTime() + (trialDays - 1) * dayMs));
  const months = term ? monthsOfTerm(term) : 0;
  return months === 0 ? null : dayOf(new Date(monthsAfter(start, months).getTime() - dayMs));
}

const monthsOfCycle: Readonly<Partial<Record<BillingCycle, number>>> = {
  monthly: 1,
  annual: 12,
  biennial: 24,
  triennial: 36,
};

/** Last day of the charge cycle that `now` lies in; never beyond the term. */
export function lastDayOfCycle(
  {
    termStartsAt,
    termEndsOn,
    billingCycle,
  }: { termStartsAt: Date; termEndsOn: string | null; billingCycle: BillingCycle },
  now: Date,
): string | null {
  const months = monthsOfCycle[billingCycle];
  if (months === undefined) return termEndsOn;
  const today = dayOf(now);
  // Counted from the start each time: a month's end that was cut short must not stay short.
  for (let cycle = 1; ; cycle += 1) {
    const last = dayOf(new Date(monthsAfter(termStartsAt, months * cycle).getTime() - dayMs));
    if (termEndsOn !== null && last >= termEndsOn) return termEndsOn;
    if (last >= today) return last;
  }
}
