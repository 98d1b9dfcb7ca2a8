import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let owner: pg.Client;
let admin: Client;
let userAdmin: Client;
let domain: string;

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  admin = await app.as('Alder Distribution', 'global-admin');
  userAdmin = await app.as('Alder Distribution', 'user-admin');
  ({ domain } = app.tenant('Alder Distribution'));
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const root = '/twotier/v1/staff';
let names = 0;
const draft = (roles: readonly object[] = [{ role: 'sales-agent' }]) => {
  names += 1;
  return { userPrincipalName: `staff${names}@${domain}`, displayName: `Staff ${names}`, roles };
};

async function add(
  client: Client,
  roles?: readonly object[],
): Promise<{ id: string; temporaryPassword: string; userName: string }> {
  const { status, body } = await client('POST', root, draft(roles));
  expect(status).toBe(201);
  return body;
}

async function signIn(userName: string, password: string) {
  const answer = await app.fastify.inject({
    method: 'POST',
    url: '/twotier/v1/session',
    headers: { 'content-type': 'application/json', 'x-twotier-portal': '1' },
    payload: JSON.stringify({ userPrincipalName: userName, password }),
  });
  return {
    status: answer.statusCode,
    cookie: String(answer.headers['set-cookie'] ?? '').split(';')[0],
    body: answer.json(),
  };
}

describe('adding', () => {
  test('sign-in data is shown once, and the password has to be changed first (C99, I20, I22)', async () => {
    const headers = { 'MS-RequestId': crypto.randomUUID() };
    const sent = draft([
      { role: 'sales-agent' },
      { role: 'referrals-user', locations: [app.tenant('Alder Distribution').locationPartnerId] },
    ]);
    const first = await admin('POST', root, sent, headers);
    expect(first).toMatchObject({ status: 201, body: { userName: sent.userPrincipalName } });
    const again = await admin('POST', root, sent, headers);
    expect(again.body).toEqual({ id: first.body.id, userName: first.body.userName });
    const session = await signIn(sent.userPrincipalName, first.body.temporaryPassword);
    expect(session.body).toMatchObject({ mustChangePassword: true });
    const refused = await app.fastify.inject({ url: '/v1/customers', headers: { cookie: session.cookie } });
    expect(refused.statusCode).toBeGreaterThanOrEqual(400);
    const { body } = await admin('GET', `${root}/${first.body.id}`);
    expect(body).toMatchObject({
      guest: false,
      roles: [
        { role: 'sales-agent' },
        { role: 'referrals-user', locations: [app.tenant('Alder Distribution').locationPartnerId] },
      ],
    });
  });

  test.each([
    ['user-admin', [{ role: 'global-admin' }], 403, 'role-not-yours-to-give'],
    ['user-admin', [{ role: 'admin-agent' }], 201, undefined],
    ['global-admin', [{ role: 'sales-agent', locations: ['1'] }], 400, 'role-not-by-location'],
    ['global-admin', [{ role: 'referrals-admin', locations: ['1'] }], 404, 'location-unknown'],
    ['sales-agent', [], 403, 'role-missing'],
  ])('as %s with %j: %s %s', async (role, roles, status, errorName) => {
    const client = await app.as('Alder Distribution', role);
    const answered = await client('POST', root, draft(roles));
    expect(answered.status).toBe(status);
    expect(answered.body.errorName).toBe(errorName);
  });
});

