import { times } from '../../platform/money/index.ts';
import { contentHash } from './codes.ts';
import type { ImportEntry, ImportOptions, ImportProblem, ReadFile } from './import-model.ts';
import type { BillingCycle, CatalogOffer, Localized, OfferCategory } from './model.ts';
import { billingCycles } from './model.ts';
import { nameKey, RecordReader, shown } from './record-reading.ts';
import { isOfferId } from './rules.ts';

/** Facts about the installation that a file is checked against. */
export interface ImportSurroundings {
  isCountry(country: string): boolean;
  isCurrency(currency: string): boolean;
  /** Named in messages. */
  readonly usualCurrencies: readonly string[];
}

/** Reads recorded offers: each problem names its position; the others are taken. */
export function readOfferList(
  items: readonly unknown[],
  options: ImportOptions,
  around: ImportSurroundings,
): ReadFile {
  const problems: ImportProblem[] = [];
  const offers = new Map<string, ImportEntry<CatalogOffer>>();
  const categories = new Map<string, OfferCategory>();
  let rowsFailed = 0;
  items.forEach((item, index) => {
    const row = index + 1;
    const before = problems.length;
    const read = readOffer(item, row, options, around, problems);
    if (!read) {
      rowsFailed += 1;
      return;
    }
    const { offer, category } = read;
    const key = `${offer.market} ${offer.offerId.toLowerCase()}`;
    const first = offers.get(key);
    if (!first) {
      offers.set(key, { content: offer, rows: 1, row });
      if (category.categoryId !== '') categories.set(`${category.market} ${category.categoryId}`, category);
      return;
    }
    // A rank that a row does not name is its position, which says nothing about the offer.
    const same = contentHash({ ...first.content, rank: 0 }) === contentHash({ ...offer, rank: 0 });
    problems.splice(before);
    problems.push({
      row,
      identifier: offer.offerId,
      code: same ? 'duplicate-row' : 'duplicate-key',
      params: { firstRow: first.row },
    });
    if (same) offers.set(key, { ...first, rows: first.rows + 1 });
    else rowsFailed += 1;
  });
  return {
    kind: 'offer-list',
    rowsTotal: items.length,
    rowsFailed,
    problems,
    categories: [...categories.values()],
    offers: [...offers.values()],
    products: [],
    prices: [],
  };
}

function readOffer(
  item: unknown,
  row: number,
  options: ImportOptions,
  around: ImportSurroundings,
  problems: ImportProblem[],
): { offer: CatalogOffer; category: OfferCategory } | undefined {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    problems.push({ row, identifier: '', code: 'not-a-record', params: {} });
    return undefined;
  }
  const from = new RecordReader(item, row, problems);
  const offerId = from.required('id');
  from.identifier = shown(offerId);
  if (offerId !== '' && !isOfferId(offerId)) {
    from.refuse('wrong-id', { value: shown(offerId), expected: 'GUID, MS-AZR-…' });
  }
  const market = marketOf(from, options, around);
  const { language, locale } = languageOf(from.text('locale'));
  const inLanguage = (text: string): Localized => (text === '' ? {} : { [language]: text });
  const name = from.required('name', 'missing-name');
  const category = nested(from, 'category');
  const product = nested(from, 'product');
  const cycles = cyclesOf(from);
  const { minimum, maximum } = from.quantityLimits();
  const offer: CatalogOffer = {
    market,
    offerId,
    name: inLanguage(name),
    description: inLanguage(from.text('description')),
    locales: locale === '' ? {} : { [language]: locale },
    rank: from.integer('rank', row - 1),
    uri: from.text('uri', `/offers/${offerId}`),
    categoryId: category.text('id'),
    billing: from.oneOf('billing', ['none', 'usage', 'license'], 'license'),
    billingCycles: cycles,
    term: from.integer('term', 1),
    termUnit: from.oneOf('termUnitOfMeasure', ['Year', 'Month', 'Day'], 'Year'),
    minimum,
    maximum,
    limitUnit: from.oneOf('limitUnitOfMeasure', ['None', 'Concurrent', 'Lifetime'], 'None'),
    limit: from.integer('limit', 0),
    isAddon: from.boolean('isAddOn', false),
    hasAddons: from.boolean('hasAddOns', false),
    isTrial: from.boolean('isTrial', false),
    isAvailable: from.boolean('isAvailableForPurchase', true),
    isAutoRenewable: from.boolean('isAutoRenewable', true),
    prerequisites: from.list('prerequisiteOffers') ?? [],
    upgradeTargets: from.list('upgradeTargetOffers') ?? null,
    conversionTargets: from.list('conversionTargetOffers') ?? [],
    reselleeQualifications: from.list('reselleeQualifications') ?? [],
    resellerQualifications: from.list('resellerQualifications') ?? [],
    salesGroupId: from.text('salesGroupId', 'Default'),
    product: {
      id: product.text('id', offerId),
      name: inLanguage(product.text('name', name)),
      unit: product.text('unit', 'Licenses'),
    },
    unitType: from.text('unitType', 'Licenses'),
    publisher: from.text('publisher', options.publisher),
    traits: {
      isInternal: from.boolean('isInternal', false),
      isVendorProduct: from.boolean('isMicrosoftProduct', true),
      acquisitionType: from.text('acquisitionType', 'purchase'),
      supportedCatalogTypes: from.list('supportedCatalogTypes') ?? ['sandbox', 'live'],
      actions: from.list('actions') ?? ['Cancel', 'Edit'],
      ...learnMoreOf(from),
    },
    standsFor: null,
    prices: pricesOf(from, cycles, options, around),
  };
  if (!from.usable) return undefined;
  return {
    offer,
    category: {
      market,
      categoryId: offer.categoryId,
      name: inLanguage(category.text('name')),
      locales: offer.locales,
      rank: category.integer('rank', 0),
    },
  };
}

