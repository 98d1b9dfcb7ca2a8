import type { Localized, RegistrationRule } from '../model.ts';

function words(en: string, es: string, ru: string): Localized {
  return { en, es, ru };
}

/** `digits(10, 13)`: so many digits or so many, in words. */
function digits(...counts: readonly number[]): Localized {
  const [list, listEs, listRu] = [' or ', ' o ', ' или '].map((or) => counts.join(or)) as [
    string,
    string,
    string,
  ];
  return words(`${list} digits`, `${listEs} dígitos`, `${listRu} цифр`);
}

function ofDigits(...counts: readonly number[]): string {
  return counts.length === 1
    ? `^\\d{${counts[0]}}$`
    : `^(${counts.map((count) => `\\d{${count}}`).join('|')})$`;
}

const taxId = words('tax ID', 'identificador fiscal', 'налоговый номер');

function rule(
  use: RegistrationRule['use'],
  kind: Localized,
  pattern: string | null,
  patternInWords: Localized | null,
  sample: string | null,
): RegistrationRule {
  return { use, kind, pattern, patternInWords, sample, confirmed: false };
}

function required(
  kind: Localized,
  pattern: string,
  patternInWords: Localized,
  sample: string,
): RegistrationRule {
  return rule('required', kind, pattern, patternInWords, sample);
}

function requiredDigits(kind: Localized, counts: readonly number[], sample: string): RegistrationRule {
  return required(kind, ofDigits(...counts), digits(...counts), sample);
}

/** The register has no form that could be stated: anything but nothing. */
function requiredInAnyForm(kind: Localized): RegistrationRule {
  return rule('required', kind, null, null, null);
}

function name(text: string): Localized {
  return words(text, text, text);
}

