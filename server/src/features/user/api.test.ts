import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let owner: pg.Client;
let agent: Client;
let granite: string;
let domain: string;
let root: string;
let portal: string;

const globalAdminRole = '62e90394-69f5-4237-9190-012177145e10';
const helpdeskRole = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const password = 'Maple-Street-42';

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  agent = await app.as('Alder Distribution', 'admin-agent');
  ({ tenantId: granite, domain } = app.tenant('Granite Bakery'));
  root = `/v1/customers/${granite}`;
  portal = `/twotier/v1/customers/${granite}`;
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

let names = 0;
function draft(over: Record<string, unknown> = {}) {
  names += 1;
  return {
    userPrincipalName: `new.person${names}@${domain}`,
    displayName: `New Person ${names}`,
    firstName: 'New',
    lastName: `Person ${names}`,
    usageLocation: 'US',
    passwordProfile: { password, forceChangePassword: false },
    ...over,
  };
}

async function create(over: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await agent('POST', `${root}/users`, draft(over));
  expect(status).toBe(200);
  return body.id;
}

async function signIn(userName: string, secret: string) {
  return await app.fastify.inject({
    method: 'POST',
    url: '/twotier/v1/session',
    headers: { 'content-type': 'application/json', 'x-twotier-portal': '1' },
    payload: JSON.stringify({ userPrincipalName: userName, password: secret }),
  });
}

const records = async (operation: string, userId: string) =>
  (
    await owner.query(
      `select tenant_id, status, old_value, new_value, details from audit_record
        where operation = $1 and coalesce(new_value, old_value)::text like '%' || $2 || '%'`,
      [operation, userId],
    )
  ).rows;

describe('adding a person through the contract', () => {
  test('answers 200 with the person and, this once, the password; it is always to be changed (C72, I22)', async () => {
    const sent = draft();
    const { status, body } = await agent('POST', `${root}/users/`, sent);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      userPrincipalName: sent.userPrincipalName,
      displayName: sent.displayName,
      usageLocation: 'US',
      userDomainType: 'managed',
      state: 'active',
      passwordProfile: { password, forceChangePassword: true },
      attributes: { objectType: 'CustomerUser' },
    });
    const read = await agent('GET', `${root}/users/${body.id}`);
    expect(JSON.stringify(read.body)).not.toContain(password);
    const session = await signIn(sent.userPrincipalName, password);
    expect(session.json()).toMatchObject({ mustChangePassword: true });
    const [record] = await records('create_customer_user', body.id);
    expect(record.new_value).toMatchObject({ userPrincipalName: sent.userPrincipalName });
    expect(JSON.stringify(await records('create_customer_user', body.id))).not.toContain(password);
    expect(await records('create_customer_user', body.id)).toHaveLength(2);
  });

  test('I21: a repeated request adds nobody and gives no password', async () => {
    const sent = draft();
    const headers = { 'MS-RequestId': crypto.randomUUID() };
    const first = await agent('POST', `${root}/users`, sent, headers);
    const second = await agent('POST', `${root}/users`, sent, headers);
    expect(second.status).toBe(200);
    expect(second.body.id).toBe(first.body.id);
    expect(first.body.passwordProfile.password).toBe(password);
    expect(second.body.passwordProfile).toEqual({ forceChangePassword: true });
    expect(JSON.stringify(second.body)).not.toContain(password);
  });

  test('I39: a name that is taken, in any case of letters, by an active or a deleted person', async () => {
    const sent = draft();
    const { body } = await agent('POST', `${root}/users`, sent);
    const again = { ...sent, userPrincipalName: sent.userPrincipalName.toUpperCase() };
    expect(await agent('POST', `${root}/users`, again)).toMatchObject({
      status: 409,
      body: { errorName: 'user-name-taken' },
    });
    await agent('DELETE', `${root}/users/${body.id}`);
    expect((await agent('POST', `${root}/users`, sent)).status).toBe(409);
  });

  test.each([
    ['a domain of somebody else', { userPrincipalName: 'a.b@harbordental.example' }, 'user-domain-foreign'],
    ['no address at all', { userPrincipalName: 'somebody' }, 'user-name-form'],
    ['blanks in the name', { userPrincipalName: 'a b@' }, 'user-name-form'],
    ['a country that is none', { usageLocation: 'XX' }, 'input-invalid'],
    ['a weak password', { passwordProfile: { password: 'summer' } }, 'temporary-password-weak'],
    ['no display name', { displayName: '  ' }, 'input-invalid'],
    ['no password', { passwordProfile: null }, 'input-invalid'],
    ['no location', { usageLocation: null }, 'input-invalid'],
  ])('%s is refused', async (_, over, errorName) => {
    const sent = draft(over);
    if (sent.userPrincipalName === 'a b@') sent.userPrincipalName += domain;
    expect(await agent('POST', `${root}/users`, sent)).toMatchObject({ status: 400, body: { errorName } });
  });

  test('a federated domain is not managed here', async () => {
    await owner.query(
      `insert into domain (tenant_id, domain_name, is_default, is_federated) values ($1, 'granite.corp.example', false, true)`,
      [granite],
    );
    const sent = draft({ userPrincipalName: 'ann@granite.corp.example' });
    expect(await agent('POST', `${root}/users`, sent)).toMatchObject({
      status: 400,
      body: { errorName: 'user-domain-federated' },
    });
  });
});

