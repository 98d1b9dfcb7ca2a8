import type { FieldProblem } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { fillSentence } from '../../errors/sentence.ts';
import type { Localized, Problem, ProblemCode } from './model.ts';
import { countryName, findMarket, findRegion } from './rules.ts';

function sentence(en: string, es: string, ru: string): Localized {
  return { en, es, ru };
}

/** What is wrong and what to enter instead, for every code of the checks. `{country}` is the country's name. */
export const problemTexts: Readonly<Record<ProblemCode, Localized>> = {
  'company-name-missing': sentence(
    'Enter the legal name of the company.',
    'Indique el nombre legal de la empresa.',
    'Укажите официальное название компании.',
  ),
  'company-name-one-character': sentence(
    'One character is not a company name. Enter the full legal name.',
    'Un solo carácter no es un nombre de empresa. Indique el nombre legal completo.',
    'Один символ — это не название компании. Укажите полное официальное название.',
  ),
  'company-name-special-characters': sentence(
    'The name consists of special characters only. Enter it with letters or digits.',
    'El nombre solo contiene caracteres especiales. Escríbalo con letras o cifras.',
    'Название состоит только из специальных символов. Укажите его буквами или цифрами.',
  ),
  'company-name-legal-form': sentence(
    '“{name}” is only a legal form. Enter the name of the company as well.',
    '«{name}» es solo una forma jurídica. Indique también el nombre de la empresa.',
    '«{name}» — это только правовая форма. Укажите и само название компании.',
  ),
  'company-name-unreadable': sentence(
    'The name contains characters that cannot be read. Type it again without control characters.',
    'El nombre contiene caracteres ilegibles. Escríbalo de nuevo sin caracteres de control.',
    'Название содержит нечитаемые символы. Введите его заново без управляющих символов.',
  ),
  'company-name-long': sentence(
    'The name is too long. Enter at most {max} characters.',
    'El nombre es demasiado largo. Escriba como máximo {max} caracteres.',
    'Название слишком длинное. Введите не более {max} символов.',
  ),
  'company-name-internet-ending': sentence(
    'The name contains “{ending}”, like a web address. Check that it is the legal name of the company.',
    'El nombre contiene «{ending}», como una dirección web. Compruebe que sea el nombre legal de la empresa.',
    'Название содержит «{ending}», как адрес в интернете. Проверьте, что это официальное название компании.',
  ),
  'company-name-repeated-character': sentence(
    'The name repeats a single character. Check the spelling.',
    'El nombre repite un único carácter. Compruebe cómo está escrito.',
    'В названии повторяется один и тот же символ. Проверьте написание.',
  ),
  'company-name-single-characters': sentence(
    'The name consists of single characters with blanks between them. Check the spelling.',
    'El nombre consta de caracteres sueltos separados por espacios. Compruebe cómo está escrito.',
    'Название состоит из отдельных символов, разделённых пробелами. Проверьте написание.',
  ),
  'email-missing': sentence(
    'Enter the e-mail address of the contact.',
    'Indique el correo electrónico del contacto.',
    'Укажите адрес электронной почты контактного лица.',
  ),
  'email-form': sentence(
    'This is not an e-mail address. Enter it in the form name@company.example.',
    'No es una dirección de correo electrónico. Escríbala con la forma nombre@empresa.example.',
    'Это не адрес электронной почты. Введите его в виде имя@компания.example.',
  ),
  'email-vendor-domain': sentence(
    'An address at {domain} belongs to the vendor. Enter the customer’s own e-mail address.',
    'Una dirección de {domain} pertenece al fabricante. Indique el correo propio del cliente.',
    'Адрес в домене {domain} принадлежит вендору. Укажите собственный адрес клиента.',
  ),
  'email-own-domain': sentence(
    '{domain} is a domain of your own company. Enter the customer’s own e-mail address.',
    '{domain} es un dominio de su propia empresa. Indique el correo propio del cliente.',
    '{domain} — домен вашей собственной компании. Укажите собственный адрес клиента.',
  ),
  'email-free-mail': sentence(
    '{domain} is open to everybody. For education, enter an address at the school’s own domain.',
    '{domain} está abierto a cualquiera. Para educación, indique una dirección del dominio propio del centro.',
    'Домен {domain} доступен всем. Для учебного заведения укажите адрес в его собственном домене.',
  ),
  'email-cloud-suffix': sentence(
    '{domain} is a name given by the cloud. For education, enter an address at the school’s own domain.',
    '{domain} es un nombre asignado por la nube. Para educación, indique una dirección del dominio propio del centro.',
    '{domain} — имя, выданное облаком. Для учебного заведения укажите адрес в его собственном домене.',
  ),
  'country-missing': sentence(
    'Choose the country of the customer.',
    'Elija el país del cliente.',
    'Выберите страну клиента.',
  ),
  'country-unknown': sentence(
    '“{value}” is not a country in which customers can be served. Enter the two letters of a country from the list.',
    '«{value}» no es un país en el que se pueda atender a clientes. Indique las dos letras de un país de la lista.',
    '«{value}» — не страна, в которой можно обслуживать клиентов. Укажите двухбуквенный код страны из списка.',
  ),
  'country-outside-region': sentence(
    '{country} belongs to {customerRegion}; you sell in {partnerRegion}. Choose a country of your own region.',
    '{country}: región {customerRegion}; usted vende en {partnerRegion}. Elija un país de su propia región.',
    '{country} относится к региону «{customerRegion}»; вы продаёте в регионе «{partnerRegion}». Выберите страну своего региона.',
  ),
  'address-line-missing': sentence(
    'Enter street and house number.',
    'Indique la calle y el número.',
    'Укажите улицу и номер дома.',
  ),
  'address-line-long': sentence(
    'This line is too long. Enter at most {max} characters.',
    'Esta línea es demasiado larga. Escriba como máximo {max} caracteres.',
    'Строка слишком длинная. Введите не более {max} символов.',
  ),
  'city-missing': sentence('Enter the city.', 'Indique la ciudad.', 'Укажите город.'),
  'state-missing': sentence(
    'Addresses in {country} need a state or province. Choose it from the list.',
    'Las direcciones de {country} necesitan un estado o provincia. Elíjalo de la lista.',
    'Для адреса в стране {country} нужен штат или провинция. Выберите из списка.',
  ),
  'state-not-listed': sentence(
    '“{value}” is not a state or province code of {country}. Choose one from the list.',
    '«{value}» no es un código de estado o provincia de {country}. Elija uno de la lista.',
    '«{value}» не является кодом штата или провинции страны {country}. Выберите код из списка.',
  ),
  'postal-code-missing': sentence(
    'Addresses in {country} need a postal code, for example {sample}. Enter it.',
    'Las direcciones de {country} necesitan un código postal, por ejemplo {sample}. Indíquelo.',
    'Для адреса в стране {country} нужен почтовый индекс, например {sample}. Укажите его.',
  ),
  'postal-code-form': sentence(
    'This is not a postal code of {country}. Enter it like {sample}.',
    'No es un código postal de {country}. Escríbalo como {sample}.',
    'Это не почтовый индекс страны {country}. Введите его по образцу {sample}.',
  ),
  'postal-code-other-state': sentence(
    'This postal code belongs to {expected}, not to {state}. Correct the city and state, or the postal code.',
    'Este código postal pertenece a {expected}, no a {state}. Corrija la ciudad y el estado, o el código postal.',
    'Этот почтовый индекс относится к {expected}, а не к {state}. Исправьте город и штат либо индекс.',
  ),
  'first-name-missing': sentence(
    'Enter the first name of the contact.',
    'Indique el nombre del contacto.',
    'Укажите имя контактного лица.',
  ),
  'first-name-long': sentence(
    'The first name is too long. Enter at most {max} characters.',
    'El nombre es demasiado largo. Escriba como máximo {max} caracteres.',
    'Имя слишком длинное. Введите не более {max} символов.',
  ),
  'last-name-missing': sentence(
    'Enter the last name of the contact.',
    'Indique los apellidos del contacto.',
    'Укажите фамилию контактного лица.',
  ),
  'last-name-long': sentence(
    'The last name is too long. Enter at most {max} characters.',
    'Los apellidos son demasiado largos. Escriba como máximo {max} caracteres.',
    'Фамилия слишком длинная. Введите не более {max} символов.',
  ),
  'text-long': sentence(
    'This is too long. Enter at most {max} characters.',
    'El texto es demasiado largo. Escriba como máximo {max} caracteres.',
    'Текст слишком длинный. Введите не более {max} символов.',
  ),
  'text-unreadable': sentence(
    'This contains characters that cannot be read. Type it again without control characters.',
    'El texto contiene caracteres ilegibles. Escríbalo de nuevo sin caracteres de control.',
    'Текст содержит нечитаемые символы. Введите его заново без управляющих символов.',
  ),
  'phone-missing': sentence(
    'Customers in {country} need a phone number. Enter one at which the company can be reached.',
    'Los clientes de {country} necesitan un número de teléfono. Indique uno en el que se pueda localizar a la empresa.',
    'Для клиентов в стране {country} нужен номер телефона. Укажите номер, по которому можно связаться с компанией.',
  ),
  'phone-form': sentence(
    'This is not a phone number of {country}. Enter the digits of the number, with the calling code +{code} if you like.',
    'No es un número de teléfono de {country}. Escriba las cifras del número, si lo desea con el prefijo +{code}.',
    'Это не номер телефона страны {country}. Введите цифры номера, при желании с кодом +{code}.',
  ),
  'registration-missing': sentence(
    'Companies in {country} need a registration number. Enter the {kind} of the company, never that of a person.',
    'Las empresas de {country} necesitan un número de registro. Indique este dato de la empresa, nunca el de una persona: {kind}.',
    'Для компаний в стране {country} нужен регистрационный номер. Укажите номер компании (не физического лица): {kind}.',
  ),
  'registration-form': sentence(
    'The registration number does not have the form used in {country}: {form}. Compare it with the register ({kind}).',
    'El número de registro no tiene la forma usada en {country}: {form}. Compárelo con el registro ({kind}).',
    'Регистрационный номер не соответствует форме, принятой в стране {country}: {form}. Сверьте его с реестром ({kind}).',
  ),
  'registration-check-digit': sentence(
    'The check digits of the registration number ({kind}) do not agree with the rest. Compare it character by character.',
    'Los dígitos de control del número de registro ({kind}) no concuerdan con el resto. Compruébelo carácter por carácter.',
    'Контрольные цифры регистрационного номера ({kind}) не сходятся с остальными. Сверьте его посимвольно.',
  ),
  'registration-not-used': sentence(
    'There is no registration number for companies in {country}. Leave the field empty.',
    'En {country} no hay número de registro de empresas. Deje el campo vacío.',
    'В стране {country} регистрационных номеров компаний нет. Оставьте поле пустым.',
  ),
  'domain-missing': sentence(
    'Enter a name for the domain: up to {max} letters and digits.',
    'Indique un nombre para el dominio: hasta {max} letras y cifras.',
    'Укажите имя домена: до {max} букв и цифр.',
  ),
  'domain-characters': sentence(
    'Only the letters a to z and digits are possible here. Leave out blanks, accents and signs.',
    'Aquí solo se admiten letras de la a a la z y cifras. Omita espacios, acentos y signos.',
    'Здесь допустимы только латинские буквы от a до z и цифры. Уберите пробелы и другие знаки.',
  ),
  'domain-starts-with-digit': sentence(
    'The name may not start with a digit. Put a letter first.',
    'El nombre no puede empezar por una cifra. Ponga primero una letra.',
    'Имя не может начинаться с цифры. Поставьте первой букву.',
  ),
  'domain-long': sentence(
    'The name is too long. Enter at most {max} letters and digits.',
    'El nombre es demasiado largo. Escriba como máximo {max} letras y cifras.',
    'Имя слишком длинное. Введите не более {max} букв и цифр.',
  ),
  'culture-missing': sentence(
    'Choose the culture for dates, numbers and documents.',
    'Elija la configuración regional para fechas, números y documentos.',
    'Выберите региональные параметры дат, чисел и документов.',
  ),
  'culture-not-offered': sentence(
    '“{value}” is not offered in {country}. Choose one of: {allowed}.',
    '«{value}» no se ofrece en {country}. Elija uno de estos: {allowed}.',
    '«{value}» не предлагается в стране {country}. Выберите одно из: {allowed}.',
  ),
  'language-missing': sentence(
    'Choose the language of messages to the customer.',
    'Elija el idioma de los mensajes al cliente.',
    'Выберите язык сообщений для клиента.',
  ),
  'language-not-offered': sentence(
    '“{value}” is not offered in {country}. Choose one of: {allowed}.',
    '«{value}» no se ofrece en {country}. Elija uno de estos: {allowed}.',
    '«{value}» не предлагается в стране {country}. Выберите один из: {allowed}.',
  ),
};

