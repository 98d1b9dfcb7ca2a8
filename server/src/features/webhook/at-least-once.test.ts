import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import type { Behavior, Receiver } from '../../../test/webhook-receiver.ts';
import { openReceiver } from '../../../test/webhook-receiver.ts';
import { statement, systemScope, tenantScope } from '../../platform/db/index.ts';
import { keyring } from '../../platform/seal/index.ts';
import { appendAuditEvent } from '../audit/index.ts';
import { deliveryBody, eventCarrier } from './index.ts';

const waitIsOver = statement(
  'webhook.test.every-wait-is-over',
  `update webhook_delivery set next_attempt_at = now() where state = 'waiting'`,
);

let app: DemoApp;
let agent: Client;
let tenantId: string;
let receiver: Receiver;
let webhookId: string;

beforeAll(async () => {
  app = await openDemoApp();
  receiver = await openReceiver();
  agent = await app.as('Fjord Direct', 'admin-agent');
  tenantId = app.tenant('Fjord Direct').tenantId;
  const input = { url: receiver.url, events: ['invoice-ready'] };
  webhookId = (await agent('POST', '/twotier/v1/webhooks', input)).body.id;
});
afterAll(async () => {
  await app?.close();
  await receiver?.close();
});

/** A change that stays open until it is told how it ends. */
function openChange() {
  const invoiceId = `I-${randomUUID()}`;
  const gate = Promise.withResolvers<'commit' | 'roll back'>();
  const written = Promise.withResolvers<void>();
  const done = app.db
    .transaction(tenantScope(tenantId), async (tx) => {
      const actor = {
        tenantId,
        userId: null,
        name: 'Test',
        applicationId: null,
        correlationId: randomUUID(),
      };
      const event = { operation: 'ready_invoice', resourceType: 'invoice', newValue: { id: invoiceId } };
      await appendAuditEvent(tx, actor, event, app.clock.now());
      written.resolve();
      if ((await gate.promise) === 'roll back') throw new Error('rolled back');
    })
    .catch(() => {});
  return {
    invoiceId,
    written: written.promise,
    end: async (how: 'commit' | 'roll back') => {
      gate.resolve(how);
      await done;
    },
  };
}

/** Carries until something holds: another test's transaction may hold events back for a moment. */
const carryUntil = (holds: () => Promise<void> | void) =>
  vi.waitFor(
    async () => {
      await app.events.carry();
      await holds();
    },
    { timeout: 20_000, interval: 10 },
  );

const invoiceOf = (body: string) => JSON.parse(body).ResourceUri.split('/').at(-1) as string;
const overTheWait = () => app.db.transaction(systemScope('the wait is over'), (tx) => tx.run(waitIsOver));