/** Needed for every customer in these countries, together with a phone number (7.4). */
export const requiredRegistrations: Readonly<Record<string, RegistrationRule>> = {
  AE: requiredDigits(
    words(
      'tax registration number (TRN)',
      'número de registro fiscal (TRN)',
      'налоговый регистрационный номер (TRN)',
    ),
    [15],
    '100123456700003',
  ),
  AM: requiredDigits(
    words('taxpayer number (HVHH)', 'número de contribuyente (HVHH)', 'номер налогоплательщика (ՀՎՀՀ)'),
    [8],
    '01234567',
  ),
  AZ: requiredDigits(
    words('taxpayer number (VÖEN)', 'número de contribuyente (VÖEN)', 'номер налогоплательщика (VÖEN)'),
    [10],
    '1234567891',
  ),
  BR: required(
    name('CNPJ'),
    '^[0-9A-Z]{2}\\.?[0-9A-Z]{3}\\.?[0-9A-Z]{3}\\/?[0-9A-Z]{4}-?\\d{2}$',
    words(
      '14 characters, the last two of them check digits, for example 11.222.333/0001-81',
      '14 caracteres, los dos últimos dígitos de control, por ejemplo 11.222.333/0001-81',
      '14 знаков, последние два — контрольные цифры, например 11.222.333/0001-81',
    ),
    '11.222.333/0001-81',
  ),
  BY: required(
    words('payer number (UNP)', 'número de contribuyente (UNP)', 'учётный номер плательщика (УНП)'),
    '^([0-9]{9}|[A-Z]{2}[0-9]{7})$',
    words(
      '9 digits, or 2 letters and 7 digits',
      '9 dígitos, o 2 letras y 7 dígitos',
      '9 цифр либо 2 буквы и 7 цифр',
    ),
    '100123456',
  ),
  HU: required(
    words('tax number (adószám)', 'número fiscal (adószám)', 'налоговый номер (adószám)'),
    '^\\d{8}-?\\d-?\\d{2}$',
    words('8, 1 and 2 digits with hyphens', '8, 1 y 2 dígitos con guiones', '8, 1 и 2 цифры через дефис'),
    '12345676-2-41',
  ),
  IN: required(
    words(
      'permanent account number (PAN) of the company',
      'número de cuenta permanente (PAN) de la empresa',
      'постоянный номер налогоплательщика (PAN) компании',
    ),
    '^[A-Z]{5}\\d{4}[A-Z]$',
    words('5 letters, 4 digits, 1 letter', '5 letras, 4 dígitos, 1 letra', '5 букв, 4 цифры, 1 буква'),
    'AAACT1234A',
  ),
  IQ: requiredInAnyForm(taxId),
  KG: requiredDigits(
    words('taxpayer number (INN)', 'número de contribuyente (INN)', 'ИНН'),
    [14],
    '01234567890123',
  ),
  KZ: requiredDigits(
    words('business number (BIN)', 'número de empresa (BIN)', 'бизнес-идентификационный номер (БИН)'),
    [12],
    '010140000123',
  ),
  MD: requiredDigits(
    words(
      'state number of the company (IDNO)',
      'número estatal de la empresa (IDNO)',
      'государственный номер компании (IDNO)',
    ),
    [13],
    '1002600012345',
  ),
  MM: requiredInAnyForm(taxId),
  PL: requiredDigits(
    words('tax number (NIP)', 'número fiscal (NIP)', 'налоговый номер (NIP)'),
    [10, 11],
    '1234563218',
  ),
  RU: requiredDigits(
    words('taxpayer number (INN)', 'número de contribuyente (INN)', 'ИНН'),
    [10, 12],
    '7707083893',
  ),
  SA: requiredDigits(
    words(
      'commercial register or VAT number',
      'número del registro mercantil o de IVA',
      'номер торгового реестра или НДС',
    ),
    [10, 15],
    '1010123456',
  ),
  SS: requiredInAnyForm(taxId),
  TH: requiredDigits(taxId, [13], '0105512345678'),
  TJ: requiredDigits(
    words('taxpayer number (INN)', 'número de contribuyente (INN)', 'ИНН'),
    [9],
    '010012345',
  ),
  TR: requiredDigits(
    words('tax number (VKN)', 'número fiscal (VKN)', 'налоговый номер (VKN)'),
    [10, 11],
    '1234567890',
  ),
  UA: requiredDigits(
    words('register number (EDRPOU)', 'número de registro (EDRPOU)', 'код ЕГРПОУ'),
    [8],
    '12345678',
  ),
  UZ: requiredDigits(
    words('taxpayer number (INN)', 'número de contribuyente (INN)', 'ИНН'),
    [9],
    '201234567',
  ),
  VE: required(
    name('RIF'),
    '^[A-Z]-?\\d{8}-?\\d$',
    words('1 letter and 9 digits', '1 letra y 9 dígitos', '1 буква и 9 цифр'),
    'J-12345678-9',
  ),
  VN: required(
    words('tax code (MST)', 'código fiscal (MST)', 'налоговый код (MST)'),
    '^\\d{10}(-?\\d{3})?$',
    digits(10, 13),
    '0101234567',
  ),
  ZA: requiredInAnyForm(
    words(
      'company registration number',
      'número de registro de la empresa',
      'регистрационный номер компании',
    ),
  ),
};

/** Named among the kinds, yet not among the countries that need one: optional (7.4). */
export const optionalRegistrations: Readonly<Record<string, RegistrationRule>> = {
  CN: rule(
    'optional',
    words(
      'unified social credit code',
      'código unificado de crédito social',
      'единый код социального кредита',
    ),
    '^[0-9A-HJ-NPQRTUWXY]{18}$',
    words('18 letters and digits', '18 letras y dígitos', '18 букв и цифр'),
    '91110000100000123M',
  ),
  US: rule(
    'optional',
    words(
      'employer identification number (EIN)',
      'número de identificación del empleador (EIN)',
      'идентификационный номер работодателя (EIN)',
    ),
    '^\\d{2}-?\\d{7}$',
    words('2 and 7 digits with a hyphen', '2 y 7 dígitos con guion', '2 и 7 цифр через дефис'),
    '12-3456789',
  ),
};

/** Everywhere else a number may be given and is not looked at (D55). */
export const otherRegistration: RegistrationRule = rule(
  'optional',
  words('company registration number', 'número de registro de la empresa', 'регистрационный номер компании'),
  null,
  null,
  null,
);

/** Nobody lives there for good, so there is no register of companies: the one case of 600002 (D55). */
export const countriesWithoutRegister: ReadonlySet<string> = new Set(['AQ', 'BV', 'HM', 'UM']);
