import type { Cloud } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';

const clouds: Readonly<Record<Cloud, Record<Language, string>>> = {
  global: { en: 'Global', es: 'Global', ru: 'Глобальное' },
  'us-government': { en: 'US Government', es: 'Gobierno de EE. UU.', ru: 'Правительство США' },
  germany: { en: 'Germany', es: 'Alemania', ru: 'Германия' },
};

export function cloudName(cloud: Cloud, language: Language): string {
  return clouds[cloud][language];
}

/** A day as sentences show it; dates of the product are UTC (domain rules 3.0). */
export function dayIn(date: Date, language: Language): string {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  // The Russian "г." would meet the full stop of the sentence.
  return day.replace(/\s*г\.$/, '');
}
