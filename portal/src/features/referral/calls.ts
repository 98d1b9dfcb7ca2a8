import type { FoundPartner } from '../../../../contract/business-profile.ts';
import type {
  DealEntries,
  NewInquiry,
  PassedReferral,
  Referral,
  ReferralLocations,
  SentReferralItem,
  TeamMember,
} from '../../../../contract/referral.ts';
import { type AttemptIds, api, readAll, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type { DealEntries, FoundPartner, NewInquiry, PassedReferral, Referral, SentReferralItem, TeamMember };

const own = '/twotier/v1/referrals';
const finder = '/twotier/v1/partnerfinder';
export const referralKey = ['referrals'] as const;

export const readInbox = ({ size, cursor, signal, filters }: TableRequest) =>
  readPage<Referral>(own, {
    size,
    cursor,
    signal,
    query: {
      state: filters['state'] === 'all' ? undefined : (filters['state'] ?? 'open'),
      kind: filters['kind'],
      favorites: filters['favorites'] === 'yes' ? 'true' : undefined,
    },
  });
export const readSent = ({ size, cursor, signal }: TableRequest) =>
  readPage<SentReferralItem>('/twotier/v1/sentreferrals', { size, cursor, signal });
export const readReferral = (id: string, signal: AbortSignal) =>
  api.get<Referral>(`${own}/${encodeURIComponent(id)}`, { signal });
export const readTeam = (signal: AbortSignal) => readAll<TeamMember>(`${own}/team`, { signal });
export const readPartner = (id: string, signal: AbortSignal) =>
  api.get<FoundPartner>(`${finder}/${encodeURIComponent(id)}`, { signal });
export const readLocations = (partnerId: string, signal: AbortSignal) =>
  readAll<ReferralLocations['items'][number]>(
    `/twotier/v1/sentreferrals/locations/${encodeURIComponent(partnerId)}`,
    { signal },
  );
export const readCountries = (signal: AbortSignal) =>
  readAll<{ readonly country: string; readonly name: string; readonly currency: string }>(
    '/twotier/v1/markets',
    { signal },
  );

export const accept = (id: string, deal: DealEntries, ids: AttemptIds) =>
  api.post(`${own}/${id}/acceptance`, deal, ids);
export const edit = (id: string, deal: DealEntries, ids: AttemptIds) =>
  api.put(`${own}/${id}/deal`, deal, ids);
export const decline = (id: string, body: { reason: string; note: string }, ids: AttemptIds) =>
  api.post(`${own}/${id}/refusal`, body, ids);
export const close = (
  id: string,
  body: { outcome: 'won' | 'lost'; reason?: string; note: string },
  ids: AttemptIds,
) => api.post(`${own}/${id}/closing`, body, ids);
export const link = (id: string, customerId: string, ids: AttemptIds) =>
  api.put(`${own}/${id}/customer`, { customerId }, ids);
export const setFavorite = (id: string, favorite: boolean, ids: AttemptIds) =>
  api.put(`${own}/${id}/favorite`, { favorite }, ids);
export const ask = (partnerId: string, inquiry: NewInquiry, ids: AttemptIds) =>
  api.post(`${finder}/${partnerId}/referrals`, inquiry, ids);
export const passOn = (passed: PassedReferral, ids: AttemptIds) => api.post(own, passed, ids);
