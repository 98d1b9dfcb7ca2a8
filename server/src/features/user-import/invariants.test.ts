import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import Papa from 'papaparse';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import type { ChosenLicense } from './model.ts';

/** As an import keeps it, and as it is asked for. */
interface Product {
  readonly kept: ChosenLicense;
  readonly wireId: string;
}

let app: DemoApp;
let owner: pg.Client;
let agent: Client;
let operator: Client;
let customer: string;
let customerId: string;
let domain: string;
let products: readonly Product[];

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  agent = await app.as('Alder Distribution', 'admin-agent');
  operator = await app.as('Contour Cloud', 'operator-admin');
  ({ domain, tenantId: customerId } = app.tenant('Granite Bakery'));
  customer = `/twotier/v1/customers/${customerId}`;
  products = await chosenProducts();
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

type Kind = 'good' | 'taken' | 'nameless' | 'foreign' | 'repeated';
interface Plan {
  readonly kinds: readonly Kind[];
  /** Places in `products`, one perhaps twice. */
  readonly choice: readonly number[];
  /** Somebody else takes the licenses between the question whether there are enough and the first person. */
  readonly runShort: boolean;
}
const usable = fc.array(fc.constantFrom<Kind>('good', 'good', 'good', 'taken'), {
  minLength: 1,
  maxLength: 8,
});
const plans: fc.Arbitrary<Plan> = fc.record({
  kinds: fc.oneof(
    { weight: 3, arbitrary: usable },
    {
      weight: 1,
      arbitrary: fc
        .tuple(usable, fc.constantFrom<Kind>('nameless', 'foreign', 'repeated'))
        .map(([kinds, bad]) => [...kinds, bad]),
    },
  ),
  choice: fc.constantFrom([], [0], [1], [0, 1], [0, 0], [0, 1, 0]),
  runShort: fc.boolean(),
});

let files = 0;
function written(kinds: readonly Kind[]) {
  files += 1;
  const rows = kinds.map((kind, at) => {
    const own = `file${files}row${at}@${domain}`;
    const email = {
      good: own,
      taken: own,
      nameless: own,
      foreign: 'somebody@other.example',
      repeated: `FILE${files}ROW0@${domain}`,
    }[kind];
    return { kind, email, name: kind === 'nameless' ? '' : `Person ${files} ${at}` };
  });
  const text = ['First name,Last name,Display name,Email,Status update']
    .concat(rows.map(({ name, email }) => `,,${name},${email},`))
    .join('\r\n');
  return { rows, text };
}

/** The same request twice, as a client sends it that saw no answer. */
async function twice(path: string, body?: object) {
  const headers = { 'ms-requestid': randomUUID() };
  const first = await agent('POST', path, body, headers);
  return [first, await agent('POST', path, body, headers)] as const;
}
const root = () => `${customer}/userimports`;
const send = (text: string) =>
  twice(root(), { fileName: 'users.csv', contentBase64: Buffer.from(text).toString('base64') });

async function number(sql: string, values: readonly unknown[] = []): Promise<number> {
  return Number((await owner.query(`select count(*) as n from ${sql}`, [...values])).rows[0].n);
}
const people = () => number('tenant_user');

async function finished(id: string) {
  for (;;) {
    const { body } = await agent('GET', `${root()}/${id}`);
    if (body.state === 'finished') return body;
    await operator('POST', '/emulator/v1/clock', { advance: 'PT1S' });
  }
}

/** Two products: of the first few are to be given, of the second enough. */
async function chosenProducts(): Promise<Product[]> {
  const { pools } = (await agent('GET', `${customer}/licenses`)).body;
  const [few, plenty] = pools.filter(({ available }: { available: number }) => available > 0);
  for (const [pool, more] of [
    [few, 10],
    [plenty, 200],
  ])
    await owner.query('update subscription set quantity = quantity + $2 where subscription_id = $1', [
      pool.subscriptions[0].id,
      more,
    ]);
  const [{ body: one }] = await send(written(['good']).text);
  const licenses = [few, plenty].map(({ skuId }) => ({ skuId }));
  const start = await agent('POST', `${root()}/${one.id}/start`, { usageLocation: 'US', licenses });
  expect(start.status).toBe(200);
  await finished(one.id);
  const { rows } = await owner.query('select licenses from user_import where import_id = $1', [one.id]);
  return rows[0].licenses.map((kept: ChosenLicense, at: number) => ({ kept, wireId: licenses[at]?.skuId }));
}

/** Saves a checked file; false when there are too few licenses, and then nothing has changed. */
async function saved(id: string, { choice, runShort }: Plan): Promise<boolean> {
  const chosen = choice.map((at) => products[at] as Product);
  if (runShort) {
    await owner.query(
      `update user_import set state = 'running', started_at = created_at, started_by = created_by,
              started_by_id = created_by_id, usage_location = 'US', licenses = $2 where import_id = $1`,
      [id, JSON.stringify(chosen.map(({ kept }) => kept))],
    );
    return true;
  }
  const licenses = chosen.map(({ wireId }) => ({ skuId: wireId }));
  const before = await people();
  const [first, again] = await twice(`${root()}/${id}/start`, { usageLocation: 'US', licenses });
  expect(again.status).toBe(first.status);
  if (first.status === 200) return true;
  expect(first.status).toBe(409);
  expect((await agent('GET', `${root()}/${id}`)).body.state).toBe('checked');
  expect(await people()).toBe(before);
  return false;
}

