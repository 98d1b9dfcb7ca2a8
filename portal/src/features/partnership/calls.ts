import type { Static } from 'typebox';
import type { Location } from '../../../../contract/location.ts';
import type {
  AcceptedPartnership,
  PartnershipDraft,
  PartnershipInvitation,
  PartnershipItem,
  PartnershipLink,
  RemovalDeclaration,
  RemovedPartnership,
  VerifiedReseller,
} from '../../../../contract/partnership.ts';
import { type AttemptIds, api, download, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type {
  AcceptedPartnership,
  PartnershipDraft,
  PartnershipInvitation,
  PartnershipItem,
  PartnershipLink,
  RemovalDeclaration,
  VerifiedReseller,
};

const own = '/twotier/v1';

/** Everything that a change of a partnership may alter. */
export const partnershipKey = ['partnership'] as const;
export const partnersKey = [...partnershipKey, 'partners'] as const;
export const linksKey = [...partnershipKey, 'links'] as const;
export const draftKey = ['partnership-draft'] as const;

type PartnersRequest = Pick<TableRequest, 'search' | 'size' | 'cursor' | 'signal'> &
  Partial<Pick<TableRequest, 'filters'>>;

export function readPartners({
  search,
  size,
  cursor,
  signal,
  filters,
}: PartnersRequest): Promise<PageOf<PartnershipItem>> {
  return readPage(`${own}/partnerships`, {
    size,
    cursor,
    signal,
    query: { search, filter: filters?.['filter'] },
  });
}

export function readLinks({
  size,
  cursor,
  signal,
  filters,
}: Omit<PartnersRequest, 'search'>): Promise<PageOf<PartnershipLink>> {
  return readPage(`${own}/partnershipinvitations`, {
    size,
    cursor,
    signal,
    query: { state: filters?.['state'] },
  });
}

/** Own locations that a partnership can be under; the first is the one the company transacts under. */
export async function readOwnLocations(signal: AbortSignal): Promise<readonly OwnLocation[]> {
  const { items } = await api.get<{ items: readonly KnownLocation[] }>(`${own}/locations`, { signal });
  return items.flatMap(({ isDefault, canBeDefault, partnerId, name, country }) =>
    partnerId && (isDefault || canBeDefault) ? [{ partnerId, name, country, isDefault }] : [],
  );
}

export interface OwnLocation {
  readonly partnerId: string;
  readonly name: string;
  readonly country: string;
  readonly isDefault: boolean;
}

type KnownLocation = Static<typeof Location>;

export const saveLocation = (
  of: { readonly tenantId: string; readonly location: string; readonly etag: string },
  ids: AttemptIds,
) => api.post(`${own}/partnerships/${of.tenantId}/location`, { location: of.location, etag: of.etag }, ids);

/** A repeated attempt is answered without the link, which is shown once only; then another link is needed. */
export async function issueLink(location: string, ids: AttemptIds): Promise<PartnershipDraft> {
  const path = `${own}/partnershipinvitations`;
  const draft = await api.post<PartnershipDraft>(path, { location }, ids);
  return draft.url ? draft : api.post<PartnershipDraft>(path, { location });
}

export const revokeLink = (id: string, ids: AttemptIds) =>
  api.post<PartnershipLink>(`${own}/partnershipinvitations/${id}/revoke`, undefined, ids);

export const readInvitation = (token: string, signal: AbortSignal) =>
  api.get<PartnershipInvitation>(`${own}/invitations/${encodeURIComponent(token)}`, { signal });

export const acceptInvitation = (token: string, location: string, ids: AttemptIds) =>
  api.post<AcceptedPartnership>(
    `${own}/invitations/${encodeURIComponent(token)}/accept`,
    { consent: true, location },
    ids,
  );

export const readDeclaration = (signal: AbortSignal) =>
  api.get<RemovalDeclaration>(`${own}/declarations/partnership-removal`, { signal });

export type Side = 'provider' | 'reseller';

export const removePartnership = (
  side: Side,
  tenantId: string,
  declarationVersion: string,
  ids: AttemptIds,
) =>
  api.post<RemovedPartnership>(
    `${own}/partnerships/${tenantId}/${side === 'provider' ? 'removal' : 'withdrawal'}`,
    { declarationVersion, confirmed: true },
    ids,
  );

export const takeBackAccess = (tenantId: string, ids: AttemptIds) =>
  api.post(`${own}/partnerships/${tenantId}/admin-access-removal`, undefined, ids);

export const verifyReseller = (query: { partnerId?: string; tenantId?: string }, signal?: AbortSignal) =>
  api.get<VerifiedReseller>(`${own}/resellers/verification`, { query, signal });

/** Which resellers have signed the partner agreement, as a file (9.6). */
export const saveAgreementStatus = () =>
  download('/twotier/v1/partneragreements/resellers', 'reseller-agreements.csv');
