import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cloud, Role, TenantKind } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { ServiceHolding, Tie } from '../customer/index.ts';
import type { Partner } from '../partner/index.ts';
import { channelOf, staleHoldings } from '../relationship/channel-rules.ts';
import type { Request, Standing } from '../relationship/model.ts';
import { checkAcceptor, planAcceptance, serviceOffers } from '../relationship/rules.ts';
import type { Grant, Situation, WhatIfEvent } from '../what-if/index.ts';
import { after, effectiveRoles, legacyRoles } from '../what-if/rules.ts';
import type { StakedSubscription } from './model.ts';
import { blockersOf, blocksEnding } from './rules.ts';

/*
 * Random stories of acceptances, endings, removals and permissions over the real rules, without a database:
 * whatever happens in whatever order, the invariants hold, and what-if foretells each step.
 */

const now = new Date('2026-03-01T00:00:00Z');
const us = { country: 'US', region: 'united-states' } as const;
const es = { country: 'ES', region: 'europe' } as const;

function partner(
  tenantId: string,
  kind: TenantKind,
  place: typeof us | typeof es,
  cloud: Cloud = 'global',
): Partner {
  return {
    tenantId,
    kind,
    name: tenantId,
    ...place,
    cloud,
    programStatus: 'active',
    agreementSignedAt: now,
  } as Partner;
}
const partners = [
  partner('provider', 'indirect-provider', us),
  partner('rival', 'indirect-provider', us),
  partner('reseller', 'indirect-reseller', us),
  partner('other-reseller', 'indirect-reseller', us),
  partner('direct', 'direct-partner', us),
  partner('spanish', 'indirect-provider', es),
  partner('gov-provider', 'indirect-provider', us, 'us-government'),
  partner('gov-reseller', 'indirect-reseller', us, 'us-government'),
  partner('gov-direct', 'direct-partner', us, 'us-government'),
];
const customers = [
  { id: 'bakery', kind: 'customer' as const, name: 'bakery', country: 'US', cloud: 'global' as const },
  { id: 'flores', kind: 'customer' as const, name: 'flores', country: 'ES', cloud: 'global' as const },
  { id: 'agency', kind: 'customer' as const, name: 'agency', country: 'US', cloud: 'us-government' as const },
];

interface Sold extends StakedSubscription {
  readonly seller: string;
  readonly customer: string;
  readonly credited: string | null;
  readonly support: string;
}

interface World {
  readonly partnerships: readonly string[];
  readonly ties: readonly Tie[];
  readonly services: readonly (ServiceHolding & { readonly customerId: string })[];
  readonly grants: readonly (Grant & { readonly partnerId: string; readonly customerId: string })[];
  readonly sold: readonly Sold[];
}

/** Who meets in a story: few, so that they meet often. */
const casts = [
  { partners: [0, 2, 1], customers: [0] },
  { partners: [0, 3, 5, 4], customers: [0, 1] },
  { partners: [6, 7, 8], customers: [2, 0] },
] as const;

const any = {
  partner: fc.nat(11),
  customer: fc.nat(5),
  number: fc.nat(5),
};
const kinds = ['license', 'usage', 'software', 'reservation'] as const;
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('accept' as const),
      ...any,
      joint: fc.boolean(),
      admin: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('end' as const), ...any }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('partner-up' as const, 'remove-partnership' as const),
      ...any,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('take-legacy' as const, 'grant' as const, 'unmap' as const, 'let-lapse' as const),
      ...any,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('buy' as const, 'suspend' as const), ...any }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const story = (minLength: number, maxLength: number) =>
  fc
    .record({ cast: fc.constantFrom(...casts), steps: fc.array(step, { minLength, maxLength }) })
    .map(({ cast, steps }) =>
      steps.map(
        (what): Step => ({
          ...what,
          partner: cast.partners[what.partner % cast.partners.length] as number,
          customer: cast.customers[what.customer % cast.customers.length] as number,
        }),
      ),
    );
const start: World = {
  partnerships: ['provider reseller', 'gov-provider gov-reseller'],
  ties: [],
  services: [],
  grants: [],
  sold: [],
};

const tieOf = (world: World, partnerId: string, customerId: string) =>
  world.ties.find((tie) => tie.partnerId === partnerId && tie.customerId === customerId);

