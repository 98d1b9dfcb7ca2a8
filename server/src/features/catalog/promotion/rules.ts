import { difference, percentOf } from '../../../platform/money/index.ts';
import { splitCatalogItemId } from '../rules.ts';
import type { AppliedPromotion, PromotedLine, Promotion, PromotionProblem } from './model.ts';

/** On one of its days, both included, in one of its markets. */
export function isRunning(
  promotion: Pick<Promotion, 'market' | 'startDate' | 'endDate'>,
  country: string,
  on: Date,
): boolean {
  const day = on.toISOString().slice(0, 10);
  const { market, startDate, endDate } = promotion;
  return (market === '*' || market === country) && startDate <= day && day <= endDate;
}

/** Why a line does not get a promotion; nothing: it does. */
export function problemsOf(promotion: Promotion, line: PromotedLine): PromotionProblem[] {
  const item = splitCatalogItemId(line.catalogItemId);
  if (!item) return [{ type: 'InvalidCatalogItemId' }];
  const sku = `${item.productId}:${item.skuId}`.toLowerCase();
  const isOfSku = sku === `${promotion.productId}:${promotion.skuId}`.toLowerCase();
  const isForSegment = line.segments === null || line.segments.includes(promotion.segment);
  if (!isOfSku || !isForSegment || !isRunning(promotion, line.country, line.on))
    return [{ type: 'InvalidPromotion' }];
  const problems: PromotionProblem[] = [];
  const { minSeats: minimum, maxSeats: maximum, terms } = promotion;
  if (!terms.some(({ term, billingCycle }) => term === line.term && billingCycle === line.billingCycle))
    problems.push({ type: 'Term', terms });
  if (line.quantity < (minimum ?? 0) || line.quantity > (maximum ?? Number.POSITIVE_INFINITY))
    problems.push({ type: 'SeatCount', minimum, maximum });
  if (promotion.newOnly && line.held.has(sku)) problems.push({ type: 'OfferPurchasedPreviously' });
  return problems;
}

/** The promotions of an item that some term and number of licenses could name, the greatest discount first. */
export function promotionsOfItem(
  promotions: readonly Promotion[],
  item: Pick<PromotedLine, 'catalogItemId' | 'country' | 'on' | 'held' | 'segments'>,
): Promotion[] {
  const fits = promotions.filter((promotion) => {
    const [first] = promotion.terms;
    const line = { ...item, term: first?.term ?? null, billingCycle: first?.billingCycle ?? 'none' } as const;
    return problemsOf(promotion, { ...line, quantity: promotion.minSeats ?? 1 }).length === 0;
  });
  return fits.toSorted(
    (one, other) =>
      Number(other.percent) - Number(one.percent) || (one.promotionId < other.promotionId ? -1 : 1),
  );
}

/** As it is kept with what was bought by it. */
export function applied(
  { promotionId, name, percent, minSeats, maxSeats }: Promotion,
  listPrice: string,
): AppliedPromotion {
  return { promotionId, name, percent, listPrice, minSeats, maxSeats };
}

/** A unit price less the discount of the first term, rounded half up to what the currency can be paid in. */
export function discountedPrice(
  unitPrice: string,
  currency: string,
  { percent }: Pick<Promotion, 'percent'>,
): string {
  return percentOf(unitPrice, difference('100', percent), currency);
}