/** The country of the row; the one chosen at import only fills a gap. */
function marketOf(from: RecordReader, options: ImportOptions, around: ImportSurroundings): string {
  const country = (from.text('country') || options.country || '').toUpperCase();
  if (country === '') from.refuse('missing-country');
  else if (!around.isCountry(country)) from.refuse('unknown-country', { value: shown(country) });
  return country;
}

function languageOf(locale: string): { language: 'en' | 'es' | 'ru'; locale: string } {
  const tag = locale.slice(0, 2).toLowerCase();
  return { language: tag === 'es' || tag === 'ru' ? tag : 'en', locale };
}

function nested(from: RecordReader, field: string): RecordReader {
  const value = from.value(field);
  const record = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  return new RecordReader(record, from.row, from.problems, from.identifier);
}

function cyclesOf(from: RecordReader): BillingCycle[] {
  const given = from.list('supportedBillingCycles') ?? ['annual', 'monthly'];
  return given.flatMap((name) => {
    const cycle = billingCycles.find((one) => nameKey(one) === nameKey(name));
    if (!cycle)
      from.refuse('unknown-billing-cycle', { value: shown(name), allowed: billingCycles.join(', ') });
    return cycle ? [cycle] : [];
  });
}

function learnMoreOf(from: RecordReader): { learnMoreUri?: string } {
  const uri = nested(nested(from, 'links'), 'learnMore').text('uri');
  return uri === '' ? {} : { learnMoreUri: uri };
}

/** An optional `unitPrice` is the price of a month; the year costs twelve of them. */
function pricesOf(
  from: RecordReader,
  cycles: readonly BillingCycle[],
  options: ImportOptions,
  around: ImportSurroundings,
): CatalogOffer['prices'] {
  const monthly = from.price('unitPrice');
  if (monthly === undefined) return [];
  const currency = (from.text('currency') || options.currency || '').toUpperCase();
  if (!around.isCurrency(currency)) {
    from.refuse('unknown-currency', { value: shown(currency), allowed: around.usualCurrencies.join(', ') });
    return [];
  }
  const months: Readonly<Record<BillingCycle, number>> = {
    monthly: 1,
    annual: 12,
    triennial: 36,
    one_time: 1,
    none: 0,
  };
  return cycles.map((billingCycle) => ({
    billingCycle,
    currency,
    unitPrice: forMonths(monthly, months[billingCycle]),
  }));
}

/** The price of several months, as short as it can be written. */
export function forMonths(monthly: string, months: number): string {
  return times(monthly, months).replace(/\.?0+$/, '');
}
