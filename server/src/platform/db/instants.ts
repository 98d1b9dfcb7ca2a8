import pg from 'pg';

const timestamptz = 1184;
const byDefault = pg.types.getTypeParser(timestamptz) as unknown as (text: string) => Date | number | null;

const dayMs = 86_400_000;
// Thousands of instants come with a long list, and most of them are of few days.
const midnights = new Map<string, number>();
const midnightsMax = 5000;

function midnightOf(day: string): number {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (midnights.size >= midnightsMax) midnights.clear();
  midnights.set(day, midnight);
  return midnight;
}

/** The number that begins there; no number: NaN. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Thousandths of a second, of which up to six digits are told; the rest is cut off. */
function thousandths(text: string, end: number): number {
  let sum = 0;
  for (let at = 20, worth = 100; worth >= 1; at += 1, worth /= 10) {
    if (at < end) sum += (text.charCodeAt(at) - 48) * worth;
  }
  return sum;
}

/**
 * An instant as connections of the product are told it, `2027-01-15 10:00:00.5+00`: they speak ISO and UTC. The
 * driver's own way takes many times as long; whatever looks different goes that way.
 */
export function instantOf(text: string): Date | number | null {
  const end = text.length - 3;
  const isPlain = end >= 19 && end <= 26 && text.charCodeAt(10) === space && text.charCodeAt(end) === plus;
  if (!isPlain || text.charCodeAt(end + 1) !== zero || text.charCodeAt(end + 2) !== zero)
    return byDefault(text);
  const seconds = twoDigits(text, 11) * 3600 + twoDigits(text, 14) * 60 + twoDigits(text, 17);
  const instant = midnightOf(text.slice(0, 10)) + seconds * 1000 + (end > 20 ? thousandths(text, end) : 0);
  return Number.isNaN(instant) || seconds * 1000 >= dayMs ? byDefault(text) : new Date(instant);
}

const space = 32;
const plus = 43;
const zero = 48;

/** How the driver reads what it is told. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text') =>
    type === timestamptz ? instantOf : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
};