describe('changing', () => {
  test('a role given works at once, one taken no more (C99)', async () => {
    const person = await add(admin, [{ role: 'billing-admin' }]);
    const session = await signIn(person.userName, person.temporaryPassword);
    const changed = await app.fastify.inject({
      method: 'POST',
      url: '/twotier/v1/session/password',
      headers: { 'content-type': 'application/json', 'x-twotier-portal': '1', cookie: session.cookie },
      payload: JSON.stringify({
        currentPassword: person.temporaryPassword,
        newPassword: 'Winter-lantern-88',
      }),
    });
    const cookie = String(changed.headers['set-cookie']).split(';')[0] ?? '';
    const list = () => app.fastify.inject({ url: '/twotier/v1/customers', headers: { cookie } });
    expect((await list()).statusCode).toBe(403);
    await admin('PUT', `${root}/${person.id}/roles`, { roles: [{ role: 'sales-agent' }] });
    expect((await list()).statusCode).toBe(200);
    await admin('PUT', `${root}/${person.id}/roles`, { roles: [] });
    expect((await list()).statusCode).toBe(403);
    expect((await admin('GET', `${root}/${person.id}`)).body.roles).toEqual([{ role: 'default-user' }]);
  });

  test('nobody works on a global admin but another one', async () => {
    const person = await add(admin, [{ role: 'global-admin' }]);
    const { version } = (await admin('GET', `${root}/${person.id}`)).body;
    const tries = [
      userAdmin('PATCH', `${root}/${person.id}`, { version, displayName: 'x' }),
      userAdmin('POST', `${root}/${person.id}/password`),
      userAdmin('POST', `${root}/${person.id}/removal`, { from: 'both' }),
      userAdmin('PUT', `${root}/${person.id}/roles`, { roles: [] }),
    ];
    for (const { status } of await Promise.all(tries)) expect(status).toBe(403);
    expect((await admin('PATCH', `${root}/${person.id}`, { version, displayName: 'x' })).status).toBe(200);
    expect((await admin('POST', `${root}/${person.id}/removal`, { from: 'both' })).status).toBe(204);
  });

  test('I40: the last global admin stays, also when two go at once', async () => {
    const { items } = (await admin('GET', `${root}?role=global-admin`)).body;
    expect(items).toHaveLength(1);
    const [self] = items;
    for (const from of ['portal', 'organization', 'both'])
      expect(await admin('POST', `${root}/${self.id}/removal`, { from })).toMatchObject({
        status: 409,
        body: { errorName: 'global-admin-last' },
      });
    const other = await add(admin, [{ role: 'global-admin' }]);
    const both = [self.id, other.id].map((id) =>
      admin('PUT', `${root}/${id}/roles`, { roles: [{ role: 'user-admin' }] }),
    );
    const statuses = (await Promise.all(both)).map(({ status }) => status).toSorted();
    expect(statuses[0]).toBe(200);
    expect(statuses[1]).toBeGreaterThanOrEqual(400);
    const { rows } = await owner.query(
      `select u.user_id from role_member m join tenant_user u using (tenant_id, user_id) where m.role = 'global-admin' and m.tenant_id = $1`,
      [app.tenant('Alder Distribution').tenantId],
    );
    expect(rows).toHaveLength(1);
    // The demo world's own admin goes on as before.
    await owner.query(`update tenant_user set roles = '{global-admin}' where user_id = $1`, [self.id]);
    await owner.query(`update tenant_user set roles = '{user-admin}' where user_id = $1`, [other.id]);
  });

  test('a company of its own: staff of another is unknown', async () => {
    const boreal = await app.as('Boreal Distribuciones', 'global-admin');
    const person = await add(admin);
    for (const [method, path] of [
      ['GET', person.id],
      ['POST', `${person.id}/password`],
      ['POST', `${person.id}/restore`],
    ] as const)
      expect((await boreal(method, `${root}/${path}`)).status).toBe(404);
    expect(JSON.stringify((await boreal('GET', `${root}?size=100`)).body)).not.toContain(person.id);
  });
});

