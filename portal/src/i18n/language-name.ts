import { locales } from './languages.ts';
import { currentLanguage } from './setup.ts';

/** `en-US` → `English (United States)`, in the reader's language. */
export function languageName(tag: string): string {
  try {
    const names = new Intl.DisplayNames(locales[currentLanguage()], {
      type: 'language',
      languageDisplay: 'standard',
    });
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
