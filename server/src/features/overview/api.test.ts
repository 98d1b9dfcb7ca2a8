import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedDemoCatalog } from '../../../seed/catalog/index.ts';
import { partners } from '../../../seed/demo-companies.ts';
import { demoTenantId } from '../../../seed/demo-making.ts';
import { demoSecrets } from '../../../seed/demo-secrets.ts';
import { makeDemoWorld } from '../../../seed/demo-world.ts';
import type { OverviewWorld } from '../../../test/overview-world.ts';
import { overviewWorld } from '../../../test/overview-world.ts';
import type { CallerTenant, ProgramStatus, Role } from '../../access/caller.ts';
import { systemScope } from '../../platform/db/index.ts';
import type { Capacity } from '../customer/model.ts';
import { insertCustomerTenant, insertRelationship } from '../customer/store.ts';
import type { PartnerKind } from '../partner/index.ts';
import { createPartner } from '../partner/index.ts';
import { createPartnership } from '../partnership/index.ts';
import { endPartnership } from '../partnership/store.ts';
import type { SubscriptionStatus } from '../subscription/index.ts';
import { insertSubscriptions } from '../subscription/index.ts';

const dayMs = 86_400_000;
let world: OverviewWorld;

beforeAll(async () => {
  world = await overviewWorld();
});
afterAll(() => world?.close());

interface Counted {
  readonly count: number;
  readonly to: string;
}

/** Every number of an answer that leads somewhere, wherever it stands. */
function countedIn(part: unknown): Counted[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('to' in part && 'count' in part) return [part as Counted];
  return Object.values(part).flatMap(countedIn);
}

/** I50: the answer, after each of its numbers was compared with the list behind it. */
async function truthfulOverview(who: string) {
  const { status, body } = await world.send('GET', '/twotier/v1/overview', who);
  expect(status).toBe(200);
  const rows = await Promise.all(
    countedIn(body).map(async ({ to }) => ({ to, rows: await world.rowsOf(to, who) })),
  );
  expect(countedIn(body).map(({ to, count }) => ({ to, rows: count }))).toEqual(rows);
  return body;
}

async function company(
  kind: PartnerKind,
  { signed = true, programStatus = 'active' }: { signed?: boolean; programStatus?: ProgramStatus } = {},
): Promise<CallerTenant> {
  const id = randomUUID();
  const facts = {
    kind,
    name: `Company ${id}`,
    country: 'US',
    region: 'united-states',
    cloud: 'global' as const,
    programStatus,
  };
  await world.db.transaction(systemScope('test'), (tx) =>
    createPartner(tx, {
      ...facts,
      tenantId: id,
      globalPartnerId: `g${id}`,
      locationPartnerId: `l${id}`,
      agreementSignedAt: signed ? new Date() : null,
      domain: `${id}.example`,
      createdAt: new Date(),
      currency: 'USD',
      creditLimit: '1000',
      contactName: 'C',
      contactEmail: 'c@c.example',
    }),
  );
  return { ...facts, id, agreementSigned: signed };
}

interface CustomerPlan {
  readonly seller: number;
  readonly reseller: number;
  readonly daysAgo: number;
  readonly accepted: boolean;
  readonly subscriptions: readonly { readonly status: SubscriptionStatus; readonly credited: boolean }[];
}

