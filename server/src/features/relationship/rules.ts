import type { Cloud } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import { nextState } from '../../platform/states/index.ts';
import type { ServiceId, Tie } from '../customer/index.ts';
import { capacityOf } from '../customer/rules.ts';
import { serviceIds } from '../customer/service-model.ts';
import { checkLinkDates } from '../invitation/rules.ts';
import { cloudName } from '../invitation/wording-rules.ts';
import { countryName, regionName, regionOf } from '../market/rules.ts';
import type { Partner } from '../partner/index.ts';
import {
  activeTies,
  channelOf,
  holderOf,
  mayHold,
  servicesOpenedBy,
  tiesOfChannel,
} from './channel-rules.ts';
import type {
  AcceptancePlan,
  Acceptor,
  Opening,
  Request,
  ServiceChoice,
  ServiceMove,
  Standing,
  Untying,
} from './model.ts';
import { legacyAdminStates, relationshipStates } from './states-rules.ts';

/** Where admin permission is part of every request, and no choice (7.1, C34). */
export function adminIsOptional(cloud: Cloud): boolean {
  return cloud === 'global';
}

/** Whether a request asks for admin permission: ticked unless unticked, and always where it is no choice. */
export function adminAsked(cloud: Cloud, wanted: boolean | undefined, language: Language): boolean | Refusal {
  if (wanted !== false) return true;
  return adminIsOptional(cloud)
    ? false
    : new Refusal('cloud-feature-off', { cloud: cloudName(cloud, language) });
}

/** Where a customer has one transacting channel and no more (7.1, I52). */
export function oneChannelOnly(cloud: Cloud): boolean {
  return cloud === 'us-government';
}

/** Why a link cannot be opened, whoever opens it; to the reader an inactive issuer's is simply no good. */
export function checkRequest(request: Request, now: Date, language: Language): Refusal | null {
  if (request.invitation.kind === 'partnership') return new Refusal('invitation-unknown');
  const lapsed = checkLinkDates(request.invitation, now, language);
  if (lapsed) return lapsed;
  const behind = request.provider ? [request.issuer, request.provider] : [request.issuer];
  return behind.every(({ programStatus }) => programStatus === 'active')
    ? null
    : new Refusal('invitation-unknown');
}

/** Why this company cannot accept, in the order of 2.7 and C35. The person's role was settled before. */
export function checkAcceptor(
  acceptor: Acceptor,
  { invitation, issuer, provider, partnershipActive }: Request,
  language: Language,
): Refusal | null {
  if (acceptor.id === issuer.tenantId || acceptor.id === provider?.tenantId)
    return new Refusal('relationship-own-link');
  // A partner cannot resell to another transacting partner (C43), nor is the operator anyone's customer.
  if (acceptor.kind !== 'customer') return new Refusal('relationship-not-customer');
  if (acceptor.cloud !== invitation.cloud) {
    return new Refusal('invitation-other-cloud', {
      ownCloud: cloudName(acceptor.cloud, language),
      invitationCloud: cloudName(invitation.cloud, language),
    });
  }
  const region = regionOf(acceptor.country);
  if (region !== invitation.region) {
    return new Refusal('relationship-other-region', {
      country: countryName(acceptor.country, language),
      customerRegion: region ? regionName(region, language) : '–',
      partner: issuer.name,
      partnerRegion: regionName(invitation.region, language),
    });
  }
  // Nothing was stored when the partnership ended (I1): the link works again if it is renewed (4.1).
  if (provider && !partnershipActive)
    return new Refusal('joint-partnership-ended', { reseller: issuer.name, provider: provider.name });
  return null;
}