describe('changing a person', () => {
  test('any part of the person; what .NET sends along changes nothing (C73)', async () => {
    const id = await create();
    const changed = await agent('PATCH', `${root}/users/${id}`, {
      displayName: 'Renamed',
      usageLocation: 'es',
    });
    expect(changed).toMatchObject({ status: 200, body: { displayName: 'Renamed', usageLocation: 'ES' } });
    const before = (await records('update_customer_user', id)).length;
    const dotnet = {
      Id: id,
      UserPrincipalName: changed.body.userPrincipalName,
      DisplayName: null,
      FirstName: null,
      ImmutableId: null,
      PasswordProfile: null,
      State: 'active',
      UserDomainType: 'none',
      SoftDeletionTime: null,
    };
    expect((await agent('PATCH', `${root}/users/${id}`, dotnet)).status).toBe(200);
    expect(await records('update_customer_user', id)).toHaveLength(before);
  });

  test('a new user name has a record of its own kind, and may not be one that is taken', async () => {
    const [one, other] = [await create(), await create()];
    const name = `renamed${names}@${domain}`;
    expect(
      (await agent('PATCH', `${root}/users/${one}`, { userPrincipalName: name })).body.userPrincipalName,
    ).toBe(name);
    expect(await records('update_customer_user_principal_name', one)).toHaveLength(2);
    expect(await agent('PATCH', `${root}/users/${other}`, { userPrincipalName: name })).toMatchObject({
      status: 409,
    });
  });

  test('the portal says which version it read; an older one is refused', async () => {
    const id = await create();
    const { body } = await agent('GET', `${portal}/users/${id}`);
    const edit = { version: body.version, displayName: 'First' };
    const first = await agent('PATCH', `${portal}/users/${id}`, edit);
    expect(first).toMatchObject({ status: 200, body: { displayName: 'First', version: body.version + 1 } });
    expect(await agent('PATCH', `${portal}/users/${id}`, { ...edit, displayName: 'Second' })).toMatchObject({
      status: 400,
      body: { code: 2055 },
    });
  });
});