describe('removing', () => {
  test.each([
    ['portal', 'active', []],
    ['organization', 'inactive', [{ role: 'sales-agent' }]],
    ['both', 'inactive', []],
  ] as const)('from %s: %s, with the roles %j', async (from, state, roles) => {
    const person = await add(admin);
    expect((await admin('POST', `${root}/${person.id}/removal`, { from })).status).toBe(204);
    expect((await admin('GET', `${root}/${person.id}`)).body).toMatchObject({ state, roles });
    if (state === 'inactive') {
      expect((await signIn(person.userName, person.temporaryPassword)).status).toBe(401);
      const restored = await admin('POST', `${root}/${person.id}/restore`);
      expect(restored).toMatchObject({ status: 200, body: { state: 'active', roles } });
    } else {
      const without = (await admin('GET', `${root}?role=without&size=100`)).body.items;
      expect(without.map((one: { id: string }) => one.id)).toContain(person.id);
      const added = await admin('POST', `${root}/additions`, {
        userIds: [person.id],
        roles: [{ role: 'helpdesk-agent' }],
      });
      expect(added.body.items).toMatchObject([{ id: person.id, roles: [{ role: 'helpdesk-agent' }] }]);
    }
  });
});

describe('guests', () => {
  test('are invited by mail, with passwords shown once, and only into roles for guests', async () => {
    const emails = 'ann@outside.example; Bob@Outside.example, nonsense';
    const roles = [{ role: 'referrals-admin' }];
    const { status, body } = await admin('POST', `${root}/guests`, { emails, roles });
    expect(status).toBe(200);
    expect(body.guests).toMatchObject([
      { email: 'ann@outside.example', invited: true },
      { email: 'bob@outside.example', invited: true },
      { email: 'nonsense', invited: false, message: expect.any(String) },
    ]);
    expect(body.passwords).toHaveLength(2);
    const { rows } = await owner.query(
      `select recipient, facts from mail_message where kind = 'guest-invited' order by recipient`,
    );
    expect(rows.map((row) => row.recipient)).toEqual(['ann@outside.example', 'bob@outside.example']);
    expect(JSON.stringify(rows)).not.toContain(body.passwords[0].temporaryPassword);
    const [guest] = (await admin('GET', `${root}?search=ann%40outside`)).body.items;
    expect(guest).toMatchObject({ guest: true, roles });
    expect((await signIn('ann@outside.example', body.passwords[0].temporaryPassword)).body).toMatchObject({
      mustChangePassword: true,
    });
    expect(
      await admin('PUT', `${root}/${guest.id}/roles`, { roles: [{ role: 'admin-agent' }] }),
    ).toMatchObject({
      status: 400,
      body: { errorName: 'role-excluded-for-guests' },
    });
    const again = await admin('POST', `${root}/${guest.id}/invitation`);
    expect(again.body.temporaryPassword).toEqual(expect.any(String));
  });

  test('ten at a time', async () => {
    const emails = Array.from({ length: 11 }, (_, n) => `g${n}@outside.example`).join(',');
    expect(
      await admin('POST', `${root}/guests`, { emails, roles: [{ role: 'membership-admin' }] }),
    ).toMatchObject({
      status: 400,
      body: { errorName: 'too-many-people' },
    });
  });
});

test('everybody sees the own roles and whom to ask', async () => {
  const agent = await app.as('Alder Distribution', 'billing-admin');
  const { status, body } = await agent('GET', '/twotier/v1/access');
  expect(status).toBe(200);
  expect(body.roles).toEqual([{ role: 'billing-admin' }]);
  expect(body.globalAdmins.length).toBeGreaterThan(0);
  expect((await agent('GET', root)).status).toBe(403);
});

test('roles inside the own tenant, as the command line reads them', async () => {
  const { body } = await admin('GET', '/v1/roles');
  const sales = body.items.find((one: { name: string }) => one.name === 'Sales agent');
  expect(sales).toMatchObject({ category: 'Program', attributes: { objectType: 'Role' } });
  expect((await admin('GET', `/v1/roles/${sales.id}`)).body).toEqual(sales);
  const members = (await admin('GET', `/v1/roles/${sales.id}/usermembers`)).body;
  expect(members.items.length).toBeGreaterThan(0);
  expect(members.items[0]).toMatchObject({ roleId: sales.id, attributes: { objectType: 'UserMember' } });
});
