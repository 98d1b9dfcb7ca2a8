import type {
  AcceptedRelationship,
  DeclinedRelationship,
  OfferedService,
  OwnPartner,
  OwnPartners,
  OwnService,
  OwnSupport,
  PartnerRelationshipRecord,
  RelationshipDecision,
  RelationshipDraft,
  RelationshipInvitation,
  RelationshipLink,
  ServiceChoice,
  SupportedItem,
} from '../../../../contract/relationship.ts';
import { type AttemptIds, api, type PageOf, readPage } from '../../api/index.ts';
import type { TableRequest } from '../../ui/index.ts';

export type {
  AcceptedRelationship,
  OfferedService,
  OwnPartner,
  OwnPartners,
  OwnService,
  PartnerRelationshipRecord,
  RelationshipDraft,
  RelationshipInvitation,
  RelationshipLink,
  ServiceChoice,
  SupportedItem,
};

const own = '/twotier/v1';

export const relationshipKey = ['relationship'] as const;
export const linksKey = [...relationshipKey, 'links'] as const;
export const ownPartnersKey = [...relationshipKey, 'own-partners'] as const;
/** A customer that came or changed shows in these lists as well. */
export const customersKey = ['customers'] as const;
export const draftKey = ['relationship-draft'] as const;

export interface Asked {
  readonly delegatedAdmin: boolean;
  /** Null: for the own company alone. */
  readonly providerId: string | null;
}

/** A repeated attempt is answered without the link, which is shown once only; then another link is needed. */
export async function issueLink(asked: Asked, ids: AttemptIds): Promise<RelationshipDraft> {
  const { delegatedAdmin, providerId } = asked;
  const path = `${own}/relationshipinvitations${providerId ? '/joint' : ''}`;
  const body = providerId ? { delegatedAdmin, providerId } : { delegatedAdmin };
  const draft = await api.post<RelationshipDraft>(path, body, ids);
  return draft.url ? draft : api.post<RelationshipDraft>(path, body);
}

export function readLinks({
  size,
  cursor,
  signal,
  filters,
}: TableRequest): Promise<PageOf<RelationshipLink>> {
  return readPage(`${own}/relationshipinvitations`, {
    size,
    cursor,
    signal,
    query: { state: filters['state'] },
  });
}

export const revokeLink = (id: string, ids: AttemptIds) =>
  api.post<RelationshipLink>(`${own}/relationshipinvitations/${id}/revoke`, undefined, ids);

const requestPath = (token: string) => `${own}/relationshiprequests/${encodeURIComponent(token)}`;

export const readInvitation = (token: string, signal: AbortSignal) =>
  api.get<RelationshipInvitation>(requestPath(token), { signal });

export const acceptInvitation = (token: string, decision: RelationshipDecision, ids: AttemptIds) =>
  api.post<AcceptedRelationship>(`${requestPath(token)}/accept`, decision, ids);

export const declineInvitation = (token: string, ids: AttemptIds) =>
  api.post<DeclinedRelationship>(`${requestPath(token)}/decline`, undefined, ids);

const organization = `${own}/organization`;

export const readOwnPartners = (signal: AbortSignal) =>
  api.get<OwnPartners>(`${organization}/partners`, { signal });

export const readOwnSupport = (signal: AbortSignal) =>
  api.get<OwnSupport>(`${organization}/support`, { signal });

export const withdrawPermission = ({ id, version }: OwnPartner, ids: AttemptIds) =>
  api.post<OwnPartners>(`${organization}/partners/${id}/permission/withdrawal`, { version }, ids);

export const givePermission = (
  { id, version }: OwnPartner,
  services: readonly ServiceChoice[],
  ids: AttemptIds,
) => api.post<OwnPartners>(`${organization}/partners/${id}/permission`, { version, services }, ids);

/** To nobody, when no partner is named. */
export const assignService = (service: OwnService, partnerId: string | undefined, ids: AttemptIds) =>
  api.put<OwnPartners>(
    `${organization}/services/${encodeURIComponent(service.id)}/holder`,
    {
      ...(partnerId ? { partnerId } : {}),
      ...(service.holder ? { replaces: service.holder.channelId } : {}),
    },
    ids,
  );

export const readRelationship = (customerId: string, signal: AbortSignal) =>
  api.get<PartnerRelationshipRecord>(`${own}/customers/${encodeURIComponent(customerId)}/relationship`, {
    signal,
  });

export const removeDesignation = (customerId: string, ids: AttemptIds) =>
  api.post(`${own}/customers/${encodeURIComponent(customerId)}/designation/removal`, undefined, ids);
