import { refuseInput } from '../../errors/input-refusal.ts';
import { refuse } from '../../errors/refusal.ts';

const duration =
  /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * Adds an ISO 8601 duration to an instant, in UTC. A month is a calendar month: the day is cut to the
 * last day of a shorter month. Refuses what is no duration.
 */
export function addDuration(now: Date, text: string): Date {
  const parts = duration.exec(text.trim());
  if (!parts) {
    return refuse('parameter-invalid', { problems: 'advance' }, [
      { field: 'advance', message: 'P1M, P10D, PT12H' },
    ]);
  }
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const moved = new Date(now);
  const day = moved.getUTCDate();
  moved.setUTCDate(1);
  moved.setUTCFullYear(moved.getUTCFullYear() + years, moved.getUTCMonth() + months);
  moved.setUTCDate(Math.min(day, daysInMonth(moved)));
  const rest = ((weeks * 7 + days) * 24 + hours) * 3_600_000 + minutes * 60_000 + seconds * 1000;
  const result = new Date(moved.getTime() + rest);
  return Number.isNaN(result.getTime()) || result.getUTCFullYear() > 9000
    ? refuse('parameter-invalid', { problems: 'advance' }, [{ field: 'advance', message: text }])
    : result;
}

function daysInMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** The clock only ever moves forward (emulator controls). */
export function targetTime(now: Date, by: { advance?: string | undefined; now?: string | undefined }): Date {
  if ((by.advance === undefined) === (by.now === undefined)) {
    return refuseInput({ field: 'advance, now', problem: 'one-of-two' });
  }
  const target = by.advance !== undefined ? addDuration(now, by.advance) : new Date(by.now as string);
  if (target.getTime() < now.getTime()) return refuse('clock-backwards', { now: now.toISOString() });
  return target;
}
