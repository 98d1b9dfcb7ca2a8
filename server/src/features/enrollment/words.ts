import type { Language } from '../../errors/sentence.ts';
import { problemText } from '../market/index.ts';
import type { EnrollmentProblem, OwnProblem } from './rules.ts';

const sentences: Readonly<Record<OwnProblem, Readonly<Record<Language, string>>>> = {
  'free-mail': {
    en: 'This address is at a domain that is open to everybody. Enter an address at the company’s own domain.',
    es: 'Esta dirección es de un dominio abierto a cualquiera. Indique una del dominio propio de la empresa.',
    ru: 'Этот адрес находится в домене, доступном всем. Введите адрес в собственном домене компании.',
  },
  'country-closed': {
    en: 'Companies from this country cannot enroll here. Ask the vendor.',
    es: 'Las empresas de este país no se pueden inscribir aquí. Pregunte al proveedor de la nube.',
    ru: 'Компании из этой страны зарегистрироваться здесь не могут. Обратитесь к поставщику облака.',
  },
  'cloud-country': {
    en: 'This cloud takes only companies with their seat there: the United States for the US government cloud, Europe for the German one.',
    es: 'Esta nube solo admite empresas con sede en su territorio: Estados Unidos para la nube del Gobierno de EE. UU., Europa para la alemana.',
    ru: 'Это облако открыто только компаниям на своей территории: США для облака правительства США, Европа для немецкого.',
  },
  'contact-phone-missing': {
    en: 'Enter a phone number: the vendor may call to verify the company.',
    es: 'Indique un teléfono: el proveedor de la nube puede llamar para verificar la empresa.',
    ru: 'Укажите телефон: поставщик облака может позвонить для проверки компании.',
  },
  'user-name': {
    en: 'Use up to 50 letters and digits, with dots, hyphens or underscores between them.',
    es: 'Use hasta 50 letras y cifras, separadas si quiere por puntos, guiones o guiones bajos.',
    ru: 'До 50 латинских букв и цифр; между ними можно ставить точки, дефисы и подчёркивания.',
  },
  website: {
    en: 'Enter a web address that begins with https://.',
    es: 'Escriba una dirección web que empiece por https://.',
    ru: 'Введите веб-адрес, который начинается с https://.',
  },
  'former-id': {
    en: 'A PartnerID consists of digits.',
    es: 'Un PartnerID consta de cifras.',
    ru: 'PartnerID состоит из цифр.',
  },
  'former-id-missing': {
    en: 'Enter the PartnerID under which the company sells today.',
    es: 'Indique el PartnerID con el que la empresa vende hoy.',
    ru: 'Укажите PartnerID, под которым компания продаёт сейчас.',
  },
  'business-case-missing': {
    en: 'Say in a few sentences what the company sells, to whom, and how it supports its customers.',
    es: 'Diga en unas frases qué vende la empresa, a quién y cómo da soporte a sus clientes.',
    ru: 'Опишите в нескольких предложениях, что и кому продаёт компания и как поддерживает клиентов.',
  },
  'segments-missing': {
    en: 'Choose at least one kind of customer that the company serves.',
    es: 'Elija al menos un tipo de cliente al que atiende la empresa.',
    ru: 'Выберите хотя бы один вид клиентов, с которыми работает компания.',
  },
  'consent-missing': {
    en: 'Without consent to the background and credit check the company cannot be enrolled for this cloud.',
    es: 'Sin consentir la comprobación de antecedentes y de crédito no es posible inscribir la empresa en esta nube.',
    ru: 'Без согласия на проверку биографических и кредитных данных регистрация в этом облаке невозможна.',
  },
};

/** What is wrong, in the reader's language. */
export function enrollmentProblemText(of: EnrollmentProblem, language: Language): string {
  return of.problem ? problemText(of.problem, language) : sentences[of.own][language];
}
