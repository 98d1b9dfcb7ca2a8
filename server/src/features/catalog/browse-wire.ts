import type { CatalogItem } from '../../../../contract/catalog.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Localized, Sellable } from './model.ts';
import type { Promotion } from './promotion/model.ts';
import { textIn } from './rules.ts';
import { termDescription } from './texts.ts';

interface Shown {
  readonly language: Language;
  readonly withPrices: boolean;
  /** Names of prerequisites, by lower-case id; one without a name is not in the catalog. */
  readonly bases: ReadonlyMap<string, Localized>;
  /** That may be named for it. */
  readonly promotions: readonly Promotion[];
}

export function itemWire(
  sellable: Sellable,
  { language, withPrices, bases, promotions }: Shown,
): CatalogItem {
  const { catalogItemId, productId, skuId, publisher, kind, ruleSet, category, minimum, maximum, unitType } =
    sellable;
  const prerequisites = sellable.prerequisiteIds.flatMap((id) => {
    const title = bases.get(id.toLowerCase());
    return title ? [{ id, title: textIn(title, language) }] : [];
  });
  return {
    catalogItemId,
    productId,
    skuId,
    title: textIn(sellable.offerName, language),
    description: textIn(sellable.description, language),
    publisher,
    kind,
    ruleSet,
    category,
    segments: [...sellable.segments],
    terms: sellable.terms.map((term) => ({
      ...(term.term === null ? {} : { term: term.term }),
      billingCycle: term.billingCycle,
      description: termDescription(term.term, term.billingCycle, language),
      ...(withPrices ? { unitPrice: Number(term.unitPrice), currency: term.currency } : {}),
    })),
    minimum,
    maximum,
    unitType,
    isTrial: sellable.isTrial,
    isAddon: sellable.isAddon,
    prerequisites,
    limitUnit: sellable.limitUnit,
    limit: sellable.limit,
    attestationRequired: sellable.attestationRequired,
    promotions: promotions.map((one) => offeredWire(one, language)),
    hasDefaultPrice: withPrices && sellable.hasDefaultPrice,
    ...(sellable.lastSale ? { lastSale: sellable.lastSale } : {}),
    purchasable: sellable.purchasable,
    status: sellable.status,
  };
}

function offeredWire(promotion: Promotion, language: Language): CatalogItem['promotions'][number] {
  const { minSeats, maxSeats } = promotion;
  return {
    id: promotion.promotionId,
    name: textIn(promotion.name, language),
    description: textIn(promotion.description, language),
    percent: Number(promotion.percent),
    terms: promotion.terms.map(({ term, billingCycle }) => ({ term, billingCycle })),
    endDate: promotion.endDate,
    ...(minSeats === null ? {} : { minSeats }),
    ...(maxSeats === null ? {} : { maxSeats }),
  };
}
