export const languages = ['en', 'es', 'ru'] as const;
export type Language = (typeof languages)[number];

/** Each language under its own name, so that a person who reads no other can find it. */
export const languageNames: Record<Language, string> = { en: 'English', es: 'Español', ru: 'Русский' };

/** The locale that dates, numbers and the `X-Locale` header go by. */
export const locales: Record<Language, string> = { en: 'en-US', es: 'es-ES', ru: 'ru-RU' };

/** The first of the browser's preferred languages that the product speaks, else English. */
export function preferredLanguage(remembered: string | null, browser: readonly string[]): Language {
  for (const tag of [remembered ?? '', ...browser]) {
    const found = languages.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return 'en';
}
