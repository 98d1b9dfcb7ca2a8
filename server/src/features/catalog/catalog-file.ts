import { availabilityIdOf, contentHash } from './codes.ts';
import type { ImportEntry, ImportOptions, ImportProblem, ReadFile } from './import-model.ts';
import { kindFacts } from './kind-facts.ts';
import type { CatalogAvailability, CatalogProduct, CatalogSku, Localized, Price, Segment } from './model.ts';
import {
  billingCycles,
  categories,
  everyMarket,
  limitUnits,
  productKinds,
  segments,
  targetViews,
} from './model.ts';
import type { ImportSurroundings } from './offer-list.ts';
import { decimal, nameKey, RecordReader, shown } from './record-reading.ts';

const code = /^[A-Z0-9][A-Z0-9-]{0,39}$/;

/** Reads the product's own form: products with SKUs, terms and prices (docs/catalog-files.md). */
export function readCatalogProducts(
  items: readonly unknown[],
  options: ImportOptions,
  around: ImportSurroundings,
  rows?: readonly { row: number; rows: number }[],
): ReadFile {
  const problems: ImportProblem[] = [];
  const products = new Map<string, ImportEntry<CatalogProduct>>();
  let rowsFailed = 0;
  items.forEach((item, index) => {
    const { row, rows: count } = rows?.[index] ?? { row: index + 1, rows: 1 };
    const content = readProduct(item, row, options, around, problems);
    const first = content && products.get(content.productId);
    if (content && !first) {
      products.set(content.productId, { content, rows: count, row });
      return;
    }
    if (content && first && contentHash(first.content) === contentHash(content)) {
      problems.push({
        row,
        identifier: content.productId,
        code: 'duplicate-row',
        params: { firstRow: first.row },
      });
      products.set(content.productId, { ...first, rows: first.rows + count });
      return;
    }
    if (content && first) {
      problems.push({
        row,
        identifier: content.productId,
        code: 'duplicate-key',
        params: { firstRow: first.row },
      });
    }
    rowsFailed += count;
  });
  const entries = [...products.values()];
  const unpriced = entries.filter(({ content }) =>
    content.skus.every((sku) => sku.availabilities.every(({ prices }) => prices.length === 0)),
  ).length;
  if (unpriced > 0)
    problems.push({ row: null, identifier: '', code: 'without-price', params: { count: unpriced } });
  const rowsTotal = rows ? rows.reduce((sum, { rows: count }) => sum + count, 0) : items.length;
  return {
    kind: 'catalog-file',
    rowsTotal,
    rowsFailed,
    problems,
    categories: [],
    offers: [],
    products: entries,
    prices: [],
  };
}

function readProduct(
  item: unknown,
  row: number,
  options: ImportOptions,
  around: ImportSurroundings,
  problems: ImportProblem[],
): CatalogProduct | undefined {
  if (!isRecord(item)) {
    problems.push({ row, identifier: '', code: 'not-a-record', params: {} });
    return undefined;
  }
  const from = new RecordReader(item, row, problems);
  const productId = readCode(from, 'id', 'CTR7B2K0M4QX');
  const title = readTitle(from);
  const publisher = from.text('publisher', options.publisher);
  const records = from.value('skus');
  const readers = (Array.isArray(records) ? records : [])
    .filter(isRecord)
    .map((record) => new RecordReader(record, row, problems, from.identifier));
  if (readers.length === 0) from.refuse('missing-field', { field: 'skus' });
  const skus = readers.map((sku) => readSku(sku, { productId, title }, options, around));
  if (!from.usable || readers.some(({ usable }) => !usable)) return undefined;
  const facts = kindFacts[skus[0]?.kind ?? 'license'];
  const views = (from.list('views') ?? []).flatMap((name) =>
    targetViews.filter((view) => nameKey(view) === nameKey(name)),
  );
  return {
    productId,
    title,
    description: withPreset(from.localized('description'), title),
    publisher,
    isVendorProduct: from.boolean('vendorProduct', publisher === options.publisher),
    type: facts.type,
    views: views.length > 0 ? views : facts.views,
    origin: 'catalog-file',
    skus,
  };
}

