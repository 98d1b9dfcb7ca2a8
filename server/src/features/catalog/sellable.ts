import type { Reader } from '../../platform/db/index.ts';
import type { BillingCycle, OfferPrice, Sellable, SellableStatus, SellableTerm } from './model.ts';
import { everyMarket } from './model.ts';
import {
  categoryOf,
  compareTerms,
  isOfferId,
  limitUnitOf,
  offerSegments,
  offerTerm,
  refundsOf,
  splitCatalogItemId,
} from './rules.ts';
import type { SaleRule } from './sale-rule/model.ts';
import { limitsFor, windowFor } from './sale-rule/rules.ts';
import { listSaleRules } from './sale-rule/store.ts';
import type { OfferItemRow, SkuItemRow } from './sellable-store.ts';
import { readItemsOfSkus, readOfferItems, readSkuItems } from './sellable-store.ts';

/** What is wanted: a thing of the catalog, for a customer's country, in the currency it is billed in. */
export interface SellableWanted {
  /** `product:sku:availability` of a cart or order line. */
  readonly catalogItemId?: string | undefined;
  /** Legacy offer id; carts may give either in the same member. */
  readonly offerId?: string | undefined;
  readonly country: string;
  readonly currency: string;
}

/**
 * What a cart or order line names, whether or not it may be bought just now: `status` says why not.
 * Undefined: the catalog has no such thing, or its availability is outdated.
 */
export async function findSellable(reader: Reader, wanted: SellableWanted): Promise<Sellable | undefined> {
  const id = wanted.catalogItemId ?? wanted.offerId;
  return id === undefined ? undefined : (await findSellables(reader, [id], wanted)).get(id);
}

/** Several at once, by the ids asked for. */
export async function findSellables(
  reader: Reader,
  ids: readonly string[],
  where: { country: string; currency: string },
): Promise<Map<string, Sellable>> {
  const offerIds = ids.filter(isOfferId);
  const itemIds = ids.filter((id) => splitCatalogItemId(id) !== null);
  const [rules, skus, offers] = await Promise.all([
    itemIds.length > 0 ? listSaleRules(reader) : [],
    itemIds.length > 0 ? readSkuItems(reader, itemIds, where) : [],
    offerIds.length > 0 ? readOfferItems(reader, offerIds, where.country, where.currency) : [],
  ]);
  const found = [
    ...skus.map((row) => ofSku(row, where.country, rules)),
    ...offers.map((row) => ofOffer(row, where)),
  ];
  const byKey = new Map(found.map((sellable) => [sellable.catalogItemId.toLowerCase(), sellable]));
  return new Map(
    ids.flatMap((id) => {
      const sellable = byKey.get(id.toLowerCase());
      return sellable ? [[id, sellable] as const] : [];
    }),
  );
}

/** What `product:sku` or offer ids name in a country: the ways up from a product lead to those. */
export async function findSellablesOfSkus(
  reader: Reader,
  ids: readonly string[],
  where: { country: string; currency: string },
): Promise<Sellable[]> {
  const items = await readItemsOfSkus(
    reader,
    ids.filter((id) => id.split(':').length === 2),
    where.country,
  );
  const wanted = [...items, ...ids.filter(isOfferId)];
  return wanted.length === 0 ? [] : [...(await findSellables(reader, wanted, where)).values()];
}

