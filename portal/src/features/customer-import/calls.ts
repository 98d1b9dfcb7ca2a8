import type {
  ChannelTie,
  CustomerImport,
  CustomerImportDraft,
  CustomerImportRow,
} from '../../../../contract/customer-import.ts';
import {
  type AttemptIds,
  api,
  contentAsBase64,
  download,
  type PageOf,
  readAll,
  readPage,
} from '../../api/index.ts';
import { currentLanguage } from '../../i18n/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { ChannelTie, CustomerImport, CustomerImportDraft, CustomerImportRow };

const own = '/twotier/v1';
const imports = `${own}/customerimports`;
const pathOf = (id: string) => `${imports}/${encodeURIComponent(id)}`;

export const importsKey = ['customer-imports'] as const;
export const channelsKey = ['channel-ties'] as const;

export const readImports = (signal: AbortSignal) => readAll<CustomerImport>(imports, { signal });
export const readImport = (id: string, signal: AbortSignal) =>
  api.get<CustomerImport>(pathOf(id), { signal });

export function readRows(
  id: string,
  { size, cursor, signal, filters }: TableRequest,
): Promise<PageOf<CustomerImportRow>> {
  return readPage(`${pathOf(id)}/rows`, { size, cursor, signal, query: { show: filters['show'] } });
}

export const readDraft = (id: string, row: number, signal: AbortSignal) =>
  api.get<CustomerImportDraft>(`${pathOf(id)}/drafts/${row}`, { signal });

export const downloadTemplate = () =>
  download(`${imports}/template`, 'Customers_template.csv', { query: { language: currentLanguage() } });
export const downloadStatus = (id: string) => download(`${pathOf(id)}/file`, 'Customers_status.csv');

export const checkFile = async (file: File, ids: AttemptIds) =>
  api.post<CustomerImport>(imports, { fileName: file.name, contentBase64: await contentAsBase64(file) }, ids);

export const startImport = (id: string, delegatedAdmin: boolean, ids: AttemptIds) =>
  api.post<CustomerImport>(`${pathOf(id)}/start`, { delegatedAdmin }, ids);

// The operator

export const readTies = (signal: AbortSignal) => readAll<ChannelTie>(`${own}/channelties`, { signal });

export interface NewTie {
  readonly partnerId: string;
  readonly customer: string;
  readonly channel: string;
  readonly delegatedAdmin: boolean;
}

export const recordTie = (tie: NewTie, ids: AttemptIds) => api.post(`${own}/channelties`, tie, ids);
