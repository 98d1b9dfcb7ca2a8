import type { PromotionItem } from '../../../../../contract/promotion.ts';
import type { Language } from '../../../errors/sentence.ts';
import { attributes } from '../../../platform/http/index.ts';
import { textIn } from '../rules.ts';
import { termDescription } from '../texts.ts';
import type { Promotion, PromotionProblem } from './model.ts';
import { problemTexts } from './problem-rules.ts';
import type { ListedPromotion } from './store.ts';

/** Discounts are percentages; a first term is what they are given on. */
export function promotionWire(promotion: Promotion, language: Language) {
  const { productId, skuId, minSeats, maxSeats } = promotion;
  const percent = String(Number(promotion.percent));
  return {
    id: promotion.promotionId,
    name: textIn(promotion.name, language),
    description: textIn(promotion.description, language),
    startDate: `${promotion.startDate}T00:00:00Z`,
    endDate: `${promotion.endDate}T23:59:59Z`,
    // Whoever buys names it.
    properties: { isAutoApplicable: false },
    requiredProducts: promotion.terms.map(({ term, billingCycle }) => ({
      productId,
      skuId,
      term: { duration: term, billingCycle },
      pricingPolicies: [{ policyType: 'PercentDiscount', value: percent }],
    })),
    promotionConstraints: {
      seatConstraints:
        minSeats === null && maxSeats === null
          ? []
          : [
              {
                type: 'SeatCount',
                ...(minSeats === null ? {} : { minSeats }),
                ...(maxSeats === null ? {} : { maxSeats }),
              },
            ],
      assetOwnershipLimits: promotion.newOnly ? [{ type: 'SameSku', maxAssets: 0 }] : [],
      eligibilityConstraints: [],
      productOwnershipConstraints: [],
    },
    attributes: attributes('ProductPromotion'),
  };
}

export function problemWire(problem: PromotionProblem, language: Language) {
  const { type } = problem;
  return {
    type,
    description: problemTexts[type][language],
    ...(type === 'SeatCount' && problem.minimum !== null ? { minimumRequiredSeats: problem.minimum } : {}),
    ...(type === 'SeatCount' && problem.maximum !== null ? { maximumRequiredSeats: problem.maximum } : {}),
    ...(type === 'Term'
      ? { eligibleTerms: problem.terms.map(({ term, billingCycle }) => ({ duration: term, billingCycle })) }
      : {}),
  };
}

export function promotionItemWire(promotion: ListedPromotion, language: Language): PromotionItem {
  const { minSeats, maxSeats } = promotion;
  return {
    id: promotion.promotionId,
    productId: promotion.productId,
    skuId: promotion.skuId,
    skuTitle: textIn(promotion.skuTitle, language),
    name: textIn(promotion.name, language),
    description: textIn(promotion.description, language),
    percent: Number(promotion.percent),
    segment: promotion.segment,
    market: promotion.market,
    terms: promotion.terms.map(({ term, billingCycle }) => termDescription(term, billingCycle, language)),
    startDate: promotion.startDate,
    endDate: promotion.endDate,
    ...(minSeats === null ? {} : { minSeats }),
    ...(maxSeats === null ? {} : { maxSeats }),
    newOnly: promotion.newOnly,
  };
}
