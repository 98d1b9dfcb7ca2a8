import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { firstSheet, workbookOf } from '../../platform/workbook/index.ts';

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
const partBytes = 1024 * 1024;
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

/** Until it has come to a state, in the background or because the clock went on. */
async function until(id: string, ...states: readonly string[]) {
  for (;;) {
    const { body } = await agent('GET', `${root}/${id}`);
    if (states.includes(body.state)) return body;
    await operator('POST', '/emulator/v1/clock', { advance: 'PT1S' });
  }
}
const rowsOf = async (id: string, query = '') =>
  (await agent('GET', `${root}/${id}/rows?size=500${query}`)).body.items;
const finished = async (id: string) => ({ ...(await until(id, 'finished')), items: await rowsOf(id) });

const announce = (bytes: Buffer, fileName = 'users.csv', who = agent) =>
  who('POST', root, { fileName, sizeBytes: bytes.length, fileKey: `${fileName} ${bytes.length}` });
const partOf = (id: string, bytes: Buffer, number: number, who = agent) => {
  const part = bytes.subarray(number * partBytes, (number + 1) * partBytes);
  return who('PUT', `${root}/${id}/parts/${number}`, { contentBase64: part.toString('base64') });
};
/** Sends a file in parts, and waits for what the check says. */
async function sentInParts(bytes: Buffer, fileName?: string) {
  const { status, body } = await announce(bytes, fileName);
  expect([status, body.state]).toEqual([201, 'receiving']);
  for (let number = 0; number < body.upload.parts; number++)
    expect((await partOf(body.id, bytes, number)).status).toBe(200);
  return until(body.id, 'checked', 'refused');
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
    expect(body.rows.bad).toBe(3);
    const codes = (await rowsOf(body.id)).map((row: { problems: { code: string }[] }) =>
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
    expect((await rowsOf(body.id, '&show=attention')).map(({ row }: { row: number }) => row)).toEqual([
      3, 4, 5,
    ]);
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

describe('a file of any length, in parts', () => {
  test('is checked to its end, and whatever is sent twice is there once', async () => {
    const wide = 'x'.repeat(40);
    const rows = Array.from({ length: 14_000 }, (_, n) => `${wide},${wide},Part ${n},part${n}@${domain},`);
    const bytes = Buffer.from(csv(...rows));
    const { body } = await announce(bytes);
    expect(body.upload).toMatchObject({ parts: 2, partBytes, received: 0, own: true });
    const early = await partOf(body.id, bytes, 1);
    expect([early.status, early.body.description]).toEqual([409, expect.stringContaining('part 0')]);
    const short = { contentBase64: 'AAAA' };
    expect((await agent('PUT', `${root}/${body.id}/parts/0`, short)).status).toBe(400);
    expect((await start(body.id)).status).toBe(409);
    expect((await partOf(body.id, bytes, 0)).body.upload.received).toBe(1);
    // The answer was lost, and the sender goes on where it was.
    expect((await partOf(body.id, bytes, 0)).body.upload.received).toBe(1);
    expect((await partOf(body.id, bytes, 1)).status).toBe(200);
    const checked = await until(body.id, 'checked', 'refused');
    expect(checked).toMatchObject({
      state: 'checked',
      rows: { total: 14_000, bad: 0 },
      readAs: { kind: 'text', encoding: 'utf-8', delimiter: ',' },
    });
    expect((await partOf(body.id, bytes, 1)).status).toBe(200);
    expect(await counted(`user_import_part where import_id = '${body.id}'`)).toBe(0);
    expect(await counted(`user_import_row where import_id = '${body.id}'`)).toBe(14_000);
    expect((await agent('DELETE', `${root}/${body.id}`)).status).toBe(204);
    expect((await agent('GET', `${root}/${body.id}`)).status).toBe(404);
  });

  test('names repetitions and names that are taken across chunks, in one table', async () => {
    const known = (await agent('GET', `${customer}/users`)).body.items[0].userName;
    const rows = Array.from({ length: 2500 }, (_, n) => `,,Far ${n},far${n}@${domain},`);
    const {
      id,
      state,
      rows: counts,
    } = await sentInParts(Buffer.from(csv(...rows, `,,Again,FAR1@${domain},`, `,,Known,${known},`)));
    expect([state, counts]).toEqual(['refused', expect.objectContaining({ total: 2502, bad: 2 })]);
    const bad = await rowsOf(id, '&show=attention');
    expect(
      bad.map((row: { problems: { code: string; message: string }[] }) => row.problems[0]),
    ).toMatchObject([
      { code: 'duplicate_in_file', message: expect.stringContaining('row 3') },
      { code: 'duplicate_in_tenant' },
    ]);
  });

  test('goes on after the last row written when the process that read it is gone', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `,,Left ${n},left${n}@${domain},`);
    const { id } = await sentInParts(Buffer.from(csv(...rows)));
    // As if it had died after the first two thousand rows.
    const content = Buffer.from(csv(...rows));
    await owner.query(`delete from user_import_row where import_id = $1 and row_number > 2001`, [id]);
    await owner.query(
      `insert into user_import_part select partner_id, import_id, 0, $2 from user_import where import_id = $1`,
      [id, content],
    );
    await owner.query(
      `update user_import set state = 'checking', rows_total = 2000, worker_id = gen_random_uuid(),
              worker_until = now() - interval '1 second' where import_id = $1`,
      [id],
    );
    expect((await until(id, 'checked')).rows).toMatchObject({ total: 3000, bad: 0 });
    expect(await counted(`user_import_row where import_id = '${id}'`)).toBe(3000);
  });

  test('may be a workbook; a damaged one is refused with the way out', async () => {
    const bytes = await workbookOf(header.split(','), [
      ['Ann', 'Book', 'Ann Book', `ann.book@${domain}`, ''],
    ]);
    const good = await sentInParts(bytes, 'users.xlsx');
    expect(good).toMatchObject({ state: 'checked', rows: { total: 1 }, readAs: { kind: 'workbook' } });
    const damaged = await sentInParts(Buffer.from(bytes.map((byte, at) => (at > 300 ? byte ^ 85 : byte))));
    expect(damaged).toMatchObject({
      state: 'refused',
      problems: [{ code: 'unreadable', message: expect.stringContaining('damaged') }],
    });
  });

  test('is corrected: the causes stand beside, and the file is taken again without its bad rows', async () => {
    const { body } = await send(csv(person(), `,,Bad,bad.row@other.example,`));
    const { body: file } = await agent('GET', `${root}/${body.id}/corrections`);
    const [head, ...lines] = file.trimEnd().split('\r\n');
    expect(head).toContain(`${header},What to correct`);
    expect(lines[1]).toContain('Email: other.example is not a domain of this customer.');
    const again = await send(file.replace('bad.row@other.example', `bad.row@${domain}`));
    expect(again.body).toMatchObject({ state: 'checked', rows: { total: 2 } });
    const workbook = await app.fastify.inject({
      url: `${root}/${body.id}/corrections?format=xlsx`,
      headers: { authorization: `Bearer ${agent.token}` },
    });
    expect((await firstSheet(workbook.rawPayload))[2]?.[5]).toContain('not a domain');
  });

  test('that never comes to its end is gone after a day', async () => {
    const { body } = await announce(Buffer.alloc(10));
    await operator('POST', '/emulator/v1/clock', { advance: 'P2D' });
    expect((await agent('GET', `${root}/${body.id}`)).status).toBe(404);
  });
});

