import type { Cloud } from '../src/access/caller.ts';
import { Refusal } from '../src/errors/refusal.ts';
import type { ServiceHolding, ServiceId, Tie } from '../src/features/customer/index.ts';
import type { Invitation } from '../src/features/invitation/index.ts';
import type { Partner, PartnerKind } from '../src/features/partner/index.ts';
import { channelOf, staleHoldings } from '../src/features/relationship/channel-rules.ts';
import type {
  AcceptancePlan,
  Request,
  ServiceChoice,
  ServiceMove,
  Standing,
} from '../src/features/relationship/model.ts';
import {
  adminAsked,
  checkAcceptor,
  checkRequest,
  checkServiceFor,
  isStillHeldBy,
  mayGive,
  mayWithdraw,
  planAcceptance,
  serviceOffers,
  servicesThatGo,
  tieWith,
} from '../src/features/relationship/rules.ts';

/**
 * Customers and their partners as the rules alone move them, without a database: what the product must hold
 * after any sequence of events (4.3, 4.4, I2 to I19).
 */

export interface ModelCustomer {
  readonly id: string;
  readonly kind: 'customer';
  readonly name: string;
  readonly country: string;
  readonly cloud: Cloud;
}

export interface ModelWorld {
  readonly partners: readonly Partner[];
  readonly customers: readonly ModelCustomer[];
  readonly links: readonly Invitation[];
  /** `provider reseller` of the partnerships that run. */
  readonly partnerships: ReadonlySet<string>;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly now: number;
}

export type Step =
  | { readonly do: 'request'; readonly partner: number; readonly admin: boolean }
  | { readonly do: 'joint'; readonly reseller: number; readonly provider: number; readonly admin: boolean }
  | { readonly do: 'revoke'; readonly link: number }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'partnership'; readonly provider: number; readonly reseller: number }
  | {
      readonly do: 'accept';
      readonly link: number;
      readonly customer: number;
      readonly agreement: boolean;
      /** Which of the offered services are taken, and whether by what the page showed. */
      readonly services: readonly number[];
      readonly stale: boolean;
    }
  | { readonly do: 'decline'; readonly link: number; readonly customer: number }
  | { readonly do: 'withdraw'; readonly customer: number; readonly partner: number }
  | {
      readonly do: 'give';
      readonly customer: number;
      readonly partner: number;
      readonly services: readonly ServiceId[];
    }
  | {
      readonly do: 'assign';
      readonly customer: number;
      readonly service: ServiceId;
      readonly partner: number | null;
      readonly stale: boolean;
    }
  | { readonly do: 'undesignate'; readonly customer: number; readonly provider: number }
  | { readonly do: 'end'; readonly customer: number; readonly partner: number };

export interface Taken {
  readonly world: ModelWorld;
  /** Why nothing happened; null: it did, or nothing was left to do. */
  readonly refused: string | null;
}

const dayMs = 86_400_000;
export const linkDays = 90;
const nobodyShown = 'ffffffff-ffff-4fff-8fff-ffffffffffff';

export function partnerOf(id: string, kind: PartnerKind, region: string, cloud: Cloud): Partner {
  return {
    tenantId: id,
    kind,
    name: `${kind} ${region} ${cloud} ${id.slice(0, 4)}`,
    country: region === 'europe' ? 'ES' : 'US',
    region,
    cloud,
    globalPartnerId: `g${id}`,
    locationPartnerId: `l${id}`,
    programStatus: 'active',
    agreementSignedAt: new Date(0),
  };
}

export function requestOf(world: ModelWorld, invitation: Invitation): Request {
  const issuer = world.partners.find(({ tenantId }) => tenantId === invitation.tenantId) as Partner;
  const provider = world.partners.find(({ tenantId }) => tenantId === invitation.providerId) ?? null;
  return {
    invitation,
    issuer,
    provider,
    partnershipActive: provider !== null && world.partnerships.has(`${provider.tenantId} ${issuer.tenantId}`),
  };
}

