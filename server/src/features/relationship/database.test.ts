import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../../test/postgres.ts';
import { createTestDatabase } from '../../../test/postgres.ts';
import type { ModelCustomer, ModelWorld, Step } from '../../../test/relationship-model.ts';
import {
  asked,
  at,
  choicesOf,
  linkDays,
  partnerOf,
  standingOf,
  takeStep,
} from '../../../test/relationship-model.ts';
import type { Caller, CallerTenant } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';
import { MovableClock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { openDatabase, systemScope, tenantScope } from '../../platform/db/index.ts';
import { randomIds } from '../../platform/ids/index.ts';
import { closeRelationship, findTie, serviceIds } from '../customer/index.ts';
import type { Asker, IssuedLink } from '../invitation/index.ts';
import { revokeLink } from '../invitation/index.ts';
import type { Partner } from '../partner/index.ts';
import { createPartner, createTenant } from '../partner/index.ts';
import { createPartnership } from '../partnership/index.ts';
import { acceptRequest, declineRequest, openRequest } from './acceptance-actions.ts';
import type { Standing } from './model.ts';
import type { RelationshipParts } from './parts.ts';
import {
  assignServiceTo,
  givePermission,
  removeDesignation,
  withdrawPermission,
} from './permission-actions.ts';
import { requestJointly, requestRelationship } from './request-actions.ts';
import { readStanding, releaseServices } from './standing.ts';

let database: TestDatabase;
let db: Database;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.app);
  owner = new pg.Client(database.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await db?.close();
  await database?.drop();
});

/** The same companies for every run, under ids of their own, in the model and in the database. */
interface Both {
  model: ModelWorld;
  readonly clock: MovableClock;
  readonly parts: RelationshipParts;
  /** Links as issued, in the model's order. */
  readonly issued: IssuedLink[];
}

async function bothWorlds(): Promise<Both> {
  const clock = new MovableClock();
  const us = 'united-states';
  const partners = [
    partnerOf(randomUUID(), 'indirect-provider', us, 'global'),
    partnerOf(randomUUID(), 'indirect-reseller', us, 'global'),
    partnerOf(randomUUID(), 'indirect-reseller', us, 'global'),
    partnerOf(randomUUID(), 'direct-partner', us, 'global'),
    partnerOf(randomUUID(), 'direct-partner', 'europe', 'global'),
  ];
  const customers: ModelCustomer[] = [1, 2].map((n) => ({
    id: randomUUID(),
    kind: 'customer',
    name: `Customer ${n}`,
    country: 'US',
    cloud: 'global',
  }));
  const partnerships = new Set<string>();
  await db.transaction(systemScope('test'), async (tx) => {
    for (const partner of partners) {
      await createPartner(tx, {
        ...partner,
        domain: `d${partner.tenantId}.example`,
        createdAt: clock.now(),
        currency: 'USD',
        creditLimit: '1000.00',
        contactName: 'A',
        contactEmail: 'a@company.example',
      });
    }
    for (const { id, name, country, cloud } of customers) {
      const domain = `${id}.example`;
      await createTenant(tx, {
        tenantId: id,
        kind: 'customer',
        name,
        country,
        cloud,
        domain,
        createdAt: clock.now(),
      });
    }
    for (const reseller of [at(partners, 1), at(partners, 2)]) {
      const pair = { providerId: at(partners, 0).tenantId, resellerId: reseller.tenantId };
      await createPartnership(tx, { ...pair, acceptedAt: clock.now() });
      partnerships.add(`${pair.providerId} ${pair.resellerId}`);
    }
  });
  const model: ModelWorld = {
    partners,
    customers,
    partnerships,
    links: [],
    standings: new Map(),
    now: clock.now().getTime(),
  };
  const parts: RelationshipParts = {
    db,
    clock,
    ids: randomIds,
    publicUrl: 'https://portal.example',
    invitationDays: linkDays,
    adminGrantsOf: async () => null,
    subscriptionsOf: async () => [],
  };
  return { model, clock, parts, issued: [] };
}

