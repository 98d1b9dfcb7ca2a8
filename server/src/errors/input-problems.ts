import type { Language } from './sentence.ts';

/** What can be wrong with one value of a request, in words that follow the field's name. */
export const inputProblems = {
  missing: { en: 'is required', es: 'es obligatorio', ru: 'обязательно' },
  'not-text': { en: 'must be text', es: 'debe ser texto', ru: 'должно быть текстом' },
  'not-number': {
    en: 'must be a whole number',
    es: 'debe ser un número entero',
    ru: 'должно быть целым числом',
  },
  'not-boolean': {
    en: 'must be true or false',
    es: 'debe ser true o false',
    ru: 'должно быть true или false',
  },
  'not-list': { en: 'must be a list', es: 'debe ser una lista', ru: 'должно быть списком' },
  'not-object': { en: 'must be an object', es: 'debe ser un objeto', ru: 'должно быть объектом' },
  'not-guid': { en: 'must be a GUID', es: 'debe ser un GUID', ru: 'должно быть GUID' },
  'not-date': {
    en: 'must be an ISO 8601 date',
    es: 'debe ser una fecha ISO 8601',
    ru: 'должно быть датой ISO 8601',
  },
  'too-short': { en: 'is too short', es: 'es demasiado corto', ru: 'слишком короткое значение' },
  'too-long': { en: 'is too long', es: 'es demasiado largo', ru: 'слишком длинное значение' },
  'too-small': { en: 'is too small', es: 'es demasiado pequeño', ru: 'слишком маленькое значение' },
  'too-large': { en: 'is too large', es: 'es demasiado grande', ru: 'слишком большое значение' },
  'wrong-form': {
    en: 'does not have the expected form',
    es: 'no tiene la forma esperada',
    ru: 'имеет неверную форму',
  },
  'not-allowed': {
    en: 'is not one of the allowed values',
    es: 'no es uno de los valores permitidos',
    ru: 'не входит в число допустимых значений',
  },
  'not-email': {
    en: 'must be an address such as name@company.example',
    es: 'debe ser una dirección como nombre@empresa.example',
    ru: 'должно быть адресом вида name@company.example',
  },
  'not-web-address': {
    en: 'must be a web address that begins with https://',
    es: 'debe ser una dirección web que empiece por https://',
    ru: 'должно быть веб-адресом, который начинается с https://',
  },
  'not-linkedin': {
    en: 'must be the address of a LinkedIn page',
    es: 'debe ser la dirección de una página de LinkedIn',
    ru: 'должно быть адресом страницы LinkedIn',
  },
  'not-amount': {
    en: 'must be an amount such as 1500 or 1500.50',
    es: 'debe ser un importe como 1500 o 1500.50',
    ru: 'должно быть суммой, например 1500 или 1500.50',
  },
  'not-currency': {
    en: 'must be the three letters of a currency, such as EUR',
    es: 'debe ser las tres letras de una moneda, como EUR',
    ru: 'должно быть тремя буквами валюты, например EUR',
  },
  'outside-region': {
    en: 'names countries outside the company’s selling region',
    es: 'nombra países fuera de la región de venta de la empresa',
    ru: 'называет страны вне региона продаж компании',
  },
  'one-of-two': {
    en: 'must be named, but not together',
    es: 'debe indicarse, pero no a la vez',
    ru: 'должно быть указано, но не вместе',
  },
  'both-or-none': {
    en: 'must be named together or not at all',
    es: 'debe indicarse a la vez o no indicarse',
    ru: 'должно быть указано вместе или не указано вовсе',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type InputProblemName = keyof typeof inputProblems;

export interface InputProblem {
  /** Path as on the wire, e.g. `lineItems[0].quantity`. */
  readonly field: string;
  readonly problem: InputProblemName;
  /** For `not-allowed`: what would be. */
  readonly allowed?: readonly string[];
  /** Of several values: those that are wrong. */
  readonly wrong?: readonly string[];
}

export function inputProblemText(problem: InputProblem, language: Language): string {
  const text = inputProblems[problem.problem][language];
  const named = problem.allowed ?? problem.wrong;
  return named ? `${text} (${named.join(', ')})` : text;
}