describe('taking an import back within the hour', () => {
  const undo = (id: string, who = agent) => who('POST', `${root}/${id}/undo`);
  const licenseToGive = async (atLeast: number) =>
    (await agent('GET', `${customer}/licenses`)).body.pools.find(
      (one: { available: number }) => one.available >= atLeast,
    );

  test('removes the untouched with their licenses, keeps whom somebody changed, and says who', async () => {
    const pool = await licenseToGive(3);
    const free = async () =>
      (await agent('GET', `${customer}/licenses`)).body.pools.find(
        (one: { skuId: string }) => one.skuId === pool.skuId,
      ).available;
    const before = [await free(), await counted('tenant_user')];
    const id = await checked(3);
    expect((await undo(id)).status).toBe(409);
    await start(id, { usageLocation: 'US', licenses: [{ skuId: pool.skuId }] });
    const { items, undoUntil } = await finished(id);
    expect(undoUntil).toBeDefined();
    expect(await free()).toBe((before[0] as number) - 3);
    await passwords(id);
    const changed = items[1].userId;
    const { status } = await agent('PATCH', `${customer}/users/${changed}`, {
      displayName: 'Renamed',
      version: 1,
    });
    expect(status).toBe(200);
    const [first, again] = [await undo(id), await undo(id)];
    expect([first.status, again.status]).toEqual([200, 200]);
    const done = await until(id, 'undone');
    expect(done.rows).toMatchObject({ created: 3, removed: 2, kept: 1 });
    expect([await free(), await counted('tenant_user')]).toEqual([
      (before[0] as number) - 1,
      (before[1] as number) + 1,
    ]);
    expect((await rowsOf(id)).map((row: { outcome: string }) => row.outcome)).toEqual([
      'removed',
      'created',
      'removed',
    ]);
    expect((await rowsOf(id, '&show=kept'))[0].message).toBe('Kept: changed since it was created');
    expect((await agent('GET', `${customer}/users/${changed}`)).status).toBe(200);
    expect(
      await counted(
        `audit_record where operation = 'delete_customer_user' and old_value->>'id' = '${items[0].userId}'`,
      ),
    ).toBe(2);
    expect(
      await counted(`audit_record where operation = 'undo_user_import' and details::text like '%${id}%'`),
    ).toBe(1);
    // Their addresses are free: the same file can come again.
    const email = items[0].email;
    expect((await send(csv(`,,Again,${email},`))).body.state).toBe('checked');
    expect((await passwords(id)).status).toBe(409);
  });

  test('keeps whose password was reset, who was given another license', async () => {
    const pool = await licenseToGive(1);
    const id = await checked(2);
    await start(id);
    const { items } = await finished(id);
    const [reset, licensed] = items.map(({ userId }: { userId: string }) => userId);
    expect((await agent('POST', `${customer}/users/${reset}/password`)).status).toBe(200);
    const change = { userIds: [licensed], assign: [pool.skuId] };
    const given = await agent('POST', `${customer}/licenses/changes`, change);
    expect([given.status, given.body.results]).toMatchObject([200, [{ outcome: 'assigned' }]]);
    await undo(id);
    expect((await until(id, 'undone')).rows).toMatchObject({ removed: 0, kept: 2 });
  });

  test('not after the hour, and nothing that was not made', async () => {
    const id = await checked(1);
    await start(id);
    await finished(id);
    await operator('POST', '/emulator/v1/clock', { advance: 'PT61M' });
    expect((await agent('GET', `${root}/${id}`)).body.undoUntil).toBeUndefined();
    expect((await undo(id)).status).toBe(409);
    expect((await agent('DELETE', `${root}/${id}`)).status).toBe(409);
  });
});

