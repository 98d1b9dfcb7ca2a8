import type { BillingCycle } from './model.ts';

const trialDays = 30;
const dayMs = 86_400_000;

// A date takes longer to write than the rest of a charge to work out, and the same days come again and again.
const writtenDays = new Map<number, string>();
const writtenDaysMax = 20_000;

/** `2027-03-01`, in UTC. */
export function dayOf(instant: Date): string {
  const number = Math.floor(instant.getTime() / dayMs);
  const known = writtenDays.get(number);
  if (known !== undefined) return known;
  const day = instant.toISOString().slice(0, 10);
  if (writtenDays.size >= writtenDaysMax) writtenDays.clear();
  writtenDays.set(number, day);
  return day;
}

/** The instant a day begins, in UTC. */
export function startOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** So many days later; earlier if negative. */
export function daysAfter(day: string, days: number): string {
  return dayOf(new Date(startOf(day).getTime() + days * dayMs));
}

/** Both days counted. */
export function daysFrom(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1;
}

export function lastDayOfMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return dayOf(new Date(Date.UTC(year, month, 0)));
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

/** The months on which days counted from one day fall: `at(1)` is a month after it. */
function gridFrom(day: string): (months: number) => string {
  const from = startOf(day);
  return (months) => dayOf(monthsAfter(from, months));
}

function monthsBetween(from: string, to: string): number {
  const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return count(to) - count(from);
}

export interface Term {
  readonly startsOn: string;
  /** Inclusive. */
  readonly endsOn: string;
  /** Day from which cycles and further terms are counted. */
  readonly cyclesFrom: string;
}

/**
 * The term after one that ends on a day. Ends are counted from the day of the first purchase, so that a
 * subscription bought on the 31st returns to it after February; after an end of one's own choice (C56)
 * they are counted from the day that follows it, and so they are where a charge cycle of the new term would
 * not begin with it.
 */
export function termAfter(
  cyclesFrom: string,
  endsOn: string,
  term: string,
  billingCycle: BillingCycle = 'monthly',
): Term {
  const startsOn = daysAfter(endsOn, 1);
  const months = monthsBetween(cyclesFrom, startsOn);
  const fits = months % Math.max(1, cycleMonths(billingCycle)) === 0;
  const kept = fits && gridFrom(cyclesFrom)(months) === startsOn ? { from: cyclesFrom, months } : null;
  const from = kept ?? { from: startsOn, months: 0 };
  const last = daysAfter(gridFrom(from.from)(from.months + monthsOfTerm(term)), -1);
  return { startsOn, endsOn: last, cyclesFrom: from.from };
}

const monthsOfCycle: Readonly<Partial<Record<BillingCycle, number>>> = {
  monthly: 1,
  annual: 12,
  biennial: 24,
  triennial: 36,
};

/** Months that one charge pays for; 0: charged once. */
export function cycleMonths(cycle: BillingCycle): number {
  return monthsOfCycle[cycle] ?? 0;
}

/** What charge cycles follow from. */
export interface Cycled {
  readonly cyclesFrom: string;
  readonly termStartsAt: Date;
  readonly termEndsOn: string | null;
  readonly billingCycle: BillingCycle;
}

export interface Cycle {
  readonly from: string;
  readonly to: string;
  /** Days of a whole cycle, from which a shorter one is prorated. */
  readonly fullDays: number;
}

/** The charge cycle that a day lies in, never beyond the term; what is charged once has its term as cycle. */
export function cycleAround(s: Cycled, day: string): Cycle {
  const months = cycleMonths(s.billingCycle);
  const termStart = dayOf(s.termStartsAt);
  if (months === 0) {
    const to = s.termEndsOn ?? day;
    return { from: termStart, to, fullDays: daysFrom(termStart, to) };
  }
  const at = gridFrom(s.cyclesFrom);
  let number = Math.floor(monthsBetween(s.cyclesFrom, day) / months);
  if (at(number * months) > day) number -= 1;
  const start = at(number * months);
  const end = daysAfter(at((number + 1) * months), -1);
  return {
    from: start < termStart ? termStart : start,
    to: s.termEndsOn !== null && end > s.termEndsOn ? s.termEndsOn : end,
    fullDays: daysFrom(start, end),
  };
}

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