async function customer(
  plan: CustomerPlan,
  seller: CallerTenant,
  reseller: CallerTenant | undefined,
): Promise<void> {
  const id = randomUUID();
  const startedAt = new Date(world.clock.now().getTime() - plan.daysAgo * dayMs);
  const address = {
    addressLine1: '1 Street',
    addressLine2: null,
    city: 'Seattle',
    state: 'WA',
    postalCode: '98101',
    country: 'US',
    phoneNumber: null,
  };
  const common = {
    customerId: id,
    companyName: `Customer ${id.slice(0, 1)}`,
    domain: `${id}.cloud.example`,
    country: 'US',
    startedAt,
  };
  const relate = (
    partnerId: string,
    capacity: Capacity,
    other: { reseller?: CallerTenant | undefined; providerId?: string },
  ) => ({
    ...common,
    partnerId,
    capacity,
    reseller: other.reseller ?? null,
    providerId: other.providerId ?? null,
    delegatedAdmin: 'none' as const,
    agreementAcceptedAt: plan.accepted ? startedAt : null,
  });
  await world.db.transaction(systemScope('test'), async (tx) => {
    await insertCustomerTenant(
      tx,
      id,
      {
        legalName: common.companyName,
        billToName: common.companyName,
        domain: common.domain,
        registrationId: null,
        cloud: 'global',
        firstName: 'F',
        lastName: 'L',
        email: 'e@e.example',
        culture: 'en-US',
        language: 'en',
        address,
        delegatedAdmin: 'none',
        seller,
        reseller: null,
      },
      startedAt,
    );
    await insertRelationship(
      tx,
      relate(seller.id, seller.kind === 'direct-partner' ? 'direct' : 'provider', { reseller }),
    );
    if (reseller) await insertRelationship(tx, relate(reseller.id, 'reseller', { providerId: seller.id }));
    for (const { status, credited } of plan.subscriptions) {
      await insertSubscriptions(tx, [
        {
          partnerId: seller.id,
          subscriptionId: randomUUID(),
          customerId: id,
          orderId: 'ORDER',
          lineNumber: 0,
          kind: 'license',
          ruleSet: 'new-commerce',
          catalogItemId: 'A:B:C',
          productId: 'A',
          skuId: 'B',
          offerName: 'Offer',
          publisher: 'Vendor',
          friendlyName: 'Offer',
          quantity: 1,
          unitType: 'Licenses',
          parentSubscriptionId: null,
          status,
          statusChangedAt: startedAt,
          suspensionReasons: [],
          promotion: null,
          window: null,
          isTrial: false,
          termDuration: 'P1Y',
          billingCycle: 'monthly',
          autoRenew: true,
          createdAt: startedAt,
          termStartsAt: startedAt,
          termEndsOn: null,
          cancelableUntil: null,
          currency: 'USD',
          unitPrice: '1',
          resellerPartnerId: credited ? 'l1' : null,
          resellerId: null,
          resellerName: null,
          supportContactId: seller.id,
          version: 1,
        },
      ]);
    }
  });
}

