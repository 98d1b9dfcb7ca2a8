import type { Language } from '../../errors/sentence.ts';
import type { BillingCycle } from './model.ts';

/** Locale in which the product's own texts of a language are written. */
export const localeOfLanguage: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-ES', ru: 'ru-RU' };

const terms: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  P1M: { en: 'One-month commitment', es: 'Compromiso de un mes', ru: 'Срок один месяц' },
  P1Y: { en: 'One-year commitment', es: 'Compromiso de un año', ru: 'Срок один год' },
  P3Y: { en: 'Three-year commitment', es: 'Compromiso de tres años', ru: 'Срок три года' },
  '': { en: 'One-time purchase', es: 'Compra única', ru: 'Разовая покупка' },
};

const cycles: Readonly<Record<BillingCycle, Readonly<Record<Language, string>>>> = {
  monthly: { en: 'monthly billing', es: 'facturación mensual', ru: 'ежемесячная оплата' },
  annual: { en: 'yearly billing', es: 'facturación anual', ru: 'ежегодная оплата' },
  triennial: {
    en: 'billing every three years',
    es: 'facturación cada tres años',
    ru: 'оплата раз в три года',
  },
  one_time: { en: 'paid once', es: 'pago único', ru: 'единовременная оплата' },
  none: { en: 'free of charge', es: 'sin coste', ru: 'бесплатно' },
};

/** E.g. "One-year commitment, monthly billing". */
export function termDescription(term: string | null, cycle: BillingCycle, language: Language): string {
  const length = terms[term ?? '']?.[language] ?? term ?? '';
  return `${length}, ${cycles[cycle][language]}`;
}

export function commitmentDescription(term: string, language: Language): string {
  return terms[term]?.[language] ?? term;
}
