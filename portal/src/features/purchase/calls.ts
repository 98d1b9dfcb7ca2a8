import type { PurchaseRecord } from '../../../../contract/purchase.ts';
import { download, type PageOf, type Query, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { PurchaseRecord };

const root = '/twotier/v1/organization/purchases';

export const allPurchasesKey = ['purchases'] as const;
export const filterNames = ['span', 'kind', 'days'] as const;

type Asked = Pick<TableRequest, 'filters' | 'search'>;

const narrowed = ({ filters, search }: Asked): Query => ({
  span: filters['span'],
  kind: filters['kind'],
  days: filters['days'],
  search: search || undefined,
});

export const readPurchases = ({
  size,
  cursor,
  signal,
  ...asked
}: TableRequest): Promise<PageOf<PurchaseRecord>> =>
  readPage(root, { size, cursor, signal, query: narrowed(asked) });

export const downloadPurchases = (asked: Asked) =>
  download(`${root}/export`, 'Purchases.csv', { query: narrowed(asked) });
