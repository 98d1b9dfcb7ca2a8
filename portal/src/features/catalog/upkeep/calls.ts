import type { PriceRecord, SkuSheet } from '../../../../../contract/catalog-upkeep.ts';
import { type AttemptIds, api } from '../../../api/index.ts';
import { catalogKey } from '../calls.ts';

export type { PriceRecord, SkuSheet };

/** What has one price, as entered or listed. */
export type PriceKey = Omit<PriceRecord, 'begun' | 'changedAt' | 'changedBy' | 'unitPrice' | 'month'>;

const pathOf = ({ productId, skuId }: Pick<SkuSheet, 'productId' | 'skuId'>) =>
  `/twotier/v1/catalog/skus/${encodeURIComponent(productId)}/${encodeURIComponent(skuId)}`;

export const sheetKey = (productId: string, skuId: string) =>
  [...catalogKey, 'sku', productId, skuId] as const;

export const readSheet = (productId: string, skuId: string, signal: AbortSignal) =>
  api.get<SkuSheet>(pathOf({ productId, skuId }), { signal });

/** Every change names the version that was read: somebody else's change is not overwritten. */
const seen = ({ attributes }: SkuSheet) => ({ attributes: { etag: attributes.etag } });

export const endSale = (sheet: SkuSheet, lastDay: string | undefined, ids: AttemptIds) =>
  api.post<SkuSheet>(`${pathOf(sheet)}/endofsale`, { ...(lastDay ? { lastDay } : {}), ...seen(sheet) }, ids);

export const reinstate = (sheet: SkuSheet, ids: AttemptIds) =>
  api.post<SkuSheet>(`${pathOf(sheet)}/reinstatement`, seen(sheet), ids);

export type Limits = Pick<SkuSheet, 'limitUnit' | 'limit' | 'minimum' | 'maximum'>;

export const saveLimits = (sheet: SkuSheet, limits: Limits, ids: AttemptIds) =>
  api.patch<SkuSheet>(`${pathOf(sheet)}/limits`, { ...limits, ...seen(sheet) }, ids);

export const setPrice = (
  sheet: SkuSheet,
  price: PriceKey & { month: string; unitPrice: string },
  ids: AttemptIds,
) => api.post<SkuSheet>(`${pathOf(sheet)}/prices`, { ...price, ...seen(sheet) }, ids);

export const cancelPrice = (sheet: SkuSheet, price: PriceKey & { month: string }, ids: AttemptIds) =>
  api.post<SkuSheet>(`${pathOf(sheet)}/prices/cancellation`, { ...price, ...seen(sheet) }, ids);
