import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { ReferralProblem } from './rules.ts';

const sentences: Readonly<Record<ReferralProblem['code'], Readonly<Record<Language, string>>>> = {
  missing: { en: 'Fill this in.', es: 'Complete este campo.', ru: 'Заполните это поле.' },
  email: {
    en: 'Enter an address such as name@company.example.',
    es: 'Escriba una dirección como nombre@empresa.example.',
    ru: 'Введите адрес вида name@company.example.',
  },
  amount: {
    en: 'Enter an amount such as 1500 or 1500.50.',
    es: 'Escriba un importe como 1500 o 1500.50.',
    ru: 'Введите сумму, например 1500 или 1500.50.',
  },
  currency: {
    en: 'Enter the three letters of a currency, such as EUR.',
    es: 'Escriba las tres letras de una moneda, como EUR.',
    ru: 'Введите три буквы валюты, например EUR.',
  },
  day: {
    en: 'Enter a day such as 2026-12-31.',
    es: 'Escriba un día como 2026-12-31.',
    ru: 'Введите день, например 2026-12-31.',
  },
};

/** Refuses entries with every problem named by field; returns when there is none. */
export function refuseProblems(problems: readonly ReferralProblem[], language: Language): void {
  if (problems.length === 0) return;
  const fields = problems.map(({ field, code }) => ({ field, message: sentences[code][language] }));
  refuse(
    'input-invalid',
    { problems: fields.map((one) => `${one.field}: ${one.message}`).join('; ') },
    fields,
  );
}
