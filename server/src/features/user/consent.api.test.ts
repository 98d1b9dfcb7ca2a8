import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let owner: pg.Client;
let agent: Client;
let root: string;
beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  agent = await app.as('Alder Distribution', 'admin-agent');
  root = `/v1/customers/${app.tenant('Granite Bakery').tenantId}/applicationconsents`;
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const consent = {
  applicationId: '11111111-1111-4111-8111-aaaaaaaaaaaa',
  displayName: 'Control panel',
  applicationGrants: [
    {
      enterpriseApplicationId: '00000003-0000-0000-c000-000000000000',
      scope: 'User.Read,Directory.Read.All',
    },
  ],
};

test('a consent is given once, and taken back with an empty answer', async () => {
  const given = await agent('POST', root, consent);
  expect(given).toMatchObject({
    status: 201,
    body: { ...consent, attributes: { objectType: 'ApplicationConsent' } },
  });
  expect(await agent('POST', root, consent)).toMatchObject({
    status: 409,
    body: { errorName: 'consent-exists' },
  });
  const { items } = (await agent('GET', root.replace('/v1/', '/twotier/v1/'))).body;
  expect(items).toEqual([{ ...consent, givenAt: expect.any(String), own: true }]);
  const gone = await agent('DELETE', `${root}/${consent.applicationId}`);
  expect([gone.status, gone.body]).toEqual([200, expect.toBeOneOf(['', undefined, null])]);
  for (const id of [consent.applicationId, 'nonsense'])
    expect((await agent('DELETE', `${root}/${id}`)).body.errorName).toBe('consent-unknown');
  const { rows } = await owner.query(
    `select operation, count(*)::int as logs from audit_record where operation like '%application_consent' group by 1 order by 1`,
  );
  expect(rows).toEqual([
    { operation: 'create_application_consent', logs: 2 },
    { operation: 'delete_application_consent', logs: 2 },
  ]);
});

test('only who administers the customer’s directory gives it, for a person, at a customer of the own', async () => {
  const sales = await app.as('Alder Distribution', 'sales-agent');
  expect((await sales('POST', root, consent)).body.errorName).toBe('role-missing');
  const listed = root.replace('/v1/', '/twotier/v1/');
  expect((await sales('GET', listed)).body.errorName).toBe('role-missing');
  const stranger = await app.as('Boreal Distribuciones', 'admin-agent');
  expect((await stranger('POST', root, consent)).status).toBe(404);
  expect((await stranger('GET', listed)).status).toBe(404);
  expect((await agent('POST', root, { ...consent, applicationGrants: [] })).status).toBe(400);
});

test('calls with and without a second factor are counted by application and day, and people who had none named', async () => {
  const admin = await app.as('Alder Distribution', 'global-admin');
  const { tenantId, publicClientId, users } = app.tenant('Alder Distribution');
  const helper = users.find(({ role }) => role === 'helpdesk-agent');
  const answer = await app.fastify.inject({
    method: 'POST',
    url: `/${tenantId}/oauth2/v2.0/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'password',
      username: helper?.userPrincipalName ?? '',
      password: helper?.password ?? '',
      client_id: publicClientId,
      scope: 'http://127.0.0.1:8080/user_impersonation',
      acr_values: 'pwd',
    }).toString(),
  });
  const headers = { authorization: `Bearer ${answer.json().access_token}` };
  const bare = await app.fastify.inject({ method: 'GET', url: '/v1/customers', headers });
  expect([bare.statusCode, bare.json().errorName]).toEqual([401, 'second-factor-required']);
  const adoption = (await admin('GET', '/v1/applicationmfaadoptionstatus')).body;
  const own = adoption.find((one: { applicationId: string }) => one.applicationId === publicClientId);
  expect(own).toMatchObject({
    loginDate: expect.stringMatching(/T00:00:00Z$/),
    applicationName: expect.any(String),
  });
  expect(own.totalRequestCount - own.mfaCompliantRequestCount).toBe(1);
  const principals = (await admin('GET', '/v1/nonMfaCompliantPartnerPrincipals')).body;
  expect(principals.items).toMatchObject([{ tenantId, upn: helper?.userPrincipalName }]);
  const stranger = await app.as('Boreal Distribuciones', 'global-admin');
  expect((await stranger('GET', '/v1/nonMfaCompliantPartnerPrincipals')).body.items).toEqual([]);
});
