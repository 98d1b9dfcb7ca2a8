import type { Language } from './sentence.ts';

/** What can be wrong with one value of a request before any rule has looked at it. */
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
} as const satisfies Record<string, Record<Language, string>>;

export type InputProblemName = keyof typeof inputProblems;

export interface InputProblem {
  /** Path as on the wire, e.g. `lineItems[0].quantity`. */
  readonly field: string;
  readonly problem: InputProblemName;
  /** For `not-allowed`: what would be. */
  readonly allowed?: readonly string[];
}

export function inputProblemText(problem: InputProblem, language: Language): string {
  const text = inputProblems[problem.problem][language];
  return problem.allowed ? `${text} (${problem.allowed.join(', ')})` : text;
}
