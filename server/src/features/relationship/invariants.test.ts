import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelCustomer, ModelWorld, Step } from '../../../test/relationship-model.ts';
import { asked, at, partnerOf, requestOf, standingOf, takeStep } from '../../../test/relationship-model.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { Tie } from '../customer/index.ts';
import { serviceIds } from '../customer/service-model.ts';
import { regionOf } from '../market/rules.ts';
import { activeTies, holderOf, servicesOf } from './channel-rules.ts';
import type { Standing } from './model.ts';
import { isConnected, missingOf, planAcceptance, tieWith } from './rules.ts';

const us = 'united-states';
const partners = [
  partnerOf(randomUUID(), 'indirect-provider', us, 'global'),
  partnerOf(randomUUID(), 'indirect-provider', us, 'global'),
  partnerOf(randomUUID(), 'indirect-reseller', us, 'global'),
  partnerOf(randomUUID(), 'indirect-reseller', us, 'global'),
  partnerOf(randomUUID(), 'direct-partner', us, 'global'),
  partnerOf(randomUUID(), 'indirect-provider', 'europe', 'global'),
  partnerOf(randomUUID(), 'direct-partner', us, 'us-government'),
  partnerOf(randomUUID(), 'indirect-provider', us, 'us-government'),
  partnerOf(randomUUID(), 'indirect-reseller', us, 'us-government'),
];
const customerOf = (country: string, cloud: ModelCustomer['cloud']): ModelCustomer => {
  const id = randomUUID();
  return { id, kind: 'customer', name: `Customer ${id.slice(0, 4)}`, country, cloud };
};
const customers = [
  customerOf('US', 'global'),
  customerOf('US', 'global'),
  customerOf('ES', 'global'),
  customerOf('US', 'us-government'),
];
const pair = (provider: number, reseller: number) =>
  `${at(partners, provider).tenantId} ${at(partners, reseller).tenantId}`;
const start: ModelWorld = {
  partners,
  customers,
  links: [],
  partnerships: new Set([pair(0, 2), pair(0, 3), pair(1, 3), pair(7, 8)]),
  standings: new Map(),
  now: Date.parse('2026-05-01T12:00:00Z'),
};