const anyCustomer: fc.Arbitrary<CustomerPlan> = fc.record({
  seller: fc.nat(2),
  reseller: fc.nat(4),
  daysAgo: fc.integer({ min: 0, max: 60 }),
  accepted: fc.boolean(),
  subscriptions: fc.array(
    fc.record({
      status: fc.constantFrom<SubscriptionStatus>('active', 'suspended', 'expired', 'deleted'),
      credited: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
});
const anyReseller = fc.record({
  signed: fc.boolean(),
  programStatus: fc.constantFrom<ProgramStatus>('active', 'restricted', 'deauthorized'),
  partnerships: fc.array(fc.constantFrom('none', 'active', 'ended'), { minLength: 2, maxLength: 2 }),
});
const anyLink = fc.record({ daysAgo: fc.integer({ min: 0, max: 120 }), revoked: fc.boolean() });

async function issueLinks(
  who: string,
  plans: readonly { daysAgo: number; revoked: boolean }[],
): Promise<void> {
  const now = world.clock.now();
  for (const { daysAgo, revoked } of plans) {
    world.clock.moveTo(new Date(now.getTime() - daysAgo * dayMs));
    const { status, body } = await world.send('POST', '/twotier/v1/partnershipinvitations', who);
    expect(status).toBe(201);
    if (revoked) await world.send('POST', `/twotier/v1/partnershipinvitations/${body.id}/revoke`, who);
  }
  world.clock.moveTo(now);
}

test('I50: in any world every number equals the rows of the list it leads to', async () => {
  const plan = fc.record({
    resellers: fc.array(anyReseller, { minLength: 4, maxLength: 4 }),
    customers: fc.array(anyCustomer, { maxLength: 14 }),
    links: fc.array(anyLink, { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ resellers: planned, customers, links }) => {
      const sellers = [
        await company('indirect-provider'),
        await company('indirect-provider'),
        await company('direct-partner'),
      ];
      const resellers = [];
      for (const one of planned) resellers.push(await company('indirect-reseller', one));
      for (const [place, { partnerships }] of planned.entries()) {
        for (const [seller, state] of partnerships.entries()) {
          if (state !== 'none')
            await pair(sellers[seller] as CallerTenant, resellers[place] as CallerTenant, state === 'ended');
        }
      }
      for (const one of customers) {
        const seller = sellers[one.seller] as CallerTenant;
        await customer(one, seller, seller.kind === 'direct-partner' ? undefined : resellers[one.reseller]);
      }
      await issueLinks(world.caller(sellers[0] as CallerTenant), links);
      for (const tenant of [...sellers, ...resellers]) await truthfulOverview(world.caller(tenant));
    }),
    { numRuns: 12 },
  );
}, 120_000);

async function pair(provider: CallerTenant, reseller: CallerTenant, ended: boolean): Promise<void> {
  const at = new Date();
  const ids = { providerId: provider.id, resellerId: reseller.id };
  await world.db.transaction(systemScope('test'), async (tx) => {
    await createPartnership(tx, { ...ids, acceptedAt: at });
    if (ended)
      await endPartnership(tx, {
        ...ids,
        endedAt: at,
        endedBy: null,
        endedByTenant: provider.id,
        declarationVersion: '1',
      });
  });
}

describe('who sees what', () => {
  const running = [{ status: 'active' as const, credited: false }];

  test('a provider sees vendor, customers, resellers and open links, and what of them needs attention (C115)', async () => {
    const provider = await company('indirect-provider');
    const [partner, unsigned, former] = [
      await company('indirect-reseller'),
      await company('indirect-reseller', { signed: false }),
      await company('indirect-reseller'),
    ];
    await pair(provider, partner, false);
    await pair(provider, unsigned, false);
    await pair(provider, former, true);
    const plan = { seller: 0, reseller: 0, daysAgo: 3, accepted: true, subscriptions: [] };
    await customer({ ...plan, accepted: false }, provider, partner);
    await customer({ ...plan, subscriptions: running }, provider, partner);
    await customer({ ...plan, daysAgo: 31 }, provider, former);
    const who = world.caller(provider);
    await issueLinks(who, [
      { daysAgo: 1, revoked: false },
      { daysAgo: 1, revoked: true },
      { daysAgo: 91, revoked: false },
    ]);

    const overview = await truthfulOverview(who);
    expect(overview.vendor).toMatchObject({
      programStatus: 'active',
      agreementSigned: true,
      locationPartnerId: `l${provider.id}`,
      globalPartnerId: `g${provider.id}`,
    });
    expect(overview.customers).toMatchObject({
      total: { count: 3 },
      new: { count: 2 },
      agreementMissing: { count: 1 },
      nobodyCredited: { count: 1 },
      byReseller: {
        resellers: [
          { id: partner.id, name: partner.name, customers: { count: 2 } },
          { id: former.id, customers: { count: 1 } },
        ],
        others: 0,
        nobody: 0,
      },
    });
    expect(overview.resellers).toMatchObject({
      partners: { count: 2 },
      unsigned: { count: 1 },
      dormant: { count: 0 },
      former: { count: 1 },
    });
    expect(overview.openLinks.count).toBe(1);
    expect(overview.attention).toEqual([
      { kind: 'agreementMissing', count: 1, to: '/customers?todo=agreementMissing' },
      { kind: 'nobodyCredited', count: 1, to: '/customers?todo=nobodyCredited' },
      { kind: 'resellerUnsigned', count: 1, to: '/resellers?filter=unsigned' },
      { kind: 'formerReseller', count: 1, to: '/resellers?filter=former' },
    ]);
  });

  test('a reseller sees its providers and customers, and nothing of agreements or of who is credited (9.3)', async () => {
    const [provider, reseller] = [
      await company('indirect-provider'),
      await company('indirect-reseller', { signed: false }),
    ];
    await pair(provider, reseller, false);
    await customer(
      { seller: 0, reseller: 0, daysAgo: 0, accepted: false, subscriptions: running },
      provider,
      reseller,
    );
    const overview = await truthfulOverview(world.caller(reseller));
    expect(Object.keys(overview).sort()).toEqual(['attention', 'customers', 'providers', 'vendor']);
    expect(overview.customers).toEqual({
      total: { count: 1, to: '/customers' },
      new: { count: 1, to: '/customers?todo=new' },
      newDays: 30,
    });
    expect(overview.providers).toEqual({ count: 1, to: '/providers' });
    expect(overview.attention).toEqual([{ kind: 'ownAgreementMissing' }]);
  });

  test('a direct partner sees its customers, without resellers', async () => {
    const direct = await company('direct-partner', { programStatus: 'restricted' });
    await customer(
      { seller: 0, reseller: 0, daysAgo: 40, accepted: false, subscriptions: running },
      direct,
      undefined,
    );
    const overview = await truthfulOverview(world.caller(direct));
    expect(Object.keys(overview).sort()).toEqual(['attention', 'customers', 'vendor']);
    expect(overview.customers).toMatchObject({
      total: { count: 1 },
      new: { count: 0 },
      agreementMissing: { count: 1 },
    });
    expect(overview.customers).not.toHaveProperty('nobodyCredited');
    expect(overview.attention.map(({ kind }: { kind: string }) => kind)).toEqual([
      'programNotActive',
      'agreementMissing',
    ]);
  });

  test.each<[string, readonly Role[], { secondFactor?: boolean }, string[]]>([
    ['a billing admin', ['billing-admin'], {}, ['attention', 'vendor']],
    [
      'a helpdesk agent',
      ['helpdesk-agent'],
      {},
      ['attention', 'customers', 'openLinks', 'resellers', 'vendor'],
    ],
    [
      'somebody without the second factor',
      ['admin-agent'],
      { secondFactor: false },
      ['attention', 'openLinks', 'resellers', 'vendor'],
    ],
  ])('%s gets the parts whose lists are open to that role', async (_, roles, factor, parts) => {
    const provider = await company('indirect-provider');
    await customer(
      { seller: 0, reseller: 0, daysAgo: 0, accepted: false, subscriptions: [] },
      provider,
      undefined,
    );
    const overview = await truthfulOverview(world.caller(provider, roles, factor));
    expect(Object.keys(overview).sort()).toEqual(parts);
  });

  test.each(['customer', 'operator'] as const)('a %s has no such page', async (kind) => {
    const tenant: CallerTenant = {
      id: randomUUID(),
      kind,
      name: 'C',
      country: 'US',
      region: null,
      cloud: 'global',
      programStatus: null,
      agreementSigned: false,
    };
    const { status } = await world.send(
      'GET',
      '/twotier/v1/overview',
      world.caller(tenant, ['global-admin', 'operator-admin']),
    );
    expect(status).toBe(403);
  });
});

test('the counts of one company say nothing of another company’s customers', async () => {
  const [one, other] = [await company('indirect-provider'), await company('indirect-provider')];
  await customer({ seller: 0, reseller: 0, daysAgo: 0, accepted: false, subscriptions: [] }, one, undefined);
  expect((await truthfulOverview(world.caller(other))).customers.total.count).toBe(0);
});

test('in the demo world every number equals the rows of its list, for every partner', async () => {
  await world.db.transaction(systemScope('test'), seedDemoCatalog);
  const now = world.clock.now();
  await makeDemoWorld({
    db: world.db,
    secrets: demoSecrets(null),
    baseUrl: 'http://127.0.0.1',
    domainSuffix: 'contour.example',
    now,
  });
  for (const { label, kind, name, country, partner } of Object.values(partners)) {
    const tenant: CallerTenant = {
      id: demoTenantId(label),
      kind,
      name,
      country,
      region: country === 'ES' ? 'europe' : 'united-states',
      cloud: 'global',
      programStatus: 'active',
      agreementSigned: partner.signed,
    };
    const overview = await truthfulOverview(world.caller(tenant));
    expect(overview.vendor.name).toBe('Contour Cloud');
    if (label === 'alderdistribution') expect(overview.customers.total.count).toBe(4);
  }
}, 120_000);
