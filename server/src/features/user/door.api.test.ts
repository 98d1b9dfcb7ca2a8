import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import type { PortalWindow } from '../../../test/portal-window.ts';
import { codeShown, openWindow, windowOf } from '../../../test/portal-window.ts';

let app: DemoApp;
let owner: pg.Client;
let admin: Client;
let agent: Client;
let operator: Client;
let granite: string;

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  admin = await app.as('Alder Distribution', 'global-admin');
  agent = await app.as('Alder Distribution', 'admin-agent');
  operator = await app.as('Contour Cloud', 'operator-admin');
  granite = app.tenant('Granite Bakery').tenantId;
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const password = 'harbor-lantern-seven';
const account = '/twotier/v1/account';
let names = 0;

/** Adds somebody who signs in for the first time and has chosen a password. */
async function colleague(roles: readonly object[] = [{ role: 'sales-agent' }]) {
  names += 1;
  const userName = `door${names}@${app.tenant('Alder Distribution').domain}`;
  const { body } = await admin('POST', '/twotier/v1/staff', {
    userPrincipalName: userName,
    displayName: `Door ${names}`,
    roles,
  });
  const window = await windowOf(app, userName, body.temporaryPassword);
  const change = { currentPassword: body.temporaryPassword, newPassword: password };
  expect((await window('POST', '/twotier/v1/session/password', change)).status).toBe(200);
  return { id: body.id as string, userName, window };
}

async function enroll(window: PortalWindow): Promise<string> {
  const begun = await window('POST', `${account}/authenticators`, { name: 'Phone' });
  const code = codeShown(begun.body.secret, new Date());
  const confirmed = await window('POST', `${account}/authenticators/${begun.body.id}/confirmation`, { code });
  expect(confirmed.status).toBe(200);
  return begun.body.secret;
}

const signIn = (userPrincipalName: string) =>
  openWindow(app)('POST', '/twotier/v1/session', { userPrincipalName, password });
const member = async (id: string) => (await admin('GET', `/twotier/v1/staff/${id}`)).body;
const recordsOf = async (operation: string, id: string) =>
  (
    await owner.query(
      `select tenant_id, status, new_value from audit_record where operation = $1 and new_value->>'id' = $2`,
      [operation, id],
    )
  ).rows;

/** Who may not do it to a global admin: that admin, somebody less, somebody without the right, a stranger. */
async function expectRefusals(act: (client: Client, id: string) => ReturnType<Client>): Promise<void> {
  const self = (await admin('GET', '/twotier/v1/session')).body.user.id;
  const refusals = [
    [admin, 'colleagues-only'],
    [await app.as('Alder Distribution', 'user-admin'), 'person-beyond-your-role'],
    [agent, 'role-missing'],
    [await app.as('Boreal Distribuciones', 'global-admin'), 'user-unknown'],
  ] as const;
  for (const [client, errorName] of refusals)
    expect((await act(client, self)).body.errorName).toBe(errorName);
}

