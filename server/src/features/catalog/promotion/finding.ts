import type { Reader } from '../../../platform/db/index.ts';
import { splitCatalogItemId } from '../rules.ts';
import type { Promotion } from './model.ts';
import { listPromotionsOfSkus } from './store.ts';

/** `product:sku` of a catalog item, lower case; undefined for a legacy offer. */
export function skuOfItem(catalogItemId: string): string | undefined {
  const item = splitCatalogItemId(catalogItemId);
  return item ? `${item.productId}:${item.skuId}`.toLowerCase() : undefined;
}

/** Every promotion of what these catalog items name, running or not; `promotionProblems` tells which one applies. */
export async function findPromotionsOfItems(
  reader: Reader,
  catalogItemIds: readonly string[],
): Promise<Promotion[]> {
  const skus = [...new Set(catalogItemIds.flatMap((id) => skuOfItem(id) ?? []))];
  return skus.length > 0 ? listPromotionsOfSkus(reader, skus) : [];
}
