import { createHmac, randomUUID, verify, X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import type { Received, Receiver } from '../../../test/webhook-receiver.ts';
import { openReceiver } from '../../../test/webhook-receiver.ts';
import { statement, systemScope } from '../../platform/db/index.ts';

const waitIsOver = statement(
  'webhook.test.wait-is-over',
  `update webhook_delivery set next_attempt_at = now() where state = 'waiting'`,
);
const minutePasses = statement(
  'webhook.test.minute-passes',
  `update webhook_delivery set created_at = created_at - interval '2 minutes' where is_test`,
);

// A long transaction of another test holds events back until it is over.
vi.setConfig({ testTimeout: 90_000 });

let app: DemoApp;
let agent: Client;
let granite: string;
let subscription: string;
let receiver: Receiver;

beforeAll(async () => {
  app = await openDemoApp();
  agent = await app.as('Alder Distribution', 'admin-agent');
  granite = app.tenant('Granite Bakery').tenantId;
  subscription = (await agent('GET', `/v1/customers/${granite}/subscriptions`)).body.items[0].id;
});
afterAll(() => app?.close());
beforeEach(async () => {
  receiver = await openReceiver();
});
afterEach(async () => {
  for (const { id } of (await agent('GET', '/twotier/v1/webhooks')).body.items)
    await agent('DELETE', `/twotier/v1/webhooks/${id}`);
  await app.db.transaction(systemScope('the minute passes'), (tx) => tx.run(minutePasses));
  await receiver.close();
});

const at = (id: string, more = '') => `/twotier/v1/webhooks/${id}${more}`;

async function register(more: object = {}): Promise<{ id: string; secret: string }> {
  const answered = await agent('POST', '/twotier/v1/webhooks', {
    url: receiver.url,
    events: ['subscription-updated'],
    ...more,
  });
  expect(answered.status, JSON.stringify(answered.body)).toBe(201);
  return answered.body;
}

/** A change with an event: the nickname of a subscription. */
async function rename(): Promise<string> {
  const friendlyName = `Mail ${randomUUID().slice(0, 8)}`;
  const path = `/v1/customers/${granite}/subscriptions/${subscription}`;
  const { body } = await agent('GET', path);
  expect((await agent('PATCH', path, { ...body, friendlyName })).status).toBe(200);
  return friendlyName;
}

/** Carries until something holds: what other tests write at the same time may hold events back for a moment. */
const carryUntil = (holds: () => Promise<void> | void) =>
  vi.waitFor(
    async () => {
      await app.events.carry();
      await holds();
    },
    { timeout: 60_000, interval: 20 },
  );

const received = (count: number) => carryUntil(() => expect(receiver.received).toHaveLength(count));
const newest = () => receiver.received.at(-1) as Received;
const overTheWait = () =>
  app.db.transaction(systemScope('the wait is over'), (tx) => tx.run(waitIsOver)) as Promise<unknown>;

async function delivery(id: string) {
  const { body } = await agent('GET', at(id, '/deliveries'));
  return (await agent('GET', at(id, `/deliveries/${body.items[0].id}`))).body;
}

describe('a delivery', () => {
  test('says what happened and where to read it, and both addresses answer (C105)', async () => {
    await register();
    const friendlyName = await rename();
    await received(1);
    const body = JSON.parse(newest().body);
    expect(Object.keys(body)).toEqual([
      'EventName',
      'ResourceUri',
      'ResourceName',
      'AuditUri',
      'ResourceChangeUtcDate',
    ]);
    expect(body).toMatchObject({ EventName: 'subscription-updated', ResourceName: 'subscription' });
    expect(body.ResourceUri).toMatch(
      new RegExp(`/webhooks/v1/customers/${granite}/subscriptions/${subscription}$`),
    );
    const resource = await agent('GET', new URL(body.ResourceUri).pathname);
    expect(resource.body).toMatchObject({ id: subscription, friendlyName });
    const record = await agent('GET', new URL(body.AuditUri).pathname);
    expect(record.body).toMatchObject({ operationType: 'update_subscription', customerId: granite });
    expect(record.body.id).toBe(body.AuditUri.split('/').at(-1));
    const stranger = await app.as('Boreal Distribuciones', 'admin-agent');
    expect((await stranger('GET', new URL(body.AuditUri).pathname)).status).toBe(404);
  });

  test('carries the certificate’s signature, which the certificate at its address confirms', async () => {
    await register();
    await rename();
    await received(1);
    const { headers, body } = newest();
    expect(headers['x-ms-signature-algorithm']).toBe('rsa-sha256');
    const address = new URL(String(headers['x-ms-certificate-url'])).pathname;
    const fetched = await app.fastify.inject({ method: 'GET', url: address });
    const certificate = new X509Certificate(fetched.rawPayload);
    const [scheme, signature = ''] = String(headers.authorization).split(' ');
    expect(scheme).toBe('Signature');
    const confirmed = (text: string) =>
      verify('sha256', Buffer.from(text), certificate.publicKey, Buffer.from(signature, 'base64'));
    expect([confirmed(body), confirmed(`${body} `)]).toEqual([true, false]);
  });

  test('puts that signature into a header of its own where the address wants it', async () => {
    await register({ signatureInOwnHeader: true });
    await rename();
    await received(1);
    expect(newest().headers.authorization).toBeUndefined();
    expect(newest().headers['x-ms-signature']).toMatch(/^Signature \S{300,}$/);
  });

  test('is signed with the address’s secret, and for a day with the one before', async () => {
    const { id, secret } = await register();
    const signed = (by: string, { headers, body }: Received) => {
      const [time, ...signatures] = String(headers['x-twotier-signature']).split(',');
      const expected = createHmac('sha256', by)
        .update(`${time?.slice(2)}.${body}`)
        .digest('hex');
      return signatures.includes(`v1=${expected}`);
    };
    const renewed = await agent('POST', at(id, '/secret'), {});
    expect(renewed.body.formerUntil).toBeTruthy();
    await rename();
    await received(1);
    expect([signed(secret, newest()), signed(renewed.body.secret, newest())]).toEqual([true, true]);
    const last = await agent('POST', at(id, '/secret'), { endFormerNow: true });
    expect(last.body.formerUntil).toBeUndefined();
    await rename();
    await received(2);
    expect([signed(renewed.body.secret, newest()), signed(last.body.secret, newest())]).toEqual([
      false,
      true,
    ]);
  });

  test.each([
    ['a wrong status', 500, { lastStatus: 500 }],
    [
      'a redirect, which is not followed',
      { status: 302, headers: { location: 'http://10.0.0.1/' } },
      { lastStatus: 302 },
    ],
    ['a line that goes dead', null, { lastFault: 'ECONNRESET' }],
  ] as const)('that meets %s waits, and the same event comes again', async (_, behavior, said) => {
    const { id } = await register();
    receiver.answerWith(behavior);
    await rename();
    await received(1);
    const failed = await delivery(id);
    expect(failed).toMatchObject({ state: 'waiting', attempts: 1, ...said });
    await app.events.carry();
    expect(receiver.received).toHaveLength(1);
    await overTheWait();
    await received(2);
    const [first, second] = receiver.received as [Received, Received];
    expect(second.body).toBe(first.body);
    expect(second.headers['x-twotier-event-id']).toBe(first.headers['x-twotier-event-id']);
    expect(second.headers['x-twotier-attempt']).toBe('2');
    expect(await delivery(id)).toMatchObject({ state: 'delivered', attempts: 2, lastStatus: 204 });
  });

  test('to a name that leads inside is refused when it is called', async () => {
    // In demo mode the own machine may be called without encryption; with it, a number inside may not.
    const { id } = await register({ url: receiver.url.replace('127.0.0.1', 'localhost') });
    await app.db.transaction(systemScope('an address turns inside'), (tx) =>
      tx.run(turnInside, ['http://10.0.0.1/hook']),
    );
    await rename();
    await carryUntil(async () => expect((await delivery(id)).lastFault).toBe('ADDRESS_INTERNAL'));
    expect(receiver.received).toHaveLength(0);
  });

  test('is parked after ten attempts; five in a row switch the address off and tell who asked to be told', async () => {
    const { id } = await register({ alertEmail: 'ops@alder.example' });
    receiver.answerWith(...Array.from({ length: 50 }, () => 503 as const));
    for (let n = 0; n < 5; n += 1) await rename();
    for (let n = 1; n <= 10; n += 1) {
      await received(n * 5);
      await overTheWait();
    }
    const { body } = await agent('GET', at(id));
    expect(body).toMatchObject({ state: 'disabled', last: { state: 'parked' } });
    const { body: outbox } = await (await app.as('Contour Cloud', 'operator-admin'))(
      'GET',
      '/twotier/v1/outbox',
    );
    expect(outbox.items).toMatchObject([{ kind: 'webhook-disabled', recipient: 'ops@alder.example' }]);
    expect((await agent('POST', at(id, '/tests'))).body.errorName).toBe('webhook-disabled');
    // What happens meanwhile is kept, and everything comes after all.
    await rename();
    await carryUntil(async () =>
      expect((await agent('GET', at(id, '/deliveries?state=parked'))).body.items).toHaveLength(6),
    );
    expect((await agent('POST', at(id, '/replay'))).status).toBe(409);
    expect((await agent('POST', at(id, '/resume'))).status).toBe(204);
    expect((await agent('POST', at(id, '/replay'))).body).toEqual({ count: 6 });
    await received(56);
    expect((await agent('GET', at(id, '/deliveries?state=parked'))).body.items).toEqual([]);
    const operations = (await agent('GET', '/v1/auditrecords')).body.items
      .filter(
        (record: { resourceType: string; operationStatus: string }) =>
          record.resourceType === 'webhook' && record.operationStatus === 'succeeded',
      )
      .map(({ operationType }: { operationType: string }) => operationType);
    expect(operations.slice(0, 3)).toEqual(['replay_webhook_events', 'resume_webhook', 'disable_webhook']);
  });

  test('can be sent again by hand, with the same id', async () => {
    const { id } = await register();
    await rename();
    await received(1);
    const { body } = await agent('GET', at(id, '/deliveries'));
    const [one] = body.items;
    expect((await agent('POST', at(id, `/deliveries/${one.id}/replay`))).body).toEqual({ count: 1 });
    await received(2);
    const [first, second] = receiver.received as [Received, Received];
    expect(second.headers['x-twotier-event-id']).toBe(first.headers['x-twotier-event-id']);
    expect((await agent('POST', at(id, `/deliveries/${granite}/replay`))).status).toBe(404);
    expect((await delivery(id)).log).toHaveLength(2);
  });

  test('of an event that nobody asked for is not made', async () => {
    const { id } = await register({ events: ['invoice-ready'] });
    await rename();
    await carryUntil(async () => {
      const feed = await agent('GET', '/twotier/v1/events?order=newest&size=1');
      expect(feed.body.items[0].name).toBe('subscription-updated');
    });
    expect((await agent('GET', at(id, '/deliveries'))).body.items).toEqual([]);
  });
});

const turnInside = statement('webhook.test.turn-inside', 'update webhook set url = $1');

describe('the page of deliveries', () => {
  test('goes on from page to page, newest first', async () => {
    const { id } = await register();
    for (let n = 0; n < 3; n += 1) {
      await rename();
      app.clock.moveTo(new Date(app.clock.now().getTime() + 60_000));
    }
    // One that was on its way while the clock moved may come twice, with the same id.
    await carryUntil(() =>
      expect(new Set(receiver.received.map(({ headers }) => headers['x-twotier-event-id'])).size).toBe(3),
    );
    const all = (await agent('GET', at(id, '/deliveries'))).body.items.map(
      ({ id: one }: { id: string }) => one,
    );
    const paged: string[] = [];
    let token = '';
    do {
      const more = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
      const { body } = await agent('GET', at(id, `/deliveries?size=2${more}`));
      paged.push(...body.items.map(({ id: one }: { id: string }) => one));
      token = body.continuationToken ?? '';
    } while (token);
    expect(paged).toEqual(all);
    expect(all).toHaveLength(3);
  });
});

describe('the contract’s registration', () => {
  const root = '/webhooks/v1/registration';
  const wanted = { WebhookUrl: '', WebhookEvents: ['test-created', 'Subscription-Updated'] };
  const write = (more: object = {}) => ({ ...wanted, WebhookUrl: receiver.url, ...more });

  test('is one for each company, in PascalCase, read and changed at one address', async () => {
    expect((await agent('GET', root)).status).toBe(404);
    expect((await agent('PUT', root, write())).status).toBe(404);
    const made = await agent('POST', root, write());
    expect(made).toMatchObject({ status: 200, body: { WebhookUrl: receiver.url } });
    expect(made.body.WebhookEvents).toEqual(['test-created', 'subscription-updated']);
    expect((await agent('GET', root)).body).toEqual(made.body);
    expect((await agent('POST', root, write())).status).toBe(409);
    const changed = await agent(
      'PUT',
      root,
      write({ webhookEvents: ['invoice-ready'], WebhookEvents: null }),
    );
    expect(changed.body).toEqual({ ...made.body, WebhookEvents: ['invoice-ready'] });
  });

  test('keeps the product’s own events of an address, which the contract does not see', async () => {
    await register({ events: ['invoice-ready', 'order-created'] });
    expect((await agent('GET', root)).body.WebhookEvents).toEqual(['invoice-ready']);
    expect((await agent('PUT', root, write())).status).toBe(200);
    const { body } = await agent('GET', '/twotier/v1/webhooks');
    expect(body.items[0]).toMatchObject({
      isContract: true,
      events: ['test-created', 'subscription-updated', 'order-created'],
    });
    const own = await agent('POST', '/twotier/v1/webhooks', { url: receiver.url, events: ['order-created'] });
    expect(own.status).toBe(201);
  });

  test('lists the names of its events as a bare list', async () => {
    const { body } = await agent('GET', `${root}/events`);
    expect(body).toHaveLength(25);
    expect(body).toContain('granular-admin-access-assignment-deleted');
  });

  test('sends test events twice a minute, and tells how they were received', async () => {
    expect((await agent('POST', `${root}/validationEvents`)).status).toBe(404);
    await agent('POST', root, write());
    receiver.answerWith({ status: 500, text: 'no disk' });
    const first = await agent('POST', `${root}/validationEvents`);
    const path = `${root}/validationEvents/${first.body.correlationId}`;
    expect((await agent('GET', path)).body.status).toMatch(/pending|completed/);
    await received(1);
    expect(JSON.parse(newest().body)).toMatchObject({
      EventName: 'test-created',
      ResourceName: 'test',
      AuditUri: null,
    });
    expect(new URL(JSON.parse(newest().body).ResourceUri).pathname).toBe(path);
    await overTheWait();
    await received(2);
    const { body } = await agent('GET', path);
    expect(body).toMatchObject({
      correlationId: first.body.correlationId,
      partnerId: app.tenant('Alder Distribution').tenantId,
      status: 'completed',
      callbackUrl: receiver.url,
      results: [
        { responseCode: '500', responseMessage: 'no disk', systemError: false },
        { responseCode: '204', systemError: false },
      ],
    });
    expect((await agent('POST', `${root}/validationEvents`)).status).toBe(200);
    const third = await agent('POST', `${root}/validationEvents`);
    expect(third.status).toBe(429);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    const stranger = await app.as('Fjord Direct', 'admin-agent');
    expect((await stranger('GET', path)).status).toBe(404);
  });

  test('asks for test-created before one is sent', async () => {
    await agent('POST', root, write({ WebhookEvents: ['invoice-ready'] }));
    expect((await agent('POST', `${root}/validationEvents`)).body.errorName).toBe('webhook-test-not-wanted');
  });
});

describe('who may', () => {
  test.each([
    ['Birch IT', 'sales-agent', 200],
    ['Fjord Direct', 'billing-admin', 200],
    ['Alder Distribution', 'user-admin', 403],
    ['Granite Bakery', 'global-admin', 403],
  ])('%s as %s: %d', async (tenant, role, status) => {
    expect((await (await app.as(tenant, role))('GET', '/twotier/v1/webhooks')).status).toBe(status);
  });

  test('an address of others is not there', async () => {
    const { id } = await register();
    const stranger = await app.as('Birch IT', 'admin-agent');
    const answers = await Promise.all([
      stranger('GET', at(id)),
      stranger('PUT', at(id), { url: receiver.url, events: ['invoice-ready'] }),
      stranger('DELETE', at(id)),
      stranger('POST', at(id, '/secret'), {}),
      stranger('POST', at(id, '/tests')),
      stranger('POST', at(id, '/resume')),
      stranger('POST', at(id, '/replay')),
      stranger('GET', at(id, '/deliveries')),
      stranger('GET', at(id, `/deliveries/${id}`)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 404));
    expect((await agent('GET', at(id))).status).toBe(200);
  });

  test.each([
    [{ url: 'https://10.0.0.1/' }, 'webhook-address-internal'],
    [{ url: 'https://[::ffff:192.168.0.1]/' }, 'webhook-address-internal'],
    [{ url: 'nonsense' }, 'webhook-address-invalid'],
    [{ events: ['invoice-paid'] }, 'webhook-event-unknown'],
    [{ events: [] }, 'input-invalid'],
    [{ alertEmail: 'not an address' }, 'input-invalid'],
  ])('what is wrong with %j is said, and recorded as refused', async (more, reason) => {
    const input = { url: receiver.url, events: ['invoice-ready'], ...more };
    const { status, body } = await agent('POST', '/twotier/v1/webhooks', input);
    expect([status, body.errorName]).toEqual([400, reason]);
    const [record] = (await agent('GET', '/v1/auditrecords?size=1')).body.items;
    expect(record).toMatchObject({ operationStatus: 'failed' });
  });

  test('five addresses at most, a stale version is refused, and no secret is told twice', async () => {
    const ids = { 'MS-RequestId': randomUUID() };
    const input = { url: receiver.url, events: ['invoice-ready'] };
    const [first, again] = [
      await agent('POST', '/twotier/v1/webhooks', input, ids),
      await agent('POST', '/twotier/v1/webhooks', input, ids),
    ];
    expect(again.body.id).toBe(first.body.id);
    expect([first.body.secret, again.body.secret]).toEqual([expect.stringMatching(/^whsec_/), undefined]);
    for (let n = 1; n < 5; n += 1) await register();
    const { status, body } = await agent('POST', '/twotier/v1/webhooks', input);
    expect([status, body.errorName]).toEqual([409, 'webhook-too-many']);
    const change = { ...input, events: ['order-created'], version: 1 };
    expect((await agent('PUT', at(first.body.id), change)).body).toMatchObject({ version: 2 });
    expect((await agent('PUT', at(first.body.id), change)).body.errorName).toBe('changed-meanwhile');
    const log = JSON.stringify((await agent('GET', '/v1/auditrecords')).body);
    expect(log).not.toContain('whsec_');
  });
});
