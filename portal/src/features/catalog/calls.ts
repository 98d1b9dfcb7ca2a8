import type {
  CatalogFilters,
  CatalogImport,
  CatalogImportList,
  CatalogImportProblem,
  CatalogImportRequest,
  CatalogItem,
} from '../../../../contract/catalog.ts';
import { type AttemptIds, api, type PageOf, readAll, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { CatalogImport, CatalogImportProblem, CatalogImportRequest, CatalogItem };

const own = '/twotier/v1';
const imports = `${own}/catalogimports`;

export const catalogKey = ['catalog'] as const;
export const importsKey = ['catalog-imports'] as const;

export function readCatalog(
  request: TableRequest,
  fixed: { country: string; includeUnsold: boolean },
): Promise<PageOf<CatalogItem>> {
  const { search, filters, size, cursor, signal, sort } = request;
  const { kind, category, publisher, term, market, segment } = filters;
  return readPage(`${own}/catalog`, {
    size,
    cursor,
    signal,
    query: {
      country: market ?? fixed.country,
      includeUnsold: fixed.includeUnsold || undefined,
      search,
      billingType: kind,
      category,
      publisher,
      term,
      segment,
      sortDirection: sort?.direction === 'descending' ? 'desc' : undefined,
    },
  });
}

export const readFilters = (country: string, signal: AbortSignal) =>
  api.get<CatalogFilters>(`${own}/catalog/filters`, { query: { country }, signal });

export interface MarketName {
  readonly country: string;
  readonly name: string;
}

export const readMarkets = (signal: AbortSignal) => readAll<MarketName>(`${own}/markets`, { signal });

export const readImports = (signal: AbortSignal) => api.get<CatalogImportList>(imports, { signal });

export const readImport = (id: string, signal: AbortSignal) =>
  api.get<CatalogImport>(`${imports}/${id}`, { signal });

export const startImport = (request: CatalogImportRequest, ids: AttemptIds) =>
  api.post<CatalogImport>(imports, request, ids);

export const repeatImport = (id: string, ids: AttemptIds) =>
  api.post<CatalogImport>(`${imports}/${id}/repeat`, undefined, ids);

export function readProblems(
  id: string,
  { size, cursor, signal, filters }: TableRequest,
): Promise<PageOf<CatalogImportProblem>> {
  return readPage(`${imports}/${id}/problems`, {
    size,
    cursor,
    signal,
    query: { severity: filters['severity'] },
  });
}
