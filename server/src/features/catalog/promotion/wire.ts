import type { PromotionItem } from '../../../../../contract/promotion.ts';
import type { Language } from '../../../errors/sentence.ts';
import { attributes } from '../../../platform/http/index.ts';
import { textIn } from '../rules.ts';
import { termDescription } from '../texts.ts';
import type { Promotion, PromotionProblem } from './model.ts';
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

const problemTexts: Readonly<Record<PromotionProblem['type'], Readonly<Record<Language, string>>>> = {
  InvalidCatalogItemId: {
    en: 'The catalog has no such item, or it is a legacy offer. Read the availabilities again.',
    es: 'El catálogo no tiene este elemento, o es una oferta anterior. Vuelva a leer las disponibilidades.',
    ru: 'В каталоге нет такой позиции, либо это прежнее предложение. Получите доступные позиции заново.',
  },
  InvalidPromotion: {
    en: 'This promotion is not for this product, market or day. Read the promotions again.',
    es: 'Esta promoción no es para este producto, mercado o día. Vuelva a leer las promociones.',
    ru: 'Эта акция не относится к этому продукту, рынку или дню. Получите список акций заново.',
  },
  OfferPurchasedPreviously: {
    en: 'The customer has held this product before; the promotion is for new ones.',
    es: 'El cliente ya ha tenido este producto; la promoción es para quien no lo ha tenido.',
    ru: 'У клиента уже был этот продукт; акция только для новых.',
  },
  NoPromotionsAvailable: {
    en: 'There is no promotion for this product, term and billing cycle at present.',
    es: 'Ahora no hay ninguna promoción para este producto, plazo y ciclo de facturación.',
    ru: 'Для этого продукта, срока и периода оплаты сейчас нет акций.',
  },
  SeatCount: {
    en: 'The promotion asks for another number of licenses. Change the quantity.',
    es: 'La promoción exige otro número de licencias. Cambie la cantidad.',
    ru: 'Акция требует другого числа лицензий. Измените количество.',
  },
  Term: {
    en: 'The promotion is for another term or billing cycle. Choose one of those named.',
    es: 'La promoción es para otro plazo o ciclo de facturación. Elija uno de los indicados.',
    ru: 'Акция относится к другому сроку или периоду оплаты. Выберите один из указанных.',
  },
};

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
