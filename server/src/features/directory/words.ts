import type { FieldProblem } from '../../errors/refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { ListingProblem } from './rules.ts';

const sentences: Readonly<Record<ListingProblem['code'], Readonly<Record<Language, string>>>> = {
  'countries-none': {
    en: 'Name at least one country.',
    es: 'Indique al menos un país.',
    ru: 'Укажите хотя бы одну страну.',
  },
  'countries-outside': {
    en: 'Not in the provider’s selling region: {detail}. Leave these countries out.',
    es: 'Fuera de la región de venta del proveedor: {detail}. Quite estos países.',
    ru: 'Не в регионе продаж поставщика: {detail}. Уберите эти страны.',
  },
  'services-none': {
    en: 'Name at least one service.',
    es: 'Indique al menos un servicio.',
    ru: 'Укажите хотя бы одну услугу.',
  },
  missing: { en: 'Fill this in.', es: 'Complete este campo.', ru: 'Заполните это поле.' },
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
};

/** Refuses entries with every problem named by field; returns when there is none. */
export function refuseProblems(problems: readonly ListingProblem[], language: Language): void {
  if (problems.length === 0) return;
  const fields: FieldProblem[] = problems.map(({ field, code, detail }) => ({
    field,
    message: sentences[code][language].replace('{detail}', detail ?? ''),
  }));
  refuse(
    'input-invalid',
    { problems: fields.map((one) => `${one.field}: ${one.message}`).join('; ') },
    fields,
  );
}
