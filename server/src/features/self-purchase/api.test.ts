import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let fjord: Client;
let owner: Client;
let kelp: string;
let serviceId: string;
let planId: string;

beforeAll(async () => {
  app = await openDemoApp();
  kelp = app.tenant('Kelp Robotics').tenantId;
  fjord = await app.as('Fjord Direct', 'admin-agent');
  owner = await app.as('Kelp Robotics', 'global-admin');
  const [usage] = (await fjord('GET', `/twotier/v1/customers/${kelp}/usagesubscriptions`)).body.items;
  serviceId = usage.serviceId;
  planId = usage.planId;
});
beforeEach(async () => {
  for (const kind of ['reservation', 'savings-plan']) await allow(kind, false);
});
afterAll(() => app?.close());

const allow = (kind: string, allowed: boolean) =>
  fjord('PUT', `/twotier/v1/customers/${kelp}/permissions/${kind}`, { allowed });
const path = () => `/twotier/v1/organization/usagesubscriptions/${serviceId}/purchases`;
const makeOwner = (role: 'owner' | 'reader' = 'owner') =>
  fjord('POST', `/twotier/v1/customers/${kelp}/usagesubscriptions/${serviceId}/roles`, {
    userPrincipalName: app.tenant('Kelp Robotics').users[0]?.userPrincipalName,
    role,
  });
const itemOf = async (kind: string): Promise<string> =>
  (await owner('GET', path())).body.items.find((one: { kind: string }) => one.kind === kind).catalogItemId;
const wanted = async (kind: string, of: object = {}) => ({
  catalogItemId: await itemOf(kind),
  quantity: 2,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  ...of,
});
const commitments = async () =>
  (await fjord('GET', `/twotier/v1/customers/${kelp}/reservations`)).body.items as {
    subscriptionId: string;
    orderId: string;
    kind: string;
    byCustomer: boolean;
  }[];

test('nothing is bought without the partner’s permission, whoever asks; being global admin is not enough (I35)', async () => {
  const desk = (await owner('GET', path())).body;
  expect(desk).toMatchObject({ isOwner: false, isActive: true, partnerName: 'Fjord Direct', bought: [] });
  expect(desk.kinds.every((one: { buyable: boolean }) => !one.buyable)).toBe(true);
  expect(await owner('POST', path(), await wanted('reservation'))).toMatchObject({
    status: 403,
    body: { code: 900150, description: expect.stringContaining('Fjord Direct does not let you') },
  });
  await allow('reservation', true);
  const refused = await owner('POST', path(), await wanted('reservation'));
  expect(refused.status).toBe(403);
  expect(refused.body.description).toContain('Only owners');
  await makeOwner('reader');
  expect((await owner('POST', path(), await wanted('reservation'))).status).toBe(403);
  expect(await commitments()).toEqual([]);
});

test('an owner buys what is allowed: the partner pays and sees it, and no mail tells anybody (C63)', async () => {
  await makeOwner();
  await allow('reservation', true);
  expect((await owner('POST', path(), await wanted('savings-plan'))).status).toBe(403);
  const operator = await app.as('Contour Cloud', 'operator-admin');
  const mails = async () => (await operator('GET', '/twotier/v1/outbox')).body.items?.length ?? 0;
  const before = await mails();

  const bought = await owner('POST', path(), await wanted('reservation'));
  expect(bought.status).toBe(201);
  const { orderId, subscriptionId } = bought.body;
  const order = (await fjord('GET', `/v1/customers/${kelp}/orders/${orderId}`)).body;
  expect(order).toMatchObject({ id: orderId, lineItems: [{ quantity: 2 }] });
  const subscription = (await fjord('GET', `/v1/customers/${kelp}/subscriptions/${subscriptionId}`)).body;
  expect(subscription).toMatchObject({ parentSubscriptionId: planId });
  expect((await commitments())[0]).toMatchObject({
    subscriptionId,
    orderId,
    kind: 'reservation',
    byCustomer: true,
  });
  const { body: log } = await fjord('GET', '/v1/auditrecords');
  const entry = log.items.find(
    (one: { operationType: string; resourceNewValue?: string }) =>
      one.operationType === 'create_order' && one.resourceNewValue?.includes(orderId),
  );
  expect(entry).toMatchObject({ userPrincipalName: 'Kelp Robotics', customerId: kelp });
  expect(await mails()).toBe(before);
  expect((await owner('GET', path())).body.bought[0]).toMatchObject({ subscriptionId, byCustomer: true });
  // Neither price nor credit of the partner is the customer's to see.
  expect(JSON.stringify((await owner('GET', path())).body)).not.toMatch(/unitPrice|listPrice/i);
});

test('faults of the wanted thing are told, the partner’s own troubles are not', async () => {
  await makeOwner();
  await allow('reservation', true);
  const many = await owner('POST', path(), await wanted('reservation', { quantity: 101 }));
  expect(many).toMatchObject({ status: 400, body: { code: 2002 } });
  const license = await owner('POST', path(), await wanted('reservation', { catalogItemId: 'A:0001:B' }));
  expect(license.body.code).toBe(2091);
  await allow('savings-plan', true);
  const dear = await owner(
    'POST',
    path(),
    await wanted('savings-plan', { quantity: 10_000, billingCycle: 'one_time' }),
  );
  expect(dear).toMatchObject({ status: 403, body: { code: 800069 } });
  expect(JSON.stringify(dear.body)).not.toMatch(/\d{4,}\.\d\d|USD/);
});

test('others: another customer finds no such subscription, and partners have no way in', async () => {
  const baker = await app.as('Granite Bakery', 'global-admin');
  expect((await baker('GET', path())).status).toBe(404);
  expect((await baker('POST', path(), await wanted('reservation'))).status).toBe(404);
  expect((await fjord('POST', path(), await wanted('reservation'))).status).toBe(403);
  const reseller = await app.as('Birch IT', 'admin-agent');
  expect((await reseller('GET', `/twotier/v1/customers/${kelp}/reservations`)).status).toBe(403);
});

test('I35: bought exactly what was allowed at that moment, and switching changes nothing bought before', async () => {
  await makeOwner();
  const kinds = ['reservation', 'savings-plan'] as const;
  const items = { reservation: await wanted('reservation'), 'savings-plan': await wanted('savings-plan') };
  const step = fc.oneof(
    fc.record({ do: fc.constant('switch' as const), kind: fc.constantFrom(...kinds), allowed: fc.boolean() }),
    fc.record({ do: fc.constant('buy' as const), kind: fc.constantFrom(...kinds), allowed: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const allowed = { reservation: false, 'savings-plan': false };
      for (const kind of kinds) await allow(kind, false);
      for (const { do: what, kind, allowed: value } of steps) {
        const before = await commitments();
        if (what === 'switch') {
          await allow(kind, value);
          allowed[kind] = value;
          expect(await commitments()).toEqual(before);
        } else {
          const { status } = await owner('POST', path(), { ...items[kind], quantity: 1 });
          expect(status).toBe(allowed[kind] ? 201 : 403);
          const after = await commitments();
          expect(after.length).toBe(before.length + (allowed[kind] ? 1 : 0));
          expect(after).toEqual(expect.arrayContaining(before));
        }
      }
    }),
    { numRuns: 8 },
  );
});