/** Why the customer's present partners stand against it. */
export function checkStanding(standing: Standing, request: Request): Refusal | null {
  const { invitation, issuer, provider } = request;
  const asking = provider ? [provider, issuer] : [issuer];
  const ties = asking.map(({ tenantId }) => tieWith(standing, tenantId));
  const refused = asking.find(
    (_, place) => nextState(relationshipStates, ties[place]?.state ?? 'none', 'accept') === null,
  );
  if (refused) return new Refusal('relationship-frozen', { partner: refused.name });
  if (provider) {
    const [ofProvider, ofReseller] = ties;
    // An additional relationship changes nothing of another one (C43): who served together goes on doing so.
    const otherReseller = liveCompanion(standing, ofProvider);
    if (otherReseller && otherReseller !== issuer.tenantId) {
      return new Refusal('joint-other-reseller', {
        provider: provider.name,
        reseller: ofProvider?.resellerName ?? '',
      });
    }
    const otherProvider = liveCompanion(standing, ofReseller);
    if (otherProvider && otherProvider !== provider.tenantId)
      return new Refusal('joint-other-provider', { reseller: issuer.name });
  }
  if (!oneChannelOnly(invitation.cloud)) return null;
  const channel = channelAsked(standing, request);
  // Resellers transact through a provider only: they are nobody's second transacting partner (I52).
  const others = activeTies(standing).some(
    (tie) =>
      tie.capacity !== 'reseller' &&
      channelOf(tie) !== channel &&
      !asking.some(({ tenantId }) => tenantId === tie.partnerId),
  );
  return others ? new Refusal('relationship-one-partner', { partner: issuer.name }) : null;
}

/** Who serves the customer together with this partner, as far as both relationships run. */
function liveCompanion(standing: Standing, tie: Tie | undefined): string | null {
  if (tie?.state !== 'active') return null;
  const companion = tie.capacity === 'reseller' ? tie.providerId : tie.resellerId;
  return companion !== null && tieWith(standing, companion)?.state === 'active' ? companion : null;
}

export function tieWith({ ties }: Pick<Standing, 'ties'>, partnerId: string): Tie | undefined {
  return ties.find((tie) => tie.partnerId === partnerId);
}

/** The channel that an acceptance gives its services to (D7). */
export function channelAsked(standing: Standing, { issuer, provider }: Request): string {
  if (provider) return provider.tenantId;
  const tie = tieWith(standing, issuer.tenantId);
  return tie?.state === 'active' ? channelOf(tie) : issuer.tenantId;
}

/** What is missing between this customer and those who ask: that, and no more, is asked of it (4.1). */
export interface Missing {
  readonly relationships: readonly Partner[];
  /** Both are there, but not as provider and reseller together. */
  readonly association: boolean;
  readonly adminPermission: boolean;
  readonly agreement: boolean;
}

export function missingOf(standing: Standing, { invitation, issuer, provider }: Request): Missing {
  const asking = provider ? [provider, issuer] : [issuer];
  const live = (partner: Partner) => tieWith(standing, partner.tenantId)?.state === 'active';
  const tie = tieWith(standing, issuer.tenantId);
  const held = tie?.state === 'active' && tie.legacyAdminAt !== null ? 'held' : 'none';
  return {
    relationships: asking.filter((partner) => !live(partner)),
    association: provider !== null && asking.every(live) && tie?.providerId !== provider.tenantId,
    adminPermission: invitation.delegatedAdmin && nextState(legacyAdminStates, held, 'grant') !== held,
    // Where only permission is added, only that is asked (C35).
    agreement:
      asking.some((partner) => !live(partner)) &&
      standing.agreedDirectlyAt === null &&
      asking.some(({ tenantId }) => (tieWith(standing, tenantId)?.agreementAcceptedAt ?? null) === null),
  };
}

/** Whether nothing is left to accept: then nothing is asked, and nothing changes (I11). */
export function isConnected(missing: Missing): boolean {
  return missing.relationships.length === 0 && !missing.association && !missing.adminPermission;
}

/** A service as the customer sees it when it decides. */
export interface ServiceOffer {
  readonly service: ServiceId;
  /** The other channel that holds it and would be replaced. */
  readonly heldBy: string | null;
  /** Chosen beforehand: it takes nothing from anybody (D7). */
  readonly preset: boolean;
}