/** The services that a person would send who ticked some of those the page offers. */
export function choicesOf(
  standing: Standing,
  request: Request,
  step: Pick<Extract<Step, { do: 'accept' }>, 'services' | 'stale'>,
): ServiceChoice[] {
  const offers = serviceOffers(standing, request);
  const taken = offers.filter((_, place) => step.services.includes(place));
  return taken.map(({ service, heldBy }) => ({ service, replaces: step.stale ? nobodyShown : heldBy }));
}

/** Takes one step by the rules alone. */
export function takeStep(world: ModelWorld, step: Step, newId: () => string): Taken {
  const same = (refused: string | null): Taken => ({ world, refused });
  switch (step.do) {
    case 'wait':
      return { world: { ...world, now: world.now + step.days * dayMs }, refused: null };
    case 'request':
    case 'joint':
      return issue(world, step, newId);
    case 'revoke':
      return revoke(world, step.link);
    case 'partnership':
      return togglePartnership(world, step);
    case 'accept':
      return accept(world, step);
    case 'decline': {
      const { acceptor, request } = asked(world, step);
      return same(request === null ? 'none' : (refusalOf(world, acceptor, request)?.reason ?? null));
    }
    case 'withdraw':
      return change(world, step, (standing, tie) => {
        const may = mayWithdraw(tie);
        if (may instanceof Refusal) return may;
        return may && tie ? withTie(standing, withoutLegacy(tie, world.now)) : standing;
      });
    case 'give':
      return change(world, step, (standing, tie) => {
        const may = mayGive(tie);
        if (may instanceof Refusal) return may;
        if (!may || !tie) return standing;
        const channelId = channelOf(tie);
        const moves = step.services.map((service) => ({
          service,
          replaces: standing.services.find((one) => one.service === service)?.channelId ?? null,
          channelId,
        }));
        return assigned(withTie(standing, withLegacy(tie, world.now)), moves, world.now);
      });
    case 'assign':
      return assign(world, step);
    case 'undesignate':
      return undesignate(world, step);
    case 'end':
      return change(world, step, (standing, tie) => {
        if (tie?.state !== 'active') return new Refusal('relationship-not-active');
        const ended: Tie = {
          ...withoutLegacy(tie, null),
          state: 'ended',
          delegatedAdmin: 'none',
          endedAt: new Date(world.now),
        };
        return withTie(standing, ended);
      });
  }
}

function issue(
  world: ModelWorld,
  step: Extract<Step, { do: 'request' | 'joint' }>,
  newId: () => string,
): Taken {
  const issuer = at(world.partners, step.do === 'joint' ? step.reseller : step.partner);
  const provider = step.do === 'joint' ? at(world.partners, step.provider) : null;
  if (provider && !world.partnerships.has(`${provider.tenantId} ${issuer.tenantId}`))
    return { world, refused: 'partnership-unknown' };
  const asks = adminAsked(issuer.cloud, step.admin, 'en');
  if (asks instanceof Refusal) return { world, refused: asks.reason };
  const link: Invitation = {
    invitationId: newId(),
    tenantId: issuer.tenantId,
    kind: provider ? 'joint' : 'relationship',
    location: null,
    region: issuer.region,
    cloud: issuer.cloud,
    delegatedAdmin: asks,
    providerId: provider?.tenantId ?? null,
    state: 'issued',
    issuedAt: new Date(world.now),
    expiresAt: new Date(world.now + linkDays * dayMs),
    acceptedCount: 0,
  };
  return { world: { ...world, links: [...world.links, link] }, refused: null };
}

function revoke(world: ModelWorld, link: number): Taken {
  if (world.links.length === 0) return { world, refused: 'none' };
  const chosen = at(world.links, link);
  const over = chosen.expiresAt !== null && chosen.expiresAt.getTime() <= world.now;
  if (over || chosen.state === 'revoked') return { world, refused: null };
  const links = world.links.map((one) => (one === chosen ? { ...one, state: 'revoked' as const } : one));
  return { world: { ...world, links }, refused: null };
}

