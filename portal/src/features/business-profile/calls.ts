import type {
  FoundPartner,
  NewProfileLocation,
  OwnProfile,
  ProfileLocation,
  ProfileText,
} from '../../../../contract/business-profile.ts';
import { type AttemptIds, api, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { FoundPartner, NewProfileLocation, OwnProfile, ProfileLocation, ProfileText };

const own = '/twotier/v1/businessprofile';
const finder = '/twotier/v1/partnerfinder';
export const profileKey = ['business-profile'] as const;
export const finderKey = ['partner-finder'] as const;

export const readOwn = (signal: AbortSignal) => api.get<OwnProfile>(own, { signal });
export const saveDraft = (draft: ProfileText & { readonly etag?: string }, ids: AttemptIds) =>
  api.put<OwnProfile>(own, draft, ids);
export const publish = (ids: AttemptIds) => api.post<OwnProfile>(`${own}/publication`, {}, ids);
export const deleteProfile = (ids: AttemptIds) => api.delete(own, ids);

export const setLogo = (contentBase64: string, ids: AttemptIds) =>
  api.put(`${own}/logo`, { contentBase64 }, ids);
export const removeLogo = (ids: AttemptIds) => api.delete(`${own}/logo`, ids);
/** The version in the address makes the browser fetch a new picture. */
export const ownLogo = (etag: string) => `${own}/logo?v=${encodeURIComponent(etag)}`;
export const logoOf = (partnerId: string) => `${finder}/${partnerId}/logo`;

export const addLocation = (location: NewProfileLocation, ids: AttemptIds) =>
  api.post<ProfileLocation>(`${own}/locations`, location, ids);
export const removeLocation = (id: string, ids: AttemptIds) => api.delete(`${own}/locations/${id}`, ids);

export const readFinder = ({ size, cursor, signal, search, filters }: TableRequest) =>
  readPage<FoundPartner>(finder, {
    size,
    cursor,
    signal,
    query: {
      text: search || undefined,
      country: filters['country'],
      industry: filters['industry'],
      product: filters['product'],
      serviceType: filters['serviceType'],
    },
  });
