import { useMemo } from 'react';
import { currentLanguage, locales } from '../../i18n/index.ts';

/** `2026-11` and so many back, the newest first. */
export function lastMonths(now: Date, count: number): string[] {
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
  );
}

/** So many months from one on, the oldest first. */
export function monthsFrom(month: string, count: number): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, ahead) =>
    new Date(Date.UTC(year, number - 1 + ahead, 1)).toISOString().slice(0, 7),
  );
}

/** A month in the reader's words. */
export function useMonthName(look: 'long' | 'short' = 'long'): (month: string) => string {
  const locale = locales[currentLanguage()];
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { month: look, year: 'numeric', timeZone: 'UTC' });
    return (month) => format.format(new Date(`${month}-01T00:00:00Z`));
  }, [locale, look]);
}
