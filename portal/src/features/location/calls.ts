import type { Location, Locations, NewLocation } from '../../../../contract/location.ts';
import { type AttemptIds, api, readAll } from '../../api/index.ts';

export type { Location, Locations, NewLocation };

const root = '/twotier/v1/locations';
export const locationsKey = ['locations'] as const;

export const readLocations = (signal: AbortSignal) => api.get<Locations>(root, { signal });

export const addLocation = (sent: NewLocation, ids: AttemptIds) => api.post<Locations>(root, sent, ids);

export const renameLocation = (
  { id, ...sent }: { readonly id: string; readonly name: string; readonly etag: string },
  ids: AttemptIds,
) => api.patch<Locations>(`${root}/${id}`, sent, ids);

export type LocationAct = 'association' | 'deactivation' | 'activation';

export const actOn = (
  { location, act }: { readonly location: Location; readonly act: LocationAct },
  ids: AttemptIds,
) => api.post<Locations>(`${root}/${location.id}/${act}`, { etag: location.etag }, ids);

/** What a country's form asks for; a location may be anywhere that companies can enroll from. */
export interface MarketForm {
  readonly country: string;
  readonly name: string;
  readonly states: readonly { readonly code: string; readonly name: string }[];
  readonly stateRequired: boolean;
  readonly postalCodeRequired: boolean;
}

export const readMarkets = (signal: AbortSignal) =>
  readAll<MarketForm>('/twotier/v1/enrollments/markets', { signal });