function readSku(
  from: RecordReader,
  product: { productId: string; title: Localized },
  options: ImportOptions,
  around: ImportSurroundings,
): CatalogSku {
  const skuId = readCode(from, 'id', '0001');
  const title = withPreset(from.localized('title'), product.title);
  const kind = from.oneOf('kind', productKinds, 'license');
  const isTrial = from.boolean('trial', false);
  const isAddon = from.boolean('addon', false);
  const facts = kindFacts[kind];
  const { minimum, maximum } = from.quantityLimits();
  const attestationType = from.text('attestation');
  const isRenewable = from.boolean('renewable', kind !== 'perpetual');
  return {
    skuId,
    title,
    description: withPreset(from.localized('description'), title),
    kind,
    ruleSet: 'new-commerce',
    category: from.oneOf('category', categories, isTrial ? 'trial' : isAddon ? 'addon' : facts.category),
    unitType: from.text('unitType', facts.unitType),
    minimum,
    maximum,
    isTrial,
    isAddon,
    prerequisites: from.list('prerequisites') ?? [],
    limitUnit: from.oneOf('limitUnit', limitUnits, isTrial ? 'lifetime' : 'none'),
    limit: from.integer('limit', isTrial ? 1 : 0),
    salesGroupId: from.text('salesGroupId', facts.salesGroupId),
    attestation: attestationType === '' ? null : { type: attestationType, enforced: true },
    withdrawn: from.boolean('withdrawn', false),
    traits: {
      ...optionalList(from, 'upgradeTargets'),
      ...optionalList(from, 'provisioningVariables'),
      ...optionalList(from, 'excludes'),
      ...(from.text('renewsTo') ? { renewsTo: from.text('renewsTo') } : {}),
    },
    servicePlans: [],
    availabilities: readAvailabilities(
      from,
      { productId: product.productId, skuId, isRenewable },
      options,
      around,
    ),
  };
}

function readAvailabilities(
  from: RecordReader,
  sku: { productId: string; skuId: string; isRenewable: boolean },
  options: ImportOptions,
  around: ImportSurroundings,
): CatalogAvailability[] {
  const prices = readTerms(from, options, around);
  const markets = (from.list('markets') ?? [everyMarket]).map((market) => market.toUpperCase());
  for (const market of markets) {
    if (market !== everyMarket && !around.isCountry(market))
      from.refuse('unknown-country', { value: shown(market) });
  }
  const named = (from.list('segments') ?? ['commercial']).map((name) => ({
    name,
    segment: segments.find((one) => one === nameKey(name)),
  }));
  for (const { name, segment } of named) {
    if (!segment)
      from.refuse('unknown-value', { field: 'segments', value: shown(name), allowed: segments.join(', ') });
  }
  const wanted = [...new Set(named.flatMap(({ segment }) => (segment ? [segment] : [])))];
  return [...new Set(markets)].flatMap((market) =>
    wanted.map((segment: Segment) => ({
      availabilityId: availabilityIdOf(sku.productId, sku.skuId, market, segment),
      market,
      segment,
      isPurchasable: options.sellable && prices.length > 0,
      isRenewable: sku.isRenewable,
      prices,
    })),
  );
}

function readTerms(from: RecordReader, options: ImportOptions, around: ImportSurroundings): Price[] {
  const records = from.value('terms');
  const prices = new Map<string, Price>();
  for (const record of (Array.isArray(records) ? records : []).filter(isRecord)) {
    const line = new RecordReader(record, Number(record['row'] ?? from.row), from.problems, from.identifier);
    const term = line.text('term').toUpperCase() || null;
    if (term !== null && !/^P(1M|1Y|3Y)$/.test(term)) line.refuse('unknown-term', { value: shown(term) });
    const billingCycle = line.oneOf(
      'billingCycle',
      billingCycles,
      term === null ? 'one_time' : null,
      'unknown-billing-cycle',
    );
    for (const [name, amount] of pricesByCurrency(line, options)) {
      const currency = name.toUpperCase();
      const unitPrice = decimal(amount);
      if (!around.isCurrency(currency))
        line.refuse('unknown-currency', { value: shown(name), allowed: around.usualCurrencies.join(', ') });
      if (unitPrice === undefined) line.refuse('wrong-price', { field: currency, value: shown(amount) });
      else prices.set(`${term} ${billingCycle} ${currency}`, { term, billingCycle, currency, unitPrice });
    }
    if (!line.usable) from.leaveOut();
  }
  return [...prices.values()];
}

/** `prices: {USD: 10, EUR: 9}`, or `unitPrice` with `currency`. */
function pricesByCurrency(line: RecordReader, options: ImportOptions): [string, unknown][] {
  const prices = line.value('prices');
  if (isRecord(prices)) return Object.entries(prices);
  const unitPrice = line.value('unitPrice');
  return unitPrice === undefined ? [] : [[line.text('currency') || options.currency || '', unitPrice]];
}

function readCode(from: RecordReader, field: string, sample: string): string {
  const text = from.required(field).toUpperCase();
  if (field === 'id' && from.identifier === '') from.identifier = shown(text);
  if (text !== '' && !code.test(text))
    from.refuse('wrong-id', { value: shown(text), expected: `A–Z, 0–9 (${sample})` });
  return text;
}

function readTitle(from: RecordReader): Localized {
  const title = from.localized('title');
  if (Object.keys(title).length === 0) from.refuse('missing-name');
  return title;
}

function withPreset(text: Localized, preset: Localized): Localized {
  return Object.keys(text).length > 0 ? text : preset;
}

function optionalList(from: RecordReader, field: 'upgradeTargets' | 'provisioningVariables' | 'excludes') {
  const list = from.list(field);
  return list ? { [field]: list } : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
