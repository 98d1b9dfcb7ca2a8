import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import type { Tracing } from '../../platform/watch/index.ts';
import { openTracing } from '../../platform/watch/index.ts';

/** A receiver of traces, as collectors are: OTLP over HTTP, in JSON. */
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}
const received: Span[] = [];
const calls: { headers: NodeJS.Dict<string | string[]> }[] = [];
const receiver = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (request.url === '/v1/traces') {
    const sent = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    for (const { scopeSpans } of sent.resourceSpans)
      for (const { spans } of scopeSpans) received.push(...spans);
  } else calls.push({ headers: request.headers });
  response.end('{}');
});

let app: DemoApp;
let tracing: Tracing;
let operator: Client;
let origin: string;
beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  // The exporter reads its address from the environment by itself.
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = origin;
  tracing = (await openTracing(process.env, '0')) as Tracing;
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  app = await openDemoApp({ env: { TWOTIER_LIMITS: 'contract=20/60' }, tracing });
  operator = await app.as('Contour Cloud', 'operator-admin');
});
afterAll(async () => {
  await app?.close();
  receiver.close();
});

const wait = (seconds: number) => app.clock.moveTo(new Date(app.clock.now().getTime() + seconds * 1000));

describe('a company that asks too much', () => {
  const contract = '/v1/customers?size=1';

  test('is told so as clients expect, alone, and is served again after the time it was told', async () => {
    const agent = await app.as('Alder Distribution', 'admin-agent');
    const answers = [];
    for (let n = 0; n < 21; n++) answers.push(await agent('GET', contract));
    expect(answers.slice(0, 20).every(({ status }) => status === 200)).toBe(true);
    const late = answers.at(-1);
    expect(late?.status).toBe(429);
    expect(late?.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    // With `code`, `description` or `data` one client would lose the delay.
    expect(late?.body).toEqual({
      statusCode: 429,
      message: expect.stringContaining(String(late?.headers['retry-after'])),
    });
    const other = await app.as('Boreal Distribuciones', 'admin-agent');
    expect((await other('GET', contract)).status).toBe(200);
    expect((await agent('GET', '/twotier/v1/limits')).status).toBe(200);
    wait(Number(late?.headers['retry-after']));
    expect((await agent('GET', contract)).status).toBe(200);
  });

  test('leaves no audit record for changes that were held back', async () => {
    const agent = await app.as('Alder Distribution', 'admin-agent');
    while ((await agent('GET', contract)).status !== 429);
    const held = await agent(
      'POST',
      '/v1/customers',
      {},
      { 'MS-CorrelationId': '11111111-2222-4333-8444-555555555555' },
    );
    expect(held.status).toBe(429);
    wait(60);
    const { body } = await agent('GET', '/auditactivity/v1/auditrecords?startDate=2000-01-01');
    expect(JSON.stringify(body)).not.toContain('11111111-2222-4333-8444-555555555555');
  });

  test('gets an answer that is not repeated, where its client repeats one request without end', async () => {
    const agent = await app.as('Alder Distribution', 'admin-agent');
    const headers = {
      'MS-RequestId': '99999999-2222-4333-8444-555555555555',
      'MS-PartnerCenter-Client': 'Partner Center Java SDK',
    };
    while ((await agent('GET', contract)).status !== 429);
    const statuses = [];
    for (let n = 0; n < 7; n++) statuses.push((await agent('GET', contract, undefined, headers)).status);
    expect(statuses).toEqual([429, 429, 429, 429, 429, 403, 403]);
    wait(60);
  });
});

test('limits are published for everybody, in their language', async () => {
  const { json } = await app.fastify.inject({ url: '/twotier/v1/limits', headers: { 'x-locale': 'es-ES' } });
  const { items } = json();
  expect(items.find(({ name }: { name: string }) => name === 'contract')).toMatchObject({
    calls: 20,
    seconds: 60,
    per: 'company',
    description: expect.stringContaining('suscripciones'),
  });
  expect(items.map(({ name }: { name: string }) => name)).toContain('webhookTest');
});

describe('metrics', () => {
  const read = (headers: Record<string, string> = { host: '127.0.0.1:8080' }) =>
    app.fastify.inject({ url: '/metrics', headers, remoteAddress: '127.0.0.1' });

  test('tell of operations and figures, and of nobody', async () => {
    await read();
    const agent = await app.as('Cedar Cloud', 'admin-agent');
    await agent('GET', '/v1/customers?size=1');
    await agent('GET', '/v1/customers/aaaaaaaa-0000-4000-8000-00000000dead');
    const { body, statusCode, headers } = await read();
    expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(body).toMatch(/twotier_requests_total\{operation="customer.list",status="2xx"\} \d+/);
    expect(body).toMatch(/twotier_requests_total\{operation="customer.read",status="4xx"\} \d+/);
    for (const name of [
      'request_seconds_bucket',
      'pool_connections',
      'queue{',
      'due_works',
      'throttled_total{',
      'memory_bytes',
      'event_loop_delay_seconds',
    ])
      expect(body).toContain(`twotier_${name}`);
    expect(body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@/);
  });

  test('are not there for others', async () => {
    const { statusCode, body } = await read({ host: '127.0.0.1', 'x-forwarded-for': '192.0.2.1' });
    expect([statusCode, body]).toEqual([404, expect.not.stringContaining('twotier_')]);
  });
});

test('the operator sees the last hour: answers, failures, times, pool; nobody else does', async () => {
  const { status, body } = await operator('GET', '/twotier/v1/installation/traffic');
  expect(status).toBe(200);
  expect(body.minutes).toHaveLength(60);
  const total = (what: string) =>
    body.minutes.reduce((sum: number, minute: Record<string, number>) => sum + (minute[what] ?? 0), 0);
  expect(total('requests')).toBeGreaterThan(30);
  expect(total('heldBack')).toBeGreaterThan(5);
  expect(body.latency.p99).toBeGreaterThanOrEqual(body.latency.p50);
  expect(body).toMatchObject({ processes: 1, pool: { max: 4 }, replication: { copies: 0 } });
  expect(body.heldBack[0]).toMatchObject({ limit: 'contract', count: expect.any(Number) });
  const partner = await app.as('Fjord Direct', 'global-admin');
  expect((await partner('GET', '/twotier/v1/installation/traffic')).status).toBe(403);
});

test('a trace goes from the caller through request and statements to the webhook; it names no one', async () => {
  const agent = await app.as('Boreal Distribuciones', 'admin-agent');
  const registered = await agent('POST', '/webhooks/v1/registration', {
    WebhookUrl: `${origin}/hook`,
    WebhookEvents: ['test-created'],
  });
  expect(registered.status, JSON.stringify(registered.body)).toBeLessThan(300);
  const traceId = 'aaaabbbbccccddddeeeeffff00001111';
  const above = '1234567890abcdef';
  const sent = await agent('POST', '/webhooks/v1/registration/validationEvents', undefined, {
    traceparent: `00-${traceId}-${above}-01`,
  });
  expect(sent.headers['ms-correlationid']).toBe('aaaabbbb-cccc-dddd-eeee-ffff00001111');
  await app.events.carry();
  expect(calls.at(-1)?.headers['traceparent']).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
  await tracing.close();
  const spans = received.filter((span) => span.traceId === traceId);
  const request = spans.find(({ name }) => name === 'webhook.test');
  expect(request).toMatchObject({ parentSpanId: above });
  expect(request?.attributes).toContainEqual({
    key: 'http.response.status_code',
    value: { intValue: sent.status },
  });
  const statements = spans.filter(({ parentSpanId }) => parentSpanId === request?.spanId);
  expect(statements.map(({ name }) => name)).toContain('webhook.delivery.insert');
  expect(spans.map(({ name }) => name)).toContain('webhook.deliver');
  expect(JSON.stringify(received)).not.toMatch(/@|Boreal|select |insert into/);
});
