import { availabilityIdOf, productIdOf } from './codes.ts';
import type { ImportEntry, ImportOptions, ImportProblem, ReadFile } from './import-model.ts';
import type { CatalogProduct, Price, Segment, ServicePlan } from './model.ts';
import { everyMarket } from './model.ts';
import type { ImportSurroundings } from './offer-list.ts';
import { forMonths } from './offer-list.ts';
import { RecordReader, shown } from './record-reading.ts';

interface Gathered {
  readonly guid: string;
  readonly name: string;
  readonly partNumber: string;
  readonly row: number;
  rows: number;
  monthlyPrice: { currency: string; amount: string } | null;
  readonly plans: Map<string, ServicePlan & { row: number }>;
}

/**
 * Reads the vendor's product list: one row for each service plan of a SKU. Rows with the same GUID
 * are one product with one SKU; ids follow from the GUID, so a renamed product stays the same one.
 */
export function readProductList(
  rows: readonly Record<string, unknown>[],
  options: ImportOptions,
  around: ImportSurroundings,
): ReadFile {
  const problems: ImportProblem[] = [];
  const gathered = new Map<string, Gathered>();
  let rowsFailed = 0;
  rows.forEach((record, index) => {
    // The header is the first line.
    if (!gatherRow(new RecordReader(record, index + 2, problems), gathered, options, around)) rowsFailed += 1;
  });
  const products = [...gathered.values()].map(
    (one): ImportEntry<CatalogProduct> => ({
      content: productOf(one, options),
      rows: one.rows,
      row: one.row,
    }),
  );
  const unpriced = products.filter(
    ({ content }) => content.skus[0]?.availabilities[0]?.prices.length === 0,
  ).length;
  if (unpriced > 0)
    problems.push({ row: null, identifier: '', code: 'without-price', params: { count: unpriced } });
  return {
    kind: 'product-list',
    rowsTotal: rows.length,
    rowsFailed,
    problems,
    categories: [],
    offers: [],
    products,
    prices: [],
  };
}

function gatherRow(
  from: RecordReader,
  gathered: Map<string, Gathered>,
  options: ImportOptions,
  around: ImportSurroundings,
): boolean {
  from.identifier = shown(from.text('GUID'));
  const guid = from.guid('GUID').toLowerCase();
  const name = from.required('Product_Display_Name', 'missing-name');
  const partNumber = from.required('String_Id');
  const planId = from.guid('Service_Plan_Id').toLowerCase();
  const planName = from.required('Service_Plan_Name');
  const monthlyPrice = priceOf(from, options, around);
  if (!from.usable) return false;
  const known = gathered.get(guid);
  const one = known ?? { guid, name, partNumber, row: from.row, rows: 0, monthlyPrice, plans: new Map() };
  if (!known) gathered.set(guid, one);
  else if (known.name !== name) from.warn('name-differs', { name, kept: known.name, firstRow: known.row });
  one.rows += 1;
  one.monthlyPrice ??= monthlyPrice;
  const friendlyName = from.text('Service_Plans_Included_Friendly_Names', planName);
  const earlier = one.plans.get(planId);
  if (!earlier) one.plans.set(planId, { planId, name: planName, friendlyName, row: from.row });
  else if (earlier.friendlyName === friendlyName) from.warn('duplicate-row', { firstRow: earlier.row });
  else from.warn('name-differs', { name: friendlyName, kept: earlier.friendlyName, firstRow: earlier.row });
  return true;
}

function priceOf(
  from: RecordReader,
  options: ImportOptions,
  around: ImportSurroundings,
): Gathered['monthlyPrice'] {
  const amount = from.price('Unit_Price');
  if (amount === undefined) return null;
  const currency = (from.text('Currency') || options.currency || '').toUpperCase();
  if (around.isCurrency(currency)) return { currency, amount };
  from.refuse('unknown-currency', { value: shown(currency), allowed: around.usualCurrencies.join(', ') });
  return null;
}

function productOf(one: Gathered, options: ImportOptions): CatalogProduct {
  const productId = productIdOf(one.guid);
  const segment = segmentOf(one);
  const prices = pricesOf(one);
  return {
    productId,
    title: { en: one.name },
    description: { en: one.name },
    publisher: options.publisher,
    isVendorProduct: true,
    type: { id: 'OnlineServicesNCE', displayName: 'Online services' },
    views: ['OnlineServices'],
    origin: 'product-list',
    skus: [
      {
        skuId: '0001',
        title: { en: one.name },
        description: { en: one.name },
        kind: 'license',
        ruleSet: 'new-commerce',
        category: categoryOf(segment),
        unitType: 'License(s)',
        minimum: 1,
        maximum: 10_000_000,
        isTrial: false,
        isAddon: false,
        prerequisites: [],
        limitUnit: 'none',
        limit: 0,
        salesGroupId: 'Default',
        attestation: null,
        withdrawn: false,
        traits: { provisioningId: one.guid, partNumber: one.partNumber },
        servicePlans: [...one.plans.values()].map(({ planId, name, friendlyName }) => ({
          planId,
          name,
          friendlyName,
        })),
        availabilities: [
          {
            availabilityId: availabilityIdOf(productId, '0001', everyMarket, segment),
            market: everyMarket,
            segment,
            isPurchasable: options.sellable && prices.length > 0,
            isRenewable: true,
            prices,
          },
        ],
      },
    ],
  };
}

/** `Unit_Price` is the price of one month in a yearly term; the year costs twelve of them. */
function pricesOf({ monthlyPrice }: Gathered): Price[] {
  if (!monthlyPrice) return [];
  const { currency, amount } = monthlyPrice;
  return [
    { term: 'P1Y', billingCycle: 'monthly', currency, unitPrice: amount },
    { term: 'P1Y', billingCycle: 'annual', currency, unitPrice: forMonths(amount, 12) },
  ];
}

/** The list names its special editions in words only; selling one of them to everybody would be wrong (7.5). */
function segmentOf({ name, partNumber }: Gathered): Segment {
  const words = `${name} ${partNumber}`.replace(/_/g, ' ');
  if (/\b(GCC|GCCHIGH|GOV|GOVERNMENT|DOD|USGOV)\b/i.test(words)) return 'government';
  if (/\b(FACULTY|STUDENTS?|STUUSEBNFT|EDU|EDUCATION)\b/i.test(words)) return 'education';
  return /\b(NONPROFIT|NPO)\b/i.test(words) ? 'nonprofit' : 'commercial';
}

function categoryOf(segment: Segment): 'enterprise' | 'education' | 'nonprofit' | 'government' {
  return segment === 'commercial' ? 'enterprise' : segment;
}
