import type { Margin, MarginChange, NewMargin } from '../../../../contract/margin.ts';
import type { PriceListChoices, ResalePrice } from '../../../../contract/price-list.ts';
import { type AttemptIds, api, download, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';
import { listOf } from '../catalog/index.ts';

export type { Margin, NewMargin, ResalePrice };

const own = '/twotier/v1';
const root = `${own}/margins`;

export const marginsKey = ['margins'] as const;
/** Lists follow from margins: both are read again when one changes. */
export const resaleKey = [...marginsKey, 'resale'] as const;

export const readMargins = ({ size, cursor, signal }: TableRequest): Promise<PageOf<Margin>> =>
  readPage(root, { size, cursor, signal });

export const setMargin = (margin: NewMargin, ids: AttemptIds) => api.post<Margin>(root, margin, ids);

export const changeMargin = (margin: Margin, change: Omit<MarginChange, 'attributes'>, ids: AttemptIds) =>
  api.patch<Margin>(`${root}/${margin.id}`, { ...change, attributes: { etag: margin.attributes.etag } }, ids);

export const removeMargin = (margin: Margin, ids: AttemptIds) => api.delete(`${root}/${margin.id}`, ids);

/** Whose list: of a provider, for oneself, or as one of the own resellers reads it. */
export interface ListOfPartner {
  readonly side: 'providers' | 'resellers';
  readonly tenantId: string;
}

const pathOf = ({ side, tenantId }: ListOfPartner) => `${own}/${side}/${tenantId}/pricelist`;

export const readResalePrices = (
  of: ListOfPartner,
  { search, filters, size, cursor, signal }: TableRequest,
): Promise<PageOf<ResalePrice>> =>
  readPage(pathOf(of), { size, cursor, signal, query: { ...listOf(filters), search } });

export const readResaleChoices = (of: ListOfPartner, country: string, signal: AbortSignal) =>
  api.get<PriceListChoices>(`${pathOf(of)}/choices`, { signal, query: { country } });

export const downloadResalePrices = (of: ListOfPartner, values: Readonly<Record<string, string>>) =>
  download(`${pathOf(of)}/csv`, 'PriceList.csv', { query: listOf(values) });

interface FoundProduct {
  readonly productId: string;
  readonly title: string;
  readonly ruleSet: string;
}

/** Products by part of their names, each once. */
export async function findProducts(search: string, signal: AbortSignal): Promise<readonly FoundProduct[]> {
  const { items } = await api.get<{ items: readonly FoundProduct[] }>(`${own}/catalog`, {
    signal,
    query: { search: search || undefined, size: 50 },
  });
  const products = items.filter(({ ruleSet }) => ruleSet === 'new-commerce');
  return [...new Map(products.map((one) => [one.productId, one])).values()];
}
