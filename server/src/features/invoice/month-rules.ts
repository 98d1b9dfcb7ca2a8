import { dayOf } from '../subscription/term-rules.ts';

const dayMs = 86_400_000;
const form = /^\d{4}-(0[1-9]|1[0-2])$/;

/** `2026-11`, in UTC. */
export function monthOf(instant: Date): string {
  return dayOf(instant).slice(0, 7);
}

/** `2026-11` and -1 → `2026-10`. */
export function monthAway(month: string, months: number): string {
  if (!form.test(month)) throw new Error(`"${month}" is no month`);
  const [year, number] = month.split('-').map(Number) as [number, number];
  return monthOf(new Date(Date.UTC(year, number - 1 + months, 1)));
}

/** Months from one to the other; negative backwards. */
export function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return count(to) - count(from);
}

export function firstDayOf(month: string): string {
  return `${month}-01`;
}

export function lastDayOf(month: string): string {
  return dayBefore(firstDayOf(monthAway(month, 1)));
}

export function dayBefore(day: string): string {
  return dayOf(new Date(Date.parse(day) - dayMs));
}

/** Both days counted. */
export function daysFrom(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1;
}

/** The last closed months before this instant, oldest first. */
export function closedMonths(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) => monthAway(monthOf(now), index - count));
}
