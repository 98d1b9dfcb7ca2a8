import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let owner: pg.Client;
let agent: Client;
let operator: Client;
let domain: string;
let customer: string;
let root: string;

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  agent = await app.as('Alder Distribution', 'admin-agent');
  operator = await app.as('Contour Cloud', 'operator-admin');
  const granite = app.tenant('Granite Bakery');
  domain = granite.domain;
  customer = `/twotier/v1/customers/${granite.tenantId}`;
  root = `${customer}/userimports`;
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const header = 'First name,Last name,Display name,Email,Status update';
const csv = (...rows: string[]) => [header, ...rows].join('\r\n');
let names = 0;
const person = () => {
  names += 1;
  return `Imported,${names},Imported ${names},imported${names}@${domain},`;
};
const send = (text: string, who = agent) =>
  who('POST', root, { fileName: 'users.csv', contentBase64: Buffer.from(text).toString('base64') });
const checked = async (rows: number): Promise<string> => {
  const { status, body } = await send(csv(...Array.from({ length: rows }, person)));
  expect([status, body.state]).toEqual([201, 'checked']);
  return body.id;
};
const start = (id: string, body: object = { usageLocation: 'US' }, who = agent) =>
  who('POST', `${root}/${id}/start`, body);
const passwords = (id: string, who = agent, headers = {}) =>
  who('POST', `${root}/${id}/passwords`, undefined, headers);
const counted = async (sql: string): Promise<number> =>
  Number((await owner.query(`select count(*) as n from ${sql}`)).rows[0].n);

/** Until the people are made, in the background or because the clock went on. */
async function finished(id: string) {
  for (;;) {
    const { body } = await agent('GET', `${root}/${id}`);
    if (body.state === 'finished') return body;
    await operator('POST', '/emulator/v1/clock', { advance: 'PT1S' });
  }
}

describe('checking a file (C71)', () => {
  test('names what is wrong with every row at once, and makes nobody', async () => {
    const before = await counted('tenant_user');
    const known = (await agent('GET', `${customer}/users`)).body.items[0].userName;
    const { status, body } = await send(
      csv(`,,Good,good@${domain},`, ',,,', `,,Known,${known.toUpperCase()},`, ',,A,a@other.example,x'),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'refused', rows: { total: 4, done: 0, created: 0 } });
    const report = (await agent('GET', `${root}/${body.id}`)).body;
    const codes = report.items.map((row: { problems: { code: string }[] }) =>
      row.problems.map(({ code }) => code),
    );
    expect(codes).toEqual([
      [],
      ['missing_display_name', 'missing_email'],
      ['duplicate_in_tenant'],
      ['foreign_domain', 'status_not_empty'],
    ]);
    expect((await start(body.id)).status).toBe(400);
    expect(await counted('tenant_user')).toBe(before);
    const corrected = (await agent('GET', `${root}/${body.id}/file`)).body;
    expect(corrected).toContain('The display name is missing. The email address is missing.');
  });

  test('a file that is refused as a whole says why', async () => {
    const { body } = await send('Name,Mail\nA,b');
    expect(body.state).toBe('refused');
    expect(body.problems).toMatchObject([{ code: 'bad_header' }]);
  });

  test('the template is in the reader’s language', async () => {
    expect((await agent('GET', `${root}/template?language=ru`)).body).toContain('Отображаемое имя');
  });
});

