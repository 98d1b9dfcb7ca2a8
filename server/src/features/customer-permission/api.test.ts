import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let agent: Client;
let kelp: string;
let fjord: string;
let id: string;

beforeAll(async () => {
  app = await openDemoApp();
  kelp = app.tenant('Kelp Robotics').tenantId;
  fjord = app.tenant('Fjord Direct').tenantId;
  id = `${fjord}_${kelp}`;
  agent = await app.as('Fjord Direct', 'admin-agent');
});
beforeEach(() => agent('DELETE', `/v1/SelfServePolicy/${id}`));
afterAll(() => app?.close());

const reservations = { resource: 'AzureReservedInstances', action: 'Purchase' };
const savings = { resource: 'AzureSavingsPlan', action: 'Purchase' };
const policy = (permissions: object[] = [reservations], of: object = {}) => ({
  selfServeEntity: { selfServeEntityType: 'customer', tenantID: kelp },
  grantor: { grantorType: 'billToPartner', tenantID: fjord },
  permissions,
  ...of,
});
const page = () => `/twotier/v1/customers/${kelp}/permissions`;

test('at first a customer may buy nothing by itself (I35)', async () => {
  const listed = await agent('GET', `/v1/selfservepolicy?entity_Id=${kelp}`);
  expect(listed).toMatchObject({ status: 200, body: { totalCount: 0, items: [] } });
  expect((await agent('GET', page())).body).toEqual({
    items: [
      { kind: 'reservation', allowed: false },
      { kind: 'savings-plan', allowed: false },
    ],
    hasUsagePlan: true,
  });
});

test('a policy is made, listed, read, changed at both addresses and taken back', async () => {
  const made = await agent('POST', '/v1/SelfServePolicy', policy());
  expect(made).toMatchObject({
    status: 201,
    body: { id, permissions: [reservations], attributes: { objectType: 'SelfServePolicy' } },
  });
  expect(made.body.attributes.etag).toMatch(/^".+"$/);
  expect((await agent('GET', `/v1/SelfServePolicy?entity_id=${kelp}`)).body.items).toEqual([made.body]);

  const both = { ...made.body, permissions: [savings, reservations] };
  const atCollection = await agent('PUT', '/v1/SelfServePolicy', both);
  expect(atCollection).toMatchObject({ status: 200, body: { permissions: [reservations, savings] } });
  expect(atCollection.body.attributes.etag).not.toBe(made.body.attributes.etag);
  const atPolicy = await agent('PUT', `/v1/SelfServePolicy/${id.toUpperCase()}`, {
    ...atCollection.body,
    permissions: [savings],
  });
  expect(atPolicy.body.permissions).toEqual([savings]);
  expect((await agent('GET', `/v1/SelfServePolicy/${id}`)).body).toEqual(atPolicy.body);

  expect((await agent('DELETE', `/v1/SelfServePolicy/${id}`)).status).toBe(204);
  expect((await agent('GET', `/v1/SelfServePolicy/${id}`)).body.code).toBe(600039);
  const { body: log } = await agent('GET', '/v1/auditrecords');
  const kinds = log.items.map((one: { operationType: string }) => one.operationType);
  for (const operation of ['create', 'update', 'delete']) {
    expect(kinds).toContain(`${operation}_self_serve_policy`);
  }
});

test('a second policy for the same customer conflicts and changes nothing', async () => {
  const { body: first } = await agent('POST', '/v1/SelfServePolicy', policy());
  const second = await agent('POST', '/v1/SelfServePolicy', policy([savings]));
  expect(second).toMatchObject({ status: 409, body: { code: 600041 } });
  expect((await agent('GET', `/v1/SelfServePolicy/${id}`)).body).toEqual(first);
});

