import type { CatalogItem } from '../../../../../contract/catalog.ts';
import type { KeptPromotion, NewPromotion } from '../../../../../contract/promotion.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../../api/index.ts';
import { currentLanguage } from '../../../i18n/index.ts';
import type { TableRequest } from '../../../ui/index.ts';

export type { KeptPromotion, NewPromotion };

/** In the reader's language, else in English. */
export const nameOf = ({ name }: KeptPromotion) => name[currentLanguage()] || name.en;

const own = '/twotier/v1';
const root = `${own}/catalog/promotions`;

export function readKeptPromotions({
  search,
  filters,
  size,
  cursor,
  signal,
}: TableRequest): Promise<PageOf<KeptPromotion>> {
  return readPage(root, { size, cursor, signal, query: { search, phase: filters['phase'] } });
}

/** SKUs by part of their names; legacy offers have no promotions. */
export async function findSkus(search: string, signal: AbortSignal): Promise<readonly CatalogItem[]> {
  const { items } = await api.get<{ items: readonly CatalogItem[] }>(`${own}/catalog`, {
    signal,
    query: { search, size: 20 },
  });
  const skus = items.filter(({ ruleSet }) => ruleSet === 'new-commerce');
  return [...new Map(skus.map((one) => [`${one.productId}:${one.skuId}`, one])).values()];
}

export function savePromotion(
  { of, body }: { of: KeptPromotion | undefined; body: NewPromotion },
  ids: AttemptIds,
): Promise<KeptPromotion> {
  if (!of) return api.post<KeptPromotion>(root, body, ids);
  const { productId: _, skuId: __, ...change } = body;
  const path = `${root}/${encodeURIComponent(of.id)}`;
  return api.put<KeptPromotion>(path, { ...change, attributes: of.attributes }, ids);
}

export const removePromotion = (promotion: KeptPromotion, ids: AttemptIds) =>
  api.delete(`${root}/${encodeURIComponent(promotion.id)}`, ids);
