/**
 * Languages of business by country, the preset first; English is offered everywhere besides.
 * A tag with a script (`sr-Latn`) gives a culture with one (`sr-Latn-RS`), as .NET names it.
 */
// biome-ignore format: a table reads better in few lines
const languagesByCountry: Readonly<Record<string, string>> = {
  AD: 'ca es fr', AE: 'ar', AF: 'fa ps', AG: 'en', AI: 'en', AL: 'sq', AM: 'hy ru', AO: 'pt', AQ: 'en',
  AR: 'es', AS: 'en', AT: 'de', AU: 'en', AW: 'nl es', AX: 'sv fi', AZ: 'az-Latn ru', BA: 'bs-Latn hr sr-Latn',
  BB: 'en', BD: 'bn', BE: 'nl fr de', BF: 'fr', BG: 'bg', BH: 'ar', BI: 'fr', BJ: 'fr', BL: 'fr', BM: 'en',
  BN: 'ms', BO: 'es', BQ: 'nl', BR: 'pt', BS: 'en', BT: 'dz', BV: 'nb', BW: 'en', BY: 'be ru', BZ: 'en es',
  CA: 'en fr', CC: 'en', CD: 'fr', CF: 'fr', CG: 'fr', CH: 'de fr it', CI: 'fr', CK: 'en', CL: 'es', CM: 'fr',
  CN: 'zh', CO: 'es', CR: 'es', CV: 'pt', CW: 'nl', CX: 'en', CY: 'el tr', CZ: 'cs', DE: 'de', DJ: 'fr ar',
  DK: 'da', DM: 'en', DO: 'es', DZ: 'ar fr', EC: 'es', EE: 'et ru', EG: 'ar', ER: 'ti ar',
  ES: 'es ca eu gl', ET: 'am', FI: 'fi sv', FJ: 'en', FK: 'en', FM: 'en', FO: 'fo da', FR: 'fr', GA: 'fr',
  GB: 'en cy', GD: 'en', GE: 'ka ru', GF: 'fr', GG: 'en', GH: 'en', GI: 'en es', GL: 'kl da', GM: 'en',
  GN: 'fr', GP: 'fr', GQ: 'es fr pt', GR: 'el', GS: 'en', GT: 'es', GU: 'en', GW: 'pt', GY: 'en', HK: 'zh',
  HM: 'en', HN: 'es', HR: 'hr', HT: 'fr', HU: 'hu', ID: 'id', IE: 'en ga', IL: 'he ar', IM: 'en', IN: 'en hi',
  IO: 'en', IQ: 'ar', IS: 'is', IT: 'it de', JE: 'en', JM: 'en', JO: 'ar', JP: 'ja', KE: 'en sw', KG: 'ky ru',
  KH: 'km', KI: 'en', KM: 'fr ar', KN: 'en', KR: 'ko', KW: 'ar', KY: 'en', KZ: 'kk ru', LA: 'lo', LB: 'ar fr',
  LC: 'en', LI: 'de', LK: 'si ta', LR: 'en', LS: 'en', LT: 'lt', LU: 'fr de lb', LV: 'lv ru', LY: 'ar',
  MA: 'ar fr', MC: 'fr', MD: 'ro ru', ME: 'sr-Latn', MF: 'fr', MG: 'mg fr', MH: 'en', MK: 'mk sq', ML: 'fr',
  MM: 'my', MN: 'mn', MO: 'zh pt', MP: 'en', MQ: 'fr', MR: 'ar fr', MS: 'en', MT: 'mt', MU: 'en fr', MV: 'dv',
  MW: 'en', MX: 'es', MY: 'ms', MZ: 'pt', NA: 'en af', NC: 'fr', NE: 'fr', NF: 'en', NG: 'en', NI: 'es',
  NL: 'nl', NO: 'nb nn', NP: 'ne', NR: 'en', NU: 'en', NZ: 'en mi', OM: 'ar', PA: 'es', PE: 'es', PF: 'fr',
  PG: 'en', PH: 'en', PK: 'en ur', PL: 'pl', PM: 'fr', PN: 'en', PR: 'es', PS: 'ar', PT: 'pt', PW: 'en',
  PY: 'es', QA: 'ar', RE: 'fr', RO: 'ro', RS: 'sr-Latn sr-Cyrl', RU: 'ru', RW: 'rw fr', SA: 'ar', SB: 'en',
  SC: 'en fr', SE: 'sv', SG: 'en zh', SH: 'en', SI: 'sl', SJ: 'nb', SK: 'sk', SL: 'en', SM: 'it', SN: 'fr',
  SO: 'so ar', SR: 'nl', SS: 'en', ST: 'pt', SV: 'es', SX: 'en nl', SZ: 'en', TC: 'en', TD: 'fr ar', TF: 'fr',
  TG: 'fr', TH: 'th', TJ: 'tg ru', TK: 'en', TL: 'pt', TM: 'tk ru', TN: 'ar fr', TO: 'to', TR: 'tr', TT: 'en',
  TV: 'en', TW: 'zh', TZ: 'sw', UA: 'uk ru', UG: 'en sw', UM: 'en', US: 'en es', UY: 'es', UZ: 'uz-Latn ru',
  VA: 'it', VC: 'en', VE: 'es', VG: 'en', VI: 'en', VN: 'vi', VU: 'fr', WF: 'fr', WS: 'en', XK: 'sq sr-Latn',
  YE: 'ar', YT: 'fr', ZA: 'en af zu xh', ZM: 'en', ZW: 'en',
};

export interface Cultures {
  readonly cultures: readonly string[];
  readonly languages: readonly string[];
}

export function culturesOfCountry(country: string): Cultures {
  const tags = [...new Set([...(languagesByCountry[country] ?? 'en').split(' '), 'en'])];
  return {
    cultures: tags.map((tag) => `${tag}-${country}`),
    languages: [...new Set(tags.map((tag) => tag.slice(0, 2)))],
  };
}