function standingOf(world: World, customerId: string): Standing {
  return {
    customerId,
    ties: world.ties.filter((tie) => tie.customerId === customerId),
    services: world.services.filter((one) => one.customerId === customerId),
    grants: null,
    agreedDirectlyAt: null,
  };
}

/** The word in the relationship's row, and the services, follow from what is held (I15a). */
function settled(world: World): World {
  const ties = world.ties.map((tie): Tie => {
    const granular = world.grants.some(
      (one) => one.partnerId === tie.partnerId && one.customerId === tie.customerId,
    );
    const delegatedAdmin =
      tie.state !== 'active'
        ? 'none'
        : granular
          ? 'granular'
          : tie.legacyAdminAt === null
            ? 'none'
            : 'legacy';
    return tie.delegatedAdmin === delegatedAdmin ? tie : { ...tie, delegatedAdmin };
  });
  const stale = customers.flatMap(({ id }) => staleHoldings(standingOf({ ...world, ties }, id)));
  return { ...world, ties, services: world.services.filter((one) => !stale.includes(one)) };
}

const staff = (['global-admin', 'admin-agent', 'helpdesk-agent', 'sales-agent'] as const).map(
  (role: Role) => ({
    personId: role,
    roles: [role],
  }),
);

/** What what-if would be asked with. */
function situationOf(world: World, partnerId: string, customerId: string): Situation {
  const tie = tieOf(world, partnerId, customerId);
  const grants = world.grants.filter((one) => one.partnerId === partnerId && one.customerId === customerId);
  const legacy: Grant[] =
    tie?.legacyAdminAt && tie.state === 'active'
      ? [
          {
            grantId: 'legacy',
            kind: 'legacy',
            name: null,
            endsAt: null,
            autoExtend: false,
            roles: Object.values(legacyRoles),
            groups: [],
          },
        ]
      : [];
  const channel = tie && channelOf(tie);
  return {
    relationship: tie?.state === 'active' ? 'active' : 'none',
    partnership: 'none',
    workAccountAccess: false,
    grants: [...legacy, ...grants],
    services: world.services.flatMap((one) =>
      one.customerId === customerId && one.channelId === channel ? one.service : [],
    ),
    channelHoldsAdmin: world.ties.some(
      (other) =>
        other.customerId === customerId &&
        other.partnerId !== partnerId &&
        other.delegatedAdmin !== 'none' &&
        channelOf(other) === channel,
    ),
    people: staff,
    openedBy: { record: ['admin-agent'], subscriptions: [], orders: [], people: [] },
    subscriptions: world.sold
      .filter((one) => one.customer === customerId && !['deleted'].includes(one.status))
      .map((one) => ({
        subscriptionId: one.subscriptionId,
        name: one.name,
        status: one.status,
        endsOn: one.termEndsOn,
        creditedTo: one.credited,
        supportByPartner: one.support === partnerId && one.seller !== partnerId,
      })),
  };
}

function requestOf(world: World, { partner: by, joint, admin }: Step & { do: 'accept' }): Request {
  const issuer = partners[by] as Partner;
  const pair = joint ? world.partnerships.find((one) => one.endsWith(` ${issuer.tenantId}`)) : undefined;
  const provider = partners.find(({ tenantId }) => tenantId === pair?.split(' ')[0]) ?? null;
  return {
    invitation: {
      invitationId: 'i',
      tenantId: issuer.tenantId,
      kind: provider ? 'joint' : 'relationship',
      location: null,
      region: issuer.region,
      cloud: issuer.cloud,
      delegatedAdmin: admin || issuer.cloud !== 'global',
      providerId: provider?.tenantId ?? null,
      state: 'issued',
      issuedAt: now,
      expiresAt: null,
      acceptedCount: 0,
    },
    issuer,
    provider,
    partnershipActive: provider !== null,
  };
}