describe('a new password', () => {
  test.each(['resetpassword', ''])(
    'by the address of its own, or by changing the person (%s)',
    async (address) => {
      const sent = draft();
      const { body } = await agent('POST', `${root}/users`, sent);
      const secret = `Harbor-Lane-${names}-x`;
      const path = address ? `${root}/users/${body.id}/${address}` : `${root}/users/${body.id}`;
      const reset = await agent('PATCH', path, {
        passwordProfile: { password: secret, forceChangePassword: true },
        attributes: { objectType: 'CustomerUser' },
      });
      expect(reset.status).toBe(200);
      expect(JSON.stringify(reset.body)).not.toContain(secret);
      expect((await signIn(sent.userPrincipalName, password)).statusCode).toBe(401);
      expect((await signIn(sent.userPrincipalName, secret)).json()).toMatchObject({
        mustChangePassword: true,
      });
      expect(await records('reset_customer_user_password', body.id)).toHaveLength(2);
    },
  );

  test('made up for the portal, it stands in one answer and nowhere else (I20)', async () => {
    const id = await create();
    const headers = { 'MS-RequestId': crypto.randomUUID() };
    const first = await agent('POST', `${portal}/users/${id}/password`, undefined, headers);
    expect(first.body.temporaryPassword).toMatch(/^\S{14}$/);
    const second = await agent('POST', `${portal}/users/${id}/password`, undefined, headers);
    expect(second.body).not.toHaveProperty('temporaryPassword');
    const { rows } = await owner.query(
      `select (select count(*) from audit_record a where a::text like '%' || $1 || '%')
            + (select count(*) from request_replay r where r::text like '%' || $1 || '%') as n`,
      [first.body.temporaryPassword],
    );
    expect(Number(rows[0].n)).toBe(0);
  });

  test('the helpdesk resets what is no administrator’s, and changes nothing else (C75)', async () => {
    const helpdesk = await app.as('Alder Distribution', 'helpdesk-agent');
    const id = await create();
    expect((await helpdesk('POST', `${portal}/users/${id}/password`)).status).toBe(200);
    const named = await helpdesk('PATCH', `${root}/users/${id}`, { displayName: 'Other' });
    expect(named).toMatchObject({ status: 403 });
    expect((await helpdesk('DELETE', `${root}/users/${id}`)).status).toBe(403);
  });
});

