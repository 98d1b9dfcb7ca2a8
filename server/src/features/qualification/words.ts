import type { Language } from '../../errors/sentence.ts';
import type { Qualification } from './model.ts';

type Words = Readonly<Record<Language, string>>;

export const qualificationNames: Readonly<Record<Qualification, Words>> = {
  education: { en: 'education', es: 'educación', ru: 'образование' },
  government: {
    en: 'government community cloud',
    es: 'nube comunitaria de la administración pública',
    ru: 'облако государственных учреждений',
  },
  'state-owned': {
    en: 'state-owned company',
    es: 'empresa de propiedad estatal',
    ru: 'компания в государственной собственности',
  },
};

/** What is missing or wrong in a request, at its field. */
export const requestWords = {
  'segment-missing': {
    en: 'Say whether it is a school (K-12) or a university or college.',
    es: 'Indique si es un centro escolar (K-12) o de educación superior.',
    ru: 'Укажите, школа это (K-12) или высшее учебное заведение.',
  },
  'website-form': {
    en: 'Give the address of the official website, for example www.school.example.',
    es: 'Indique la dirección del sitio web oficial, por ejemplo www.centro.example.',
    ru: 'Укажите адрес официального сайта, например www.school.example.',
  },
  'address-incomplete': {
    en: 'Education needs the customer’s full address. Complete the bill-to address in the account info first.',
    es: 'Para educación hace falta la dirección completa del cliente. Complete antes la dirección de facturación en los datos de la cuenta.',
    ru: 'Для образования нужен полный адрес клиента. Сначала дополните адрес плательщика в данных учётной записи.',
  },
  'code-missing': {
    en: 'Give your validation code.',
    es: 'Indique su código de validación.',
    ru: 'Укажите ваш код проверки.',
  },
} as const satisfies Record<string, Words>;

export type RequestProblem = keyof typeof requestWords;

/** Why the verification did not approve. */
export const denialWords = {
  'school-not-shown': {
    en: 'Neither the website nor the contact’s e-mail address shows a school. Give the official website, or a contact with an address of the school.',
    es: 'Ni el sitio web ni el correo del contacto muestran un centro educativo. Indique el sitio web oficial o un contacto con una dirección del centro.',
    ru: 'Ни сайт, ни адрес эл. почты контактного лица не указывают на учебное заведение. Укажите официальный сайт или контактное лицо с адресом этого заведения.',
  },
} as const satisfies Record<string, Words>;

export type DenialCode = keyof typeof denialWords;

/** A reason of the verification in the reader's language; what a person wrote stays as it is. */
export function denialText(reason: string, language: Language): string {
  return reason in denialWords ? denialWords[reason as DenialCode][language] : reason;
}
