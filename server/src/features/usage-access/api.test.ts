import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let fjord: Client;
let kelpAdmin: Client;
let kelp: string;
let granite: string;
let planId: string;
let serviceId: string;
let adminName: string;

beforeAll(async () => {
  app = await openDemoApp();
  kelp = app.tenant('Kelp Robotics').tenantId;
  granite = app.tenant('Granite Bakery').tenantId;
  adminName = app.tenant('Kelp Robotics').users[0]?.userPrincipalName as string;
  fjord = await app.as('Fjord Direct', 'admin-agent');
  kelpAdmin = await app.as('Kelp Robotics', 'global-admin');
  const { body } = await fjord('GET', `/v1/customers/${kelp}/subscriptions`);
  planId = body.items.find((one: { billingType: string }) => one.billingType === 'usage').id;
  const [first] = (await fjord('GET', pages(kelp))).body.items;
  serviceId = first.serviceId;
});
afterAll(() => app?.close());

const pages = (customer: string) => `/twotier/v1/customers/${customer}/usagesubscriptions`;
const page = () => `${pages(kelp)}/${serviceId}`;
const own = () => `/twotier/v1/organization/usagesubscriptions/${serviceId}`;
const entitlements = () => `/v1/customers/${kelp}/subscriptions/${planId}/azureEntitlements`;

interface Role {
  readonly id: string;
  readonly role: string;
  readonly name?: string;
  readonly holder: string;
}
const rolesOf = async (who: Client, path: string): Promise<Role[]> => (await who('GET', path)).body.roles;

test('a usage plan comes with one usage subscription, and its seller owns it', async () => {
  const { body } = await fjord('GET', pages(kelp));
  expect(body.items).toHaveLength(1);
  expect(body.items[0]).toMatchObject({
    planId,
    status: 'active',
    canManage: true,
    ownRoles: ['owner'],
    partnerName: 'Fjord Direct',
    roles: [{ role: 'owner', holder: 'partner', name: 'Fjord Direct' }],
  });
  expect(body.items[0].serviceId).toBe(body.items[0].billingId);
});

test('the partner gives a person of the customer a role, once, and takes it back; both are recorded (C70)', async () => {
  const given = await fjord('POST', `${page()}/roles`, { userPrincipalName: adminName, role: 'reader' });
  expect(given.status).toBe(200);
  const role = given.body.roles.find((one: Role) => one.role === 'reader');
  expect(role).toMatchObject({ holder: 'person', userPrincipalName: adminName });
  const again = await fjord('POST', `${page()}/roles`, { userPrincipalName: adminName, role: 'reader' });
  expect(again.status).toBe(409);
  const removed = await fjord('DELETE', `${page()}/roles/${role.id}`);
  expect(removed.body.roles.map((one: Role) => one.role)).toEqual(['owner']);
  expect((await fjord('DELETE', `${page()}/roles/${role.id}`)).status).toBe(404);
  const nobody = { userPrincipalName: 'nobody@kelp.example', role: 'reader' };
  expect(await fjord('POST', `${page()}/roles`, nobody)).toMatchObject({
    status: 404,
    body: { code: 60002 },
  });
  const { body: log } = await fjord('GET', '/v1/auditrecords');
  const kinds = log.items.map((one: { operationType: string }) => one.operationType);
  expect(kinds).toEqual(expect.arrayContaining(['usage_role_assigned', 'usage_role_removed']));
});

test.each([
  ['Fjord Direct', 'billing-admin', 403, 403],
  ['Fjord Direct', 'helpdesk-agent', 200, 403],
  ['Fjord Direct', 'user-admin', 200, 403],
  ['Alder Distribution', 'admin-agent', 404, 404],
  ['Kelp Robotics', 'global-admin', 403, 403],
])('%s as %s: reading %i, giving %i', async (tenant, role, reading, giving) => {
  const who = await app.as(tenant, role);
  expect((await who('GET', page())).status).toBe(reading);
  const wanted = { userPrincipalName: adminName, role: 'reader' };
  expect((await who('POST', `${page()}/roles`, wanted)).status).toBe(giving);
  expect(await rolesOf(fjord, page())).toHaveLength(1);
});

test('a partner that lost its role asks, and the customer gives it back; it cannot help itself (C87)', async () => {
  const [owner] = await rolesOf(fjord, page());
  expect((await fjord('POST', `${page()}/requests`)).status).toBe(409);
  expect((await kelpAdmin('DELETE', `${own()}/roles/${owner?.id}`)).body.roles).toEqual([]);
  const wanted = { userPrincipalName: adminName, role: 'owner' };
  expect(await fjord('POST', `${page()}/roles`, wanted)).toMatchObject({
    status: 403,
    body: { code: 900335 },
  });
  const asked = await fjord('POST', `${page()}/requests`);
  expect(asked.body).toMatchObject({ canManage: false, canAsk: false, requests: [{ state: 'pending' }] });
  expect((await fjord('POST', `${page()}/requests`)).status).toBe(409);

  const seen = (await kelpAdmin('GET', own())).body;
  const [request] = seen.requests;
  expect(request).toMatchObject({ partnerName: 'Fjord Direct', adminAgentsId: asked.body.adminAgentsId });
  await kelpAdmin('POST', `${own()}/requests/${request.id}/declination`);
  await fjord('POST', `${page()}/requests`);
  const waiting = (await kelpAdmin('GET', own())).body.requests.find(
    (one: { state: string }) => one.state === 'pending',
  );
  const approved = await kelpAdmin('POST', `${own()}/requests/${waiting.id}/approval`);
  expect(approved.body.roles).toMatchObject([{ role: 'owner', name: 'Fjord Direct' }]);
  expect((await kelpAdmin('POST', `${own()}/requests/${waiting.id}/approval`)).status).toBe(404);
  expect((await fjord('GET', page())).body.canManage).toBe(true);
  const { body: log } = await fjord('GET', '/v1/auditrecords');
  const kinds = log.items.map((one: { operationType: string }) => one.operationType);
  expect(kinds).toEqual(
    expect.arrayContaining(['usage_role_requested', 'usage_role_request_declined', 'usage_role_assigned']),
  );
});

