import { readCatalogProducts } from './catalog-file.ts';
import type { ImportOptions, ImportProblem, ReadFile } from './import-model.ts';
import { billingCycles } from './model.ts';
import type { ImportSurroundings } from './offer-list.ts';
import { RecordReader, shown } from './record-reading.ts';

/** Columns of a SKU as they are called in the JSON form. */
const skuColumns = {
  SkuTitle: 'title',
  Kind: 'kind',
  Category: 'category',
  Segment: 'segments',
  Country: 'markets',
  Minimum: 'minimum',
  Maximum: 'maximum',
  UnitType: 'unitType',
  Trial: 'trial',
  AddOn: 'addon',
  Prerequisites: 'prerequisites',
  Attestation: 'attestation',
  Withdrawn: 'withdrawn',
  RenewsTo: 'renewsTo',
  UpgradeTargets: 'upgradeTargets',
} as const;

interface RawProduct {
  readonly record: Record<string, unknown> & { skus: Record<string, unknown>[] };
  readonly row: number;
  rows: number;
}

/**
 * The product's own form as a table: one row for each price of a SKU. A row with a wrong price or term is
 * left out alone; facts of product and SKU are taken from the first row that names them.
 */
export function readCatalogTable(
  rows: readonly Record<string, unknown>[],
  options: ImportOptions,
  around: ImportSurroundings,
): ReadFile {
  const problems: ImportProblem[] = [];
  const products = new Map<string, RawProduct>();
  const prices = new Map<string, { row: number; price: string }>();
  let rowsFailed = 0;
  rows.forEach((record, index) => {
    const from = new RecordReader(record, index + 2, problems);
    const productId = from.required('ProductId').toUpperCase();
    const skuId = from.required('SkuId').toUpperCase();
    from.identifier = shown(`${productId}:${skuId}`);
    const line = readLine(from, options, around);
    const taken = from.usable && takeOnce(from, `${productId}:${skuId}`, line, prices);
    if (!taken) {
      rowsFailed += from.usable ? 0 : 1;
      const product = from.usable ? products.get(productId) : undefined;
      if (product) product.rows += 1;
      return;
    }
    const product = products.get(productId) ?? newProduct(from, productId);
    products.set(productId, product);
    product.rows += 1;
    skuOf(product, from, skuId).push({ ...line, row: from.row });
  });
  const raw = [...products.values()];
  const read = readCatalogProducts(
    raw.map(({ record }) => record),
    options,
    around,
    raw,
  );
  return {
    ...read,
    rowsTotal: rows.length,
    rowsFailed: rowsFailed + read.rowsFailed,
    problems: [...problems, ...read.problems],
  };
}

interface Line {
  readonly term: string;
  readonly billingCycle: string;
  readonly currency: string;
  readonly unitPrice: string | undefined;
}

function readLine(from: RecordReader, options: ImportOptions, around: ImportSurroundings): Line {
  const term = from.text('Term').toUpperCase();
  if (term !== '' && !/^P(1M|1Y|3Y)$/.test(term)) from.refuse('unknown-term', { value: shown(term) });
  const billingCycle = from.oneOf(
    'BillingCycle',
    billingCycles,
    term === '' ? 'one_time' : null,
    'unknown-billing-cycle',
  );
  const unitPrice = from.price('UnitPrice');
  const currency = (from.text('Currency') || options.currency || '').toUpperCase();
  if (unitPrice !== undefined && !around.isCurrency(currency)) {
    from.refuse('unknown-currency', { value: shown(currency), allowed: around.usualCurrencies.join(', ') });
  }
  return { term, billingCycle, currency, unitPrice };
}

/** A price may stand in a table once; a second, different one is refused rather than guessed at. */
function takeOnce(
  from: RecordReader,
  sku: string,
  line: Line,
  prices: Map<string, { row: number; price: string }>,
): boolean {
  const key = `${sku} ${line.term} ${line.billingCycle} ${line.currency}`;
  const price = line.unitPrice ?? '';
  const first = prices.get(key);
  if (!first) {
    prices.set(key, { row: from.row, price });
    return true;
  }
  if (first.price === price) from.warn('duplicate-row', { firstRow: first.row });
  else from.refuse('duplicate-key', { firstRow: first.row });
  return false;
}

function newProduct(from: RecordReader, productId: string): RawProduct {
  return {
    record: {
      id: productId,
      title: from.text('ProductTitle'),
      description: from.text('Description'),
      publisher: from.text('Publisher'),
      skus: [],
    },
    row: from.row,
    rows: 0,
  };
}

/** The list of terms of the SKU, which is made when its first row comes by. */
function skuOf(product: RawProduct, from: RecordReader, skuId: string): object[] {
  const known = product.record.skus.find((sku) => sku['id'] === skuId);
  if (known) return known['terms'] as object[];
  const terms: object[] = [];
  const facts = Object.entries(skuColumns).map(([column, name]) => [name, from.text(column)]);
  product.record.skus.push({ id: skuId, ...Object.fromEntries(facts), terms });
  return terms;
}
