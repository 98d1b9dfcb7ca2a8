import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { clientWith, openDemoApp } from '../../../test/demo-app.ts';
import { roleId } from './directory-roles.ts';
import { autoExtendOf, durationDays, readGraphFilter, seenVersion } from './graph-wire.ts';

let app: DemoApp;
let agent: Client;
let granite: string;
const root = '/v1.0/tenantRelationships/delegatedAdminRelationships';
const reader = roleId('directory-reader');
const userAdmin = roleId('user-admin');
const details = (...roles: string[]) => ({
  unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })),
});

beforeAll(async () => {
  app = await openDemoApp();
  agent = await app.as('Alder Distribution', 'admin-agent');
  granite = app.tenant('Granite Bakery').tenantId;
});
afterAll(() => app.close());

let counter = 0;
function next(): number {
  counter += 1;
  return counter;
}
async function created(more: object = {}) {
  const made = await agent('POST', root, {
    '@odata.type': '#microsoft.graph.delegatedAdminRelationship',
    displayName: `Graph relationship ${next()}`,
    duration: 'P730D',
    customer: { tenantId: granite, displayName: 'Granite Bakery' },
    accessDetails: details(reader, userAdmin),
    autoExtendDuration: 'P180D',
    ...more,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made;
}

async function activated() {
  const { body } = await created();
  await agent('POST', `${root}/${body.id}/requests`, { action: 'lockForApproval' });
  const link = await agent('POST', `/twotier/v1/adminrelationships/${body.id}/link`);
  const token = link.body.url.split('/').at(-1);
  const grantor = await app.as('Granite Bakery', 'global-admin');
  await grantor('POST', `/twotier/v1/adminrequests/${token}/approve`, { consent: true });
  return body.id as string;
}

async function groupId(): Promise<string> {
  return (await agent('GET', '/twotier/v1/groups')).body.items[0].id;
}

describe('relationships as the Node client calls them', () => {
  test('create, get, update, list by customer, delete', async () => {
    const made = await created();
    expect(made.body).toMatchObject({
      '@odata.type': '#microsoft.graph.delegatedAdminRelationship',
      '@odata.etag': 'W/"1"',
      status: 'created',
      duration: 'P730D',
      autoExtendDuration: 'P180D',
      customer: { tenantId: granite, displayName: 'Granite Bakery' },
      accessDetails: details(reader, userAdmin),
    });
    expect(made.headers['location']).toContain(made.body.id);
    const path = `${root}/${made.body.id}`;
    expect((await agent('GET', path)).body.displayName).toBe(made.body.displayName);
    const changed = await agent('PATCH', path, { duration: 'P31D', accessDetails: details(reader) });
    expect(changed.body).toMatchObject({
      '@odata.etag': 'W/"2"',
      duration: 'P31D',
      accessDetails: details(reader),
    });
    const filter = encodeURIComponent(`customer/tenantId eq '${granite}'`);
    const listed = await agent('GET', `${root}?$filter=${filter}`);
    expect(listed.body.value.map((one: { id: string }) => one.id)).toContain(made.body.id);
    expect(listed.body['@odata.context']).toMatch(/\$metadata#delegatedAdminRelationships$/);
    expect((await agent('DELETE', path)).status).toBe(204);
    expect((await agent('GET', path)).status).toBe(404);
  });

  test('a stale If-Match is refused with 412, a present one and none are taken', async () => {
    const { body } = await created();
    const path = `${root}/${body.id}`;
    const stale = await agent('PATCH', path, { duration: 'P9D' }, { 'if-match': 'W/"7"' });
    expect([stale.status, stale.body.error.code]).toEqual([412, 'PreconditionFailed']);
    expect(
      (await agent('PATCH', path, { duration: 'P9D' }, { 'if-match': body['@odata.etag'] })).status,
    ).toBe(200);
    expect((await agent('DELETE', path, undefined, { 'if-match': 'W/"1"' })).status).toBe(412);
    expect((await agent('DELETE', path, undefined, { 'if-match': '*' })).status).toBe(204);
  });

  test('pages follow @odata.nextLink until none is given, each once', async () => {
    for (let i = 0; i < 3; i += 1) await created();
    const seen: string[] = [];
    let next: string | undefined = `${root}?$top=2&$select=id`;
    while (next) {
      const { body } = (await agent('GET', next)) as {
        body: { value: { id: string }[]; '@odata.nextLink'?: string };
      };
      seen.push(...body.value.map((one) => one.id));
      for (const one of body.value)
        expect(Object.keys(one).filter((name) => !name.startsWith('@'))).toEqual(['id']);
      const link: string | undefined = body['@odata.nextLink'];
      next = link && new URL(link).pathname + new URL(link).search;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(4);
  });

  test('errors have the dialect’s shape, whatever refuses', async () => {
    const missing = await agent('GET', `${root}/aaaaaaaa-0000-4000-8000-00000000dead`);
    expect(missing.status).toBe(404);
    expect(missing.body).toMatchObject({
      error: { code: 'ResourceNotFound', innerError: { errorName: 'delegation-unknown' } },
    });
    expect(missing.body.error.innerError['request-id']).toMatch(/^[0-9a-f-]{36}$/);
    const anonymous = await app.fastify.inject({ method: 'GET', url: root });
    expect([anonymous.statusCode, anonymous.json().error.code]).toEqual([401, 'InvalidAuthenticationToken']);
    const bad = await agent('GET', `${root}?$filter=${encodeURIComponent("roles eq 'x'")}`);
    expect([bad.status, bad.body.error.code]).toEqual([400, 'BadRequest']);
    const sales = await app.as('Alder Distribution', 'sales-agent');
    expect((await sales('POST', root, {})).body.error.code).toBe('Forbidden');
  });

  test('an application alone may do what its company may', async () => {
    const { tenantId, apps } = app.tenant('Alder Distribution');
    const answer = await app.fastify.inject({
      method: 'POST',
      url: `/${tenantId}/oauth2/v2.0/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: apps?.[0]?.clientId ?? '',
        client_secret: apps?.[0]?.clientSecret ?? '',
        scope: 'https://graph.microsoft.com/.default',
      }).toString(),
    });
    const client = clientWith(app.fastify, (answer.json() as { access_token: string }).access_token);
    expect((await client('GET', root)).status).toBe(200);
  });
});

describe('requests, access assignments, operations', () => {
  test('lockForApproval and terminate are requests that can be followed', async () => {
    const { body } = await created();
    const path = `${root}/${body.id}/requests`;
    const locked = await agent('POST', path, { action: 'lockForApproval' });
    expect(locked.status).toBe(201);
    expect(locked.body).toMatchObject({ action: 'lockForApproval', status: 'succeeded' });
    expect((await agent('GET', `${root}/${body.id}`)).body.status).toBe('approvalPending');
    const ended = await agent('POST', path, { action: 'terminate' });
    expect(ended.body.status).toBe('succeeded');
    expect((await agent('GET', `${root}/${body.id}`)).body.status).toBe('terminated');
    expect((await agent('GET', path)).body.value).toHaveLength(2);
    expect((await agent('GET', `${path}/${locked.body.id}`)).body.action).toBe('lockForApproval');
    expect((await agent('POST', path, { action: 'dance' })).status).toBe(400);
  });

  test('a group’s roles: create, get, list, update under a version, delete', async () => {
    const id = await activated();
    const path = `${root}/${id}/accessAssignments`;
    const made = await agent('POST', path, {
      accessContainer: { accessContainerId: await groupId(), accessContainerType: 'securityGroup' },
      accessDetails: details(reader),
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body).toMatchObject({
      status: 'active',
      accessContainer: { accessContainerType: 'securityGroup' },
    });
    const one = `${path}/${made.body.id}`;
    const read = await agent('GET', one);
    const stale = await agent('PATCH', one, { accessDetails: details(userAdmin) }, { 'if-match': 'W/"99"' });
    expect(stale.status).toBe(412);
    const changed = await agent(
      'PATCH',
      one,
      { accessDetails: details(userAdmin) },
      { 'if-match': read.body['@odata.etag'] },
    );
    expect([changed.status, changed.body.accessDetails]).toEqual([202, details(userAdmin)]);
    const operation = new URL(String(changed.headers['location'])).pathname;
    expect((await agent('GET', operation)).body).toMatchObject({ status: 'succeeded' });
    expect((await agent('GET', `${root}/${id}/operations`)).body.value).toHaveLength(1);
    expect((await agent('GET', path)).body.value).toHaveLength(1);
    expect((await agent('DELETE', one)).status).toBe(204);
    expect((await agent('GET', one)).status).toBe(404);
  });
});

describe('customers', () => {
  const path = '/v1.0/tenantRelationships/delegatedAdminCustomers';
  test('those with granular rights, page by page, one, and its services', async () => {
    const first = await agent('GET', `${path}?$top=1`);
    expect(first.body.value).toHaveLength(1);
    expect(first.body['@odata.nextLink']).toBeTruthy();
    const all = await agent('GET', path);
    expect(all.body.value.map((one: { displayName: string }) => one.displayName)).toContain('Granite Bakery');
    expect((await agent('GET', `${path}/${granite}`)).body).toMatchObject({ tenantId: granite });
    const services = await agent('GET', `${path}/${granite}/serviceManagementDetails`);
    expect(services.body.value[0]).toMatchObject({ id: 'directory' });
    const stranger = await app.as('Fjord Direct', 'admin-agent');
    expect((await stranger('GET', `${path}/${granite}`)).status).toBe(404);
  });
});

describe('values of the dialect', () => {
  test.each([
    ['P730D', 730],
    ['P2Y', 730],
    ['P1Y', 365],
    ['P4W', 28],
    ['p1d', 1],
  ])('duration %s', (text, days) => expect(durationDays(text)).toBe(days));
  test.each(['PT5H', 'P', '30', 'P1.5D'])('duration %s is none', (text) => {
    expect(() => durationDays(text)).toThrow('delegation-duration');
  });
  test.each([
    ['PT0S', false],
    ['P0D', false],
    ['P180D', true],
  ])('extension %s', (text, on) => expect(autoExtendOf(text)).toBe(on));
  test('an extension of another length is refused', () =>
    expect(() => autoExtendOf('P90D')).toThrow('enum-invalid'));
  test.each([
    ['W/"3"', 3],
    ['"3"', 3],
    ['3', 3],
    ['*', null],
    [undefined, null],
    ['W/"JyI0Jw=="', -1],
  ])('If-Match %s', (text, version) => expect(seenVersion({ 'if-match': text })).toBe(version));
  test('filters join equalities', () => {
    expect(
      readGraphFilter("customer/tenantId eq 'AAAAAAAA-0000-4000-8000-00000000dead' and status eq 'active'"),
    ).toEqual({
      customerId: 'aaaaaaaa-0000-4000-8000-00000000dead',
      states: ['active'],
    });
    expect(readGraphFilter("displayName eq 'O''Neill'")).toEqual({ name: "O'Neill" });
    expect(() => readGraphFilter('status ne 1')).toThrow('parameter-invalid');
  });
});