function accepted(world: World, request: Request, customerId: string): World {
  const customer = customers.find(({ id }) => id === customerId);
  if (!customer || checkAcceptor(customer, request, 'en')) return world;
  const standing = standingOf(world, customerId);
  const services = serviceOffers(standing, request)
    .filter(({ preset }) => preset)
    .map(({ service }) => ({ service, replaces: null }));
  const plan = planAcceptance(standing, request, { consent: true, agreement: true, services });
  if (plan === null || plan instanceof Refusal) return world;
  let ties = [...world.ties];
  const change = (partnerId: string, to: (tie: Tie) => Tie) => {
    ties = ties.map((tie) => (tie.partnerId === partnerId && tie.customerId === customerId ? to(tie) : tie));
  };
  for (const { partnerId, capacity, reseller, providerId } of plan.open) {
    ties = ties.filter((tie) => tie.partnerId !== partnerId || tie.customerId !== customerId);
    ties.push({
      partnerId,
      customerId,
      capacity,
      state: 'active',
      companyName: customerId,
      domain: customerId,
      country: customer.country,
      resellerId: reseller?.id ?? null,
      resellerName: reseller?.name ?? null,
      providerId,
      delegatedAdmin: 'none',
      legacyAdminAt: null,
      adminWithdrawnAt: null,
      agreementAcceptedAt: now,
      startedAt: now,
      endedAt: null,
      version: 1,
    });
  }
  for (const { tie } of plan.untie) {
    change(tie.partnerId, (one) =>
      one.capacity === 'reseller'
        ? { ...one, providerId: null }
        : { ...one, resellerId: null, resellerName: null },
    );
  }
  if (plan.associate) {
    const { providerId, resellerId } = plan.associate;
    change(providerId, (tie) => ({ ...tie, resellerId, resellerName: resellerId }));
    change(resellerId, (tie) => ({ ...tie, providerId }));
  }
  if (plan.grantTo) change(plan.grantTo, (tie) => ({ ...tie, legacyAdminAt: now }));
  const along = plan.untie.flatMap(({ services: moves }) => moves);
  const merged = world.services.map((one) => {
    if (one.customerId !== customerId) return one;
    const move = along.find(({ service, replaces }) => service === one.service && replaces === one.channelId);
    const from = move?.channelId ?? one.channelId;
    return from === one.channelId && from !== plan.merge?.from
      ? one
      : { ...one, channelId: from === plan.merge?.from ? plan.merge.into : from };
  });
  const given = plan.services.map(({ service, channelId }) => ({
    service,
    channelId,
    customerId,
    grantedAt: now,
  }));
  const kept = merged.filter(
    (one) => !given.some(({ service }) => one.customerId === customerId && one.service === service),
  );
  return settled({ ...world, ties, services: [...kept, ...given] as World['services'] });
}

function ended(world: World, partnerId: string, customerId: string): World {
  const tie = tieOf(world, partnerId, customerId);
  const own = world.sold.filter((one) => one.seller === partnerId && one.customer === customerId);
  if (tie?.state !== 'active' || blockersOf(own, now).length > 0) return world;
  return settled({
    ...world,
    ties: world.ties.map((one) =>
      one === tie ? { ...tie, state: 'ended', legacyAdminAt: null, endedAt: now } : one,
    ),
    grants: world.grants.filter((one) => one.partnerId !== partnerId || one.customerId !== customerId),
    sold: world.sold.map((one) =>
      one.customer === customerId && one.support === partnerId && one.seller !== partnerId
        ? { ...one, support: one.seller }
        : one,
    ),
  });
}

let serial = 0;