/** Changes that begin and end in any order: at most two are open at a time, as the pool has few connections. */
const story = fc.array(
  fc.record({
    overlaps: fc.boolean(),
    firstEndsFirst: fc.boolean(),
    ends: fc.tuple(fc.constantFrom('commit', 'roll back'), fc.constantFrom('commit', 'roll back')),
    readsBetween: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);
const behaviors = fc.array(fc.constantFrom<Behavior>(204, 500, 302, 404, null), { maxLength: 6 });

describe('every committed change that is an event', () => {
  test('reaches its address at least once, under one id, never before it is committed, and stands once in the feed', async () => {
    let cursor = (await agent('GET', '/twotier/v1/events?size=500')).body.cursor as string;
    const readOn = async (read: string[]) => {
      const { body } = await agent('GET', `/twotier/v1/events?size=2&cursor=${encodeURIComponent(cursor)}`);
      cursor = body.cursor;
      read.push(
        ...body.items.map(({ resourceUri }: { resourceUri: string }) => resourceUri.split('/').at(-1)),
      );
      return body.items.length as number;
    };
    await fc.assert(
      fc.asyncProperty(story, behaviors, async (steps, answers) => {
        const from = receiver.received.length;
        receiver.answerWith(...answers);
        const committed = new Set<string>();
        const read: string[] = [];
        for (const { overlaps, firstEndsFirst, ends, readsBetween } of steps) {
          const changes = overlaps ? [openChange(), openChange()] : [openChange()];
          for (const change of changes) await change.written;
          await app.events.carry();
          const order = changes.map((change, index) => ({
            change,
            how: ends[index] as 'commit' | 'roll back',
          }));
          for (const { change, how } of firstEndsFirst ? order : order.reverse()) {
            const heard = receiver.received.map(({ body }) => invoiceOf(body));
            expect(heard).not.toContain(change.invoiceId);
            await change.end(how);
            if (how === 'commit') committed.add(change.invoiceId);
            if (readsBetween) await readOn(read);
            await app.events.carry();
          }
        }
        // Everything arrives in the end, however often the receiver fails.
        await vi.waitFor(
          async () => {
            await app.events.carry();
            await overTheWait();
            while ((await readOn(read)) > 0);
            const { body } = await agent('GET', `/twotier/v1/webhooks/${webhookId}/deliveries?state=waiting`);
            expect(body.items).toEqual([]);
            expect(new Set(read)).toEqual(committed);
            // What the feed shows already may have been settled after the carrier looked.
            const heard = receiver.received.slice(from).map(({ body: sent }) => invoiceOf(sent));
            expect(new Set(heard)).toEqual(committed);
          },
          { timeout: 20_000, interval: 10 },
        );
        const heard = receiver.received.slice(from);
        const ids = new Map<string, Set<unknown>>();
        for (const { body, headers } of heard) {
          const invoiceId = invoiceOf(body);
          ids.set(invoiceId, (ids.get(invoiceId) ?? new Set()).add(headers['x-twotier-event-id']));
        }
        expect(new Set(ids.keys())).toEqual(committed);
        for (const used of ids.values()) expect(used.size).toBe(1);
        expect(read).toHaveLength(committed.size);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  test('reaches an address only when it was committed after the address was registered', async () => {
    receiver.answerWith();
    const newcomer = await openReceiver();
    const under = openChange();
    await under.written;
    const before = openChange();
    await before.written;
    await before.end('commit');
    const input = { url: newcomer.url, events: ['invoice-ready'] };
    const { id } = (await agent('POST', '/twotier/v1/webhooks', input)).body;
    const after = openChange();
    await after.written;
    await after.end('commit');
    await under.end('commit');
    const told = () => new Set(newcomer.received.map(({ body }) => invoiceOf(body)));
    await carryUntil(() => expect(told().size).toBeGreaterThanOrEqual(2));
    await app.events.carry();
    expect(told()).toEqual(new Set([under.invoiceId, after.invoiceId]));
    await agent('DELETE', `/twotier/v1/webhooks/${id}`);
    await newcomer.close();
  });

  test('is tried again on the way of the clock: nobody waits for a day in real time', async () => {
    const from = receiver.received.length;
    receiver.answerWith(500, 500, 500, 500, 500, 500);
    const change = openChange();
    await change.written;
    await change.end('commit');
    const heard = () =>
      receiver.received.slice(from).filter(({ body }) => invoiceOf(body) === change.invoiceId).length;
    await carryUntil(() => expect(heard()).toBe(1));
    const operator = await app.as('Contour Cloud', 'operator-admin');
    // Six pauses take 1 h 42 min 40 s.
    expect((await operator('POST', '/emulator/v1/clock', { advance: 'PT1H' })).status).toBe(200);
    expect(heard()).toBe(6);
    expect((await operator('POST', '/emulator/v1/clock', { advance: 'PT1H' })).status).toBe(200);
    expect(heard()).toBe(7);
    const { body } = await agent('GET', `/twotier/v1/webhooks/${webhookId}/deliveries?state=waiting`);
    expect(body.items).toEqual([]);
  });

  test('is sent once where two processes carry at the same time', async () => {
    const from = receiver.received.length;
    receiver.answerWith();
    const changes = Array.from({ length: 12 }, () => openChange());
    for (const change of changes) {
      await change.written;
      await change.end('commit');
    }
    const seen: string[] = [];
    const other = eventCarrier({
      db: app.db,
      clock: app.clock,
      bodyOf: (event) => deliveryBody(event, 'http://127.0.0.1:8080'),
      send: async ({ deliveryId }) => {
        seen.push(deliveryId);
        return { at: new Date(), status: 200, fault: null, answer: null, durationMs: 1 };
      },
      log: { error: vi.fn() },
    });
    await carryUntil(async () => {
      await Promise.all([other.carry(), app.events.carry(), other.carry()]);
      expect(receiver.received.length - from + seen.length).toBe(12);
    });
    const mine = receiver.received.slice(from).map(({ headers }) => String(headers['x-twotier-delivery-id']));
    expect(new Set([...mine, ...seen]).size).toBe(12);
    await other.stop();
  });
});

test('a secret is sealed: the database alone opens none', async () => {
  const rows = await app.db.rows<{ box: Buffer }>(
    systemScope('a look at secrets'),
    statement('webhook.test.boxes', 'select secret_box as box from webhook'),
  );
  expect(rows.length).toBeGreaterThan(0);
  const other = keyring([{ id: 'x', key: Buffer.alloc(32) }]);
  for (const { box } of rows) {
    expect(box.toString('latin1')).not.toContain('whsec_');
    expect(() => other.open({ keyId: 'x', box }, `webhook secret ${webhookId}`)).toThrow();
  }
});