function togglePartnership(
  world: ModelWorld,
  step: { readonly provider: number; readonly reseller: number },
): Taken {
  const [provider, reseller] = [at(world.partners, step.provider), at(world.partners, step.reseller)];
  const fits =
    provider.kind === 'indirect-provider' &&
    reseller.kind === 'indirect-reseller' &&
    provider.region === reseller.region &&
    provider.cloud === reseller.cloud;
  if (!fits) return { world, refused: 'none' };
  const pair = `${provider.tenantId} ${reseller.tenantId}`;
  const partnerships = new Set(world.partnerships);
  if (!partnerships.delete(pair)) partnerships.add(pair);
  return { world: { ...world, partnerships }, refused: null };
}

export function asked(world: ModelWorld, step: { readonly link: number; readonly customer: number }) {
  const acceptor = at(world.customers, step.customer);
  const link = world.links.length === 0 ? null : at(world.links, step.link);
  return { acceptor, request: link && requestOf(world, link) };
}

function refusalOf(world: ModelWorld, acceptor: ModelCustomer, request: Request): Refusal | null {
  return checkRequest(request, new Date(world.now), 'en') ?? checkAcceptor(acceptor, request, 'en');
}

function accept(world: ModelWorld, step: Extract<Step, { do: 'accept' }>): Taken {
  const { acceptor, request } = asked(world, step);
  if (!request) return { world, refused: 'none' };
  const refusal = refusalOf(world, acceptor, request);
  if (refusal) return { world, refused: refusal.reason };
  const standing = standingOf(world, acceptor.id);
  const services = choicesOf(standing, request, step);
  const plan = planAcceptance(standing, request, { consent: true, agreement: step.agreement, services });
  if (plan instanceof Refusal) return { world, refused: plan.reason };
  if (plan === null) return { world, refused: null };
  const links = world.links.map((one) =>
    one === request.invitation ? { ...one, acceptedCount: one.acceptedCount + 1 } : one,
  );
  const accepted = carriedOut(standing, acceptor, request, plan, world.now);
  return { world: withStanding({ ...world, links }, accepted), refused: null };
}

/** What a plan makes of a customer's standing. */
function carriedOut(
  standing: Standing,
  acceptor: ModelCustomer,
  request: Request,
  plan: AcceptancePlan,
  now: number,
): Standing {
  const agreedDirectlyAt = plan.agree ? new Date(now) : standing.agreedDirectlyAt;
  const agreed = (tie: Tie): Tie =>
    plan.agree && tie.state === 'active' && tie.agreementAcceptedAt === null
      ? { ...tie, agreementAcceptedAt: agreedDirectlyAt }
      : tie;
  const merged = standing.services.map((one) =>
    plan.merge && one.channelId === plan.merge.from ? { ...one, channelId: plan.merge.into } : one,
  );
  let next: Standing = {
    ...standing,
    agreedDirectlyAt,
    ties: standing.ties.map(agreed),
    services: merged,
  };
  for (const { partnerId, capacity, reseller, providerId } of plan.open) {
    const before = tieWith(next, partnerId);
    next = withTie(next, {
      partnerId,
      customerId: acceptor.id,
      capacity,
      state: 'active',
      companyName: acceptor.name,
      domain: `${acceptor.id}.example`,
      country: acceptor.country,
      resellerId: reseller?.id ?? null,
      resellerName: reseller?.name ?? null,
      providerId,
      delegatedAdmin: 'none',
      legacyAdminAt: null,
      adminWithdrawnAt: null,
      agreementAcceptedAt: before?.agreementAcceptedAt ?? agreedDirectlyAt,
      startedAt: new Date(now),
      endedAt: null,
      version: (before?.version ?? 0) + 1,
    });
  }
  for (const { tie, services } of plan.untie) {
    next = withTie(
      assigned(next, services, now),
      tie.capacity === 'reseller'
        ? { ...agreed(tie), providerId: null }
        : { ...agreed(tie), resellerId: null, resellerName: null },
    );
  }
  if (plan.associate) {
    const { providerId, resellerId } = plan.associate;
    const [ofProvider, ofReseller] = [tieWith(next, providerId), tieWith(next, resellerId)];
    if (ofProvider) next = withTie(next, { ...ofProvider, resellerId, resellerName: request.issuer.name });
    if (ofReseller) next = withTie(next, { ...ofReseller, providerId });
  }
  const granted = plan.grantTo === null ? undefined : tieWith(next, plan.grantTo);
  if (granted) next = withTie(next, withLegacy(granted, now));
  return assigned(next, plan.services, now);
}

