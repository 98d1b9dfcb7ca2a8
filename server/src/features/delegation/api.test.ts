import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { globalAdminRole, roleId } from './directory-roles.ts';

let app: DemoApp;
let owner: pg.Client;
let agent: Client;
let grantor: Client;
let granite: string;
let alder: string;
const reader = roleId('directory-reader');
const userAdmin = roleId('user-admin');
const root = '/twotier/v1/adminrelationships';

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  agent = await app.as('Alder Distribution', 'admin-agent');
  grantor = await app.as('Granite Bakery', 'global-admin');
  granite = app.tenant('Granite Bakery').tenantId;
  alder = app.tenant('Alder Distribution').tenantId;
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

let counter = 0;
function next(): number {
  counter += 1;
  return counter;
}
const uniqueName = () => `Request_${next()}`;

async function drafted(more: object = {}, client = agent) {
  const made = await client('POST', root, {
    name: uniqueName(),
    roles: [reader, userAdmin],
    durationDays: 90,
    ...more,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body as { id: string; name: string; state: string };
}

async function linkOf(id: string, client = agent): Promise<string> {
  const { body, status } = await client('POST', `${root}/${id}/link`);
  expect(status, JSON.stringify(body)).toBe(200);
  return (body.url as string).split('/').at(-1) as string;
}

async function pending(more: object = {}, client = agent) {
  const made = await drafted(more, client);
  expect((await client('POST', `${root}/${made.id}/finalize`)).body.state).toBe('approval-pending');
  return { ...made, token: await linkOf(made.id, client) };
}

async function active(more: object = {}) {
  const made = await pending(more);
  const { status, body } = await grantor('POST', `/twotier/v1/adminrequests/${made.token}/approve`, {
    consent: true,
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return made;
}

async function newGroup(): Promise<string> {
  const admin = await app.as('Alder Distribution', 'global-admin');
  return (await admin('POST', '/twotier/v1/groups', { name: `Group ${next()}` })).body.id;
}

async function sql<T = object>(text: string, values: unknown[] = []): Promise<T[]> {
  return (await owner.query(text, values)).rows as T[];
}

describe('the partner’s side (C81)', () => {
  test('roles and templates are told in the reader’s language', async () => {
    const { body } = await agent('GET', '/twotier/v1/directoryroles', undefined, { 'x-locale': 'ru-RU' });
    expect(body.items.find((role: { id: string }) => role.id === globalAdminRole)).toMatchObject({
      name: 'Глобальный администратор',
      neverExtends: true,
    });
    expect(body.templates.map((one: { key: string }) => one.key)).toContain('helpdesk');
  });

  test('a draft can be changed and deleted, and asks nobody', async () => {
    const made = await drafted();
    const changed = await agent('PATCH', `${root}/${made.id}`, { durationDays: 30, roles: [reader] });
    expect(changed.body).toMatchObject({ durationDays: 30, roles: [{ id: reader }], state: 'draft' });
    expect((await agent('DELETE', `${root}/${made.id}`)).status).toBe(204);
    expect((await agent('GET', `${root}/${made.id}`)).status).toBe(404);
  });

  test.each<[object, string]>([
    [{ name: 'with blank' }, 'delegation-name-form'],
    [{ durationDays: 731 }, 'delegation-duration'],
    [{ roles: [] }, 'delegation-roles-missing'],
    [{ roles: [globalAdminRole], autoExtend: true }, 'delegation-extends-global-admin'],
    [{ customerId: 'aaaaaaaa-0000-4000-8000-00000000dead' }, 'customer-unknown'],
  ])('%j is refused with %s', async (change, reason) => {
    const { body } = await agent('POST', root, {
      name: uniqueName(),
      roles: [reader],
      durationDays: 9,
      ...change,
    });
    expect(body.errorName).toBe(reason);
  });

  test('a name is used once, whatever its case (I18)', async () => {
    const made = await drafted();
    const again = await agent('POST', root, {
      name: made.name.toUpperCase(),
      roles: [reader],
      durationDays: 9,
    });
    expect([again.status, again.body.errorName]).toEqual([409, 'delegation-name-taken']);
    const other = await app.as('Fjord Direct', 'admin-agent');
    expect((await other('POST', root, { name: made.name, roles: [reader], durationDays: 9 })).status).toBe(
      201,
    );
  });

  test('once finalized its terms are fixed, and it can be withdrawn', async () => {
    const made = await pending();
    expect((await agent('PATCH', `${root}/${made.id}`, { durationDays: 30 })).body.errorName).toBe(
      'delegation-not-draft',
    );
    expect((await agent('DELETE', `${root}/${made.id}`)).body.errorName).toBe('delegation-not-draft');
    expect((await agent('POST', `${root}/${made.id}/finalize`)).body.errorName).toBe('delegation-not-draft');
    expect((await agent('POST', `${root}/${made.id}/terminate`)).body.state).toBe('terminated');
    const opened = await grantor('GET', `/twotier/v1/adminrequests/${made.token}`);
    expect(opened.body.errorName).toBe('delegation-link-withdrawn');
  });

  test('only an admin agent asks; others look', async () => {
    const sales = await app.as('Alder Distribution', 'sales-agent');
    expect((await sales('POST', root, { name: 'x', roles: [reader], durationDays: 9 })).body.errorName).toBe(
      'role-missing',
    );
    expect((await sales('GET', root)).status).toBe(200);
  });

  test('another partner’s relationship is unknown, on every route', async () => {
    const made = await pending();
    const other = await app.as('Fjord Direct', 'admin-agent');
    const graph = `/v1.0/tenantRelationships/delegatedAdminRelationships/${made.id}`;
    for (const [method, path, body] of [
      ['GET', `${root}/${made.id}`],
      ['PATCH', `${root}/${made.id}`, { durationDays: 3 }],
      ['DELETE', `${root}/${made.id}`],
      ['POST', `${root}/${made.id}/finalize`],
      ['POST', `${root}/${made.id}/link`],
      ['POST', `${root}/${made.id}/terminate`],
      ['GET', `${root}/${made.id}/groups`],
      ['POST', `${root}/${made.id}/groups`, { groupId: made.id, roles: [reader] }],
      ['GET', graph],
      ['PATCH', graph, { duration: 'P3D' }],
      ['DELETE', graph],
      ['GET', `${graph}/requests`],
      ['POST', `${graph}/requests`, { action: 'terminate' }],
      ['GET', `${graph}/accessAssignments`],
      ['GET', `${graph}/operations`],
    ] as const) {
      const { status } = await other(method, path, body);
      expect(status, `${method} ${path}`).toBe(404);
    }
  });

  test('lists come page by page, newest first, and by state and customer', async () => {
    const made = await drafted({ customerId: granite });
    const first = await agent('GET', `${root}?size=2`);
    expect(first.body.items).toHaveLength(2);
    expect(first.body.items[0].id).toBe(made.id);
    const next = await agent('GET', `${root}?size=2`, undefined, {
      'MS-ContinuationToken': first.body.continuationToken,
    });
    expect(next.body.items.map((one: { id: string }) => one.id)).not.toContain(made.id);
    const drafts = await agent('GET', `${root}?state=draft&customerId=${granite}`);
    expect(
      drafts.body.items.every(
        (one: { state: string; customerId: string }) => one.state === 'draft' && one.customerId === granite,
      ),
    ).toBe(true);
  });
});

describe('approval (C82)', () => {
  test('the holder of the link sees who asks for what, in the customer’s company', async () => {
    const made = await pending();
    const { body } = await grantor('GET', `/twotier/v1/adminrequests/${made.token}`);
    expect(body).toMatchObject({
      partner: { name: 'Alder Distribution' },
      name: made.name,
      durationDays: 90,
      mayApprove: true,
      legacyHeld: false,
    });
    expect(body.roles.map((role: { id: string }) => role.id)).toEqual([reader, userAdmin]);
  });

  test('approval binds it, makes it active at once and tells both sides by mail', async () => {
    const made = await active();
    const { body } = await agent('GET', `${root}/${made.id}`);
    expect(body).toMatchObject({ state: 'active', customerId: granite, customerName: 'Granite Bakery' });
    expect(new Date(body.endsAt).getTime() - new Date(body.activatedAt).getTime()).toBe(90 * 86_400_000);
    const mails = await sql<{ tenant_id: string }>(
      `select tenant_id from mail_message where kind = 'delegation-approved' and facts ->> 'relationshipName' = $1`,
      [made.name],
    );
    expect(mails.map((one) => one.tenant_id).sort()).toEqual([alder, granite].sort());
  });

  test('each step leaves one record, in the logs of both from the approval on (I45, I46)', async () => {
    const made = await active();
    const records = await sql<{ operation: string; tenant_id: string }>(
      `select operation, tenant_id from audit_record where (new_value ->> 'id') = $1 and status = 'succeeded' order by occurred_at`,
      [made.id],
    );
    const of = (tenant: string) =>
      records.filter((one) => one.tenant_id === tenant).map((one) => one.operation);
    expect(of(alder)).toEqual([
      'granular_admin_relationship_created',
      'granular_admin_relationship_finalized',
      'granular_admin_relationship_link_issued',
      'granular_admin_relationship_approved',
      'granular_admin_relationship_activated',
    ]);
    expect(of(granite)).toEqual([
      'granular_admin_relationship_approved',
      'granular_admin_relationship_activated',
    ]);
    const all = await sql<{ text: string }>(
      'select (to_jsonb(audit_record))::text as text from audit_record',
    );
    expect(all.some(({ text }) => text.includes(made.token))).toBe(false);
  });

  test('a link works once, and of two at the same time one (I12)', async () => {
    const made = await pending();
    const iris = await app.as('Iris Logistics', 'global-admin');
    const path = `/twotier/v1/adminrequests/${made.token}/approve`;
    const both = await Promise.all([
      grantor('POST', path, { consent: true }),
      iris('POST', path, { consent: true }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
    const loser = both.find((one) => one.status === 409);
    expect(loser?.body.errorName).toBe('delegation-link-used');
  });

  test('without consent nothing is approved', async () => {
    const made = await pending();
    const { body } = await grantor('POST', `/twotier/v1/adminrequests/${made.token}/approve`, {});
    expect(body.errorName).toBe('consent-missing');
    expect((await agent('GET', `${root}/${made.id}`)).body.state).toBe('approval-pending');
  });

  test('a new link takes the place of the former', async () => {
    const made = await pending();
    const later = await linkOf(made.id);
    expect((await grantor('GET', `/twotier/v1/adminrequests/${made.token}`)).body.errorName).toBe(
      'delegation-link-unknown',
    );
    expect((await grantor('GET', `/twotier/v1/adminrequests/${later}`)).body.mayApprove).toBe(true);
  });

  test.each<[string, string, string]>([
    ['Kelp Robotics', 'global-admin', 'delegation-needs-relationship'],
    ['Birch IT', 'global-admin', 'delegation-not-customer'],
    ['Granite Bakery', 'customer-user', 'role-missing'],
  ])('%s as %s cannot: %s', async (tenant, role, reason) => {
    const made = await pending();
    const other = await app.as(tenant, role);
    const opened = await other('GET', `/twotier/v1/adminrequests/${made.token}`);
    expect(opened.body).toMatchObject({ mayApprove: false, refusal: { errorName: reason } });
    const tried = await other('POST', `/twotier/v1/adminrequests/${made.token}/approve`, { consent: true });
    expect(tried.body.errorName).toBe(reason);
    expect((await agent('GET', `${root}/${made.id}`)).body.state).toBe('approval-pending');
  });

  test('one made for a named customer opens for no other', async () => {
    const made = await pending({ customerId: granite });
    const iris = await app.as('Iris Logistics', 'global-admin');
    const tried = await iris('POST', `/twotier/v1/adminrequests/${made.token}/approve`, { consent: true });
    expect(tried.body.errorName).toBe('delegation-other-customer');
  });

  test('a made-up link is nobody’s', async () => {
    expect((await grantor('GET', '/twotier/v1/adminrequests/abc')).body.errorName).toBe(
      'delegation-link-unknown',
    );
  });
});

describe('groups and roles (C83)', () => {
  test('roles given to a group are the person’s roles at the customer, until they are taken', async () => {
    const made = await active({ roles: [reader, userAdmin] });
    const groupId = await newGroup();
    const admin = await app.as('Alder Distribution', 'global-admin');
    const person = (await admin('GET', `/twotier/v1/groups/${groupId}/candidates`)).body.items.find(
      (one: { roles: string[] }) => one.roles.includes('admin-agent'),
    );
    await admin('POST', `/twotier/v1/groups/${groupId}/members`, { add: [person.id] });
    const given = await agent('POST', `${root}/${made.id}/groups`, { groupId, roles: [userAdmin] });
    expect([given.status, given.body.state]).toEqual([201, 'active']);
    const directory = async () =>
      (await agent('GET', `/twotier/v1/customers/${granite}/services`)).body.items.find(
        (one: { id: string }) => one.id === 'directory',
      );
    const names = async () =>
      (await directory()).grants.map((one: { delegationName: string }) => one.delegationName);
    expect(await directory()).toMatchObject({ level: 'administer', via: 'granular', permission: 'own' });
    expect(await names()).toContain(made.name);
    const changed = await agent('PUT', `${root}/${made.id}/groups/${given.body.id}`, { roles: [reader] });
    expect(changed.body).toMatchObject({ state: 'active', roles: [{ id: reader }] });
    expect((await agent('DELETE', `${root}/${made.id}/groups/${given.body.id}`)).status).toBe(204);
    expect((await agent('GET', `${root}/${made.id}/groups`)).body.items).toEqual([]);
    // What the account came with still lets them.
    expect(await names()).not.toContain(made.name);
  });

  test.each<[string, object, string]>([
    ['a role the customer did not approve (I16)', { roles: [globalAdminRole] }, 'delegation-roles-beyond'],
    ['no role', { roles: [] }, 'delegation-roles-missing'],
    ['no such group', { groupId: 'aaaaaaaa-0000-4000-8000-00000000dead' }, 'group-unknown'],
  ])('%s is refused', async (_what, change, reason) => {
    const made = await active();
    const groupId = await newGroup();
    const { body } = await agent('POST', `${root}/${made.id}/groups`, {
      groupId,
      roles: [reader],
      ...change,
    });
    expect(body.errorName).toBe(reason);
  });

  test('a group has its roles once in a relationship, and none before it is active', async () => {
    const made = await active();
    const groupId = await newGroup();
    await agent('POST', `${root}/${made.id}/groups`, { groupId, roles: [reader] });
    const again = await agent('POST', `${root}/${made.id}/groups`, { groupId, roles: [reader] });
    expect(again.body.errorName).toBe('delegation-group-mapped');
    const waiting = await pending();
    expect(
      (await agent('POST', `${root}/${waiting.id}/groups`, { groupId, roles: [reader] })).body.errorName,
    ).toBe('delegation-not-active');
  });

  test('a group with roles at customers is not deleted', async () => {
    const made = await active();
    const groupId = await newGroup();
    const admin = await app.as('Alder Distribution', 'global-admin');
    const given = await agent('POST', `${root}/${made.id}/groups`, { groupId, roles: [reader] });
    expect((await admin('DELETE', `/twotier/v1/groups/${groupId}`)).body.errorName).toBe('group-in-use');
    await agent('DELETE', `${root}/${made.id}/groups/${given.body.id}`);
    expect((await admin('DELETE', `/twotier/v1/groups/${groupId}`)).status).toBe(204);
  });
});

describe('the end (C84, I14)', () => {
  const word = async (customerId = granite) =>
    (
      await sql<{ delegated_admin: string }>(
        'select delegated_admin from customer_relationship where partner_id = $1 and customer_id = $2',
        [alder, customerId],
      )
    )[0]?.delegated_admin;

  test('terminated by the partner: groups lose their roles at once, both sides have mail, all else stays', async () => {
    const made = await active();
    const groupId = await newGroup();
    await agent('POST', `${root}/${made.id}/groups`, { groupId, roles: [reader] });
    const before = await sql(`select * from subscription where customer_id = $1 order by subscription_id`, [
      granite,
    ]);
    const { body } = await agent('POST', `${root}/${made.id}/terminate`);
    expect(body).toMatchObject({ state: 'terminated', groupCount: 0 });
    expect(
      await sql(`select * from subscription where customer_id = $1 order by subscription_id`, [granite]),
    ).toEqual(before);
    const mails = await sql(
      `select 1 from mail_message where kind = 'delegation-terminated' and facts ->> 'relationshipName' = $1`,
      [made.name],
    );
    expect(mails).toHaveLength(2);
    expect((await agent('POST', `${root}/${made.id}/terminate`)).body.errorName).toBe(
      'delegation-not-active',
    );
  });

  test('the customer sees what it gave, and ends it', async () => {
    const made = await active();
    const listed = (await grantor('GET', '/twotier/v1/admingrants')).body.items;
    expect(listed.find((one: { id: string }) => one.id === made.id)).toMatchObject({
      state: 'active',
      partnerName: 'Alder Distribution',
    });
    expect((await grantor('POST', `/twotier/v1/admingrants/${alder}/${made.id}/terminate`)).status).toBe(204);
    expect((await agent('GET', `${root}/${made.id}`)).body.state).toBe('terminated');
  });

  test('another customer sees nothing of it and ends nothing', async () => {
    const made = await active();
    const iris = await app.as('Iris Logistics', 'global-admin');
    expect(JSON.stringify((await iris('GET', '/twotier/v1/admingrants')).body)).not.toContain(made.id);
    expect((await iris('POST', `/twotier/v1/admingrants/${alder}/${made.id}/terminate`)).status).toBe(404);
  });

  test('the word in the relationship follows the last and the first of them', async () => {
    const harbor = app.tenant('Harbor Dental').tenantId;
    const open = (await agent('GET', `${root}?state=active&customerId=${harbor}`)).body.items;
    expect(await word(harbor)).toBe('granular');
    for (const { id } of open) await agent('POST', `${root}/${id}/terminate`);
    expect(await word(harbor)).toBe('none');
    const made = await pending({ customerId: harbor });
    const owner = await app.as('Harbor Dental', 'global-admin');
    await owner('POST', `/twotier/v1/adminrequests/${made.token}/approve`, { consent: true });
    expect(await word(harbor)).toBe('granular');
  });
});

describe('overview and several at once (C85)', () => {
  test('the report counts and tells the days', async () => {
    const made = await active({ durationDays: 20 });
    const { body } = await agent('GET', `${root}/report`);
    expect(body.active).toBeGreaterThan(4);
    expect(body.endingForGood).toBeGreaterThan(0);
    const end = (await agent('GET', `${root}/${made.id}`)).body.endsAt.slice(0, 10);
    expect(body.byDay.find((one: { day: string }) => one.day === end).count).toBeGreaterThan(0);
  });

  test('what ends first is first, page by page', async () => {
    await active({ durationDays: 3 });
    const { body } = await agent('GET', `${root}?sort=end&endsWithinDays=60&size=1`);
    const next = await agent('GET', `${root}?sort=end&endsWithinDays=60&size=1`, undefined, {
      'MS-ContinuationToken': body.continuationToken,
    });
    expect(body.items[0].endsAt <= next.body.items[0].endsAt).toBe(true);
    expect(body.items[0].id).not.toBe(next.body.items[0].id);
  });

  test('extension is switched for several; one that may not is its own outcome (I17)', async () => {
    const [plain, global] = [await active(), await active({ roles: [globalAdminRole] })];
    const { body } = await agent('POST', `${root}/extensions`, {
      ids: [plain.id, global.id],
      autoExtend: true,
    });
    expect(body.items).toMatchObject([
      { id: plain.id, done: true },
      { id: global.id, done: false, failure: { errorName: 'delegation-extends-global-admin' } },
    ]);
    expect((await agent('GET', `${root}/${plain.id}`)).body.autoExtend).toBe(true);
  });

  test('renewing asks anew under a new name, each with its own link; the running one stays', async () => {
    const made = await active();
    const { body } = await agent('POST', `${root}/renewals`, { ids: [made.id] });
    const [{ made: renewed }] = body.items;
    expect(renewed.delegation).toMatchObject({
      state: 'approval-pending',
      customerId: granite,
      durationDays: 90,
    });
    expect(renewed.delegation.name).not.toBe(made.name);
    const token = renewed.draft.url.split('/').at(-1);
    expect((await grantor('GET', `/twotier/v1/adminrequests/${token}`)).body.mayApprove).toBe(true);
    expect((await agent('GET', `${root}/${made.id}`)).body.state).toBe('active');
  });
});

describe('legacy rights (C80, C86)', () => {
  const grantLegacy = (customerId: string) =>
    sql(
      `update customer_relationship set legacy_admin_at = now() - interval '100 days' where partner_id = $1 and customer_id = $2`,
      [alder, customerId],
    );

  test('are listed with days and advice, longest unused first', async () => {
    const { body } = await agent('GET', '/twotier/v1/legacyadmin');
    expect(
      body.items.find((one: { companyName: string }) => one.companyName === 'Juniper Legal'),
    ).toMatchObject({
      daysInactive: 190,
      advice: 'remove',
      signInsOfLastDay: 0,
    });
    expect((await agent('GET', '/twotier/v1/legacyadmin?filter=new')).body.items).toEqual([]);
    const helpdesk = await app.as('Alder Distribution', 'helpdesk-agent');
    expect((await helpdesk('GET', '/twotier/v1/legacyadmin')).status).toBe(200);
    expect(
      (await helpdesk('POST', '/twotier/v1/legacyadmin/removals', { customerIds: [granite] })).status,
    ).toBe(403);
  });

  test('are given up one by one, with mail to the customer where ticked', async () => {
    const iris = app.tenant('Iris Logistics').tenantId;
    await grantLegacy(iris);
    const { body } = await agent('POST', '/twotier/v1/legacyadmin/removals', {
      customerIds: [iris, granite],
      tellCustomers: true,
    });
    expect(body.items).toMatchObject([
      { id: iris, done: true },
      { id: granite, done: false, failure: { errorName: 'legacy-admin-missing' } },
    ]);
    const mails = await sql(
      `select 1 from mail_message where kind = 'legacy-admin-removed' and tenant_id = $1`,
      [iris],
    );
    expect(mails).toHaveLength(1);
  });

  test('are taken by the customer, alone or with an approval', async () => {
    await grantLegacy(granite);
    const made = await pending();
    expect((await grantor('GET', `/twotier/v1/adminrequests/${made.token}`)).body.legacyHeld).toBe(true);
    await grantor('POST', `/twotier/v1/adminrequests/${made.token}/approve`, {
      consent: true,
      removeLegacy: true,
    });
    expect((await grantor('POST', `/twotier/v1/admingrants/${alder}/legacy-removal`)).body.errorName).toBe(
      'legacy-admin-missing',
    );
    await grantLegacy(granite);
    expect((await grantor('GET', '/twotier/v1/admingrants')).body.legacy).toMatchObject([
      { partnerId: alder },
    ]);
    expect((await grantor('POST', `/twotier/v1/admingrants/${alder}/legacy-removal`)).status).toBe(204);
  });

  test('a move makes granular rights, maps the groups, then takes the legacy ones; each row is its own outcome', async () => {
    const juniper = app.tenant('Juniper Legal').tenantId;
    const groupId = await newGroup();
    const { status, body } = await agent('POST', '/twotier/v1/legacyadmin/moves', {
      customers: [{ customerId: juniper }, { customerId: granite }],
      namePrefix: 'Move',
      roles: [reader, userAdmin],
      durationDays: 365,
      groupIds: [groupId],
      removeLegacy: true,
    });
    expect([status, body.move.rowsTotal]).toEqual([201, 2]);
    const done = await agent('POST', `/twotier/v1/legacyadmin/moves/${body.move.id}/continue`);
    expect(done.body.move).toMatchObject({ done: 1, failed: 1 });
    expect(done.body.rows).toMatchObject([
      { customerId: juniper, state: 'done' },
      { customerId: granite, state: 'failed' },
    ]);
    const made = await agent('GET', `${root}/${done.body.rows[0].delegationId}`);
    expect(made.body).toMatchObject({ state: 'active', origin: 'move', groupCount: 1, durationDays: 365 });
    expect((await agent('GET', '/twotier/v1/legacyadmin')).body.items).toEqual([]);
    expect((await agent('GET', `/twotier/v1/legacyadmin/moves/${body.move.id}`)).body.rows).toHaveLength(2);
    expect((await agent('GET', '/twotier/v1/legacyadmin/moves')).body.items).toHaveLength(1);
  });
});

describe('services (C79)', () => {
  test('entering one is recorded; without a role it is refused and recorded as such', async () => {
    const entered = await agent('POST', `/twotier/v1/customers/${granite}/services/directory/entries`);
    expect(entered.body).toMatchObject({
      service: { id: 'directory', level: 'administer', via: 'granular' },
    });
    const [sign] = await sql<{ by_grant: string }>(
      'select by_grant from delegated_sign_in where customer_id = $1',
      [granite],
    );
    expect(sign?.by_grant).toBe('granular');
    const iris = app.tenant('Iris Logistics').tenantId;
    for (const { id } of (await agent('GET', `${root}?state=active&customerId=${iris}`)).body.items)
      await agent('POST', `${root}/${id}/terminate`);
    const refused = await agent('POST', `/twotier/v1/customers/${iris}/services/directory/entries`);
    expect(refused.body.errorName).toBe('service-permission-missing');
    const unassigned = await agent('POST', `/twotier/v1/customers/${granite}/services/mail/entries`);
    expect(unassigned.body.errorName).toBe('service-held-by-nobody');
    expect((await agent('POST', `/twotier/v1/customers/${granite}/services/nothing/entries`)).status).toBe(
      404,
    );
  });
});
