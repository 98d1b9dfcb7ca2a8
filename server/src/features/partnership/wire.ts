import type {
  AcceptedPartnership,
  PartnershipDraft,
  PartnershipInvitation,
  PartnershipItem,
  PartnershipLink,
  VerifiedReseller,
} from '../../../../contract/partnership.ts';
import type { Caller } from '../../access/caller.ts';
import { errorCodes } from '../../errors/error-codes.ts';
import type { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { RequestContext } from '../../platform/http/index.ts';
import { attributes, instant, present } from '../../platform/http/index.ts';
import type { Asker, Invitation, IssuedLink } from '../invitation/index.ts';
import { linkState } from '../invitation/index.ts';
import { regionName } from '../market/index.ts';
import type { Partner } from '../partner/index.ts';
import type { CountedRow } from './actions.ts';
import { draftOf } from './draft.ts';
import type { Acceptance, OpenedLink } from './invitation-actions.ts';
import type { PartnershipRow } from './model.ts';

/** Answers and refusals are in the language of the request, records under its correlation id. */
export function askerOf(caller: Caller, context: RequestContext): Asker {
  return { caller, correlationId: context.correlationId, language: context.language };
}

export const relationshipTypes = [
  'is_indirect_reseller_of',
  'is_indirect_cloud_solution_provider_of',
] as const;
export type RelationshipType = (typeof relationshipTypes)[number];

const stateNames = { active: 'Active', dormant: 'Dormant', former: 'Former' } as const;

export function partnerRelationshipToWire(row: PartnershipRow, relationshipType: RelationshipType) {
  return {
    id: row.tenantId,
    name: row.name,
    relationshipType,
    mpnId: row.partnerId,
    location: row.country,
    state: stateNames[row.state],
    attributes: attributes('PartnerRelationship'),
  };
}

/** Each side sees its own part (9.3): the agreement status of a reseller is the provider's business. */
export function partnershipToWire(row: CountedRow, side: 'resellers' | 'providers'): PartnershipItem {
  return present({
    tenantId: row.tenantId,
    name: row.name,
    country: row.country,
    partnerId: row.partnerId,
    locationName: row.locationName,
    ownLocation: row.ownLocation,
    etag: String(row.version),
    state: row.state,
    acceptedAt: instant(row.acceptedAt),
    agreementSigned: side === 'resellers' ? row.agreementSigned : undefined,
    customerCount: row.customerCount,
    providerAdminAccess: side === 'providers' ? row.providerAdminAccess : undefined,
  }) as PartnershipItem;
}

export function draftToWire(
  { invitation, token }: IssuedLink,
  provider: string,
  publicUrl: string,
  language: Language,
): PartnershipDraft {
  const { expiresAt } = invitation;
  const url = `${publicUrl.replace(/\/+$/, '')}/invitations/partnership/${token}`;
  return {
    id: invitation.invitationId,
    url,
    ...(expiresAt ? { expiresAt: instant(expiresAt) } : {}),
    ...draftOf({ provider, url, expiresAt }, language),
  };
}

export function linkToWire(invitation: Invitation, now: Date): PartnershipLink {
  const { expiresAt } = invitation;
  return {
    id: invitation.invitationId,
    issuedAt: instant(invitation.issuedAt),
    ...(expiresAt ? { expiresAt: instant(expiresAt) } : {}),
    ...(invitation.location ? { location: invitation.location } : {}),
    state: linkState(invitation, now),
    acceptedCount: invitation.acceptedCount,
  };
}

export function openedLinkToWire(
  opened: OpenedLink,
  caller: Caller,
  language: Language,
): PartnershipInvitation {
  const {
    issuer,
    location,
    invitation: { expiresAt },
    refusal,
  } = opened;
  return {
    kind: 'partnership',
    provider: {
      name: issuer.name,
      country: location?.country ?? issuer.country,
      region: regionName(issuer.region, language),
      partnerId: location?.partnerId ?? issuer.locationPartnerId,
      ...(location ? { locationName: location.name } : {}),
    },
    grants: ['orders-for-customers', 'work-account-admin'],
    ...(expiresAt ? { expiresAt: instant(expiresAt) } : {}),
    alreadyConnected: opened.connected,
    agreementMissing: !caller.tenant.agreementSigned,
    mayAccept: refusal === null,
    ...(refusal ? { refusal: refusalToWire(refusal, language) } : {}),
  };
}

function refusalToWire({ reason, parameters }: Refusal, language: Language) {
  return {
    code: errorCodes[reason].code,
    description: sentenceOf(reason, parameters, language),
    errorName: reason,
  };
}

export function acceptanceToWire(
  { issuer, alreadyConnected }: Acceptance,
  caller: Caller,
): AcceptedPartnership {
  return {
    providerId: issuer.tenantId,
    providerName: issuer.name,
    alreadyConnected,
    // Needed before the first transaction, not before the partnership (D17).
    agreementMissing: !caller.tenant.agreementSigned,
  };
}

export function verifiedResellerToWire(
  reseller: Partner,
  partnership: boolean,
  language: Language,
): VerifiedReseller {
  return {
    tenantId: reseller.tenantId,
    name: reseller.name,
    country: reseller.country,
    region: regionName(reseller.region, language),
    partnerId: reseller.locationPartnerId,
    partnership,
    agreementSigned: reseller.agreementSignedAt !== null,
  };
}