/** Shown beside every registration id: the number of a company, not of a person (7.4). */
export const registrationNote: Localized = sentence(
  'Enter the number of the company. Never enter a personal identity number.',
  'Indique el número de la empresa. No indique nunca un número de identidad personal.',
  'Укажите номер компании. Никогда не указывайте личный идентификационный номер.',
);

/**
 * Parameters in the reader's language: countries and regions by name, and what a registration id
 * is called and looks like, which problems themselves carry only as codes.
 */
export function problemParameters(
  problem: Problem,
  language: Language,
): Readonly<Record<string, string | number>> {
  const { country, customerRegion, partnerRegion, ...rest } = problem.params ?? {};
  const registration = typeof country === 'string' ? findMarket(country)?.registrationId : undefined;
  return {
    ...rest,
    ...(country === undefined ? {} : { country: countryName(String(country), language) }),
    ...(customerRegion === undefined ? {} : { customerRegion: regionLabel(customerRegion, language) }),
    ...(partnerRegion === undefined ? {} : { partnerRegion: regionLabel(partnerRegion, language) }),
    ...(registration
      ? {
          kind: registration.kind[language],
          form: registration.patternInWords?.[language] ?? '',
          sample: rest['sample'] ?? registration.sample ?? '',
        }
      : {}),
  };
}

function regionLabel(id: string | number, language: Language): string {
  return findRegion(String(id))?.name[language] ?? String(id);
}

/** The sentence a person reads. */
export function problemText(problem: Problem, language: Language): string {
  return fillSentence(problemTexts[problem.code][language], problemParameters(problem, language));
}

/** A problem as refusals carry it: at its place in the caller's own input, in the reader's language. */
export function fieldProblem(problem: Problem, path: string, language: Language): FieldProblem {
  return {
    field: path === '' ? problem.field : `${path}.${problem.field}`,
    message: problemText(problem, language),
    severity: problem.severity,
  };
}
