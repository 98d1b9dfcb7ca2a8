import type { InputProblem } from '../../errors/input-problems.ts';
import type { MeterWithRates, RatePeriod, RateStep } from './meter-model.ts';

/** Rates are given at most so far ahead. */
export const rateMonthsAhead = 36;

/** `2026-11` of an instant, in UTC. */
export function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

function monthsAfter(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return monthOf(new Date(Date.UTC(year, number - 1 + count, 1)));
}

/** Compares exact decimals without a sign. */
function compareDecimals(one: string, other: string): number {
  const [a, b] = [one, other].map(scaled) as [bigint, bigint];
  return a < b ? -1 : a > b ? 1 : 0;
}

function scaled(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}

/** `010.50` and `10.5` are one amount. */
export function plainDecimal(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const kept = fraction.replace(/0+$/, '');
  const digits = whole.replace(/^0+(?=\d)/, '');
  return kept ? `${digits}.${kept}` : digits;
}

/** Steps begin at nothing used and go up. */
export function problemsOfSteps(steps: readonly RateStep[]): InputProblem[] {
  if (steps.length === 0) return [{ field: 'steps', problem: 'missing' }];
  return steps.flatMap(({ from }, place): InputProblem[] => {
    const before = steps[place - 1];
    const field = `steps[${place}].from`;
    if (!before) return compareDecimals(from, '0') === 0 ? [] : [{ field, problem: 'too-large' }];
    return compareDecimals(from, before.from) > 0 ? [] : [{ field, problem: 'too-small' }];
  });
}

/** A month in which the meter is sold, and not too far ahead. */
export function problemsOfMonth(month: string, effectiveDate: string, now: Date): InputProblem[] {
  if (month < effectiveDate.slice(0, 7)) return [{ field: 'month', problem: 'too-small' }];
  return month > monthsAfter(monthOf(now), rateMonthsAhead) ? [{ field: 'month', problem: 'too-large' }] : [];
}

/**
 * The first rated month that rates from `month` on would count in; null: they touch nothing that has been rated.
 * They count until the next ones of their currency. A month is charged to partners in their currency and shown to
 * customers in others, so that a month rated in any currency stands in all of them.
 */
export function ratedMonthTouched(
  { periods, ratedMonths }: Pick<MeterWithRates, 'periods' | 'ratedMonths'>,
  currency: string,
  month: string,
): string | null {
  const next = periods
    .filter((one) => one.currency === currency && one.from !== null && one.from > month)
    .map(({ from }) => from as string)
    .toSorted()[0];
  return ratedMonths.find((rated) => rated >= month && (next === undefined || rated < next)) ?? null;
}

export type PeriodState = 'former' | 'present' | 'planned';

/** Where each period of a currency stands in time; they come in order. */
export function stateOfPeriod(period: RatePeriod, all: readonly RatePeriod[], now: Date): PeriodState {
  const month = monthOf(now);
  if (period.from !== null && period.from > month) return 'planned';
  const present = all.filter(({ currency, from }) => currency === period.currency && (from ?? '') <= month);
  return present.at(-1)?.from === period.from ? 'present' : 'former';
}