test('a partner without a relationship gets no role from the customer', async () => {
  const alder = { partnerId: app.tenant('Alder Distribution').tenantId, role: 'owner' };
  expect((await kelpAdmin('POST', `${own()}/partnerroles`, alder)).status).toBe(403);
});

test('another customer’s people find nothing of it', async () => {
  const baker = await app.as('Granite Bakery', 'global-admin');
  expect((await baker('GET', own())).status).toBe(404);
  expect((await baker('GET', '/twotier/v1/organization/usagesubscriptions')).body.items).toEqual([]);
});

test('a provider gives its reseller owner access; the customer takes it back (C19)', async () => {
  const alder = await app.as('Alder Distribution', 'admin-agent');
  const { body: catalog } = await alder('GET', `/twotier/v1/customers/${granite}/catalog?billingType=usage`);
  const ordered = await alder('POST', `/v1/customers/${granite}/orders`, {
    lineItems: [
      { lineItemNumber: 0, offerId: catalog.items[0].catalogItemId, quantity: 1, termDuration: 'P1M' },
    ],
  });
  expect(ordered.status).toBe(201);
  const [bought] = (await alder('GET', pages(granite))).body.items;
  expect(bought.partners).toEqual([{ id: app.tenant('Birch IT').tenantId, name: 'Birch IT' }]);
  const birch = await app.as('Birch IT', 'admin-agent');
  const path = `${pages(granite)}/${bought.serviceId}`;
  expect((await birch('GET', path)).body).toMatchObject({ canManage: false, canAsk: true });
  const wanted = { partnerId: app.tenant('Birch IT').tenantId, role: 'owner' };
  for (const [tenant, role] of [
    ['Alder Distribution', 'sales-agent'],
    ['Birch IT', 'admin-agent'],
  ] as const) {
    const who = await app.as(tenant, role);
    expect((await who('POST', `${path}/partnerroles`, wanted)).status).toBe(403);
  }
  expect((await alder('POST', `${path}/partnerroles`, wanted)).status).toBe(200);
  expect((await birch('GET', path)).body).toMatchObject({ canManage: true, ownRoles: ['owner'] });
  const cedar = { partnerId: app.tenant('Cedar Cloud').tenantId, role: 'owner' };
  expect((await alder('POST', `${path}/partnerroles`, cedar)).status).toBe(403);

  const baker = await app.as('Granite Bakery', 'global-admin');
  const its = `/twotier/v1/organization/usagesubscriptions/${bought.serviceId}`;
  const held = (await rolesOf(baker, its)).find(({ name }) => name === 'Birch IT');
  await baker('DELETE', `${its}/roles/${held?.id}`);
  expect((await birch('GET', path)).body.ownRoles).toEqual([]);
  const user = await app.as('Granite Bakery', 'customer-user');
  expect((await user('GET', its)).body.canManage).toBe(false);
  expect((await user('POST', `${its}/partnerroles`, wanted)).status).toBe(403);
});

test('the contract lists, reads, cancels and brings back what runs under a plan', async () => {
  const named = { planId, name: 'Test bench' };
  const { body: added } = await fjord('POST', pages(kelp), named);
  const { body: listed } = await fjord('GET', entitlements());
  expect(listed).toMatchObject({ totalCount: 2, attributes: { objectType: 'Collection' } });
  const path = `${entitlements()}/${added.serviceId}`;
  expect((await fjord('GET', path)).body).toEqual(
    listed.items.find((one: { id: string }) => one.id === added.serviceId),
  );
  expect((await fjord('GET', path)).body).toMatchObject({
    friendlyName: 'Test bench',
    status: 'active',
    subscriptionId: planId,
  });
  const compromise = { cancellationReason: 'compromise' };
  // Neither role alone is enough (2.3 c).
  for (const role of ['admin-agent', 'global-admin']) {
    const one = await app.as('Fjord Direct', role);
    expect((await one('POST', `${path}/cancel`, compromise)).body.code).toBe(900150);
  }
  const owner = new pg.Client(app.database.owner);
  await owner.connect();
  await owner.query(
    `update tenant_user set roles = '{global-admin,admin-agent}' where tenant_id = $1 and 'sales-agent' = any (roles)`,
    [app.tenant('Fjord Direct').tenantId],
  );
  await owner.end();
  const both = await app.as('Fjord Direct', 'sales-agent');
  expect((await both('POST', `${path}/cancel`, { cancellationReason: 'boredom' })).body.code).toBe(900307);
  expect(await both('POST', `${path}/cancel`, compromise)).toMatchObject({
    status: 202,
    body: { status: 'cancelled' },
  });
  expect((await fjord('GET', path)).body.status).toBe('cancelled');
  expect((await both('POST', `${path}/reactivate`)).status).toBe(202);
  expect((await fjord('GET', path)).body.status).toBe('active');
  const unknown = `${entitlements()}/aaaaaaaa-0000-4000-8000-00000000dead`;
  expect((await fjord('GET', unknown)).body.code).toBe(800111);
  expect((await fjord('GET', `${entitlements()}/nonsense`)).body.code).toBe(800002);
});