function taken(world: World, what: Step): { world: World; event: WhatIfEvent | null } {
  const { tenantId: partnerId, kind } = partners[what.partner] as Partner;
  const customerId = customers[what.customer]?.id as string;
  const tie = tieOf(world, partnerId, customerId);
  const live = tie?.state === 'active';
  const grants = world.grants.filter((one) => one.partnerId === partnerId && one.customerId === customerId);
  const grant = grants[what.number % Math.max(1, grants.length)];
  switch (what.do) {
    case 'accept':
      return { world: accepted(world, requestOf(world, what), customerId), event: null };
    case 'end':
      return { world: ended(world, partnerId, customerId), event: { kind: 'end-relationship' } };
    case 'partner-up':
    case 'remove-partnership': {
      const other = partners[(what.partner + what.number) % partners.length] as Partner;
      const me = partners[what.partner] as Partner;
      const fits =
        kind === 'indirect-provider' &&
        other.kind === 'indirect-reseller' &&
        other.cloud === me.cloud &&
        other.region === me.region;
      const pair = `${partnerId} ${other.tenantId}`;
      const without = world.partnerships.filter((one) => one !== pair);
      return {
        world: {
          ...world,
          partnerships:
            what.do === 'partner-up' && fits
              ? [...without, pair]
              : what.do === 'partner-up'
                ? world.partnerships
                : without,
        },
        event: what.do === 'remove-partnership' ? { kind: 'remove-partnership' } : null,
      };
    }
    case 'take-legacy':
      return {
        world: settled({
          ...world,
          ties: world.ties.map((one) => (one === tie ? { ...one, legacyAdminAt: null } : one)),
        }),
        event: { kind: 'remove-legacy-admin' },
      };
    case 'grant': {
      serial += 1;
      const made: World['grants'][number] = {
        partnerId,
        customerId,
        grantId: `g${serial}`,
        kind: 'granular',
        name: `Grant ${serial}`,
        endsAt: now,
        autoExtend: false,
        roles: ['reader', 'writer'],
        groups: [
          { groupId: 'agents', name: 'Agents', roles: ['reader'], memberIds: ['admin-agent', 'sales-agent'] },
        ],
      };
      return { world: live ? settled({ ...world, grants: [...world.grants, made] }) : world, event: null };
    }
    case 'unmap':
      return {
        world: settled({
          ...world,
          grants: world.grants.map((one) => (one === grant ? { ...one, groups: [] } : one)),
        }),
        event: grant ? { kind: 'unmap-group', grantId: grant.grantId, groupId: 'agents' } : null,
      };
    case 'let-lapse':
      return {
        world: settled({ ...world, grants: world.grants.filter((one) => one !== grant) }),
        event: grant ? { kind: 'end-grant', grantId: grant.grantId } : null,
      };
    case 'buy': {
      if (!live || tie.capacity === 'reseller') return { world, event: null };
      serial += 1;
      const bought: Sold = {
        subscriptionId: `s${serial}`,
        name: `Subscription ${serial}`,
        kind: kinds[what.number % kinds.length] as Sold['kind'],
        ruleSet: 'new-commerce',
        status: 'active',
        quantity: 1,
        isTrial: false,
        autoRenew: what.number % 2 === 0,
        termEndsOn: '2026-12-31',
        cancelableUntil: null,
        parentSubscriptionId: null,
        version: 1,
        seller: partnerId,
        customer: customerId,
        credited: tie.resellerId,
        support: tie.resellerId ?? partnerId,
      };
      return { world: { ...world, sold: [...world.sold, bought] }, event: null };
    }
    case 'suspend':
      return {
        world: {
          ...world,
          sold: world.sold.map((one) =>
            one.seller === partnerId && one.customer === customerId && one.status === 'active'
              ? {
                  ...one,
                  status: one.kind === 'license' || one.kind === 'usage' ? 'suspended' : 'deleted',
                  autoRenew: false,
                }
              : one,
          ),
        },
        event: null,
      };
  }
}

/** I5, I6, I13, I15, I15a, I16, I52: hold in every world. */
function expectSound(world: World): void {
  for (const tie of world.ties) {
    const by = partners.find(({ tenantId }) => tenantId === tie.partnerId) as Partner;
    const customer = customers.find(({ id }) => id === tie.customerId);
    const own = world.sold.filter((one) => one.seller === tie.partnerId && one.customer === tie.customerId);
    const { grants } = situationOf(world, tie.partnerId, tie.customerId);
    if (tie.state === 'active') expect([by.cloud, by.country]).toEqual([customer?.cloud, customer?.country]);
    else {
      expect(own.some(blocksEnding)).toBe(false);
      expect([tie.delegatedAdmin, tie.legacyAdminAt, grants]).toEqual(['none', null, []]);
    }
    for (const person of staff) {
      const approved = grants.flatMap(({ roles }) => roles);
      const roles = effectiveRoles(person, grants);
      expect(roles.every((role) => approved.includes(role))).toBe(true);
      if (roles.length > 0) expect(tie.state).toBe('active');
    }
  }
  for (const { id, cloud } of customers) {
    const standing = standingOf(world, id);
    expect(staleHoldings(standing)).toEqual([]);
    expect(new Set(standing.services.map(({ service }) => service)).size).toBe(standing.services.length);
    // Resellers transact through a provider only: they are nobody's second transacting partner.
    const selling = standing.ties.filter(
      ({ state, capacity }) => state === 'active' && capacity !== 'reseller',
    );
    if (cloud === 'us-government') expect(selling.length).toBeLessThanOrEqual(1);
  }
}

