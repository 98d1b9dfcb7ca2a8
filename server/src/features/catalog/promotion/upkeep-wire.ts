import type { NewPromotion, PromotionChange } from '../../../../../contract/promotion.ts';
import { refuseInput } from '../../../errors/input-refusal.ts';
import type { Language } from '../../../errors/sentence.ts';
import { instant, present } from '../../../platform/http/index.ts';
import { isCountryCode } from '../../market/index.ts';
import type { Localized, Segment } from '../model.ts';
import { textIn } from '../rules.ts';
import type { PromotionTerm, WantedPromotion } from './model.ts';
import { promotionEtag } from './upkeep-actions.ts';
import { phaseOf } from './upkeep-rules.ts';
import type { ShownPromotion } from './upkeep-store.ts';

export function wantedFromWire(body: NewPromotion): WantedPromotion {
  return {
    productId: body.productId.trim(),
    skuId: body.skuId.trim(),
    ...changeFromWire(body),
  };
}

export function changeFromWire(body: PromotionChange): Omit<WantedPromotion, 'productId' | 'skuId'> {
  const market = body.market.toUpperCase();
  if (market !== '*' && !isCountryCode(market)) refuseInput({ field: 'market', problem: 'not-allowed' });
  return {
    name: textsOf('name', body.name),
    description: textsOf('description', body.description),
    market,
    segment: body.segment as Segment,
    percent: body.percent,
    terms: body.terms as readonly PromotionTerm[],
    startDate: body.startDate.slice(0, 10),
    endDate: body.endDate.slice(0, 10),
    minSeats: body.minSeats ?? null,
    maxSeats: body.maxSeats ?? null,
    newOnly: body.newOnly,
  };
}

function textsOf(field: string, texts: Readonly<Record<string, string | undefined>>): Localized {
  const given = Object.entries(texts).flatMap(([language, text]) =>
    text?.trim() ? [[language, text.trim()] as const] : [],
  );
  const found = Object.fromEntries(given);
  return found['en'] ? found : refuseInput({ field: `${field}.en`, problem: 'missing' });
}

export function keptPromotionWire(of: ShownPromotion, language: Language, today: string) {
  const text = ({ en = '', es, ru }: Localized) => present({ en, es, ru });
  return present({
    id: of.promotionId,
    productId: of.productId,
    skuId: of.skuId,
    skuTitle: textIn(of.skuTitle, language) || `${of.productId}:${of.skuId}`,
    name: text(of.name),
    description: text(of.description),
    market: of.market,
    segment: of.segment,
    percent: of.percent.includes('.') ? of.percent.replace(/\.?0+$/, '') : of.percent,
    terms: of.terms,
    startDate: of.startDate,
    endDate: of.endDate,
    minSeats: of.minSeats,
    maxSeats: of.maxSeats,
    newOnly: of.newOnly,
    phase: phaseOf(of, today),
    changedAt: of.changedAt && instant(of.changedAt),
    changedBy: of.changedBy,
    attributes: { etag: promotionEtag(of) },
  });
}
