import type { Language } from '../../i18n/index.ts';
import { locales } from '../../i18n/languages.ts';

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
