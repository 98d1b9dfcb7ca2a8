import type {
  DirectoryEntry,
  ListableProvider,
  ListingChange,
  ListingText,
  OwnListing,
  Representative,
  WholeListing,
} from '../../../../contract/directory.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { DirectoryEntry, ListableProvider, ListingChange, ListingText, WholeListing };

const at = '/twotier/v1/directory';
export const directoryKey = ['directory'] as const;
export const listedServices = ['support', 'billing', 'training', 'financing'] as const;

export const readDirectory = ({ size, cursor, signal, search, filters }: TableRequest) =>
  readPage<DirectoryEntry>(at, {
    size,
    cursor,
    signal,
    query: { name: search || undefined, country: filters['country'], service: filters['service'] },
  });

export const readCountries = async (signal: AbortSignal) =>
  (await api.get<{ readonly countries: readonly string[] }>(`${at}/countries`, { signal })).countries;

export const readOwn = (signal: AbortSignal) => api.get<OwnListing>(`${at}/own`, { signal });

export const askForChange = (wanted: ListingText & { readonly note: string }, ids: AttemptIds) =>
  api.post<ListingChange>(`${at}/own/changes`, wanted, ids);

export const takeBack = (id: string, ids: AttemptIds) =>
  api.post(`${at}/own/changes/${id}/withdrawal`, {}, ids);

export const readProviders = ({ size, cursor, signal }: TableRequest): Promise<PageOf<ListableProvider>> =>
  readPage(`${at}/providers`, { size, cursor, signal });

export const readProvider = (id: string, signal: AbortSignal) =>
  api.get<ListableProvider>(`${at}/providers/${encodeURIComponent(id)}`, { signal });

export const readQueue = ({ size, cursor, signal }: TableRequest): Promise<PageOf<ListingChange>> =>
  readPage(`${at}/changes`, { size, cursor, signal });

export interface Setting extends ListingText {
  readonly representative: Representative;
  readonly etag?: string;
}

export const saveListing = (providerId: string, setting: Setting, ids: AttemptIds) =>
  api.put(`${at}/providers/${encodeURIComponent(providerId)}/listing`, setting, ids);

export const removeListing = (providerId: string, ids: AttemptIds) =>
  api.delete(`${at}/providers/${encodeURIComponent(providerId)}/listing`, ids);

export interface Decision {
  readonly decision: 'apply' | 'decline';
  readonly reason?: string;
  readonly representative?: Representative;
}

export const decide = (changeId: string, decision: Decision, ids: AttemptIds) =>
  api.post(`${at}/changes/${changeId}/decision`, decision, ids);