test.each([
  [
    'another company’s account',
    { grantor: { grantorType: 'billToPartner', tenantID: '{kelp}' } },
    400,
    800002,
  ],
  ['another kind of grantor', { grantor: { grantorType: 'vendor', tenantID: '{fjord}' } }, 400, 800002],
  ['an unknown thing', { permissions: [{ resource: 'Licenses', action: 'Purchase' }] }, 400, 800002],
  ['an unknown action', { permissions: [{ ...reservations, action: 'Cancel' }] }, 400, 800002],
  [
    'an unknown customer',
    {
      selfServeEntity: {
        selfServeEntityType: 'customer',
        tenantID: 'aaaaaaaa-0000-4000-8000-00000000dead',
      },
    },
    404,
    60003,
  ],
])('%s is refused', async (_, of, status, code) => {
  const filled = JSON.parse(JSON.stringify(of).replace('{kelp}', kelp).replace('{fjord}', fjord));
  const refused = await agent('POST', '/v1/SelfServePolicy', policy(undefined, filled));
  expect(refused).toMatchObject({ status, body: { code } });
});

test('a stale version, a wrong id and an unknown policy are told apart', async () => {
  expect((await agent('PUT', '/v1/SelfServePolicy', policy([savings], { id }))).body.code).toBe(600039);
  const { body: made } = await agent('POST', '/v1/SelfServePolicy', policy());
  await agent('PUT', '/v1/SelfServePolicy', { ...made, permissions: [savings] });
  const stale = await agent('PUT', '/v1/SelfServePolicy', { ...made, permissions: [] });
  expect(stale).toMatchObject({ status: 400, body: { code: 2055 } });
  const ifMatch = { 'if-match': made.attributes.etag };
  expect((await agent('DELETE', `/v1/SelfServePolicy/${id}`, undefined, ifMatch)).status).toBe(412);
  for (const wrong of ['nonsense', `${kelp}_${fjord}`]) {
    const put = await agent('PUT', `/v1/SelfServePolicy/${wrong}`, policy([savings], { id }));
    expect(put, wrong).toMatchObject({ status: 404, body: { code: 600040 } });
  }
  expect((await agent('GET', '/v1/SelfServePolicy/nonsense')).body.code).toBe(600040);
});

test.each([
  ['Fjord Direct', 'sales-agent', 200, 403],
  ['Fjord Direct', 'helpdesk-agent', 200, 403],
  ['Fjord Direct', 'global-admin', 403, 403],
  ['Fjord Direct', 'billing-admin', 403, 403],
  ['Alder Distribution', 'admin-agent', 404, 404],
  ['Birch IT', 'admin-agent', 403, 403],
  ['Kelp Robotics', 'global-admin', 403, 403],
])('%s as %s: seeing %i, switching %i', async (tenant, role, seeing, switching) => {
  const who = await app.as(tenant, role);
  expect((await who('GET', page())).status).toBe(seeing);
  expect((await who('GET', `/v1/SelfServePolicy?entity_id=${kelp}`)).status).toBe(seeing);
  expect((await who('PUT', `${page()}/reservation`, { allowed: true })).status).toBe(switching);
  expect((await who('DELETE', `/v1/SelfServePolicy/${id}`)).status).toBe(switching === 403 ? 403 : 404);
  expect((await agent('GET', page())).body.items[0].allowed).toBe(false);
});

test('the page switches each kind on its own; the policy goes with the last', async () => {
  const allowed = async (kind: string, value: boolean) =>
    (await agent('PUT', `${page()}/${kind}`, { allowed: value })).body.items.map(
      (one: { allowed: boolean }) => one.allowed,
    );
  expect(await allowed('savings-plan', true)).toEqual([false, true]);
  expect(await allowed('reservation', true)).toEqual([true, true]);
  expect(await allowed('reservation', true)).toEqual([true, true]);
  expect(await allowed('savings-plan', false)).toEqual([true, false]);
  expect(await allowed('reservation', false)).toEqual([false, false]);
  expect((await agent('GET', `/v1/SelfServePolicy?entity_id=${kelp}`)).body.totalCount).toBe(0);
  expect((await agent('PUT', `${page()}/license`, { allowed: true })).status).toBe(404);
});
