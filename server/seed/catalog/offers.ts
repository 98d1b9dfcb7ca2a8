import type {
  BillingCycle,
  CatalogOffer,
  CatalogProduct,
  CatalogSku,
  Category,
  OfferCategory,
  OfferPrice,
  Segment,
} from '../../src/features/catalog/model.ts';
import { everyMarket } from '../../src/features/catalog/model.ts';
import type { DefaultPrice } from '../../src/features/catalog/offer-store.ts';
import { namedGuid } from '../../src/platform/ids/index.ts';
import { texts } from './build.ts';
import { amountIn, demoCurrencies } from './prices.ts';

const categoryIds: Readonly<Partial<Record<Category, string>>> = {
  enterprise: 'Enterprise_Key',
  'small-business': 'SmallBusiness_Key',
  nonprofit: 'Nonprofit_Key',
  education: 'Education_Key',
  trial: 'Trial_Key',
};

const categoryRows: readonly [id: string, rank: number, en: string, es: string, ru: string][] = [
  ['Enterprise_Key', 20, 'Enterprise', 'Gran empresa', 'Крупный бизнес'],
  ['SmallBusiness_Key', 30, 'Small business', 'Pequeña empresa', 'Малый бизнес'],
  ['Education_Key', 50, 'Education', 'Educación', 'Образование'],
  ['Nonprofit_Key', 60, 'Nonprofit', 'Sin ánimo de lucro', 'НКО'],
  ['Trial_Key', 70, 'Trial', 'Prueba', 'Пробные версии'],
];

export const demoOfferCategories: readonly OfferCategory[] = categoryRows.map(
  ([categoryId, rank, en, es, ru]) => ({
    market: everyMarket,
    categoryId,
    rank,
    name: texts([en, es, ru]),
    locales: {},
  }),
);

const qualifications: Readonly<Record<Segment, readonly string[]>> = {
  commercial: [],
  nonprofit: ['Nonprofit'],
  education: ['Education'],
  government: ['GovernmentCommunityCloud'],
};

const catalogGroup = namedGuid('offers of the demo catalog');

export function demoOfferId(productId: string, skuId: string): string {
  return namedGuid(`offer ${productId}:${skuId}`);
}

/** License-based SKUs a second time, as offers of the legacy catalog, so that it answers before anything is imported. */
export function offersOf(products: readonly CatalogProduct[]): CatalogOffer[] {
  const licenses = products.flatMap((product) =>
    product.skus
      // An add-on of the platform has no base among the offers.
      .filter(({ kind, category, withdrawn }) => kind === 'license' && category !== 'cloud' && !withdrawn)
      .map((sku) => ({ product, sku })),
  );
  const isBase = new Set(licenses.flatMap(({ sku }) => sku.prerequisites));
  return licenses.map(({ product, sku }, rank) =>
    offerOf(product, sku, rank, isBase.has(`${product.productId}:${sku.skuId}`)),
  );
}

function offerOf(product: CatalogProduct, sku: CatalogSku, rank: number, hasAddons: boolean): CatalogOffer {
  const offerId = demoOfferId(product.productId, sku.skuId);
  const prices = pricesOf(sku);
  return {
    market: everyMarket,
    offerId,
    name: sku.title,
    description: sku.description,
    locales: {},
    rank,
    uri: `/${catalogGroup}/Offers/${offerId}`,
    categoryId: sku.isAddon ? '' : (categoryIds[sku.category] ?? 'Enterprise_Key'),
    billing: 'license',
    billingCycles: sku.isTrial ? ['none'] : cyclesOf(prices),
    term: 1,
    termUnit: sku.isTrial ? 'Month' : 'Year',
    minimum: sku.minimum,
    maximum: sku.maximum,
    limitUnit: { none: 'None', lifetime: 'Lifetime', concurrent: 'Concurrent' }[sku.limitUnit],
    limit: sku.limit,
    isAddon: sku.isAddon,
    hasAddons,
    isTrial: sku.isTrial,
    isAvailable: true,
    isAutoRenewable: !sku.isTrial,
    prerequisites: sku.prerequisites.map(offerIdOf),
    upgradeTargets: (sku.traits.upgradeTargets ?? []).map(offerIdOf),
    conversionTargets: sku.traits.renewsTo ? [offerIdOf(sku.traits.renewsTo)] : [],
    reselleeQualifications: qualifications[sku.availabilities[0]?.segment ?? 'commercial'],
    resellerQualifications: [],
    salesGroupId: sku.isTrial ? `Trial-${offerId}` : 'Default',
    product: { id: sku.traits.provisioningId ?? offerId, name: product.title, unit: 'Licenses' },
    unitType: sku.unitType === 'License(s)' ? 'Licenses' : sku.unitType,
    publisher: product.publisher,
    traits: {
      isInternal: false,
      isVendorProduct: true,
      acquisitionType: 'purchase',
      supportedCatalogTypes: ['sandbox', 'live'],
      actions: ['Cancel', 'Edit'],
      ...(sku.attestation ? { attestation: sku.attestation } : {}),
    },
    standsFor: `${product.productId}:${sku.skuId}`,
    prices,
  };
}

function offerIdOf(productAndSku: string): string {
  const [productId = '', skuId = ''] = productAndSku.split(':');
  return demoOfferId(productId, skuId);
}

/** Legacy offers run for a year. */
function pricesOf(sku: CatalogSku): OfferPrice[] {
  const prices = sku.availabilities[0]?.prices ?? [];
  return prices
    .filter(({ term }) => term === (sku.isTrial ? 'P1M' : 'P1Y'))
    .map(({ billingCycle, currency, unitPrice }) => ({ billingCycle, currency, unitPrice }));
}

function cyclesOf(prices: readonly OfferPrice[]): BillingCycle[] {
  return (['annual', 'monthly'] as const).filter((cycle) =>
    prices.some(({ billingCycle }) => billingCycle === cycle),
  );
}

/** US dollars a month for an imported offer that brings no price: examples by category, for the demo only. */
const defaultMonthly: Readonly<Record<string, number>> = {
  enterprise: 20,
  'small-business': 10,
  nonprofit: 5,
  education: 4,
  government: 18,
  addon: 4,
};

export const demoDefaultPrices: readonly DefaultPrice[] = Object.entries(defaultMonthly).flatMap(
  ([priceClass, monthly]) =>
    demoCurrencies.flatMap((currency) => [
      { priceClass, billingCycle: 'monthly' as const, currency, unitPrice: amountIn(monthly, currency) },
      { priceClass, billingCycle: 'annual' as const, currency, unitPrice: amountIn(monthly, currency, 12) },
    ]),
);