/** Services that admin permission asked for by this link can open, and who holds them now. */
export function serviceOffers(standing: Standing, request: Request): readonly ServiceOffer[] {
  if (!missingOf(standing, request).adminPermission) return [];
  const channel = channelAsked(standing, request);
  const held = serviceIds.map((service) => ({ service, by: holderOf(standing, service)?.channelId ?? null }));
  return held
    .filter(({ by }) => by === null || (by !== channel && by !== channelBrought(standing, request)))
    .map(({ service, by }) => ({ service, heldBy: by, preset: by === null }));
}

/** The channel of a reseller that serves alone so far: it brings its services along into the provider's. */
function channelBrought(standing: Standing, { issuer, provider }: Request): string | null {
  const tie = tieWith(standing, issuer.tenantId);
  if (!provider || tie?.state !== 'active') return null;
  const channel = channelOf(tie);
  return channel !== provider.tenantId && tiesOfChannel(standing, channel).length === 1 ? channel : null;
}

export interface Given {
  /** The tick that accepts. */
  readonly consent: boolean;
  /** The tick for the customer agreement, where it is missing. */
  readonly agreement: boolean;
  readonly services: readonly ServiceChoice[];
}

/**
 * What accepting would write, or why it is refused; null when nothing is left to do. All or nothing: a
 * joint request opens both relationships or none (I9).
 */
export function planAcceptance(
  standing: Standing,
  request: Request,
  given: Given,
): AcceptancePlan | Refusal | null {
  const refusal = checkStanding(standing, request);
  if (refusal) return refusal;
  const missing = missingOf(standing, request);
  if (isConnected(missing)) return null;
  if (!given.consent) return new Refusal('consent-missing');
  if (missing.agreement && !given.agreement) return new Refusal('agreement-consent-missing');
  const { issuer, provider } = request;
  const services = missing.adminPermission ? movesOf(standing, request, given.services) : [];
  if (services instanceof Refusal) return services;
  const brought = channelBrought(standing, request);
  return {
    open: missing.relationships.map((partner) => openingOf(standing, partner, request)),
    associate:
      provider && associationIsNew(standing, request)
        ? { providerId: provider.tenantId, resellerId: issuer.tenantId }
        : null,
    untie: untyings(standing, request),
    grantTo: missing.adminPermission ? issuer.tenantId : null,
    services,
    merge:
      provider && standing.services.some(({ channelId }) => channelId === brought)
        ? { from: brought as string, into: provider.tenantId }
        : null,
    agree: missing.agreement,
  };
}

function openingOf(standing: Standing, partner: Partner, { issuer, provider }: Request): Opening {
  const opening = { partnerId: partner.tenantId, capacity: capacityOf(partner.kind) };
  if (provider) {
    return partner.tenantId === provider.tenantId
      ? { ...opening, reseller: { id: issuer.tenantId, name: issuer.name }, providerId: null }
      : { ...opening, reseller: null, providerId: provider.tenantId };
  }
  // Reinstated (C38), it serves again with whoever went on counting on it.
  const left = activeTies(standing).find((tie) =>
    tie.capacity === 'reseller' ? tie.providerId === partner.tenantId : tie.resellerId === partner.tenantId,
  );
  const before = tieWith(standing, partner.tenantId);
  return left?.capacity === 'reseller'
    ? { ...opening, reseller: { id: left.partnerId, name: before?.resellerName ?? '' }, providerId: null }
    : { ...opening, reseller: null, providerId: left?.partnerId ?? null };
}

/** Whoever was left behind by one of the two when its relationship ended: a joint acceptance settles it. */
function untyings(standing: Standing, { issuer, provider }: Request): readonly Untying[] {
  if (!provider) return [];
  const asking = [issuer.tenantId, provider.tenantId];
  return activeTies(standing)
    .filter(({ partnerId }) => !asking.includes(partnerId))
    .filter((tie) => asking.includes((tie.capacity === 'reseller' ? tie.providerId : tie.resellerId) ?? ''))
    .map((tie) => {
      const left = tie.capacity === 'reseller' ? tieWith(standing, provider.tenantId) : undefined;
      return { tie, services: left ? servicesThatGo(standing, left, tie) : [] };
    });
}