describe('saving a checked file', () => {
  test('makes everybody once, with location and records, however often it is asked for (C71, I42)', async () => {
    const id = await checked(100);
    const [first, again] = await Promise.all([start(id), start(id)]);
    expect([first.status, again.status]).toEqual([200, 200]);
    const done = await finished(id);
    expect(done.rows).toMatchObject({ total: 100, done: 100, created: 100 });
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
    const [{ email }] = await rowsOf(id);
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
    expect(done.rows).toMatchObject({ total: 2, done: 2, created: 1 });
    expect(done.items.map((row: { outcome: string }) => row.outcome)).toEqual(['failed', 'created']);
    expect((await passwords(id)).status).toBe(409);
    const failed = (await agent('GET', `${root}/${id}/corrections`)).body;
    expect(failed.trimEnd().split('\r\n')).toHaveLength(2);
    expect(failed).toContain('the address has been taken meanwhile');
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
    for (const path of ['', '/rows', '/file', '/corrections'])
      expect((await stranger('GET', `${root}/${id}${path}`)).status, path).toBe(404);
    expect((await stranger('POST', `${root}/${id}/undo`)).status).toBe(404);
    expect((await stranger('DELETE', `${root}/${id}`)).status).toBe(404);
    expect((await partOf(id, Buffer.alloc(1), 0, stranger)).status).toBe(404);
    const { items } = (await agent('GET', '/v1/customers')).body;
    const other = items.find(({ id: own }: { id: string }) => !customer.endsWith(own));
    expect((await agent('GET', `/twotier/v1/customers/${other.id}/userimports/${id}`)).status).toBe(404);
  });
});
