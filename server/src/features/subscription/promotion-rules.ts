import { fillSentence } from '../../errors/sentence.ts';
import type { Promotion } from '../catalog/promotion/model.ts';
import { problemsOf } from '../catalog/promotion/rules.ts';
import { textIn } from '../catalog/rules.ts';
import type { ChangeFacts } from './change-model.ts';
import type { KeptSubscription, ScheduledChange } from './model.ts';
import { refuseAt } from './refusals.ts';
import { changeWords } from './words.ts';

/**
 * The promotion that was scheduled for a term, where it applies on the day the term begins. For whom it is was
 * looked at when it was scheduled; what is renewed has been held.
 */
export function promotionOfTerm(
  promotions: readonly Promotion[],
  { promotionId, catalogItemId, termDuration, billingCycle, quantity }: ScheduledChange,
  { productId, skuId }: Pick<KeptSubscription, 'productId' | 'skuId'>,
  { country, on }: { readonly country: string; readonly on: Date },
): Promotion | undefined {
  const id = promotionId?.toLowerCase();
  const held = new Set([`${productId}:${skuId}`.toLowerCase()]);
  const line = {
    catalogItemId,
    term: termDuration,
    billingCycle,
    quantity,
    country,
    on,
    held,
    segments: null,
  };
  return promotions.find((one) => one.promotionId.toLowerCase() === id && problemsOf(one, line).length === 0);
}

/** A promotion for so many licenses stays one for so many while its term runs. */
export function refuseOutsidePromotion(
  { promotion, quantity: present }: Pick<KeptSubscription, 'promotion' | 'quantity'>,
  quantity: number,
  { language }: Pick<ChangeFacts, 'language'>,
): void {
  if (!promotion) return;
  const minimum = promotion.minSeats ?? 1;
  const tooFew = quantity < present && quantity < minimum;
  const tooMany = quantity > present && promotion.maxSeats !== null && quantity > promotion.maxSeats;
  if (!tooFew && !tooMany) return;
  const words = tooFew ? 'promotion-fewest' : 'promotion-most';
  refuseAt('quantity', 'promotion-invalid', language, {
    promotion: textIn(promotion.name, language),
    why: fillSentence(changeWords[words][language], { limit: tooFew ? minimum : (promotion.maxSeats ?? 0) }),
  });
}
