import { type Language, locales } from '../../i18n/index.ts';

/** `2026-11` as the reader calls it: November 2026. */
export function monthName(month: string, language: Language): string {
  const named = new Intl.DateTimeFormat(locales[language], {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const text = named.format(new Date(`${month}-01T00:00:00Z`));
  return text.charAt(0).toLocaleUpperCase(locales[language]) + text.slice(1);
}

/** Every month from one through another. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = [];
  const [year, number] = first.split('-').map(Number) as [number, number];
  for (let step = 0; step < 600; step += 1) {
    const month = new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7);
    if (month > last) break;
    months.push(month);
  }
  return months;
}