const permissions = new Set<Step['do']>(['take-legacy', 'unmap', 'let-lapse']);

/** What each kind of step leaves alone. */
function expectUntouched(what: Step, before: World, next: World): void {
  const { tenantId: partnerId } = partners[what.partner] as Partner;
  const customerId = customers[what.customer]?.id as string;
  if (what.do === 'remove-partnership' || what.do === 'partner-up') {
    // I1, I2: the pair and nothing else.
    expect({ ...next, partnerships: [] }).toEqual({ ...before, partnerships: [] });
  }
  if (permissions.has(what.do)) {
    // I14: relationships, subscriptions, credit.
    expect(next.sold).toBe(before.sold);
    expect(next.ties.map(({ state, resellerId, providerId }) => [state, resellerId, providerId])).toEqual(
      before.ties.map(({ state, resellerId, providerId }) => [state, resellerId, providerId]),
    );
  }
  if (what.do === 'end') {
    // I7: other partners at the customer, and this partner at others.
    const others = (world: World) =>
      world.ties.filter((tie) => tie.partnerId !== partnerId || tie.customerId !== customerId);
    expect(others(next)).toEqual(others(before));
    expect(next.sold.map((one) => ({ ...one, support: null }))).toEqual(
      before.sold.map((one) => ({ ...one, support: null })),
    );
    expect(next.partnerships).toBe(before.partnerships);
  }
  if (what.do === 'accept') {
    // I11: accepting once more changes nothing.
    expect(accepted(next, requestOf(next, what), customerId)).toBe(next);
  }
}

test('I1, I5 to I7, I11, I13 to I16, I52: no story of endings, reinstatements, removals and permissions breaks them; what-if foretells each', () => {
  fc.assert(
    fc.property(story(4, 16), (steps) => {
      let world = start;
      for (const what of steps) {
        const before = world;
        const { tenantId } = partners[what.partner] as Partner;
        const customerId = customers[what.customer]?.id as string;
        const { world: next, event } = taken(before, what);
        expectSound(next);
        expectUntouched(what, before, next);
        if (event && next !== before && event.kind !== 'remove-partnership') {
          const foretold = after(event, situationOf(before, tenantId, customerId));
          const seen = situationOf(next, tenantId, customerId);
          // An ended partner's channel is nobody's business any more.
          expect({
            ...foretold,
            channelHoldsAdmin: null,
            services: foretold.relationship === 'none' ? null : foretold.services,
          }).toEqual({
            ...seen,
            channelHoldsAdmin: null,
            services: seen.relationship === 'none' ? null : seen.services,
          });
        }
        world = next;
      }
    }),
    { numRuns: 10_000 },
  );
}, 120_000);

test('the stories are about something: relationships begin, end, begin again, and permissions go with them', () => {
  const seen = { active: 0, ended: 0, blocked: 0, again: 0, services: 0, support: 0 };
  fc.assert(
    fc.property(story(16, 16), (steps) => {
      let world = start;
      for (const what of steps) {
        const { world: next } = taken(world, what);
        for (const tie of next.ties) {
          const was = tieOf(world, tie.partnerId, tie.customerId);
          if (tie.state === 'active' && !was) seen.active += 1;
          if (tie.state === 'ended' && was?.state === 'active') seen.ended += 1;
          if (tie.state === 'active' && was?.state === 'ended') seen.again += 1;
        }
        if (next.services.length < world.services.length) seen.services += 1;
        if (what.do === 'end' && next === world) seen.blocked += 1;
        if (next.sold.some(({ support }, index) => support !== (world.sold[index]?.support ?? support)))
          seen.support += 1;
        world = next;
      }
    }),
    { numRuns: 500, seed: 20_260_301 },
  );
  for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(0);
});
