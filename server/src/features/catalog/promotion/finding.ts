import { splitCatalogItemId } from '../rules.ts';
import type { Reader } from '../store.ts';
import type { PromotedLine, Promotion } from './model.ts';
import { promotionFor } from './rules.ts';
import { listPromotionsOfSkus } from './store.ts';

/** `product:sku` of a catalog item, lower case; undefined for a legacy offer. */
export function skuOfItem(catalogItemId: string): string | undefined {
  const item = splitCatalogItemId(catalogItemId);
  return item ? `${item.productId}:${item.skuId}`.toLowerCase() : undefined;
}

/**
 * The promotion that applies to a line of a cart or order, by its catalog item, term, billing cycle and day; null for
 * none. `discountedPrice` tells what the first term then costs.
 */
export async function findPromotion(reader: Reader, line: PromotedLine): Promise<Promotion | null> {
  return (await findPromotions(reader, [line]))[0] ?? null;
}

/** Several lines at once, in their order. */
export async function findPromotions(
  reader: Reader,
  lines: readonly PromotedLine[],
): Promise<(Promotion | null)[]> {
  const skus = lines.flatMap(({ catalogItemId }) => skuOfItem(catalogItemId) ?? []);
  const promotions = skus.length > 0 ? await listPromotionsOfSkus(reader, skus) : [];
  return lines.map((line) => promotionFor(promotions, line));
}
