import type { CatalogImport } from '../../../../contract/catalog.ts';
import type { Counted, Overview } from '../../../../contract/overview.ts';
import { type AttemptIds, api, readAll } from '../../api/index.ts';

export type { CatalogImport, Counted, Overview };

export const overviewKey = ['overview'] as const;
export const clockKey = ['clock'] as const;
export const importsKey = ['overview', 'imports'] as const;

export const readOverview = (signal: AbortSignal) => api.get<Overview>('/twotier/v1/overview', { signal });

export interface InstallationClock {
  readonly now: string;
}

export const readClock = (signal: AbortSignal) =>
  api.get<InstallationClock>('/emulator/v1/clock', { signal });

/** By an ISO 8601 duration, or to an instant; only ever forward. */
export type ClockMove = { readonly advance: string } | { readonly now: string };

export const moveClock = (move: ClockMove, ids: AttemptIds) =>
  api.post<InstallationClock>('/emulator/v1/clock', move, ids);

export const resetWorld = (ids: AttemptIds) => api.post('/emulator/v1/reset', undefined, ids);

export const readImports = (signal: AbortSignal) =>
  readAll<CatalogImport>('/twotier/v1/catalogimports', { signal });
