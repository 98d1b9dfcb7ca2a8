import { stableCode } from '../codes.ts';
import type { WantedPromotion } from './model.ts';

/** The same promotion gets the same id, whoever enters it how often. */
export function promotionIdOf(of: WantedPromotion): string {
  const { productId, skuId, market, segment, startDate, name } = of;
  const code = stableCode(`promotion ${market} ${segment} ${startDate} ${name['en'] ?? ''}`, 8);
  return `${productId}:${skuId}:PRM7${code}`;
}
