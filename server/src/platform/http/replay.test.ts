import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Client, type DemoApp, openDemoApp } from '../../../test/demo-app.ts';
import type { Caller } from '../../access/caller.ts';
import { openDatabase, statement, tenantScope } from '../db/index.ts';
import { replayStore } from './replay.ts';
import type { Answer, RequestContext } from './route.ts';

let app: DemoApp;
let agent: Client;
let tenantId: string;
beforeAll(async () => {
  app = await openDemoApp();
  agent = await app.as('Alder Distribution', 'admin-agent');
  tenantId = app.tenant('Alder Distribution').tenantId;
});
afterAll(() => app.close());

const write = statement(
  'test.write',
  `insert into customer_tag (partner_id, tag_id, name, created_at) values ($1, gen_random_uuid(), $2, now())`,
);
const count = statement(
  'test.count',
  'select count(*)::int as n from customer_tag where partner_id = $1 and name like $2',
);

/** A request whose work is given, at so many seconds from now. */
function attempt(id: string, seconds: number, work: () => Promise<unknown>, db = app.db): Promise<Answer> {
  const caller = { tenant: { id: tenantId }, applicationId: 'test', user: null } as unknown as Caller;
  const request = {
    method: 'POST',
    url: '/test',
    body: {},
    context: { requestId: id } as RequestContext,
    secrets: [],
  };
  const clock = { now: () => new Date(Date.now() + seconds * 1000) };
  return replayStore(db, clock).once(caller, request, async () => {
    await work();
    return { status: 201, body: { id } };
  });
}
const writes = (name: string) =>
  app.db.transaction(tenantScope(tenantId), (tx) => tx.run(write, [tenantId, name]));
const written = async (name: string) =>
  (await app.db.maybe<{ n: number }>(tenantScope(tenantId), count, [tenantId, `${name}%`]))?.n;

/** Never answers, and never lets go of its claim: as a process that has died. */
function begin(id: string, work: () => Promise<unknown>, db = app.db): Promise<void> {
  return new Promise((begun) => {
    const forever = async () => {
      await work();
      begun();
      await new Promise(() => {});
    };
    void attempt(id, 0, forever, db);
  });
}

describe('a write that is repeated with its request id (conventions 12)', () => {
  test('200 times at once is carried out once', async () => {
    const headers = { 'MS-RequestId': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 200 }, () =>
        agent('POST', '/twotier/v1/customers/tags', { name: 'Once only' }, headers),
      ),
    );
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    const told = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.id));
    expect(told.size).toBe(1);
    expect(await written('Once only')).toBe(1);
    const later = await agent('POST', '/twotier/v1/customers/tags', { name: 'Once only' }, headers);
    expect([later.status, told.has(later.body.id)]).toEqual([201, true]);
  });

  test('is carried out by the next when the first died before it kept anything', async () => {
    const id = randomUUID();
    await begin(id, async () => {});
    await expect(attempt(id, 5, () => writes('early'))).rejects.toThrow('request-still-running');
    expect((await attempt(id, 40, () => writes('early'))).status).toBe(201);
    expect(await written('early')).toBe(1);
  });

  test('is not carried out again when the first died after it kept something, and says so', async () => {
    const id = randomUUID();
    await begin(id, () => writes('kept'));
    await expect(attempt(id, 5, () => writes('kept again'))).rejects.toThrow('request-still-running');
    await expect(attempt(id, 40, () => writes('kept again'))).rejects.toThrow('request-answer-lost');
    expect(await written('kept')).toBe(1);
  });

  test('is carried out at once when the process of the first is gone, and not again where that kept something', async () => {
    const other = openDatabase(app.database.app, { max: 4 });
    const [early, late] = [randomUUID(), randomUUID()];
    await begin(early, async () => {}, other);
    await begin(late, () => writes('gone, kept'), other);
    await expect(attempt(early, 0, () => writes('gone'))).rejects.toThrow('request-still-running');
    await other.close();
    await vi.waitFor(() => attempt(early, 0, () => writes('gone, early')));
    expect(await written('gone, early')).toBe(1);
    await expect(attempt(late, 0, () => writes('gone, late'))).rejects.toThrow('request-answer-lost');
    expect([await written('gone, kept'), await written('gone, late')]).toEqual([1, 0]);
  });

  test('waits for an attempt of a process that cannot show that it lives', async () => {
    const other = openDatabase(app.database.app, { max: 2 });
    const id = randomUUID();
    await begin(id, async () => {}, other);
    await other.close();
    await expect(attempt(id, 5, () => writes('unknown'))).rejects.toThrow('request-still-running');
    expect((await attempt(id, 40, () => writes('unknown'))).status).toBe(201);
  });

  test('keeps nothing of an attempt whose place another has taken', async () => {
    const id = randomUUID();
    const begun = Promise.withResolvers<void>();
    const slow = Promise.withResolvers<void>();
    const first = attempt(id, 0, async () => {
      begun.resolve();
      await slow.promise;
      await writes('slow');
    });
    await begun.promise;
    expect((await attempt(id, 40, () => writes('quick'))).status).toBe(201);
    slow.resolve();
    await expect(first).rejects.toMatchObject({ code: '40001' });
    expect([await written('slow'), await written('quick')]).toEqual([0, 1]);
  });

  test('may be sent anew when it was refused', async () => {
    const id = randomUUID();
    await expect(attempt(id, 0, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect((await attempt(id, 0, () => writes('refused'))).status).toBe(201);
  });

  test('is forgotten after a day, by those that come later', async () => {
    const id = randomUUID();
    await attempt(id, -2 * 86_400, () => writes('old'));
    await attempt(randomUUID(), 0, async () => {});
    expect((await attempt(id, 0, () => writes('older'))).status).toBe(201);
    expect(await written('old')).toBe(2);
  });
});
