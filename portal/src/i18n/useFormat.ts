import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, formatFor } from './format.ts';
import { locales } from './languages.ts';
import { currentLanguage, i18n } from './setup.ts';

/** Dates, numbers and money in the chosen language. */
export function useFormat(): Format {
  useTranslation(undefined, { i18n });
  const locale = locales[currentLanguage()];
  return useMemo(() => formatFor(locale), [locale]);
}
