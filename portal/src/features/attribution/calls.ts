import type {
  CreditEntry,
  CreditedCompanies,
  CreditTotal,
  CreditTotals,
} from '../../../../contract/credit.ts';
import { api, download, type PageOf, type Query, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { CreditEntry, CreditTotal };

const root = '/twotier/v1/credit';

/** Everything that a change of a reseller on record may alter. */
export const creditKey = ['credit'] as const;

/** The filters of the list as the server takes them: one choice names a reseller, or nobody. */
const narrowed = (filters: TableRequest['filters']): Query => ({
  reseller: filters['reseller'] === 'nobody' ? undefined : filters['reseller'],
  nobody: filters['reseller'] === 'nobody' ? true : undefined,
  rule: filters['rule'],
  month: filters['month'],
});

export const readEntries = ({ size, cursor, signal, filters }: TableRequest): Promise<PageOf<CreditEntry>> =>
  readPage(`${root}/entries`, { size, cursor, signal, query: narrowed(filters) });

export const downloadEntries = (filters: TableRequest['filters']) =>
  download(`${root}/entries/export`, 'Credit.csv', { query: narrowed(filters) });

export const readTotals = (signal: AbortSignal) => api.get<CreditTotals>(`${root}/totals`, { signal });

export const readCredited = async (signal: AbortSignal) =>
  (await api.get<CreditedCompanies>(`${root}/resellers`, { signal })).items;