describe('saving a checked file', () => {
  test('makes everybody once, with location and records, however often it is asked for', async () => {
    const id = await checked(100);
    const [first, again] = await Promise.all([start(id), start(id)]);
    expect([first.status, again.status]).toEqual([200, 200]);
    const done = await finished(id);
    expect(done.rows).toEqual({ total: 100, done: 100, created: 100 });
    expect(done.items.every((row: { outcome: string }) => row.outcome === 'created')).toBe(true);
    const { userId } = done.items[0];
    const made = (await agent('GET', `${customer}/users/${userId}`)).body;
    expect(made).toMatchObject({ usageLocation: 'US', roles: [] });
    expect(
      await counted(
        `audit_record where operation = 'create_customer_user' and new_value::text like '%${userId}%'`,
      ),
    ).toBe(2);
    expect((await agent('GET', `${root}/${id}/file`)).body).toContain(',Created\r\n');
    expect((await agent('GET', root)).body.items[0].id).toBe(id);
  });

  test('takes up what a process left behind, and a name taken meanwhile is a failed row', async () => {
    const id = await checked(2);
    const [{ email }] = (await agent('GET', `${root}/${id}`)).body.items;
    const { status } = await agent('POST', `${customer}/users`, {
      userPrincipalName: email,
      displayName: 'Faster',
      usageLocation: 'US',
    });
    expect(status).toBe(201);
    // As if the process had died between saving and the first row.
    await owner.query(
      `update user_import set state = 'running', started_at = now() - interval '1 day', started_by = 'somebody',
              usage_location = 'US' where import_id = $1`,
      [id],
    );
    const done = await finished(id);
    expect(done.rows).toEqual({ total: 2, done: 2, created: 1 });
    expect(done.items.map((row: { outcome: string }) => row.outcome)).toEqual(['failed', 'created']);
    expect((await passwords(id)).status).toBe(409);
  });

  test('gives licenses, never more than there are; the import stays when there are too few (I28)', async () => {
    const { pools } = (await agent('GET', `${customer}/licenses`)).body;
    const pool = pools.find((one: { available: number }) => one.available > 0 && one.available < 100);
    const licenses = [{ skuId: pool.skuId }];
    const many = await checked(pool.available + 1);
    const short = await start(many, { usageLocation: 'US', licenses });
    expect([short.status, (await agent('GET', `${root}/${many}`)).body.state]).toEqual([409, 'checked']);
    const one = await checked(1);
    expect((await start(one, { usageLocation: 'US', licenses })).status).toBe(200);
    const [{ userId }] = (await finished(one)).items;
    const held = (await agent('GET', `${customer}/users/${userId}`)).body.licenses;
    expect(held).toHaveLength(1);
    expect((await start(many)).status).toBe(200);
    await finished(many);
  });

  test.each([
    [{ usageLocation: 'XX' }, 400],
    [{}, 400],
    [{ usageLocation: 'US', licenses: [{ skuId: 'no-such' }] }, 400],
  ])('refuses %j', async (body, status) => {
    expect((await start(await checked(1), body)).status).toBe(status);
  });
});

describe('temporary passwords (I20, I22)', () => {
  test('are read once, by who saved the import, and are to be changed', async () => {
    const id = await checked(2);
    expect((await passwords(id)).status).toBe(409);
    await start(id);
    expect((await finished(id)).passwords).toBe(true);
    const colleague = await app.as('Alder Distribution', 'global-admin');
    expect((await passwords(id, colleague)).status).toBe(409);
    const request = { 'ms-requestid': '6f1f9c0e-31f5-4b42-9a51-8d8f9e1f0a11' };
    const { status, body } = await passwords(id, agent, request);
    expect(status).toBe(200);
    const [head, line] = body.file.slice(1).split('\r\n');
    expect(head).toBe('Display name,User name,Temporary password');
    const [, userPrincipalName, password] = line.split(',');
    expect((await passwords(id, agent, request)).body.file).toBeUndefined();
    expect((await passwords(id)).status).toBe(409);
    expect((await agent('GET', `${root}/${id}`)).body.passwords).toBe(false);
    const answer = await app.fastify.inject({
      method: 'POST',
      url: '/twotier/v1/session',
      headers: { 'content-type': 'application/json', 'x-twotier-portal': '1' },
      payload: JSON.stringify({ userPrincipalName, password }),
    });
    expect(answer.body).toMatch(/change/i);
    for (const table of ['audit_record', 'user_import', 'user_import_row', 'user_credential'])
      expect(await counted(`${table} t where t::text like '%${password}%'`), table).toBe(0);
  });
});

describe('who may', () => {
  test.each(['sales-agent', 'helpdesk-agent'])('not a %s', async (role) => {
    const other = await app.as('Alder Distribution', role);
    expect((await send(csv(person()), other)).status).toBe(403);
  });

  test('not a company that the customer is none of, and no import of another customer is found', async () => {
    const id = await checked(1);
    const stranger = await app.as('Fjord Direct', 'admin-agent');
    expect((await send(csv(person()), stranger)).status).toBe(404);
    expect((await start(id, { usageLocation: 'US' }, stranger)).status).toBe(404);
    const { items } = (await agent('GET', '/v1/customers')).body;
    const other = items.find(({ id: own }: { id: string }) => !customer.endsWith(own));
    expect((await agent('GET', `/twotier/v1/customers/${other.id}/userimports/${id}`)).status).toBe(404);
  });
});
