import type { Region } from '../model.ts';

function countries(list: string): readonly string[] {
  return list.split(' ');
}

/** Selling regions as preset (7.2). No country stands in two rows, so a country has one region. */
export const regions: readonly Region[] = [
  {
    id: 'africa',
    name: { en: 'Africa', es: 'África', ru: 'Африка' },
    countries: countries(
      'AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR MG ML MU MW NA NC NE NG PF RE RW SC SH SL SN SO SS ST TD TG TZ UG YT ZM',
    ),
    partnerCurrency: 'USD',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'asia-pacific',
    name: { en: 'Asia-Pacific', es: 'Asia-Pacífico', ru: 'Азиатско-Тихоокеанский регион' },
    countries: countries('BD BN BT HK ID KH LA LK MM MO MV MY NP PH SG TH TL VN'),
    partnerCurrency: 'USD',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'australia',
    name: { en: 'Australia', es: 'Australia', ru: 'Австралия' },
    countries: countries('AU CC CK CX FJ FM HM KI MH NF NR NU PG PN PW SB TF TK TO TV WF'),
    partnerCurrency: 'AUD',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'brazil',
    name: { en: 'Brazil', es: 'Brasil', ru: 'Бразилия' },
    countries: ['BR'],
    partnerCurrency: 'BRL',
    partnerCurrencyByCountry: {},
    legacyLicenseCurrency: 'USD',
  },
  {
    id: 'canada',
    name: { en: 'Canada', es: 'Canadá', ru: 'Канада' },
    countries: countries('CA PM'),
    partnerCurrency: 'CAD',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'china',
    name: { en: 'China', es: 'China', ru: 'Китай' },
    countries: ['CN'],
    partnerCurrency: 'CNY',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'europe',
    name: { en: 'Europe', es: 'Europa', ru: 'Европа' },
    countries: countries(
      'AD AT AX BE BG BV CH CY CZ DE DK EE ES FI FO FR GB GG GI GL GR HR HU IE IM IS IT JE LI LT LU LV MC MT NL NO PL PT RO SE SI SJ SK SM VA',
    ),
    partnerCurrency: 'EUR',
    // The only region with several currencies: a partner is billed in that of its own country (7.6).
    partnerCurrencyByCountry: {
      DK: 'DKK',
      FO: 'DKK',
      GB: 'GBP',
      GG: 'GBP',
      IM: 'GBP',
      JE: 'GBP',
      NO: 'NOK',
      SJ: 'NOK',
      SE: 'SEK',
      CH: 'CHF',
    },
  },
  {
    id: 'india',
    name: { en: 'India', es: 'India', ru: 'Индия' },
    countries: ['IN'],
    partnerCurrency: 'INR',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'japan',
    name: { en: 'Japan', es: 'Japón', ru: 'Япония' },
    countries: ['JP'],
    partnerCurrency: 'JPY',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'korea',
    name: { en: 'Korea', es: 'Corea', ru: 'Корея' },
    countries: ['KR'],
    partnerCurrency: 'KRW',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'latin-america',
    name: {
      en: 'Latin America and the Caribbean',
      es: 'América Latina y el Caribe',
      ru: 'Латинская Америка и Карибский бассейн',
    },
    countries: countries(
      'AG AI AQ AR AW BB BL BM BO BQ BS BZ CL CO CR CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI',
    ),
    partnerCurrency: 'USD',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'middle-east-eastern-europe',
    name: {
      en: 'Middle East, Central and Eastern Europe',
      es: 'Oriente Medio, Europa Central y del Este',
      ru: 'Ближний Восток, Центральная и Восточная Европа',
    },
    countries: countries(
      'AE AF AL AM AZ BA BH DZ EG GE IL IO IQ JO KG KW KZ LB LS LY MA MD ME MK MN MR MZ OM PK PS QA RS SA SZ TJ TM TN TR UA UZ XK YE ZA ZW',
    ),
    partnerCurrency: 'USD',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'new-zealand',
    name: { en: 'New Zealand', es: 'Nueva Zelanda', ru: 'Новая Зеландия' },
    countries: countries('NZ VU WS'),
    partnerCurrency: 'NZD',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'taiwan',
    name: { en: 'Taiwan', es: 'Taiwán', ru: 'Тайвань' },
    countries: ['TW'],
    partnerCurrency: 'TWD',
    partnerCurrencyByCountry: {},
  },
  {
    id: 'united-states',
    name: { en: 'United States', es: 'Estados Unidos', ru: 'Соединённые Штаты' },
    countries: countries('AS GU MP UM US'),
    partnerCurrency: 'USD',
    partnerCurrencyByCountry: {},
  },
];

/**
 * In no region, yet named among the countries that need a registration id (7.4): their
 * existing customers are still checked, new relations are not possible through the normal link.
 */
export const countriesWithoutRegion: readonly string[] = ['BY', 'RU'];