function assign(world: ModelWorld, step: Extract<Step, { do: 'assign' }>): Taken {
  const { id } = at(world.customers, step.customer);
  const standing = standingOf(world, id);
  const shown = step.stale
    ? nobodyShown
    : (standing.services.find(({ service }) => service === step.service)?.channelId ?? null);
  const target =
    step.partner === null
      ? null
      : checkServiceFor(standing, at(world.partners, step.partner).tenantId, step.service);
  if (target instanceof Refusal) return { world, refused: target.reason };
  if (!isStillHeldBy(standing, step.service, shown)) return { world, refused: 'changed-meanwhile' };
  const services = standing.services.filter(({ service }) => service !== step.service);
  const next = target
    ? assigned(standing, [{ service: step.service, ...target }], world.now)
    : { ...standing, services };
  return { world: withStanding(world, next), refused: null };
}

function undesignate(world: ModelWorld, step: Extract<Step, { do: 'undesignate' }>): Taken {
  const provider = at(world.partners, step.provider).tenantId;
  return change(world, { customer: step.customer, partner: step.provider }, (standing, tie) => {
    if (!tie) return new Refusal('customer-unknown');
    if (tie.state !== 'active') return new Refusal('relationship-ended');
    if (tie.resellerId === null) return new Refusal('designation-none');
    const ofReseller = tieWith(standing, tie.resellerId);
    const alone = withTie(standing, { ...tie, resellerId: null, resellerName: null });
    if (ofReseller?.providerId !== provider) return alone;
    const moves = servicesThatGo(standing, tie, ofReseller);
    return assigned(withTie(alone, { ...ofReseller, providerId: null }), moves, world.now);
  });
}

function change(
  world: ModelWorld,
  step: { readonly customer: number; readonly partner: number },
  changed: (standing: Standing, tie: Tie | undefined) => Standing | Refusal,
): Taken {
  const standing = standingOf(world, at(world.customers, step.customer).id);
  const next = changed(standing, tieWith(standing, at(world.partners, step.partner).tenantId));
  if (next instanceof Refusal) return { world, refused: next.reason };
  return { world: withStanding(world, next), refused: null };
}

function assigned(
  standing: Standing,
  moves: readonly Pick<ServiceMove, 'service' | 'channelId'>[],
  now: number,
): Standing {
  const held = new Map(standing.services.map((one) => [one.service, one]));
  for (const { service, channelId } of moves) {
    if (held.get(service)?.channelId === channelId) continue;
    held.set(service, { service, channelId, grantedAt: new Date(now) } satisfies ServiceHolding);
  }
  return { ...standing, services: [...held.values()] };
}

function withLegacy(tie: Tie, now: number): Tie {
  return { ...tie, legacyAdminAt: new Date(now), delegatedAdmin: 'legacy', adminWithdrawnAt: null };
}

function withoutLegacy(tie: Tie, withdrawnAt: number | null): Tie {
  const adminWithdrawnAt = withdrawnAt === null ? tie.adminWithdrawnAt : new Date(withdrawnAt);
  return { ...tie, legacyAdminAt: null, delegatedAdmin: 'none', adminWithdrawnAt };
}

function withTie(standing: Standing, tie: Tie): Standing {
  const others = standing.ties.filter(({ partnerId }) => partnerId !== tie.partnerId);
  return { ...standing, ties: [...others, tie] };
}

/** Whoever ends a right sweeps what it backed (I15a). */
function withStanding(world: ModelWorld, standing: Standing): ModelWorld {
  const stale = staleHoldings(standing);
  const services = standing.services.filter((one) => !stale.includes(one));
  const standings = new Map(world.standings).set(standing.customerId, { ...standing, services });
  return { ...world, standings };
}

export function standingOf(world: ModelWorld, customerId: string): Standing {
  return (
    world.standings.get(customerId) ?? {
      customerId,
      ties: [],
      services: [],
      grants: null,
      agreedDirectlyAt: null,
    }
  );
}

export function at<T>(list: readonly T[], place: number): T {
  return list[place % list.length] as T;
}