function askerOf(tenant: CallerTenant): Asker {
  const caller: Caller = {
    tenant,
    user: { id: tenant.id, userPrincipalName: `admin@${tenant.id}`, displayName: 'Admin' },
    applicationId: null,
    roles: ['global-admin'],
    secondFactor: true,
    language: 'en',
    sessionId: null,
  } as unknown as Caller;
  return { caller, correlationId: randomUUID(), language: 'en' };
}

const askerOfPartner = ({ tenantId, ...rest }: Partner) =>
  askerOf({ ...rest, id: tenantId, agreementSigned: true });
const askerOfCustomer = (customer: ModelCustomer) =>
  askerOf({ ...customer, region: null, programStatus: null, agreementSigned: false });

/** Does in the product what the model does by its rules; answers why it was refused. */
async function takeForReal(both: Both, step: Step): Promise<string | null> {
  const { model, parts, clock, issued } = both;
  switch (step.do) {
    case 'wait':
      clock.moveTo(new Date(clock.now().getTime() + step.days * 86_400_000));
      return null;
    case 'request':
      return refusalOf(async () => {
        const asker = askerOfPartner(at(model.partners, step.partner));
        issued.push(await requestRelationship(parts, asker, step.admin));
      });
    case 'joint':
      return refusalOf(async () => {
        const asker = askerOfPartner(at(model.partners, step.reseller));
        const provider = at(model.partners, step.provider).tenantId;
        issued.push((await requestJointly(parts, asker, provider, step.admin)).issued);
      });
    case 'revoke': {
      if (issued.length === 0) return 'none';
      const { invitation } = at(issued, step.link);
      const issuer = model.partners.find(({ tenantId }) => tenantId === invitation.tenantId) as Partner;
      const kinds = ['relationship', 'joint'] as const;
      return refusalOf(() => revokeLink(parts, askerOfPartner(issuer), kinds, invitation.invitationId));
    }
    case 'partnership':
      return togglePartnership(model, step);
    default:
      return takeAtCustomer(both, step);
  }
}

async function togglePartnership(
  model: ModelWorld,
  step: Extract<Step, { do: 'partnership' }>,
): Promise<string | null> {
  const pair = [at(model.partners, step.provider).tenantId, at(model.partners, step.reseller).tenantId];
  const toggled = await owner.query(
    `update partnership set state = case state when 'active' then 'ended' else 'active' end,
            ended_at = case state when 'active' then now() end
      where provider_id = $1 and reseller_id = $2`,
    pair,
  );
  return toggled.rowCount === 1 ? null : 'none';
}

async function takeAtCustomer(
  { model, parts, clock, issued }: Both,
  step: Exclude<Step, { do: 'wait' | 'request' | 'joint' | 'revoke' | 'partnership' }>,
): Promise<string | null> {
  const customer = at(model.customers, step.customer);
  const asker = askerOfCustomer(customer);
  const standing = standingOf(model, customer.id);
  const holder = (service: string) =>
    standing.services.find((one) => one.service === service)?.channelId ?? null;
  switch (step.do) {
    case 'accept':
    case 'decline': {
      const { request } = asked(model, step);
      if (!request) return 'none';
      const { token } = at(issued, step.link);
      if (step.do === 'decline') return refusalOf(() => declineRequest(parts, asker, token));
      await refusalOf(() => openRequest(parts, asker, token));
      const services = choicesOf(standing, request, step);
      return refusalOf(() =>
        acceptRequest(parts, asker, token, { consent: true, agreement: step.agreement, services }),
      );
    }
    case 'assign': {
      const shown = step.stale ? 'ffffffff-ffff-4fff-8fff-ffffffffffff' : holder(step.service);
      return refusalOf(() =>
        assignServiceTo(parts, asker, {
          service: step.service,
          partnerId: step.partner === null ? null : at(model.partners, step.partner).tenantId,
          replaces: shown,
        }),
      );
    }
    case 'undesignate': {
      const provider = at(model.partners, step.provider);
      const reach = { customerId: customer.id, companyName: customer.name };
      return refusalOf(() => removeDesignation(parts, askerOfPartner(provider), reach));
    }
  }
  const partnerId = at(model.partners, step.partner).tenantId;
  const tie = await db.transaction(tenantScope(customer.id), (tx) => findTie(tx, partnerId, customer.id));
  const seen = { partnerId, version: tie?.version ?? 1 };
  if (step.do === 'withdraw') return refusalOf(() => withdrawPermission(parts, asker, seen));
  if (step.do === 'give') {
    const choices = step.services.map((service) => ({ service, replaces: holder(service) }));
    return refusalOf(() => givePermission(parts, asker, seen, choices));
  }
  if (tie?.state !== 'active') return 'relationship-not-active';
  // As the end of a relationship does it, in the partner's transaction.
  await db.transaction(tenantScope(partnerId), async (tx) => {
    const closing = { endedAt: clock.now(), endedBy: null, endedByName: 'test', declarationVersion: null };
    await closeRelationship(tx, tie, closing);
    await tx.within(tenantScope(customer.id), (inner) =>
      releaseServices(inner, parts.adminGrantsOf, customer.id),
    );
  });
  return null;
}