/** I43: of each person made and each product chosen, one outcome; of nobody else any. */
async function expectOneOutcomeEach(id: string, choice: readonly number[]): Promise<void> {
  const wanted = [...new Set(choice)].map((at) => (products[at] as Product).kept);
  const { rows } = await owner.query(
    `select w.user_id as "userId", w.missed, array(select a.product_id || ':' || a.sku_id from license_assignment a
        where a.customer_id = $2 and a.user_id = w.user_id) as held
       from user_import_row w where w.import_id = $1`,
    [id, customerId],
  );
  for (const { userId, missed, held } of rows) {
    const told = missed.map((one: ChosenLicense) => `${one.productId}:${one.skuId}`);
    const all = userId === null ? [] : wanted.map((one) => `${one.productId}:${one.skuId}`);
    expect([...held, ...told].sort()).toEqual(all.sort());
  }
}

const secrets: string[] = [];

/** I20, I21: the file of passwords once, with each person made; and no second answer carries one. */
async function takenPasswords(id: string, made: readonly string[]): Promise<void> {
  const [first, again] = await twice(`${root()}/${id}/passwords`);
  expect([first.status, again.body.file]).toEqual([200, undefined]);
  const [, ...lines] = Papa.parse<string[]>(first.body.file.slice(1).trimEnd()).data;
  expect(lines.map(([, userName]) => userName)).toEqual(made);
  const own = lines.map(([, , password]) => password as string);
  expect(own.every((password) => password.length >= 26)).toBe(true);
  const later = [await agent('POST', `${root()}/${id}/passwords`)];
  for (const path of ['', `/${id}`, `/${id}/rows?size=500`, `/${id}/file`, `/${id}/corrections`])
    later.push(await agent('GET', `${root()}${path}`));
  expect(later[0]?.status).toBe(409);
  const answers = JSON.stringify([again, ...later].map(({ body }) => body));
  for (const password of own) expect(answers).not.toContain(password);
  secrets.push(...own);
  await expectChangeAtFirstSignIn(lines[0] as string[]);
}

async function expectChangeAtFirstSignIn([, userPrincipalName, password]: readonly string[]): Promise<void> {
  const answer = await app.fastify.inject({
    method: 'POST',
    url: '/twotier/v1/session',
    headers: { 'content-type': 'application/json', 'x-twotier-portal': '1' },
    payload: JSON.stringify({ userPrincipalName, password }),
  });
  expect(answer.body).toMatch(/change/i);
}

async function expectInvariants(plan: Plan): Promise<void> {
  const { rows, text } = written(plan.kinds);
  const isBad = rows.some(({ kind }) => !['good', 'taken'].includes(kind));
  const before = await people();
  const imports = await number('user_import');
  const [{ body: sent }, { body: again }] = await send(text);
  expect([sent.state, again.id]).toEqual([isBad ? 'refused' : 'checked', sent.id]);
  expect(await number('user_import')).toBe(imports + 1);
  const start = `${root()}/${sent.id}/start`;
  if (isBad) {
    expect((await agent('POST', start, { usageLocation: 'US' })).status).toBe(400);
    expect(await people()).toBe(before);
    return;
  }
  const taken = rows.filter(({ kind }) => kind === 'taken');
  for (const { email } of taken) {
    const other = { userPrincipalName: email, displayName: 'Faster', usageLocation: 'US' };
    expect((await agent('POST', `${customer}/users`, other)).status).toBe(201);
  }
  const isSaved = await saved(sent.id, plan);
  if (!isSaved) {
    expect((await agent('POST', start, { usageLocation: 'US' })).status).toBe(200);
  }
  const done = (await finished(sent.id)).rows;
  const made = rows.filter(({ kind }) => kind === 'good').map(({ email }) => email);
  expect(done).toMatchObject({ total: rows.length, done: rows.length, created: made.length });
  expect(await people()).toBe(before + rows.length);
  const { items } = (await agent('GET', `${root()}/${sent.id}/rows?size=500`)).body;
  expect(items.map(({ outcome }: { outcome: string }) => outcome)).toEqual(
    rows.map(({ kind }) => (kind === 'good' ? 'created' : 'failed')),
  );
  const { body: status } = await agent('GET', `${root()}/${sent.id}/file`);
  const lines = Papa.parse<string[]>(status.trimEnd()).data.slice(1);
  expect(lines.filter((line) => line[4] !== '')).toHaveLength(rows.length);
  await expectOneOutcomeEach(sent.id, isSaved ? plan.choice : []);
  expect(
    await number(
      'user_import_row w join user_credential c using (user_id) where import_id = $1 and c.must_change',
      [sent.id],
    ),
  ).toBe(made.length);
  if (made.length > 0) await takenPasswords(sent.id, made);
}

/** More people than licenses, and after them one more. */
const scarce: readonly Plan[] = [
  { kinds: Array.from({ length: 14 }, () => 'good' as const), choice: [0, 1], runShort: true },
  { kinds: ['good', 'taken', 'good'], choice: [0, 1, 0], runShort: true },
  { kinds: ['good'], choice: [0], runShort: false },
];

test('whatever file: all of it or nothing, each row and license with one outcome, each password once (I20, I42)', async () => {
  await fc.assert(fc.asyncProperty(plans, expectInvariants), { numRuns: 10 });
  for (const plan of scarce) await expectInvariants(plan);
  expect(await number(`user_import_row where missed <> '[]'`)).toBeGreaterThan(0);
  await expectKeptNowhere();
});

/** I20: no table holds a password, as text or as bytes. */
async function expectKeptNowhere(): Promise<void> {
  expect(secrets.length).toBeGreaterThan(0);
  const forms = secrets.flatMap((one) => [one, Buffer.from(one).toString('hex')]).map((one) => `%${one}%`);
  const { rows: tables } = await owner.query(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables)
    expect(await number(`"${name}" t where t::text like any ($1)`, [forms]), name).toBe(0);
}
