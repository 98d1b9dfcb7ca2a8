import type { Language } from '../../../errors/sentence.ts';
import type { PromotionProblem } from './model.ts';

/** Why a line does not get a promotion, and what to do. */
export const problemTexts: Readonly<Record<PromotionProblem['type'], Readonly<Record<Language, string>>>> = {
  InvalidCatalogItemId: {
    en: 'The catalog has no such item, or it is a legacy offer. Read the availabilities again.',
    es: 'El catálogo no tiene este elemento, o es una oferta anterior. Vuelva a leer las disponibilidades.',
    ru: 'В каталоге нет такой позиции, либо это прежнее предложение. Получите доступные позиции заново.',
  },
  InvalidPromotion: {
    en: 'This promotion is not for this product, market, customer segment or day. Read the promotions again.',
    es: 'Esta promoción no es para este producto, mercado, segmento de cliente o día. Vuelva a leer las promociones.',
    ru: 'Эта акция не относится к этому продукту, рынку, сегменту клиента или дню. Получите список акций заново.',
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

/** All of it in one text. */
export function whyNot(problems: readonly PromotionProblem[], language: Language): string {
  return problems.map(({ type }) => problemTexts[type][language]).join(' ');
}
