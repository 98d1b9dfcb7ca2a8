import type {
  AcceptedRelationship,
  AskingPartner,
  Consequence,
  RelationshipDraft,
  RelationshipInvitation,
  RelationshipLink,
} from '../../../../contract/relationship.ts';
import type { Caller } from '../../access/caller.ts';
import { errorCodes } from '../../errors/error-codes.ts';
import type { Refusal } from '../../errors/refusal.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { RequestContext } from '../../platform/http/index.ts';
import { attributes, instant } from '../../platform/http/index.ts';
import { customerAgreementTemplate } from '../agreement/index.ts';
import type { ServiceId } from '../customer/index.ts';
import { serviceIds, services } from '../customer/index.ts';
import type { Asker, Invitation, IssuedLink } from '../invitation/index.ts';
import { linkState } from '../invitation/index.ts';
import { regionName } from '../market/index.ts';
import type { Partner } from '../partner/index.ts';
import type { Acceptance, OpenedRequest } from './acceptance-actions.ts';
import { draftOf } from './draft.ts';
import type { Request, ServiceChoice } from './model.ts';

/** Answers and refusals are in the language of the request, records under its correlation id. */
export function askerOf(caller: Caller, context: RequestContext): Asker {
  return { caller, correlationId: context.correlationId, language: context.language };
}

export function requestUrl(publicUrl: string, token: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/invitations/relationship/${token}`;
}

export function requestLinkToWire({ token }: IssuedLink, publicUrl: string) {
  return { url: requestUrl(publicUrl, token), attributes: attributes('RelationshipRequest') };
}

const kindOf = ({ kind }: Invitation) => (kind === 'joint' ? 'joint' : 'relationship');

export function draftToWire(
  { invitation, token }: IssuedLink,
  { tenant }: Caller,
  provider: Partner | null,
  publicUrl: string,
): RelationshipDraft {
  const { expiresAt, delegatedAdmin } = invitation;
  const url = requestUrl(publicUrl, token);
  const facts = {
    partner: tenant.name,
    provider: provider?.name ?? null,
    capacity: capacityOf(tenant.kind),
    delegatedAdmin,
    url,
    expiresAt,
  };
  return {
    id: invitation.invitationId,
    kind: kindOf(invitation),
    delegatedAdmin,
    ...(provider ? { provider: provider.name } : {}),
    url,
    ...(expiresAt ? { expiresAt: instant(expiresAt) } : {}),
    drafts: { en: draftOf(facts, 'en'), es: draftOf(facts, 'es'), ru: draftOf(facts, 'ru') },
  };
}

function capacityOf(kind: string): AskingPartner['capacity'] {
  if (kind === 'indirect-provider') return 'provider';
  return kind === 'direct-partner' ? 'direct' : 'reseller';
}

export function linkToWire(
  invitation: Invitation,
  providers: ReadonlyMap<string, string>,
  now: Date,
): RelationshipLink {
  const { expiresAt, providerId } = invitation;
  return {
    id: invitation.invitationId,
    kind: kindOf(invitation),
    delegatedAdmin: invitation.delegatedAdmin,
    ...(providerId ? { provider: { id: providerId, name: providers.get(providerId) ?? '' } } : {}),
    issuedAt: instant(invitation.issuedAt),
    ...(expiresAt ? { expiresAt: instant(expiresAt) } : {}),
    state: linkState(invitation, now),
    acceptedCount: invitation.acceptedCount,
  };
}

export function openedToWire(
  opened: OpenedRequest,
  publicUrl: string,
  language: Language,
): RelationshipInvitation {
  const { request, asked, refusal } = opened;
  const { expiresAt, delegatedAdmin } = request.invitation;
  const missing = asked?.missing;
  const related = (partner: Partner) => missing !== undefined && !missing.relationships.includes(partner);
  return {
    kind: kindOf(request.invitation),
    partners: askingOf(request).map((partner) => ({
      id: partner.tenantId,
      name: partner.name,
      country: partner.country,
      region: regionName(partner.region, language),
      partnerId: partner.locationPartnerId,
      capacity: capacityOf(partner.kind),
      ...(related(partner) ? { related: true } : {}),
    })),
    delegatedAdmin,
    follows: followsOf(request, missing ?? null),
    services: (asked?.services ?? []).map(({ service, heldBy, preset }) => ({
      id: service,
      name: serviceName(service, language),
      ...(heldBy ? { heldBy: { id: heldBy, name: opened.holders.get(heldBy) ?? '' } } : {}),
      preset,
    })),
    agreementMissing: missing?.agreement ?? false,
    ...(missing?.agreement ? { agreementUrl: agreementUrl(publicUrl, language) } : {}),
    adminOnly: missing?.relationships.length === 0 && !missing.association && missing.adminPermission,
    ...(expiresAt ? { expiresAt: instant(expiresAt) } : {}),
    alreadyConnected: opened.connected,
    mayAccept: refusal === null && !opened.connected,
    globalAdmins: [...opened.globalAdmins],
    ...(refusal ? { refusal: refusalToWire(refusal, language) } : {}),
  };
}

function askingOf({ issuer, provider }: Request): Partner[] {
  return provider ? [issuer, provider] : [issuer];
}

function agreementUrl(publicUrl: string, language: Language): string {
  return `${publicUrl}/twotier/v1/agreements/${customerAgreementTemplate.templateId}?language=${language}`;
}

/** Exactly what acceptance brings about, in the order in which a reader asks; only what is not there yet. */
function followsOf(
  request: Request,
  missing: { relationships: readonly Partner[]; adminPermission: boolean } | null,
): RelationshipInvitation['follows'] {
  const { issuer, invitation } = request;
  const follows: { what: Consequence; partner: string }[] = [];
  for (const partner of missing?.relationships ?? askingOf(request)) {
    const sells = partner.kind !== 'indirect-reseller';
    follows.push({ what: 'listed', partner: partner.name });
    if (sells)
      follows.push({ what: 'orders', partner: partner.name }, { what: 'billing', partner: partner.name });
    else follows.push({ what: 'contact', partner: partner.name });
  }
  if (missing ? missing.adminPermission : invitation.delegatedAdmin)
    follows.push({ what: 'admin', partner: issuer.name }, { what: 'company-data', partner: issuer.name });
  follows.push({ what: 'unchanged', partner: issuer.name });
  return follows;
}

function refusalToWire({ reason, parameters }: Refusal, language: Language) {
  return {
    code: errorCodes[reason].code,
    description: sentenceOf(reason, parameters, language),
    errorName: reason,
  };
}

export function acceptanceToWire({
  request,
  alreadyConnected,
  adminGranted,
}: Acceptance): AcceptedRelationship {
  return { partners: namesToWire(request), alreadyConnected, adminGranted };
}

export function namesToWire(request: Request) {
  return askingOf(request).map(({ tenantId, name }) => ({ id: tenantId, name }));
}

export function serviceName(id: ServiceId, language: Language): string {
  return services.find((service) => service.id === id)?.name[language] ?? id;
}

/** Reads the services somebody chose, each with the holder it was shown. */
export function choicesFromWire(
  given: readonly { readonly id: string; readonly replaces?: string }[] | undefined,
): ServiceChoice[] {
  return (given ?? []).map(({ id, replaces }) => ({
    service: serviceFromWire(id),
    replaces: replaces?.toLowerCase() ?? null,
  }));
}

export function serviceFromWire(id: string): ServiceId {
  return serviceIds.find((known) => known === id.toLowerCase()) ?? refuse('not-found');
}
