import type { ImportEntry, ImportOptions, ImportProblem, ListedPrice, ReadFile } from '../import-model.ts';
import { billingCycles, everyMarket, segments } from '../model.ts';
import type { ImportSurroundings } from '../offer-list.ts';
import { RecordReader, shown } from '../record-reading.ts';
import { fitsTerm } from '../upkeep/rules.ts';
import { readMonth } from './month-rules.ts';

/**
 * A price list: one row for each price of a SKU from a month on, in one market or all. Facts of product and SKU
 * are not its business; whether the catalog has them is found out when it is compared.
 */
export function readPriceList(
  rows: readonly Record<string, unknown>[],
  options: ImportOptions,
  around: ImportSurroundings,
): ReadFile {
  const problems: ImportProblem[] = [];
  const first = new Map<string, { row: number; unitPrice: string | null }>();
  const prices: ImportEntry<ListedPrice>[] = [];
  let rowsFailed = 0;
  rows.forEach((record, index) => {
    const from = new RecordReader(record, index + 2, problems);
    const content = readPrice(from, options, around);
    if (content) prices.push(...takeOnce(from, content, first));
    if (!from.usable) rowsFailed += 1;
  });
  const folded = rows.length - rowsFailed - prices.length;
  return {
    kind: 'price-list',
    rowsTotal: rows.length,
    rowsFailed,
    problems,
    categories: [],
    offers: [],
    products: [],
    // Repeated rows count with the first one, so that every row is counted.
    prices: prices.map((entry, index) => (index === 0 ? { ...entry, rows: 1 + folded } : entry)),
  };
}

function readPrice(
  from: RecordReader,
  options: ImportOptions,
  around: ImportSurroundings,
): ListedPrice | undefined {
  const productId = from.required('ProductId').toUpperCase();
  const skuId = from.required('SkuId').toUpperCase();
  from.identifier = shown(`${productId}:${skuId}`);
  const month = readMonth(from.required('Month'));
  if (month === undefined && from.text('Month') !== '')
    from.refuse('wrong-month', { value: shown(from.text('Month')) });
  const term = from.text('Term').toUpperCase();
  if (term !== '' && !/^P(1M|1Y|3Y)$/.test(term)) from.refuse('unknown-term', { value: shown(term) });
  const preset = term === '' ? ('one_time' as const) : null;
  const billingCycle = from.oneOf('BillingCycle', billingCycles, preset, 'unknown-billing-cycle');
  if (from.usable && !fitsTerm(term || null, billingCycle))
    from.refuse('cycle-unfit', { cycle: billingCycle, term: term || '-' });
  const currency = (from.text('Currency') || options.currency || '').toUpperCase();
  if (!around.isCurrency(currency))
    from.refuse('unknown-currency', { value: shown(currency), allowed: around.usualCurrencies.join(', ') });
  const market = (from.text('Market') || from.text('Country') || everyMarket).toUpperCase();
  if (market !== everyMarket && !around.isCountry(market))
    from.refuse('unknown-country', { value: shown(market) });
  const segment = from.oneOf('Segment', segments, 'commercial');
  if (from.text('UnitPrice') === '') from.required('UnitPrice');
  const unitPrice = from.price('UnitPrice');
  if (!from.usable || month === undefined || unitPrice === undefined) return undefined;
  const key = { productId, skuId, availabilityId: '', term: term || null, billingCycle, currency, market };
  return { ...key, segment, month, unitPrice };
}

/** A price may stand in a list once; a second, different one is refused rather than guessed at. */
function takeOnce(
  from: RecordReader,
  content: ListedPrice,
  first: Map<string, { row: number; unitPrice: string | null }>,
): ImportEntry<ListedPrice>[] {
  const { unitPrice, ...key } = content;
  const name = JSON.stringify(key);
  const former = first.get(name);
  if (!former) {
    first.set(name, { row: from.row, unitPrice });
    return [{ content, rows: 1, row: from.row }];
  }
  if (former.unitPrice === unitPrice) from.warn('duplicate-row', { firstRow: former.row });
  else from.refuse('duplicate-key', { firstRow: former.row });
  return [];
}
