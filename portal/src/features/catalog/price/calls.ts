import type { ListedPrice, PriceListChoices } from '../../../../../contract/price-list.ts';
import { api, download, type PageOf, readPage } from '../../../api/index.ts';
import type { TableRequest } from '../../../ui/index.ts';
import { catalogKey } from '../calls.ts';

export type { ListedPrice, PriceListChoices };

const root = '/twotier/v1/pricelist';

export const pricesKey = [...catalogKey, 'prices'] as const;

/** Names of what a list can be narrowed by, as in the address. */
export const priceFilters = ['market', 'currency', 'month', 'kind', 'segment', 'sale'] as const;

type Values = Readonly<Record<string, string>>;

/** The list that a page's choices name; what is not chosen is the server's to choose. */
export const listOf = ({ market, currency, month, kind, segment, sale }: Values) => ({
  country: market,
  currency,
  month,
  kind,
  segment,
  sale,
});

export const readPrices = ({
  search,
  filters,
  size,
  cursor,
  signal,
}: TableRequest): Promise<PageOf<ListedPrice>> =>
  readPage(root, { size, cursor, signal, query: { ...listOf(filters), search } });

export const readChoices = (country: string, signal: AbortSignal) =>
  api.get<PriceListChoices>(`${root}/choices`, { signal, query: { country } });

export const downloadPrices = (values: Values) =>
  download(`${root}/csv`, 'PriceList.csv', { query: listOf(values) });