describe('deleting and restoring', () => {
  test('licenses are free at once, sessions end, and the person comes back under the same id (C74, I41)', async () => {
    const [pool] = (await agent('GET', `${portal}/licenses`)).body.pools.filter(
      (one: { available: number }) => one.available > 0,
    );
    const sent = { ...draft(), passwordProfile: undefined, licenses: [pool.skuId], roles: [helpdeskRole] };
    const created = await agent('POST', `${portal}/users`, sent);
    expect(created).toMatchObject({ status: 201, body: { licenses: [{ done: true }] } });
    const { id, temporaryPassword } = created.body;
    const cookie = String((await signIn(sent.userPrincipalName, temporaryPassword)).headers['set-cookie']);
    const available = async () =>
      (await agent('GET', `${portal}/licenses`)).body.pools.find(
        (one: { skuId: string }) => one.skuId === pool.skuId,
      ).available;
    expect(await available()).toBe(pool.available - 1);

    expect((await agent('DELETE', `${root}/users/${id}`)).status).toBe(204);
    expect(await available()).toBe(pool.available);
    const session = await app.fastify.inject({ url: '/twotier/v1/session', headers: { cookie } });
    expect(session.statusCode).toBe(401);
    expect((await signIn(sent.userPrincipalName, temporaryPassword)).statusCode).toBe(401);
    expect((await agent('GET', `${portal}/users?state=inactive`)).body.items[0]).toMatchObject({
      id,
      state: 'inactive',
      licenses: [],
      roles: [{ id: helpdeskRole }],
    });

    const restored = await agent('PATCH', `${root}/users/${id}`, { State: 'active' });
    expect(restored).toMatchObject({ status: 200, body: { id, state: 'active' } });
    expect(restored.body).not.toHaveProperty('softDeletionTime');
    expect((await agent('GET', `${root}/users/${id}/licenses`)).body.items).toEqual([]);
    expect((await agent('GET', `${root}/users/${id}/directoryroles`)).body.items).toMatchObject([
      { id: helpdeskRole, name: 'Helpdesk Administrator' },
    ]);
    expect(await records('restore_customer_user', id)).toHaveLength(2);
  });

  test('I40: the last global admin stays, whatever is tried', async () => {
    const { items } = (await agent('GET', `${root}/directoryroles/${globalAdminRole}/usermembers`)).body;
    expect(items).toHaveLength(1);
    const [admin] = items;
    expect(await agent('DELETE', `${root}/users/${admin.id}`)).toMatchObject({
      status: 409,
      body: { errorName: 'global-admin-last' },
    });
    const member = `${root}/directoryroles/${globalAdminRole}/usermembers`;
    expect(await agent('DELETE', `${member}/${admin.id}`)).toMatchObject({ status: 409 });
    expect(await agent('PUT', `${portal}/users/${admin.id}/roles`, { roles: [] })).toMatchObject({
      status: 409,
    });

    const second = await create();
    expect((await agent('POST', member, { Id: second, id: second, DisplayName: 'x' })).status).toBe(201);
    const both = [admin.id, second].map((id) => agent('DELETE', `${member}/${id}`));
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([204, 409]);
    const left = (await agent('GET', member)).body.items;
    expect(left).toHaveLength(1);
    if (left[0].id !== admin.id) {
      await agent('POST', member, { id: admin.id });
      await agent('DELETE', `${member}/${second}`);
    }
  });

  test('thirty days later nobody is there any more, and the name is free', async () => {
    const sent = draft();
    const { body } = await agent('POST', `${root}/users`, sent);
    await agent('DELETE', `${root}/users/${body.id}`);
    const operator = await app.as('Contour Cloud', 'operator-admin');
    expect((await operator('POST', '/emulator/v1/clock', { advance: 'P29D' })).status).toBe(200);
    expect((await agent('GET', `${root}/users/${body.id}`)).body.state).toBe('inactive');
    await operator('POST', '/emulator/v1/clock', { advance: 'P2D' });
    expect((await agent('PATCH', `${root}/users/${body.id}`, { state: 'active' })).status).toBe(404);
    const { rows } = await owner.query('select 1 from tenant_user where user_id = $1', [body.id]);
    expect(rows).toEqual([]);
    const [purged] = await records('purge_customer_user', body.id);
    expect(purged).toMatchObject({ tenant_id: granite });
    expect((await agent('POST', `${root}/users`, sent)).status).toBe(200);
  });
});

describe('directory roles', () => {
  test('are a fixed set with ids that clients know', async () => {
    const { body } = await agent('GET', `${root}/directoryroles`);
    expect(body.items).toEqual(
      expect.arrayContaining([
        { id: helpdeskRole, name: 'Helpdesk Administrator', attributes: { objectType: 'DirectoryRole' } },
        expect.objectContaining({ name: 'User Account Administrator' }),
        expect.objectContaining({ id: globalAdminRole, name: 'Global Administrator' }),
      ]),
    );
  });

  test('a member is added once, listed page by page, and removed', async () => {
    const ids = [await create(), await create(), await create()].toSorted();
    const path = `${root}/directoryroles/${helpdeskRole.toUpperCase()}/usermembers`;
    const member = {
      Id: ids[0],
      DisplayName: 'x',
      UserPrincipalName: 'y',
      Attributes: { ObjectType: 'UserMember' },
    };
    expect(await agent('POST', path, member)).toMatchObject({
      status: 201,
      body: { id: ids[0], roleId: helpdeskRole, attributes: { objectType: 'UserMember' } },
    });
    expect((await agent('POST', path, member)).status).toBe(409);
    for (const id of ids.slice(1)) await agent('POST', path, { id });
    const first = (await agent('GET', `${path}?size=2`)).body;
    const next = (await agent('GET', `/v1${first.links.next.uri}`)).body;
    const listed = [...first.items, ...next.items].map((one: { id: string }) => one.id);
    expect(listed).toEqual(listed.toSorted());
    expect(listed).toEqual(expect.arrayContaining(ids));
    // Sample addresses of the contract carry encoded blanks.
    expect((await agent('DELETE', `${path}/${ids[0]}%20%20`)).status).toBe(204);
    expect((await agent('DELETE', `${path}/${ids[0]}`)).status).toBe(404);
    expect(await records('add_user_member', ids[0] as string)).toHaveLength(2);
    expect(await records('remove_user_member', ids[0] as string)).toHaveLength(2);
  });

  test('unknown roles and people are answered as such', async () => {
    const nobody = 'aaaaaaaa-0000-4000-8000-00000000dead';
    const path = (role: string) => `${root}/directoryroles/${role}/usermembers`;
    expect((await agent('GET', path(nobody))).body.errorName).toBe('directory-role-unknown');
    expect((await agent('POST', path(helpdeskRole), { id: nobody })).status).toBe(404);
  });
});