async function refusalOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

const comparable = ({ ties, services, agreedDirectlyAt }: Standing) => ({
  agreed: agreedDirectlyAt !== null,
  ties: ties
    .map((tie) => ({
      partnerId: tie.partnerId,
      capacity: tie.capacity,
      state: tie.state,
      resellerId: tie.resellerId,
      providerId: tie.providerId,
      delegatedAdmin: tie.delegatedAdmin,
      legacy: tie.legacyAdminAt !== null,
      withdrawn: tie.adminWithdrawnAt !== null && tie.state === 'active',
      agreed: tie.agreementAcceptedAt !== null,
    }))
    .sort((one, other) => one.partnerId.localeCompare(other.partnerId)),
  services: services.map(({ service, channelId }) => `${service} ${channelId}`).sort(),
});

/** The database holds what the model holds; lists, counters and logs agree with it. */
async function expectSame({ model, parts }: Both): Promise<void> {
  for (const { id } of model.customers) {
    const real = await db.transaction(tenantScope(id), (tx) => readStanding(tx, parts.adminGrantsOf, id));
    expect(comparable(real)).toEqual(comparable(standingOf(model, id)));
  }
  const live = [...model.standings.values()].flatMap(({ ties }) =>
    ties.filter(({ state }) => state === 'active'),
  );
  for (const { tenantId } of model.partners) {
    const own = live.filter(({ partnerId }) => partnerId === tenantId);
    // I4: exactly the customers with a live relationship are found and counted.
    const { rows } = await owner.query(
      `select coalesce(sum(customers), 0)::int as counted from customer_count where partner_id = $1`,
      [tenantId],
    );
    expect(rows[0].counted).toBe(own.length);
    const byReseller = await owner.query(
      `select reseller_id, customers::int as n from customer_count
        where partner_id = $1 and customers <> 0 and reseller_id <> '00000000-0000-0000-0000-000000000000'`,
      [tenantId],
    );
    const expected = Map.groupBy(
      own.filter(({ resellerId }) => resellerId !== null),
      ({ resellerId }) => resellerId,
    );
    expect(new Map(byReseller.rows.map(({ reseller_id, n }) => [reseller_id, n]))).toEqual(
      new Map([...expected].map(([reseller, ties]) => [reseller, ties.length])),
    );
  }
}

