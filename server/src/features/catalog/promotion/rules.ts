import { difference, percentOf } from '../../../platform/money/index.ts';
import { splitCatalogItemId } from '../rules.ts';
import type { PromotedLine, Promotion, PromotionProblem } from './model.ts';

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
  if (!isOfSku || !isRunning(promotion, line.country, line.on)) return [{ type: 'InvalidPromotion' }];
  const problems: PromotionProblem[] = [];
  const { minSeats: minimum, maxSeats: maximum, terms } = promotion;
  if (!terms.some(({ term, billingCycle }) => term === line.term && billingCycle === line.billingCycle))
    problems.push({ type: 'Term', terms });
  if (line.quantity < (minimum ?? 0) || line.quantity > (maximum ?? Number.POSITIVE_INFINITY))
    problems.push({ type: 'SeatCount', minimum, maximum });
  if (promotion.newOnly && line.held.has(sku)) problems.push({ type: 'OfferPurchasedPreviously' });
  return problems;
}

/** The promotion that applies to a line: the greatest discount of those it is eligible for; null for none. */
export function promotionFor(promotions: readonly Promotion[], line: PromotedLine): Promotion | null {
  const eligible = promotions.filter((one) => problemsOf(one, line).length === 0);
  const [best = null] = eligible.toSorted(
    (one, other) =>
      Number(other.percent) - Number(one.percent) || (one.promotionId < other.promotionId ? -1 : 1),
  );
  return best;
}

/** A unit price less the discount of the first term, rounded half up to what the currency can be paid in. */
export function discountedPrice(
  unitPrice: string,
  currency: string,
  { percent }: Pick<Promotion, 'percent'>,
): string {
  return percentOf(unitPrice, difference('100', percent), currency);
}