const anyPartner = fc.nat(partners.length - 1);
const anyCustomer = fc.nat(customers.length - 1);
const anyLink = fc.nat(7);
const anyService = fc.constantFrom(...serviceIds);
const record = <T extends Step['do']>(name: T, rest: object) =>
  fc.record({ do: fc.constant(name), ...rest }) as unknown as fc.Arbitrary<Extract<Step, { do: T }>>;

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: record('request', { partner: anyPartner, admin: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: record('joint', {
      reseller: fc.constantFrom(2, 3, 8),
      provider: fc.constantFrom(0, 1, 7),
      admin: fc.boolean(),
    }),
  },
  {
    weight: 12,
    arbitrary: record('accept', {
      link: anyLink,
      customer: anyCustomer,
      agreement: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
      services: fc.uniqueArray(fc.nat(6), { maxLength: 5 }),
      stale: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, fc.constant(true)),
    }),
  },
  { weight: 1, arbitrary: record('decline', { link: anyLink, customer: anyCustomer }) },
  { weight: 1, arbitrary: record('revoke', { link: anyLink }) },
  { weight: 1, arbitrary: record('wait', { days: fc.integer({ min: 1, max: 60 }) }) },
  {
    weight: 1,
    arbitrary: record('partnership', {
      provider: fc.constantFrom(0, 1, 7),
      reseller: fc.constantFrom(2, 3, 8),
    }),
  },
  { weight: 3, arbitrary: record('withdraw', { customer: anyCustomer, partner: anyPartner }) },
  {
    weight: 3,
    arbitrary: record('give', {
      customer: anyCustomer,
      partner: anyPartner,
      services: fc.uniqueArray(anyService, { maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: record('assign', {
      customer: anyCustomer,
      service: anyService,
      partner: fc.option(anyPartner),
      stale: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, fc.constant(true)),
    }),
  },
  {
    weight: 1,
    arbitrary: record('undesignate', { customer: anyCustomer, provider: fc.constantFrom(0, 1, 7) }),
  },
  { weight: 2, arbitrary: record('end', { customer: anyCustomer, partner: anyPartner }) },
);

/**
 * Most events happen between companies that have to do with each other: partners the customer has, links
 * of its own cloud and region. The rest stays as it was thrown.
 */
function aim(world: ModelWorld, step: Step): Step {
  if (!('customer' in step)) return step;
  const customer = at(customers, step.customer);
  if ('link' in step) {
    const near = world.links.flatMap(({ cloud, region }, place) =>
      cloud === customer.cloud && region === regionOf(customer.country) ? [place] : [],
    );
    return near.length === 0 ? step : { ...step, link: at(near, step.link) };
  }
  const own = standingOf(world, customer.id).ties.map(({ partnerId }) =>
    partners.findIndex(({ tenantId }) => tenantId === partnerId),
  );
  if (own.length === 0 || !('partner' in step) || step.partner === null) return step;
  return { ...step, partner: at(own, step.partner) };
}

const aimed = fc.record({
  step: anyStep,
  aims: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
});

/** Everything about a tie that a permission must leave alone (I14). */
const lasting = ({ state, capacity, resellerId, providerId, agreementAcceptedAt, startedAt }: Tie) => ({
  state,
  capacity,
  resellerId,
  providerId,
  agreementAcceptedAt,
  startedAt,
});

function expectSoundStanding(standing: Standing, customer: ModelCustomer): void {
  const ties = activeTies(standing);
  for (const tie of ties) {
    const partner = partners.find(({ tenantId }) => tenantId === tie.partnerId);
    // I13: nothing crosses clouds or regions.
    if (partner?.cloud !== customer.cloud || partner.region !== regionOf(customer.country))
      throw new Error('I13: a relationship across clouds or regions');
    // I3 of an association: both ends tell the same.
    const companion = tieWith(standing, tie.providerId ?? tie.resellerId ?? '');
    const back = companion?.capacity === 'reseller' ? companion.providerId : companion?.resellerId;
    if (companion?.state === 'active' && back !== tie.partnerId)
      throw new Error('an association with one end');
    // I19 rests on this one word: none without a right, and a right is never none.
    if ((tie.delegatedAdmin === 'none') !== (tie.legacyAdminAt === null))
      throw new Error('I19: admin permission and its date disagree');
    if (tie.agreementAcceptedAt === null) throw new Error('C35: a relationship without an agreement');
  }
  for (const tie of standing.ties) {
    if (tie.state !== 'active' && (tie.delegatedAdmin !== 'none' || tie.legacyAdminAt !== null))
      throw new Error('D4: permission outlives the relationship');
  }
  // I5, I15a: one channel for each service, and a right behind it.
  const held = standing.services.map(({ service }) => service);
  if (new Set(held).size !== held.length) throw new Error('I5: a service held twice');
  for (const { service } of standing.services)
    if (!holderOf(standing, service)) throw new Error('I15a: a service without a right behind it');
  // I4: who has no live relationship enters nothing.
  for (const { tenantId } of partners)
    if (!ties.some(({ partnerId }) => partnerId === tenantId) && servicesOf(standing, tenantId).length > 0)
      throw new Error('I4: a stranger enters a service');
  // I52
  const transacting = ties.filter(({ capacity }) => capacity !== 'reseller');
  if (customer.cloud === 'us-government' && transacting.length > 1)
    throw new Error('I52: two transacting partners in the US government cloud');
}

/** What each kind of step must leave as it was. */
function expectRestUntouched(before: ModelWorld, after: ModelWorld, step: Step): void {
  const changed = customers.filter(({ id }) => before.standings.get(id) !== after.standings.get(id));
  const own = 'customer' in step ? at(customers, step.customer).id : null;
  // I2, I10: asking, opening, declining, revoking, lapsing and partnerships change no customer.
  if (own === null || step.do === 'decline') return void expect(changed).toEqual([]);
  for (const { id } of changed) expect(id).toBe(own);
  const [was, is] = [standingOf(before, own), standingOf(after, own)];
  if (step.do === 'withdraw' || step.do === 'give' || step.do === 'assign')
    expect(partnerByPartner(is.ties)).toEqual(partnerByPartner(was.ties));
  if (step.do === 'end') {
    // I7: other partners keep everything but what they held together with this one.
    const ending = at(partners, step.partner).tenantId;
    for (const tie of was.ties) if (tie.partnerId !== ending) expect(tieWith(is, tie.partnerId)).toEqual(tie);
  }
}

/** Ties are kept in the order of their last change; they are compared partner by partner. */
function partnerByPartner(ties: readonly Tie[]) {
  return ties
    .map((tie) => ({ partnerId: tie.partnerId, ...lasting(tie) }))
    .toSorted((one, other) => (one.partnerId < other.partnerId ? -1 : 1));
}

/** I9, I11: a joint acceptance makes both or none, and a second one has nothing left to do. */
function expectWholeAcceptance(before: ModelWorld, after: ModelWorld, step: Step, refused: string | null) {
  if (step.do !== 'accept') return;
  const { acceptor, request } = asked(before, step);
  if (!request || refused !== null) return;
  const standing = standingOf(after, acceptor.id);
  const asking = request.provider ? [request.provider, request.issuer] : [request.issuer];
  for (const { tenantId } of asking) expect(tieWith(standing, tenantId)?.state).toBe('active');
  if (request.provider) {
    expect(tieWith(standing, request.provider.tenantId)?.resellerId).toBe(request.issuer.tenantId);
    expect(tieWith(standing, request.issuer.tenantId)?.providerId).toBe(request.provider.tenantId);
  }
  if (request.invitation.delegatedAdmin)
    expect(tieWith(standing, request.issuer.tenantId)?.legacyAdminAt).not.toBeNull();
  const same = requestOf(after, request.invitation);
  expect(isConnected(missingOf(standing, same))).toBe(true);
  const again = planAcceptance(standing, same, { consent: false, agreement: false, services: [] });
  expect(again instanceof Refusal ? again.reason : again).toBeNull();
}

test('I2 to I11, I13 to I15a, I19, I52: no sequence of events between customers and partners breaks them', () => {
  const met = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(aimed, { minLength: 6, maxLength: 30 }), (thrown) => {
      let world = start;
      for (const { step: any, aims } of thrown) {
        const step = aims ? aim(world, any) : any;
        const { world: next, refused } = takeStep(world, step, randomUUID);
        const outcome = `${step.do} ${refused ?? 'done'}`;
        met.set(outcome, (met.get(outcome) ?? 0) + 1);
        expectRestUntouched(world, next, step);
        expectWholeAcceptance(world, next, step, refused);
        for (const customer of customers) expectSoundStanding(standingOf(next, customer.id), customer);
        world = next;
      }
    }),
    { numRuns: 12_000 },
  );
  // The sequences reached the corners, not only the middle.
  for (const corner of [
    'accept done',
    'accept changed-meanwhile',
    'accept relationship-other-region',
    'accept relationship-one-partner',
    'accept joint-partnership-ended',
    'accept joint-other-reseller',
    'accept joint-other-provider',
    'accept agreement-consent-missing',
    'accept invitation-lapsed',
    'accept invitation-revoked',
    'accept invitation-other-cloud',
    'assign changed-meanwhile',
    'assign service-needs-permission',
    'give relationship-not-active',
    'undesignate done',
  ])
    expect(met.get(corner) ?? 0, corner).toBeGreaterThan(5);
}, 240_000);
