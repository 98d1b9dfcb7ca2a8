import type { MeteredSubscription, ReadMeter, ReportedReading, UsageReading } from './model.ts';

const dayMs = 86_400_000;
const ageDaysMax = 90;
const quantityMax = 10_000_000;

/** What may be wrong with one reading that is reported. */
export type ReadingProblem =
  | 'subscription-unknown'
  | 'meter-unknown'
  | 'meter-without-rate'
  | 'period-not-in-a-day'
  | 'period-not-over'
  | 'period-too-old'
  | 'period-before-subscription'
  | 'quantity-invalid';

/** As the next day begins, in UTC. */
export function dayAfter(at: Date): Date {
  return new Date((Math.floor(at.getTime() / dayMs) + 1) * dayMs);
}

/** Six digits after the point at most; null: not above zero, too large or finer. */
export function exactQuantity(value: number): string | null {
  if (!(value > 0 && value <= quantityMax)) return null;
  const text = value.toFixed(6);
  return Number(text) === value ? text : null;
}

/** A reading that can be kept, or why not: of one day that is not over for long, of something that is sold. */
export function readingOf(
  reported: ReportedReading,
  of: {
    readonly subscription: MeteredSubscription | undefined;
    readonly meter: ReadMeter | undefined;
    readonly now: Date;
  },
): UsageReading | ReadingProblem {
  const { subscription, meter, now } = of;
  const { startsAt, endsAt, resource, region, tags } = reported;
  if (!subscription) return 'subscription-unknown';
  if (!meter) return 'meter-unknown';
  if (!meter.currencies.includes(subscription.currency)) return 'meter-without-rate';
  if (endsAt <= startsAt || endsAt > dayAfter(startsAt)) return 'period-not-in-a-day';
  if (endsAt > now) return 'period-not-over';
  if (now.getTime() - startsAt.getTime() > ageDaysMax * dayMs) return 'period-too-old';
  if (endsAt <= subscription.createdAt) return 'period-before-subscription';
  const quantity = exactQuantity(reported.quantity);
  if (quantity === null) return 'quantity-invalid';
  const { createdAt: _, ...rest } = subscription;
  return {
    ...rest,
    meterId: meter.meterId,
    resource,
    startsAt,
    endsAt,
    quantity,
    region: region || meter.region,
    tags,
    reportedAt: now,
    dueAt: dayAfter(startsAt),
  };
}

/** Rounds an exact decimal once, half up, to so many digits after the point. */
export function rounded(amount: string, digits: number): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  if (!parts) throw new Error(`"${amount}" is no amount`);
  const [, sign = '', whole = '0', fraction = ''] = parts;
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  const up = Number(fraction[digits] ?? '0') >= 5 ? 1n : 0n;
  const text = String(kept + up).padStart(digits + 1, '0');
  const written = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return /[1-9]/.test(written) ? sign + written : written;
}

/** What is shown is a day behind (section 8): on the first of a month still the month before. */
export function shownMonth(now: Date): string {
  return shownDay(now).slice(0, 7);
}

/** The last day whose usage is shown. */
export function shownDay(now: Date): string {
  return new Date(now.getTime() - dayMs).toISOString().slice(0, 10);
}

/** How many times as much a month will be as it is up to the day that is shown, if it goes on like this. */
export function monthlyPace(now: Date): string {
  const [year, month, day] = shownDay(now).split('-').map(Number) as [number, number, number];
  return (new Date(Date.UTC(year, month, 0)).getUTCDate() / day).toFixed(6);
}