/** Openings are tied together as they are made; what was there before is tied now. */
function associationIsNew(standing: Standing, { issuer, provider }: Request): boolean {
  const ofReseller = tieWith(standing, issuer.tenantId);
  const ofProvider = provider && tieWith(standing, provider.tenantId);
  return (
    (ofReseller?.state === 'active' && ofReseller.providerId !== provider?.tenantId) ||
    (ofProvider?.state === 'active' && ofProvider.resellerId !== issuer.tenantId)
  );
}

function movesOf(
  standing: Standing,
  request: Request,
  chosen: readonly ServiceChoice[],
): readonly ServiceMove[] | Refusal {
  const offers = serviceOffers(standing, request);
  const channelId = channelAsked(standing, request);
  const moves: ServiceMove[] = [];
  for (const { service, replaces } of chosen) {
    const offer = offers.find((one) => one.service === service);
    // The customer decided on what it was shown; who holds the service has changed since (D46).
    if (!offer || offer.heldBy !== replaces) return new Refusal('changed-meanwhile');
    moves.push({ service, replaces, channelId });
  }
  return moves;
}

// The customer's own changes afterwards (C40)

/** Whether taking the permission away would change anything: what is not held is not taken twice. */
export function mayWithdraw(tie: Tie | undefined): Refusal | boolean {
  if (!tie) return new Refusal('partner-unknown');
  return nextState(legacyAdminStates, tie.legacyAdminAt === null ? 'none' : 'held', 'withdraw') !== null;
}

/** Giving it back without a new request: to a partner whose relationship runs. */
export function mayGive(tie: Tie | undefined): Refusal | boolean {
  if (!tie) return new Refusal('partner-unknown');
  if (tie.state !== 'active') return new Refusal('relationship-not-active');
  return tie.legacyAdminAt === null;
}

/** Why a service cannot go to this partner: only one whose channel holds a permission that opens it (I15a). */
export function checkServiceFor(
  standing: Standing,
  partnerId: string,
  service: ServiceId,
): Refusal | { readonly channelId: string } {
  const tie = tieWith(standing, partnerId);
  if (!tie) return new Refusal('partner-unknown');
  if (tie.state !== 'active') return new Refusal('relationship-not-active');
  const channelId = channelOf(tie);
  return mayHold(standing, channelId, service) ? { channelId } : new Refusal('service-needs-permission');
}

/**
 * Services that go with a reseller whose designation ends (D39): the channel held them by its permission
 * alone. All others stay with the provider.
 */
export function servicesThatGo(standing: Standing, provider: Tie, reseller: Tie): readonly ServiceMove[] {
  const kept = servicesOpenedBy(provider, standing.grants);
  const carried = servicesOpenedBy(reseller, standing.grants);
  return standing.services
    .filter(({ channelId }) => channelId === provider.partnerId)
    .filter(({ service }) => !kept.includes(service) && carried.includes(service))
    .map(({ service, channelId }) => ({ service, replaces: channelId, channelId: reseller.partnerId }));
}

/** Whether the holder the customer was shown is still the present one. */
export function isStillHeldBy(standing: Standing, service: ServiceId, shown: string | null): boolean {
  return (holderOf(standing, service)?.channelId ?? null) === shown;
}

/** What a partner still answers for, and what it can no longer do, once the permission is gone (C40, Appendix B 8). */
export const duties = ['support', 'contract', 'billing', 'phone-requests'] as const;
export type Duty = (typeof duties)[number];

export function dutiesOf(
  tie: Pick<Tie, 'state' | 'capacity' | 'partnerId' | 'delegatedAdmin' | 'legacyAdminAt'>,
): readonly Duty[] {
  if (tie.state !== 'active' || servicesOpenedBy(tie, null).length > 0) return [];
  // A reseller bills nobody here: its provider does.
  return duties.filter((duty) => duty !== 'billing' || tie.capacity !== 'reseller');
}
