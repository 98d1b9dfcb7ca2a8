/** How a country writes its postal codes: pattern without anchors, and an example that fits it. */
type Entry = readonly [pattern: string, sample: string];

const four = '\\d{4}';
const five = '\\d{5}';
const six = '\\d{6}';
const zip = (digits: string): string => `${digits}(-\\d{4})?`;

// biome-ignore format: a table reads better in few lines
const required: Readonly<Record<string, Entry>> = {
  AM: [four, '0010'], AS: [zip('96799'), '96799'], AT: [four, '1010'], AU: [four, '2060'], AX: ['22\\d{3}', '22100'],
  BE: [four, '1000'], BG: [four, '1000'], BL: ['97133', '97133'], BR: ['\\d{5}-?\\d{3}', '01310-100'],
  BY: [six, '220004'],
  CA: ['[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z] ?\\d[ABCEGHJ-NPRSTV-Z]\\d', 'K1P 1J1'], CC: ['6799', '6799'],
  CH: ['[1-9]\\d{3}', '8001'], CN: [six, '100000'], CX: ['6798', '6798'], CY: [four, '1010'],
  CZ: ['\\d{3} ?\\d{2}', '110 00'], DE: [five, '10115'], DK: [four, '1050'], EE: [five, '10111'],
  ES: ['(0[1-9]|[1-4]\\d|5[0-2])\\d{3}', '28013'], FI: [five, '00100'], FM: [zip('9694[1-4]'), '96941'],
  FO: ['\\d{3}', '100'], FR: ['\\d{2} ?\\d{3}', '75001'],
  GB: ['([A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|GIR ?0AA|BFPO ?\\d{1,4})', 'SW1A 1AA'], GF: ['973\\d{2}', '97300'],
  GG: ['GY\\d\\d? ?\\d[A-Z]{2}', 'GY1 1AA'], GI: ['GX11 ?1AA', 'GX11 1AA'], GL: ['39\\d{2}', '3900'],
  GP: ['971\\d{2}', '97100'], GR: ['\\d{3} ?\\d{2}', '105 57'], GU: [zip('969[123]\\d'), '96910'],
  HR: [five, '10000'], HU: [four, '1051'], ID: [five, '10110'], IM: ['IM\\d\\d? ?\\d[A-Z]{2}', 'IM1 1AE'],
  IN: ['[1-9]\\d{5}', '110001'], IS: ['\\d{3}', '101'], IT: [five, '00184'], JE: ['JE\\d\\d? ?\\d[A-Z]{2}', 'JE2 3AB'],
  JP: ['\\d{3}-?\\d{4}', '100-0001'], KR: [five, '03051'], KZ: ['(\\d{6}|[A-Z]\\d{2}[A-Z]\\d[A-Z]\\d)', '010000'],
  LI: ['94(8[5-9]|9[0-8])', '9490'], LT: ['(LT-)?\\d{5}', '01103'], LU: ['(L-)?\\d{4}', '1111'],
  LV: ['(LV-)?\\d{4}', 'LV-1010'], MC: ['980\\d{2}', '98000'], MF: ['97150', '97150'],
  MH: [zip('969[67]\\d'), '96960'], MK: [four, '1000'], MP: [zip('9695\\d'), '96950'], MQ: ['972\\d{2}', '97200'],
  MT: ['[A-Z]{3} ?\\d{4}', 'VLT 1010'], MX: [five, '06000'], MY: [five, '50050'], NC: ['988\\d{2}', '98800'],
  NF: ['2899', '2899'], NL: ['[1-9]\\d{3} ?[A-Z]{2}', '1012 JS'], NO: [four, '0150'], NZ: [four, '6011'],
  PF: ['987\\d{2}', '98714'], PH: [four, '1000'], PL: ['\\d{2}-\\d{3}', '00-001'], PM: ['97500', '97500'],
  PR: [zip('00[679]\\d{2}'), '00901'], PT: ['\\d{4}-\\d{3}', '1100-148'], PW: [zip('969(39|40)'), '96940'],
  RE: ['974\\d{2}', '97400'], RO: [six, '010011'], RS: ['\\d{5,6}', '11000'], RU: [six, '101000'],
  SE: ['\\d{3} ?\\d{2}', '111 20'], SG: [six, '018956'], SI: [four, '1000'], SJ: [four, '9170'],
  SK: ['\\d{3} ?\\d{2}', '811 01'], SM: ['4789\\d', '47890'], TH: [five, '10200'], TR: [five, '06100'],
  TW: ['\\d{3}(\\d{2,3})?', '100'], UA: [five, '01001'], UM: [zip('96898'), '96898'], US: [zip(five), '10001'],
  VA: ['00120', '00120'], VI: [zip('008[0-5]\\d'), '00802'], WF: ['986\\d{2}', '98600'], YT: ['976\\d{2}', '97600'],
  ZA: [four, '0002'],
};