const anyPartner = fc.nat(4);
const anyCustomer = fc.nat(1);
const anyService = fc.constantFrom(...serviceIds);
const of = <T extends Step['do']>(name: T, weight: number, rest: object) => ({
  weight,
  arbitrary: fc.record({ do: fc.constant(name), ...rest }) as unknown as fc.Arbitrary<Step>,
});
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  of('request', 3, { partner: anyPartner, admin: fc.boolean() }),
  of('joint', 3, { reseller: fc.constantFrom(1, 2), provider: fc.constant(0), admin: fc.boolean() }),
  of('accept', 12, {
    link: fc.nat(5),
    customer: anyCustomer,
    agreement: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
    services: fc.uniqueArray(fc.nat(6), { maxLength: 5 }),
    stale: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, fc.constant(true)),
  }),
  of('decline', 1, { link: fc.nat(5), customer: anyCustomer }),
  of('revoke', 1, { link: fc.nat(5) }),
  of('wait', 1, { days: fc.integer({ min: 1, max: 60 }) }),
  of('partnership', 1, { provider: fc.constant(0), reseller: fc.constantFrom(1, 2) }),
  of('withdraw', 3, { customer: anyCustomer, partner: anyPartner }),
  of('give', 3, {
    customer: anyCustomer,
    partner: anyPartner,
    services: fc.uniqueArray(anyService, { maxLength: 3 }),
  }),
  of('assign', 4, {
    customer: anyCustomer,
    service: anyService,
    partner: fc.option(anyPartner),
    stale: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, fc.constant(true)),
  }),
  of('undesignate', 2, { customer: anyCustomer, provider: fc.constant(0) }),
  of('end', 2, { customer: anyCustomer, partner: anyPartner }),
);

test('the product does what the rules say, step by step, and its lists and counters follow', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 8, maxLength: 30 }), async (steps) => {
      const both = await bothWorlds();
      const opening: Step = { do: 'request', partner: 0, admin: true };
      for (const step of [opening, ...steps]) {
        const { world, refused } = takeStep(both.model, step, randomUUID);
        const real = await takeForReal(both, step);
        expect(real, JSON.stringify(step)).toBe(refused);
        both.model = world;
        await expectSame(both);
      }
    }),
    { numRuns: 25 },
  );
  const { rows } = await owner.query('select count(*)::int as n from mail_message');
  // I47: none of it sends anything.
  expect(rows[0].n).toBe(0);
}, 180_000);

test('I5: of several reassignments at the same moment each follows another; a service is never held twice, nor by nobody', async () => {
  const both = await bothWorlds();
  const [one, other] = [at(both.model.partners, 0), at(both.model.partners, 3)];
  const customer = at(both.model.customers, 0);
  const asker = askerOfCustomer(customer);
  for (const partner of [one, other]) {
    const { token } = await requestRelationship(both.parts, askerOfPartner(partner), true);
    const services = partner === one ? [{ service: 'mail' as const, replaces: null }] : [];
    await acceptRequest(both.parts, asker, token, { consent: true, agreement: true, services });
  }
  for (let round = 0; round < 10; round += 1) {
    const outcomes = await Promise.all(
      [one, other, one, other].map((partner) =>
        refusalOf(() =>
          assignServiceTo(both.parts, asker, {
            service: 'mail',
            partnerId: partner.tenantId,
            replaces: partner === one ? other.tenantId : one.tenantId,
          }),
        ),
      ),
    );
    expect(outcomes).toContain(null);
    const { rows } = await owner.query(
      `select channel_id from service_admin where customer_id = $1 and service = 'mail'`,
      [customer.id],
    );
    expect(rows).toHaveLength(1);
  }
});

test('of acceptance, revocation and the end of the partnership at the same moment, a joint acceptance is whole or nothing (I9)', async () => {
  for (let round = 0; round < 8; round += 1) {
    const both = await bothWorlds();
    const { parts, model } = both;
    const [provider, reseller] = [at(model.partners, 0), at(model.partners, 1)];
    const { issued } = await requestJointly(parts, askerOfPartner(reseller), provider.tenantId, true);
    const given = { consent: true, agreement: true, services: [] };
    await Promise.all([
      ...model.customers.map((customer) =>
        refusalOf(() => acceptRequest(parts, askerOfCustomer(customer), issued.token, given)),
      ),
      refusalOf(() => revokeLink(parts, askerOfPartner(reseller), ['joint'], issued.invitation.invitationId)),
      togglePartnership(model, { do: 'partnership', provider: 0, reseller: 1 }),
    ]);
    for (const { id } of model.customers) {
      const { ties } = await db.transaction(tenantScope(id), (tx) =>
        readStanding(tx, parts.adminGrantsOf, id),
      );
      expect([0, 2]).toContain(ties.length);
    }
  }
});