function ofSku(row: SkuItemRow, country: string, rules: readonly SaleRule[]): Sellable {
  const { category, segment } = row;
  const where = { market: country, category, segment };
  const terms = row.prices
    .map((price) => {
      const window = windowFor(rules, { ...row, termDuration: price.term }, where);
      return { ...price, window, refunds: refundsOf(row, price, window) };
    })
    .sort(compareTerms);
  const numbers = limitsFor(rules, row, where);
  const status = statusOf(row, country, !row.withdrawn, row.isPurchasable ? terms : []);
  return {
    catalogItemId: `${row.productId}:${row.skuId}:${row.availabilityId}`,
    productId: row.productId,
    skuId: row.skuId,
    availabilityId: row.availabilityId,
    offerName: row.title,
    description: row.description,
    publisher: row.publisher,
    kind: row.kind,
    ruleSet: row.ruleSet,
    category: row.category,
    ...numbers,
    terms,
    isTrial: row.isTrial,
    isAddon: row.isAddon,
    isRenewable: row.isRenewable,
    prerequisiteIds: row.prerequisites,
    segments: [row.segment],
    attestationRequired: row.attestation?.enforced ?? false,
    attestationType: row.attestation?.type ?? null,
    unitType: row.unitType,
    salesGroupId: row.salesGroupId,
    provisioningVariables: row.traits.provisioningVariables ?? [],
    renewsTo: row.traits.renewsTo ?? null,
    upgradeTargets: row.traits.upgradeTargets ?? [],
    conversionTargets: [],
    hasDefaultPrice: false,
    lastSale: row.lastSale,
    purchasable: status === 'on-sale',
    status,
  };
}

function ofOffer(row: OfferItemRow, where: { country: string; currency: string }): Sellable {
  const kind = row.billing === 'usage' ? ('usage' as const) : ('license' as const);
  const { prices, isDefault } = offerPrices(row, where.currency);
  const term = offerTerm(row);
  const terms = prices
    .map((price) => ({
      ...price,
      term,
      window: null,
      refunds: refundsOf({ kind, isTrial: row.isTrial }, { ...price, term }),
    }))
    .sort(compareTerms);
  const status = statusOf(row, where.country, row.isAvailable, terms);
  return {
    catalogItemId: row.offerId,
    productId: row.product.id,
    skuId: row.offerId,
    availabilityId: null,
    offerName: row.name,
    description: row.description,
    publisher: row.publisher,
    kind,
    ruleSet: 'legacy',
    category: categoryOf(row),
    minimum: row.minimum,
    maximum: row.maximum,
    terms,
    isTrial: row.isTrial,
    isAddon: row.isAddon,
    isRenewable: row.isAutoRenewable,
    prerequisiteIds: row.prerequisites,
    limitUnit: limitUnitOf(row.limitUnit),
    limit: row.limit,
    segments: offerSegments(row.reselleeQualifications),
    attestationRequired: row.traits.attestation?.enforced ?? false,
    attestationType: row.traits.attestation?.type ?? null,
    unitType: row.unitType,
    salesGroupId: row.salesGroupId,
    provisioningVariables: [],
    renewsTo: null,
    upgradeTargets: row.upgradeTargets ?? [],
    conversionTargets: row.conversionTargets,
    hasDefaultPrice: isDefault,
    purchasable: status === 'on-sale',
    status,
  };
}

/** Own price, else the default price list; trials and usage cost nothing by the unit. */
function offerPrices(row: OfferItemRow, currency: string): { prices: OfferPrice[]; isDefault: boolean } {
  const free = row.isTrial || row.billing === 'usage';
  const priceOf = (cycle: BillingCycle, list: readonly OfferPrice[]) =>
    list.find((price) => price.billingCycle === cycle);
  const isDefault = !free && row.prices.length === 0;
  const prices = row.billingCycles.flatMap((billingCycle) => {
    const price =
      priceOf(billingCycle, row.prices) ?? (isDefault ? priceOf(billingCycle, row.defaultPrices) : undefined);
    return price ? [price] : free ? [{ billingCycle, currency, unitPrice: '0' }] : [];
  });
  return { prices, isDefault: isDefault && prices.length > 0 };
}

function statusOf(
  row: { market: string },
  country: string,
  onSale: boolean,
  terms: readonly SellableTerm[],
): SellableStatus {
  if (row.market !== everyMarket && row.market !== country) return 'not-in-country';
  if (!onSale) return 'withdrawn';
  return terms.length > 0 ? 'on-sale' : 'without-price';
}
