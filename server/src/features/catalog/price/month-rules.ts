/** A price list is published this many days before its month begins (C62). */
export const previewDays = 30;

/** Months ahead for which prices may be set. */
export const monthsAheadMax = 12;

const dayMs = 86_400_000;
const form = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** `2026-11` of an instant, in UTC. */
export function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** `2026-11`, or undefined for anything else. Takes `202611` too, as price sheets ask for it. */
export function readMonth(text: string): string | undefined {
  const month = /^\d{6}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4)}` : text;
  return form.test(month) && month >= '2000-01' ? month : undefined;
}

export function firstDay(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`);
}

export function addMonths(month: string, count: number): string {
  const first = firstDay(month);
  return monthOf(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + count, 1)));
}

/** Months that have begun, and the coming one once its list is published: 30 days before. */
export function isPublished(month: string, now: Date): boolean {
  return (
    firstDay(month).getTime() - previewDays * dayMs <= now.getTime() && month <= addMonths(monthOf(now), 1)
  );
}

/** The newest month whose list can be read. */
export function newestPublished(now: Date): string {
  const next = addMonths(monthOf(now), 1);
  return isPublished(next, now) ? next : monthOf(now);
}

export type MonthProblem = 'past' | 'far';

/** Ended months stay as they were; prices are set for the present month and a year ahead. */
export function problemOfMonth(month: string, now: Date): MonthProblem | null {
  const present = monthOf(now);
  if (month < present) return 'past';
  return month > addMonths(present, monthsAheadMax) ? 'far' : null;
}
