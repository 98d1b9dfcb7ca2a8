import type { CatalogItem } from '../../../../contract/catalog.ts';

export type { CatalogItem };

type Term = CatalogItem['terms'][number];

/** Something ticked in the catalogue, as it stood there, with what was entered for it. */
export interface ChosenLine {
  readonly item: CatalogItem;
  readonly quantity: number | undefined;
  /** Which of the item's terms; see `termKey`. */
  readonly term: string;
  /** The promotion it is to be bought with; counts only while it fits the number and the term. */
  readonly promotionId?: string | undefined;
  /** A subscription that an add-on is bought on top of; without one, whichever fits. */
  readonly base?: Base | undefined;
}

/** A subscription of the customer that add-ons are wanted for. */
export interface Base {
  readonly subscriptionId: string;
  readonly name: string;
  readonly quantity: number;
  /** `product:sku` and the id of an offer, as add-ons name it. */
  readonly ids: readonly string[];
}

export function termKey({ term = '', billingCycle }: Term): string {
  return `${term}|${billingCycle}`;
}

export function termOf({ item, term }: ChosenLine): Term | undefined {
  return item.terms.find((one) => termKey(one) === term);
}

export type Promotion = CatalogItem['promotions'][number];

/** Promotions that fit a line as it stands, the greatest discount first. */
export function promotionsFor(line: ChosenLine): readonly Promotion[] {
  const term = termOf(line);
  const quantity = line.quantity ?? 0;
  return line.item.promotions.filter(
    ({ terms, minSeats = 0, maxSeats = Number.POSITIVE_INFINITY }) =>
      quantity >= minSeats &&
      quantity <= maxSeats &&
      terms.some((one) => one.term === term?.term && one.billingCycle === term?.billingCycle),
  );
}

/** The one chosen for it, while it fits. */
export function promotionOf(line: ChosenLine): Promotion | undefined {
  return promotionsFor(line).find(({ id }) => id === line.promotionId);
}

export interface Wanted {
  readonly term?: string | undefined;
  readonly billingCycle?: string | undefined;
}

/**
 * A line as it is when its item is ticked: the fewest licenses, the first term, or the one filtered for. On top of
 * a base as many as the base has, as far as the item allows: most add-ons are for everybody who has the base.
 */
export function chosenLine(item: CatalogItem, wanted: Wanted = {}, base?: Base): ChosenLine {
  const fits = (one: Term) =>
    (!wanted.term || one.term === wanted.term) &&
    (!wanted.billingCycle || one.billingCycle === wanted.billingCycle);
  const term = item.terms.find(fits) ?? item.terms[0];
  const line = { item, quantity: item.minimum, term: term ? termKey(term) : '' };
  if (!base || !isOnTopOf(item, base)) return line;
  return { ...line, quantity: Math.min(Math.max(base.quantity, item.minimum), item.maximum), base };
}

function isOnTopOf({ isAddon, prerequisites }: CatalogItem, { ids }: Base): boolean {
  const known = new Set(ids.map((id) => id.toLowerCase()));
  return isAddon && prerequisites.some(({ id }) => known.has(id.toLowerCase()));
}

export function isQuantityFine({ item, quantity }: ChosenLine): boolean {
  return quantity !== undefined && quantity >= item.minimum && quantity <= item.maximum;
}

export function areLinesFine(lines: readonly ChosenLine[]): boolean {
  return lines.every((line) => isQuantityFine(line) && termOf(line) !== undefined);
}

export interface Total {
  readonly currency: string;
  readonly billingCycle: string;
  readonly amount: number;
}

const scale = 10_000;

/** What a unit costs in the first term: less the promotion, rounded half up to what the currency can be paid in. */
export function unitPrice(line: ChosenLine, promotion = promotionOf(line)): number | undefined {
  const { unitPrice: list, currency } = termOf(line) ?? {};
  if (list === undefined || currency === undefined || !promotion) return list;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  // Whole numbers, as floats drift: ten-thousandths of the price times ten-thousandths of a percent.
  const exact = BigInt(Math.round(list * scale)) * BigInt(Math.round((100 - promotion.percent) * scale));
  const step = BigInt(100 * scale) * BigInt(scale / 10 ** maximumFractionDigits);
  return Number((2n * exact + step) / (2n * step)) / 10 ** maximumFractionDigits;
}

/** Exact to the ten-thousandth, as prices are: floats alone would drift. */
export function linePrice(line: ChosenLine): number | undefined {
  const unit = unitPrice(line);
  return unit === undefined ? undefined : (Math.round(unit * scale) * (line.quantity ?? 0)) / scale;
}

/** What is charged, by how often it is charged; sums of different rhythms would say nothing. */
export function totalsOf(lines: readonly ChosenLine[]): Total[] {
  const sums = new Map<string, Total>();
  for (const line of lines) {
    const term = termOf(line);
    const price = linePrice(line);
    if (term?.currency === undefined || price === undefined) continue;
    const key = `${term.currency}|${term.billingCycle}`;
    const amount = Math.round(((sums.get(key)?.amount ?? 0) + price) * scale) / scale;
    sums.set(key, { currency: term.currency, billingCycle: term.billingCycle, amount });
  }
  return [...sums.values()];
}

export interface WantedSubscription {
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly termDuration?: string;
  readonly billingCycle: string;
  readonly currencyCode?: string;
  readonly promotionId?: string;
  readonly provisioningContext?: { readonly parentSubscriptionId: string };
}

/** The lines as orders take them. */
export function wantedSubscriptions(lines: readonly ChosenLine[]): WantedSubscription[] {
  return lines.map((line) => {
    const term = termOf(line);
    const promotion = promotionOf(line);
    return {
      catalogItemId: line.item.catalogItemId,
      quantity: line.quantity ?? 0,
      ...(term?.term ? { termDuration: term.term } : {}),
      billingCycle: term?.billingCycle ?? 'unknown',
      ...(term?.currency ? { currencyCode: term.currency } : {}),
      ...(promotion ? { promotionId: promotion.id } : {}),
      ...(line.base ? { provisioningContext: { parentSubscriptionId: line.base.subscriptionId } } : {}),
    };
  });
}

/** Bases that are missing for an add-on among what is chosen; empty where one is there or none is needed. */
export function missingBases(item: CatalogItem, chosen: readonly ChosenLine[]): readonly string[] {
  if (!item.isAddon || item.prerequisites.length === 0) return [];
  const ids = chosen.flatMap(({ item: { productId, skuId, catalogItemId } }) => [
    `${productId}:${skuId}`,
    catalogItemId,
  ]);
  const held = new Set(ids.map((id) => id.toLowerCase()));
  return item.prerequisites.some(({ id }) => held.has(id.toLowerCase()))
    ? []
    : item.prerequisites.map(({ title }) => title);
}
