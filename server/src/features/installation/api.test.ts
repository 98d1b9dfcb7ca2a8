import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { countFigures } from './store.ts';

let app: DemoApp;
let operator: Client;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
});
afterAll(() => app?.close());

const root = '/twotier/v1/installation';

describe('the queues of the operator', () => {
  const waiting = async (name: string) =>
    (await operator('GET', `${root}/queues`)).body.items.find((one: { name: string }) => one.name === name);

  test('count what waits for an answer, and name what is late', async () => {
    const before = await waiting('serviceRequests');
    const partner = await app.as('Birch IT', 'helpdesk-agent');
    const { topics } = (await partner('GET', '/twotier/v1/servicerequests/options')).body;
    const contact = { firstName: 'Nina', lastName: 'Ward', email: 'nina@birch.example' };
    const asked = {
      topicId: topics[0].id,
      title: 'Portal',
      description: 'Why?',
      severity: 'minimal',
      contact,
    };
    expect((await partner('POST', '/twotier/v1/servicerequests', asked)).status).toBe(201);
    const after = await waiting('serviceRequests');
    expect(after.waiting.count).toBe(before.waiting.count + 1);
    expect([after.to, after.late]).toEqual(['/service-queue', before.late]);
    app.clock.moveTo(new Date(app.clock.now().getTime() + 30 * 86_400_000));
    expect((await waiting('serviceRequests')).late.count).toBe(after.waiting.count);
  });

  test('are closed to everybody else', async () => {
    const partner = await app.as('Alder Distribution', 'global-admin');
    for (const path of ['queues', 'failures', 'health', 'figures'])
      expect((await partner('GET', `${root}/${path}`)).status, path).toBe(403);
    expect((await partner('PUT', `${root}/backup`, {})).status).toBe(403);
  });
});

test('what did not arrive is named with its company, of an address its host alone', async () => {
  expect((await operator('GET', `${root}/failures`)).body.items).toEqual([]);
  const { tenantId } = app.tenant('Birch IT');
  const db = new pg.Client(app.database.owner);
  await db.connect();
  await db.query(
    `insert into mail_message (tenant_id, message_id, kind, recipient, language, facts, posted_at, state, last_fault)
     values ($1, gen_random_uuid(), 'webhookOff', 'a@birch.example', 'en', '{}', now(), 'given-up', 'refused')`,
    [tenantId],
  );
  await db.query(
    `insert into webhook (tenant_id, webhook_id, url, event_names, in_own_header, state, secret_key_id, secret_box, created_at)
     values ($1, gen_random_uuid(), 'https://hooks.birch.example/in?key=hidden', '{}', false, 'disabled', 'k', '', now())`,
    [tenantId],
  );
  await db.end();
  const { items } = (await operator('GET', `${root}/failures`)).body;
  const company = { tenantId, name: 'Birch IT' };
  expect(items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'mail', company, about: 'webhookOff', fault: 'refused' }),
      expect.objectContaining({ kind: 'webhook', company, about: 'hooks.birch.example' }),
    ]),
  );
  expect(JSON.stringify(items)).not.toContain('hidden');
});

test('health tells of database, works, deliveries and versions', async () => {
  const { status, body } = await operator('GET', `${root}/health`);
  expect(status).toBe(200);
  expect(body.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(body.database.sizeBytes).toBeGreaterThan(1_000_000);
  expect(body.database.migration).toMatch(/^\d{4}_.+\.sql$/);
  expect(body.works.total).toBeGreaterThan(10);
  expect(body.works.troubled.every((one: { failure?: string }) => one.failure === undefined)).toBe(true);
  expect(body.mail.server).toBe(false);
  expect(['good', 'attention', 'bad']).toContain(body.disk.condition);
  expect(body.scanner).toEqual({ condition: 'attention', set: false });
});

test('a backup is unknown until its job tells of it, and its telling is on record', async () => {
  expect((await operator('GET', `${root}/health`)).body.backup).toEqual({ condition: 'unknown' });
  const at = new Date().toISOString();
  const told = await operator('PUT', `${root}/backup`, { at, note: '4.2 GB' });
  expect([told.status, told.body.note]).toEqual([200, '4.2 GB']);
  expect((await operator('GET', `${root}/health`)).body.backup).toMatchObject({
    condition: 'good',
    note: '4.2 GB',
  });
});

test('sizes are those last counted, with their time', async () => {
  await operator('GET', `${root}/figures`);
  await countFigures(app.db);
  const { body } = await operator('GET', `${root}/figures`);
  const size = Object.fromEntries(
    body.items.map(({ name, value }: { name: string; value: number }) => [name, value]),
  );
  expect(body.countedAt).toBeTruthy();
  expect(size).toMatchObject({ 'indirect-provider': 2, 'indirect-reseller': 4, 'direct-partner': 1 });
  expect(size['customers']).toBeGreaterThanOrEqual(7);
});