// biome-ignore format: a table reads better in few lines
const optional: Readonly<Record<string, Entry>> = {
  AD: ['AD\\d{3}', 'AD500'], AF: [four, '1001'], AI: ['AI-?2640', 'AI-2640'], AL: [four, '1001'],
  AR: ['([A-HJ-NP-Z])?\\d{4}([A-Z]{3})?', 'C1070AAM'], AZ: ['(AZ ?)?\\d{4}', 'AZ1000'], BA: [five, '71000'],
  BB: ['BB\\d{5}', 'BB11000'], BD: [four, '1000'], BH: ['(1[0-2]|[1-9])\\d{2}', '317'],
  BM: ['[A-Z]{2} ?[A-Z0-9]{2}', 'HM 12'], BN: ['[A-Z]{2} ?\\d{4}', 'BS8711'], BT: [five, '11001'],
  CL: ['\\d{3}-?\\d{4}', '8320000'], CO: [six, '110111'], CR: [five, '10101'], CV: [four, '7600'],
  DO: [five, '10101'], DZ: [five, '16000'], EC: [six, '170150'], EG: ['\\d{5}(\\d{2})?', '11511'], ET: [four, '1000'],
  FK: ['FIQQ 1ZZ', 'FIQQ 1ZZ'], GE: [four, '0105'], GN: ['\\d{3}', '001'], GS: ['SIQQ 1ZZ', 'SIQQ 1ZZ'],
  GT: [five, '01001'], GW: [four, '1000'], HM: [four, '7050'], HN: [five, '11101'], HT: ['(HT)?\\d{4}', '6110'],
  IE: ['([A-Z]\\d{2}|D6W) ?[0-9A-Z]{4}', 'D02 X285'], IL: ['\\d{5}(\\d{2})?', '9103401'], IO: ['BBND 1ZZ', 'BBND 1ZZ'],
  IQ: [five, '10011'], JO: [five, '11118'], KE: [five, '00100'], KG: [six, '720001'], KH: ['\\d{5,6}', '120101'],
  KW: [five, '13001'], KY: ['KY\\d-?\\d{4}', 'KY1-1100'], LA: [five, '01000'], LB: ['\\d{4}( ?\\d{4})?', '1107 2020'],
  LC: ['LC\\d{2} ?\\d{3}', 'LC04 101'], LK: [five, '00100'], LR: [four, '1000'], LS: ['\\d{3}', '100'],
  MA: [five, '10000'], MD: ['(MD-)?\\d{4}', 'MD-2001'], ME: ['8\\d{4}', '81000'], MG: ['\\d{3}', '101'],
  MM: ['\\d{5}(\\d{2})?', '11181'], MN: ['\\d{5,6}', '14200'], MU: ['[0-9A-Z]\\d{4}', '11328'], MV: [five, '20026'],
  MZ: [four, '1100'], NA: [five, '10001'], NE: [four, '8001'], NG: [six, '900211'], NI: [five, '11001'],
  NP: [five, '44600'], OM: ['\\d{3}', '100'], PA: [four, '0801'], PE: [five, '15001'], PG: ['\\d{3}', '121'],
  PK: [five, '44000'], PN: ['PCRN 1ZZ', 'PCRN 1ZZ'], PS: ['(P\\d{7}|\\d{3,7})', 'P1000001'], PY: ['\\d{4,6}', '1209'],
  SA: ['\\d{5}(-\\d{4})?', '11564'], SH: ['(ASCN|STHL|TDCU) 1ZZ', 'STHL 1ZZ'], SN: [five, '10700'],
  SO: ['[A-Z]{2} ?\\d{5}', 'BN 03040'], SS: [five, '11111'], SV: ['(CP )?\\d{4}', '1101'], SZ: ['[HLMS]\\d{3}', 'H100'],
  TC: ['TKCA 1ZZ', 'TKCA 1ZZ'], TJ: [six, '734000'], TM: [six, '744000'], TN: [four, '1000'], TT: [six, '100101'],
  TZ: ['\\d{5}', '11101'], UY: [five, '11000'], UZ: [six, '100000'], VC: ['VC\\d{4}', 'VC0100'],
  VE: ['\\d{4}(-?[A-Z])?', '1010'], VG: ['VG\\d{4}', 'VG1110'], VN: ['\\d{5,6}', '100000'], XK: ['[1-7]\\d{4}', '10000'],
  ZM: [five, '10101'],
};

export interface PostalCodes {
  readonly required: boolean;
  readonly pattern: string | null;
  readonly sample: string | null;
}

export function postalCodesOfCountry(country: string): PostalCodes {
  const entry = required[country] ?? optional[country];
  if (!entry) return { required: false, pattern: null, sample: null };
  const [pattern, sample] = entry;
  return { required: country in required, pattern: `^${pattern}$`, sample };
}

/** The separator that belongs before the last characters of a code; people often leave it out. */
// biome-ignore format: a table reads better in few lines
export const postalCodeSeparators: Readonly<Record<string, readonly [separator: string, tail: number]>> = {
  BM: [' ', 2], BR: ['-', 3], CA: [' ', 3], CZ: [' ', 2], GB: [' ', 3], GG: [' ', 3], GI: [' ', 3], GR: [' ', 2],
  IE: [' ', 4], IM: [' ', 3], JE: [' ', 3], JP: ['-', 4], KY: ['-', 4], MT: [' ', 4], NL: [' ', 2], PL: ['-', 3],
  PT: ['-', 3], SE: [' ', 2], SK: [' ', 2], SO: [' ', 5],
};

/** Where the second half of a ZIP code is optional: only nine digits get a hyphen. */
export const zipCodeCountries: ReadonlySet<string> = new Set([
  'AS',
  'FM',
  'GU',
  'MH',
  'MP',
  'PR',
  'PW',
  'UM',
  'US',
  'VI',
]);
