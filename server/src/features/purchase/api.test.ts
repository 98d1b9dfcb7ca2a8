import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let granite: Client;
let kelp: Client;
let fjord: Client;
let kelpId: string;

const path = '/twotier/v1/organization/purchases';
const read = async (client: Client, query = '') => {
  const { status, body } = await client('GET', `${path}${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items as { subscriptionId: string; kind: string; [member: string]: unknown }[];
};

beforeAll(async () => {
  app = await openDemoApp();
  granite = await app.as('Granite Bakery', 'global-admin');
  kelp = await app.as('Kelp Robotics', 'global-admin');
  fjord = await app.as('Fjord Direct', 'admin-agent');
  kelpId = app.tenant('Kelp Robotics').tenantId;
});
afterAll(() => app?.close());

test('one list says what was bought, from whom, through whom, until when, and whom to ask (C63, C89)', async () => {
  const seller = await app.as('Alder Distribution', 'admin-agent');
  const { tenantId } = app.tenant('Granite Bakery');
  const { body } = await seller('GET', `/v1/customers/${tenantId}/subscriptions`);
  const items = await read(granite, '?span=all');
  expect(new Set(items.map(({ subscriptionId }) => subscriptionId))).toEqual(
    new Set(body.items.map(({ id }: { id: string }) => id)),
  );
  const [support] = (await granite('GET', '/twotier/v1/organization/support')).body.items;
  const same = items.find(({ subscriptionId }) => subscriptionId === support.subscriptionId);
  const wire = body.items.find(({ id }: { id: string }) => id === support.subscriptionId);
  expect(same).toMatchObject({
    name: support.name,
    quantity: wire.quantity,
    status: 'active',
    seller: { name: 'Alder Distribution' },
    contact: { name: support.contact.name, country: support.contact.country },
    orderId: wire.orderId,
    endsOn: wire.commitmentEndDate.slice(0, 10),
    outlook: wire.autoRenewEnabled ? 'renews' : 'ends',
    decideUntil: expect.any(String),
    byCustomer: false,
  });
  expect(items.some(({ reseller }) => reseller === 'Birch IT')).toBe(true);
});

test('what the partner pays is nowhere in it; usage is priced only where the partner shows it (C32)', async () => {
  const plan = async () => (await read(kelp)).find(({ kind }) => kind === 'usage');
  expect(await plan()).not.toHaveProperty('cost');
  await fjord('PUT', `/twotier/v1/customers/${kelpId}/usagecosts`, { visible: true });
  const { items } = (await kelp('GET', '/twotier/v1/usagecosts')).body;
  expect(await plan()).toMatchObject({ cost: { amount: items[0].plans[0].cost, currency: 'USD' } });
  await fjord('PUT', `/twotier/v1/customers/${kelpId}/usagecosts`, { visible: false });
  expect(JSON.stringify(await read(kelp, '?span=all'))).not.toMatch(/price|credit|cost/i);
});

test('pages follow each other without gaps, and filters narrow them', async () => {
  const all = await read(granite, '?span=all');
  const seen: string[] = [];
  for (let token: string | undefined, first = true; first || token; first = false) {
    const query: string = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
    const { body } = await granite('GET', `${path}?span=all&size=2${query}`);
    expect(body.items.length).toBeLessThanOrEqual(2);
    seen.push(...body.items.map((one: { subscriptionId: string }) => one.subscriptionId));
    token = body.continuationToken;
  }
  expect(seen).toEqual(all.map(({ subscriptionId }) => subscriptionId));
  const [first] = all as [(typeof all)[number]];
  const found = await read(
    granite,
    `?span=all&search=${encodeURIComponent(String(first['product']).toUpperCase())}`,
  );
  expect(found).toContainEqual(first);
  expect(await read(granite, '?search=%25')).toEqual([]);
  expect(await read(granite, '?span=past&kind=usage')).toEqual([]);
  const kinds = new Set((await read(kelp, '?kind=usage')).map(({ kind }) => kind));
  expect([...kinds]).toEqual(['usage']);
  const ending = (await read(granite, '?days=3660')).map(({ endsOn }) => endsOn);
  expect(ending.length).toBeGreaterThan(0);
  expect(ending).not.toContain(undefined);
});

test('a token or a filter nobody gave out is refused by its name', async () => {
  expect((await granite('GET', `${path}?MS-ContinuationToken=bm9uZQ`)).status).toBe(400);
  expect(await granite('GET', `${path}?span=ever`)).toMatchObject({
    status: 400,
    body: { data: [expect.objectContaining({ field: 'span' })] },
  });
});

test('an owner sees the plans it owns and what it may buy for them; others see nothing (C63, 2.5)', async () => {
  const alder = await app.as('Alder Distribution', 'admin-agent');
  const { tenantId, users } = app.tenant('Granite Bakery');
  const root = `/twotier/v1/customers/${tenantId}`;
  const { body: catalog } = await alder('GET', `${root}/catalog?billingType=usage`);
  const line = {
    lineItemNumber: 0,
    offerId: catalog.items[0].catalogItemId,
    quantity: 1,
    termDuration: 'P1M',
  };
  const ordered = await alder('POST', `/v1/customers/${tenantId}/orders`, { lineItems: [line] });
  const planId = ordered.body.lineItems[0].subscriptionId;
  const usage = (await alder('GET', `${root}/usagesubscriptions`)).body.items;
  const { serviceId } = usage.find((one: { planId: string }) => one.planId === planId);

  const person = await app.as('Granite Bakery', 'customer-user');
  expect(await read(person, '?span=all')).toEqual([]);
  const upn = users.find(({ role }) => role === 'customer-user')?.userPrincipalName;
  const given = { userPrincipalName: upn, role: 'owner' };
  expect((await alder('POST', `${root}/usagesubscriptions/${serviceId}/roles`, given)).status).toBe(200);
  expect(await read(person, '?span=all')).toEqual([expect.objectContaining({ subscriptionId: planId })]);
  expect((await read(person))[0]).not.toHaveProperty('buyAt');

  await alder('PUT', `${root}/permissions/reservation`, { allowed: true });
  expect((await read(person))[0]).toMatchObject({ buyAt: serviceId });
  // Being global admin is not being an owner.
  const plan = (await read(granite)).find(({ subscriptionId }) => subscriptionId === planId);
  expect(plan).not.toHaveProperty('buyAt');

  const desk = `/twotier/v1/organization/usagesubscriptions/${serviceId}/purchases`;
  const { items } = (await person('GET', desk)).body;
  const { catalogItemId } = items.find(({ kind }: { kind: string }) => kind === 'reservation');
  const wanted = { catalogItemId, quantity: 1, termDuration: 'P1Y', billingCycle: 'monthly' };
  const bought = await person('POST', desk, wanted);
  expect(bought.status, JSON.stringify(bought.body)).toBe(201);
  expect((await read(person))[0]).toMatchObject({ ...bought.body, byCustomer: true, kind: 'reservation' });
});

test('I4: another customer sees nothing of it, and partners and the operator are refused', async () => {
  const own = (await read(granite, '?span=all')).map(({ subscriptionId }) => subscriptionId);
  const others = JSON.stringify(await read(kelp, '?span=all'));
  for (const id of own) expect(others).not.toContain(id);
  for (const [tenant, role] of [
    ['Alder Distribution', 'admin-agent'],
    ['Birch IT', 'global-admin'],
    ['Contour Cloud', 'operator-admin'],
  ] as const) {
    const client = await app.as(tenant, role);
    expect((await client('GET', path)).status, tenant).toBe(403);
    expect((await client('GET', `${path}/export`)).status, tenant).toBe(403);
  }
});

test('the file holds the same rows in the reader’s language, and nothing a spreadsheet would run', async () => {
  const items = await read(granite, '?span=all');
  const { body, headers } = await granite('GET', `${path}/export?span=all`, undefined, {
    'Accept-Language': 'ru',
  });
  expect(headers['content-disposition']).toContain('Purchases.csv');
  const lines = String(body).trimEnd().split('\r\n');
  expect(lines[0]).toContain('Номер заказа');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(
    items.map(({ subscriptionId }) => subscriptionId),
  );
  expect(lines.length).toBe(items.length + 1);
});
