import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { openWindow } from '../../../test/portal-window.ts';

/** I20, I21, I22, I39, I41: whatever is done to people of a customer, in whichever order. */

let app: DemoApp;
let owner: pg.Client;
let agent: Client;
let root: string;
let domain: string;
const day = 86_400_000;

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  agent = await app.as('Alder Distribution', 'admin-agent');
  const granite = app.tenant('Granite Bakery');
  root = `/twotier/v1/customers/${granite.tenantId}/users`;
  domain = granite.domain;
});
afterAll(async () => {
  app?.clock.reset();
  await owner?.end();
  await app?.close();
});

interface Person {
  readonly id: string;
  readonly deletedAt: number | null;
  /** Good for one sign-in, which leads nowhere but to another password. */
  readonly temporary: string;
}

/** What should be, beside what is. */
class World {
  readonly people = new Map<string, Person>();
  /** Everyone there ever was under a name and is no more. */
  readonly gone: string[] = [];
  /** Every password that was ever shown. */
  readonly shown: string[] = [];
  readonly start = Date.now();
  days = 0;
  readonly run: number;

  constructor(run: number) {
    this.run = run;
    app.clock.reset();
  }

  userName(name: string): string {
    return `${name}.run${this.run}@${domain}`;
  }

  /** Thirty days after the deletion a person is forgotten, and the name is free (I41). */
  pass(days: number): void {
    this.days += days;
    app.clock.moveTo(new Date(Date.now() + this.days * day));
    for (const [name, { id, deletedAt }] of this.people) {
      if (deletedAt === null || this.days - deletedAt < 30) continue;
      this.people.delete(name);
      this.gone.push(id);
    }
  }
}

type Act = readonly [
  kind: 'create' | 'repeat' | 'reset' | 'delete' | 'restore' | 'signIn' | 'wait',
  name: string,
];

async function create(world: World, name: string, times: number): Promise<void> {
  const userPrincipalName = world.userName(name);
  const draft = { userPrincipalName, displayName: name, usageLocation: 'US' };
  const headers = { 'MS-RequestId': crypto.randomUUID() };
  const first = await agent('POST', root, draft, headers);
  if (world.people.has(name)) {
    // I39: by an active person as by a deleted one.
    expect([first.status, first.body.errorName]).toEqual([409, 'user-name-taken']);
    return;
  }
  expect(first.status).toBe(201);
  const { id, temporaryPassword } = first.body;
  expect(world.gone).not.toContain(id);
  world.shown.push(temporaryPassword);
  world.people.set(name, { id, deletedAt: null, temporary: temporaryPassword });
  for (let n = 1; n < times; n += 1) {
    // I21: the same request again makes nobody, and keeps the secret to itself.
    const again = await agent('POST', root, draft, headers);
    expect([again.status, again.body.id, again.body.temporaryPassword]).toEqual([201, id, undefined]);
  }
}

async function act(world: World, [kind, name]: Act): Promise<void> {
  if (kind === 'create') return create(world, name, 1);
  if (kind === 'repeat') return create(world, name, 3);
  if (kind === 'wait') return world.pass(name === 'ann' ? 29 : 1);
  const person = world.people.get(name);
  if (!person) return;
  const path = `${root}/${person.id}`;
  const active = person.deletedAt === null;
  if (kind === 'reset') {
    const { status, body } = await agent('POST', `${path}/password`);
    if (!active) return expect(status).toBe(404);
    expect(status).toBe(200);
    expect(world.shown).not.toContain(body.temporaryPassword);
    world.shown.push(body.temporaryPassword);
    world.people.set(name, { ...person, temporary: body.temporaryPassword });
  } else if (kind === 'delete') {
    const { status } = await agent('DELETE', path.replace('/twotier/v1/', '/v1/'));
    if (active) world.people.set(name, { ...person, deletedAt: world.days });
    expect(status).toBe(active ? 204 : 404);
  } else if (kind === 'restore') {
    // I41: the same id comes back.
    const { status, body } = await agent('POST', `${path}/restore`);
    expect([status, body.id, body.state]).toEqual([200, person.id, 'active']);
    world.people.set(name, { ...person, deletedAt: null });
  } else {
    const window = openWindow(app);
    const userPrincipalName = world.userName(name);
    const credentials = { userPrincipalName, password: person.temporary };
    const { status, body } = await window('POST', '/twotier/v1/session', credentials);
    if (!active) return expect(status).toBe(401);
    // I22: the only way on is another password.
    expect([status, body.mustChangePassword]).toEqual([201, true]);
    expect(body.operations.every((one: string) => one.startsWith('session.'))).toBe(true);
    expect((await window('GET', '/twotier/v1/account/security')).body.errorName).toBe(
      'password-change-required',
    );
  }
}

/** The lists hold exactly who should be there, and no secret stands anywhere once it was shown (I20, I39). */
async function check(world: World): Promise<void> {
  const listed = async (state: string) =>
    (await agent('GET', `${root}?state=${state}&size=100&search=run${world.run}%40`)).body.items;
  const there = [...(await listed('active')), ...(await listed('inactive'))];
  const named = (one: { id: string; state: string }) => `${one.id} ${one.state}`;
  expect(there.map(named).toSorted()).toEqual(
    [...world.people.values()]
      .map(({ id, deletedAt }) => named({ id, state: deletedAt === null ? 'active' : 'inactive' }))
      .toSorted(),
  );
  for (const id of world.gone) expect((await agent('GET', `${root}/${id}`)).status).toBe(404);
  const files = await Promise.all(
    ['active', 'inactive'].map((state) => agent('GET', `${root}/export?state=${state}`)),
  );
  const text = JSON.stringify([there, ...files.map(({ body }) => body)]);
  const { rows } = await owner.query(
    `select coalesce(string_agg(kept, ' '), '') as kept from (
       select a::text as kept from audit_record a where a.occurred_at > $1
       union all select r::text from request_replay r
       union all select m::text from mail_message m) everything`,
    [new Date(world.start - day)],
  );
  for (const secret of world.shown) {
    expect(text).not.toContain(secret);
    expect(rows[0].kept).not.toContain(secret);
  }
}

test('I20, I21, I22, I39, I41 hold after any sequence of acts', { timeout: 60_000 }, async () => {
  const kinds = ['create', 'repeat', 'reset', 'delete', 'restore', 'signIn', 'wait'] as const;
  const acts = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom('ann', 'bo')), {
    minLength: 6,
    maxLength: 16,
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      run += 1;
      const world = new World(run);
      await create(world, 'ann', 2);
      for (const one of sequence) await act(world, one);
      await check(world);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
