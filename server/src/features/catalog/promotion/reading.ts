import type { ImportEntry, ImportProblem, ReadFile } from '../import-model.ts';
import type { BillingCycle, Localized } from '../model.ts';
import { billingCycles, everyMarket, segments } from '../model.ts';
import type { ImportSurroundings } from '../offer-list.ts';
import { nameKey, RecordReader, shown } from '../record-reading.ts';
import type { Promotion, PromotionTerm } from './model.ts';
import { promotionIdOf } from './promotion-id.ts';

/** A list of promotions: one row each. Whether the catalog sells what they name is found out when it is compared. */
export function readPromotionList(
  rows: readonly Record<string, unknown>[],
  around: ImportSurroundings,
): ReadFile {
  const problems: ImportProblem[] = [];
  const first = new Map<string, { row: number; content: string }>();
  const promotions: ImportEntry<Promotion>[] = [];
  let rowsFailed = 0;
  rows.forEach((record, index) => {
    const from = new RecordReader(record, index + 2, problems);
    const content = readPromotion(from, around);
    const former = content && first.get(content.promotionId.toLowerCase());
    if (former && former.content === JSON.stringify(content))
      from.warn('duplicate-row', { firstRow: former.row });
    else if (former) from.refuse('duplicate-key', { firstRow: former.row });
    else if (content) {
      first.set(content.promotionId.toLowerCase(), { row: from.row, content: JSON.stringify(content) });
      promotions.push({ content, rows: 1, row: from.row });
    }
    if (!from.usable) rowsFailed += 1;
  });
  const folded = rows.length - rowsFailed - promotions.length;
  return {
    kind: 'promotion-list',
    rowsTotal: rows.length,
    rowsFailed,
    problems,
    categories: [],
    offers: [],
    products: [],
    prices: [],
    // Repeated rows count with the first one, so that every row is counted.
    promotions: promotions.map((entry, index) => (index === 0 ? { ...entry, rows: 1 + folded } : entry)),
  };
}

function readPromotion(from: RecordReader, around: ImportSurroundings): Promotion | undefined {
  const productId = from.required('ProductId').toUpperCase();
  const skuId = from.required('SkuId').toUpperCase();
  from.identifier = shown(`${productId}:${skuId}`);
  const name = textsOf(from, 'Name');
  if (!name['en']) from.refuse('missing-name');
  const market = (from.text('Market') || everyMarket).toUpperCase();
  if (market !== everyMarket && !around.isCountry(market))
    from.refuse('unknown-country', { value: shown(market) });
  const segment = from.oneOf('Segment', segments, 'commercial');
  if (from.text('Percent') === '') from.required('Percent');
  const percent = from.price('Percent');
  const terms = termsOf(from);
  const startDate = dayOf(from, 'StartDate');
  const endDate = dayOf(from, 'EndDate');
  const minSeats = from.text('MinSeats') === '' ? null : from.integer('MinSeats', 0);
  const maxSeats = from.text('MaxSeats') === '' ? null : from.integer('MaxSeats', 0);
  if (minSeats !== null && maxSeats !== null && minSeats > maxSeats)
    from.refuse('limits-crossed', { minimum: minSeats, maximum: maxSeats });
  const newOnly = from.boolean('NewOnly', false);
  if (!from.usable || percent === undefined) return undefined;
  const description = { en: name['en'] ?? '', ...textsOf(from, 'Description') };
  const limits = { minSeats, maxSeats, newOnly };
  const wanted = { productId, skuId, name, description, market, segment, percent, terms, startDate, endDate };
  const promotion = { ...wanted, ...limits };
  return { ...promotion, promotionId: from.text('PromotionId') || promotionIdOf(promotion) };
}

/** `Name` is English; `NameEs` and `NameRu` say it in the other languages. */
function textsOf(from: RecordReader, field: string): Localized {
  const [es, ru] = [from.text(`${field}Es`), from.text(`${field}Ru`)];
  return { ...from.localized(field), ...(es ? { es } : {}), ...(ru ? { ru } : {}) };
}

function termsOf(from: RecordReader): PromotionTerm[] {
  const written = from.required('Terms');
  if (written === '') return [];
  const terms = written.split(/[;,]/).map((part) => {
    const [term = '', cycle = ''] = part.trim().split(':');
    const billingCycle = billingCycles.find((one) => nameKey(one) === nameKey(cycle)) as BillingCycle;
    return { term: term.toUpperCase(), billingCycle };
  });
  if (terms.some(({ term, billingCycle }) => !/^P(1M|1Y|3Y)$/.test(term) || !billingCycle))
    from.refuse('wrong-terms', { value: shown(written) });
  return terms;
}

function dayOf(from: RecordReader, field: string): string {
  const text = from.required(field);
  if (text === '') return '';
  const day = new Date(`${text}T00:00:00Z`);
  const exists =
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(day.getTime()) &&
    day.toISOString().slice(0, 10) === text;
  if (!exists) from.refuse('wrong-day', { field, value: shown(text) });
  return text;
}
