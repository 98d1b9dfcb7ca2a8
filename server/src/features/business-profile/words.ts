import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { ProfileProblem } from './rules.ts';

const sentences: Readonly<Record<ProfileProblem['code'], Readonly<Record<Language, string>>>> = {
  email: {
    en: 'Enter an address such as name@company.example.',
    es: 'Escriba una dirección como nombre@empresa.example.',
    ru: 'Введите адрес вида name@company.example.',
  },
  website: {
    en: 'Enter a web address that begins with https://.',
    es: 'Escriba una dirección web que empiece por https://.',
    ru: 'Введите веб-адрес, который начинается с https://.',
  },
  linkedin: {
    en: 'Enter the address of a LinkedIn page, such as https://www.linkedin.com/company/….',
    es: 'Escriba la dirección de una página de LinkedIn, como https://www.linkedin.com/company/….',
    ru: 'Введите адрес страницы LinkedIn, например https://www.linkedin.com/company/….',
  },
};

/** Refuses entries with every problem named by field; returns when there is none. */
export function refuseProblems(problems: readonly ProfileProblem[], language: Language): void {
  if (problems.length === 0) return;
  const fields = problems.map(({ field, code }) => ({ field, message: sentences[code][language] }));
  refuse(
    'input-invalid',
    { problems: fields.map((one) => `${one.field}: ${one.message}`).join('; ') },
    fields,
  );
}