describe('the portal’s list', () => {
  const list = async (query: string) => (await agent('GET', `${portal}/users?${query}`)).body;

  test('searches in both names, without regard to case and accents', async () => {
    const id = await create({ displayName: 'Zoë Ñandú', userPrincipalName: `z.nandu@${domain}` });
    for (const search of ['zoe', 'ÑANDU', 'z.nan', 'oë ña']) {
      const { items } = await list(`search=${encodeURIComponent(search)}`);
      expect(items.map((one: { id: string }) => one.id)).toEqual([id]);
    }
    expect((await list('search=100%25')).items).toEqual([]);
  });

  test('narrows to a license, to none, to a role; together with a search', async () => {
    const { pools } = (await agent('GET', `${portal}/licenses`)).body;
    const [pool] = pools;
    const holders = await list(`license=${pool.skuId}&size=100`);
    expect(holders.items).toHaveLength(pool.assigned);
    for (const one of holders.items) expect(one.licenses).toContainEqual({ id: pool.skuId, name: pool.name });
    for (const one of (await list('license=without&size=100')).items) expect(one.licenses).toEqual([]);
    const admins = await list(`role=${globalAdminRole}`);
    expect(admins.items).toHaveLength(1);
    const [admin] = admins.items;
    const name = admin.userName.split('@')[0];
    expect((await list(`role=${globalAdminRole}&search=${name}`)).items).toHaveLength(1);
    expect((await list(`role=${globalAdminRole}&search=nobody`)).items).toEqual([]);
  });

  test.each(['name', '-name', 'userName', '-userName'])(
    'by %s, page after page, everybody once',
    async (sort) => {
      const all = (await list(`sort=${sort}&size=200`)).items;
      const found: { id: string }[] = [];
      let token = '';
      do {
        const page = await list(
          `sort=${sort}&size=7${token ? `&seekOperation=Next&MS-ContinuationToken=${token}` : ''}`,
        );
        found.push(...page.items);
        token = page.continuationToken ?? '';
      } while (token);
      expect(found.map(({ id }) => id)).toEqual(all.map((one: { id: string }) => one.id));
    },
  );

  test('I50: the file holds the rows of the list, safe for spreadsheets, without passwords (C78)', async () => {
    await create({ displayName: '=HYPERLINK("x")', userPrincipalName: `formula@${domain}` });
    const { body, headers } = await agent('GET', `${portal}/users/export?search=formula`);
    expect(headers['content-type']).toMatch(/text\/csv/);
    expect(headers['content-disposition']).toContain('Users.csv');
    const lines = String(body).split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFUser name,Display name,First name,Last name,Location,State,Licenses,Roles,Directory synchronized,Deleted on',
    );
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    const everybody = await agent('GET', `${portal}/users/export`);
    expect(String(everybody.body).split('\r\n')).toHaveLength((await list('size=500')).items.length + 2);
  });
});