describe('a colleague’s blocked sign-in', () => {
  test('ends what was signed in and lets nobody in; open again, everything is as before', async () => {
    const person = await colleague();
    const path = `/twotier/v1/staff/${person.id}/signin`;
    expect((await admin('PUT', path, { blocked: true })).body).toMatchObject({
      signInBlocked: true,
      roles: [{ role: 'sales-agent' }],
    });
    expect((await person.window('GET', '/twotier/v1/session')).status).toBe(401);
    expect(await signIn(person.userName)).toMatchObject({
      status: 401,
      body: { errorName: 'sign-in-failed' },
    });
    expect(
      (await admin('GET', '/twotier/v1/staff?signIn=blocked')).body.items.map(({ id }: { id: string }) => id),
    ).toEqual([person.id]);
    expect((await admin('PUT', path, { blocked: false })).body).toMatchObject({ signInBlocked: false });
    expect((await signIn(person.userName)).status).toBe(201);
    expect(await recordsOf('update_partner_user', person.id)).toHaveLength(2);
  });

  test('is not for oneself, nor for a global admin by somebody less', async () => {
    await expectRefusals((client, id) => client('PUT', `/twotier/v1/staff/${id}/signin`, { blocked: true }));
  });

  test('I40: the last global admin who can sign in is neither blocked nor removed', async () => {
    const boreal = await app.as('Boreal Distribuciones', 'global-admin');
    const self = (await boreal('GET', '/twotier/v1/session')).body.user.id;
    const { body: second } = await boreal('POST', '/twotier/v1/staff', {
      userPrincipalName: `second@${app.tenant('Boreal Distribuciones').domain}`,
      displayName: 'Second',
      roles: [{ role: 'global-admin' }],
    });
    const blocked = { blocked: true };
    expect((await boreal('PUT', `/twotier/v1/staff/${second.id}/signin`, blocked)).status).toBe(200);
    const leave = await boreal('POST', `/twotier/v1/staff/${self}/removal`, { from: 'organization' });
    expect(leave.body.errorName).toBe('global-admin-last');
  });
});

describe('a customer’s person who is blocked', () => {
  test('keeps licenses and roles, and is found by it, also by the graph of the own directory', async () => {
    const root = `/twotier/v1/customers/${granite}/users`;
    const [person] = (await agent('GET', `${root}?size=1&license=without`)).body.items;
    const path = `${root}/${person.id}/signin`;
    const before = (await agent('GET', `${root}/${person.id}`)).body;
    const shut = (await agent('PUT', path, { blocked: true })).body;
    expect(shut).toEqual({ ...before, signInBlocked: true, version: before.version + 1 });
    const listed = await agent('GET', `${root}?signIn=blocked`);
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([person.id]);
    const customerAdmin = await app.as('Granite Bakery', 'global-admin');
    const graph = `/v1.0/users/${person.id}`;
    const select = '?$select=accountEnabled';
    expect((await customerAdmin('GET', graph + select)).body.accountEnabled).toBe(false);
    expect((await customerAdmin('PATCH', graph, { accountEnabled: true })).status).toBe(204);
    expect((await customerAdmin('GET', graph + select)).body.accountEnabled).toBe(true);
    expect((await agent('GET', `${root}?signIn=blocked`)).body.items).toEqual([]);
  });

  test('is blocked by who may change people, and nobody of another customer is', async () => {
    const [person] = (await agent('GET', `/twotier/v1/customers/${granite}/users?size=1`)).body.items;
    const helpdesk = await app.as('Alder Distribution', 'helpdesk-agent');
    const path = `/twotier/v1/customers/${granite}/users/${person.id}/signin`;
    expect((await helpdesk('PUT', path, { blocked: true })).body.errorName).toBe('role-missing');
    const elsewhere = path.replace(granite, app.tenant('Harbor Dental').tenantId);
    expect((await agent('PUT', elsewhere, { blocked: true })).status).toBe(404);
  });
});

describe('sessions of somebody else', () => {
  test('end at once, the way in stays open, and the log tells of it (C101)', async () => {
    const person = await colleague();
    const path = `/twotier/v1/staff/${person.id}/sessions`;
    expect((await admin('DELETE', path)).status).toBe(204);
    expect((await person.window('GET', '/twotier/v1/session')).status).toBe(401);
    expect((await signIn(person.userName)).status).toBe(201);
    expect(await recordsOf('end_partner_user_sessions', person.id)).toHaveLength(1);
  });

  test('are ended by who may change that person, never one’s own this way', async () => {
    await expectRefusals((client, id) => client('DELETE', `/twotier/v1/staff/${id}/sessions`));
  });

  test('of a customer’s person end too, in both logs; not by the helpdesk and not elsewhere (I46)', async () => {
    const [person] = (await agent('GET', `/twotier/v1/customers/${granite}/users?size=1`)).body.items;
    const path = `/twotier/v1/customers/${granite}/users/${person.id}/sessions`;
    expect((await agent('DELETE', path)).status).toBe(204);
    const logs = (await recordsOf('end_customer_user_sessions', person.id)).map((row) => row.tenant_id);
    expect(logs.toSorted()).toEqual([app.tenant('Alder Distribution').tenantId, granite].toSorted());
    const helpdesk = await app.as('Alder Distribution', 'helpdesk-agent');
    expect((await helpdesk('DELETE', path)).body.errorName).toBe('role-missing');
    const elsewhere = path.replace(granite, app.tenant('Harbor Dental').tenantId);
    expect((await agent('DELETE', elsewhere)).status).toBe(404);
  });
});

describe('lost second factors', () => {
  test('are reset by a global admin: sessions end, the password alone leads in, and a mail says so', async () => {
    const person = await colleague();
    const path = `/twotier/v1/staff/${person.id}/factors`;
    expect((await admin('DELETE', path)).body.errorName).toBe('factor-none');
    await enroll(person.window);
    expect(await member(person.id)).toMatchObject({ secondFactor: true });
    expect((await signIn(person.userName)).body.secondFactor).toMatchObject({ pending: true });
    expect((await admin('DELETE', path)).status).toBe(204);
    expect((await person.window('GET', '/twotier/v1/session')).status).toBe(401);
    expect((await signIn(person.userName)).body.secondFactor).toMatchObject({
      pending: false,
      enrolled: false,
    });
    expect(await member(person.id)).toMatchObject({ secondFactor: false });
    expect(await recordsOf('reset_partner_user_factors', person.id)).toHaveLength(1);
    const { rows } = await owner.query(`select kind from mail_message where recipient = $1`, [
      person.userName,
    ]);
    expect(rows).toEqual([{ kind: 'second-factor-reset' }]);
  });

  test('of oneself stay, and only a global admin’s proof from the last minutes does it', async () => {
    const person = await colleague([{ role: 'global-admin' }]);
    const secret = await enroll(person.window);
    const own = await person.window('DELETE', `/twotier/v1/staff/${person.id}/factors`);
    expect(own.body.errorName).toBe('colleagues-only');
    await owner.query(
      `update portal_session set proven_at = proven_at - interval '11 minutes' where user_id = $1`,
      [person.id],
    );
    const late = await windowOf(app, person.userName, password);
    const code = codeShown(secret, new Date(), 1);
    await late('POST', '/twotier/v1/session/proof', { code });
    await owner.query(
      `update portal_session set proven_at = now() - interval '11 minutes' where user_id = $1`,
      [person.id],
    );
    const other = await colleague();
    const userAdmin = await app.as('Alder Distribution', 'user-admin');
    const refused = await userAdmin('DELETE', `/twotier/v1/staff/${other.id}/factors`);
    expect(refused.body.errorName).toBe('role-missing');
  });

  test('of anybody are reset by the operator, who is known by the whole user name', async () => {
    const person = await colleague([{ role: 'global-admin' }]);
    await enroll(person.window);
    const find = (userName: string) =>
      operator('GET', `/twotier/v1/people?userName=${encodeURIComponent(userName)}`);
    expect((await find(person.userName.toUpperCase())).body).toMatchObject({
      id: person.id,
      company: 'Alder Distribution',
      secondFactor: true,
    });
    expect((await find(person.userName.slice(0, -3))).status).toBe(404);
    const reset = await operator('POST', '/twotier/v1/people/factors/reset', { userName: person.userName });
    expect(reset.body).toMatchObject({ secondFactor: false });
    const again = await operator('POST', '/twotier/v1/people/factors/reset', { userName: person.userName });
    expect(again.body.errorName).toBe('factor-none');
    const records = await recordsOf('reset_partner_user_factors', person.id);
    expect(records.map((row) => row.tenant_id).toSorted()).toEqual(
      [app.tenant('Alder Distribution').tenantId, app.tenant('Contour Cloud').tenantId].toSorted(),
    );
    expect((await admin('GET', `/twotier/v1/people?userName=${person.userName}`)).status).toBe(403);
  });
});
