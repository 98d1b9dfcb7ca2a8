import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { fraudDigests } from './due.ts';
import { nextDigest, settlingRefusal } from './rules.ts';

let app: DemoApp;
let operator: Client;
let agent: Client;
let subscriptionId: string;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
  agent = await app.as('Alder Distribution', 'admin-agent');
  const { tenantId } = app.tenant('Granite Bakery');
  const sold = await agent('GET', `/v1/customers/${tenantId}/subscriptions`);
  subscriptionId = sold.body.items[0].id;
});
afterAll(() => app?.close());

const raised = '/twotier/v1/installation/fraudalerts';
const own = '/twotier/v1/fraudalerts';
const raise = async (severity = 'high') => {
  const { status, body } = await operator('POST', raised, {
    subscriptionId,
    kind: 'NetworkConnectionsToCryptoMiningPools',
    severity,
    description: 'Connections to a mining pool',
    resource: 'vm-7',
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id as string;
};

describe('C106: a suspicion of fraud', () => {
  test('is told to the seller of the subscription, in its list, its log and as an event', async () => {
    const id = await raise();
    const { body } = await agent('GET', own);
    expect(body.items[0]).toMatchObject({ id, state: 'active', customer: { name: 'Granite Bakery' } });
    const { body: log } = await agent('GET', '/v1/auditrecords');
    expect(
      log.items.some((one: { operationType: string }) => one.operationType === 'azure_fraud_event_detected'),
    ).toBe(true);
    const { body: all } = await operator('GET', raised);
    expect(all.items[0]).toMatchObject({ id, partner: { name: 'Alder Distribution' } });
  });

  test('is resolved as legitimate, as fraud or to be ignored, once', async () => {
    for (const reason of ['legitimate', 'fraud', 'ignore']) {
      const at = `${own}/${await raise()}/standing`;
      expect((await agent('PUT', at, { state: 'investigating' })).body.state).toBe('investigating');
      expect((await agent('PUT', at, { state: 'resolved' })).body.errorName).toBe('fraud-reason-missing');
      expect((await agent('PUT', at, { state: 'active', reason })).body.errorName).toBe(
        'fraud-reason-missing',
      );
      expect((await agent('PUT', at, { state: 'resolved', reason })).body).toMatchObject({ reason });
      expect((await agent('PUT', at, { state: 'active' })).body.errorName).toBe('fraud-alert-resolved');
    }
  });

  test('is read and settled through the contract, in its small and its larger model', async () => {
    const id = await raise('low');
    const query = `/v1/fraudEvents?SubscriptionId=${subscriptionId}&EventStatus=Active&PageSize=1&PageNumber=1`;
    const [small] = (await agent('GET', query)).body;
    expect(small).toMatchObject({ eventId: id, eventStatus: 'Active', subscriptionId });
    expect(small.severity).toBeUndefined();
    const [larger] = (await agent('GET', query, undefined, { 'x-neweventsmodel': 'true' })).body;
    expect(larger).toMatchObject({ eventId: id, severity: 'low' });
    const update = { EventIds: [id], EventStatus: 'Resolved', ResolvedReason: 'Fraud' };
    const settle = (of: string) => agent('POST', `/v1/fraudEvents/subscription/${of}/status`, update);
    expect((await settle('aaaaaaaa-0000-4000-8000-00000000dead')).status).toBe(404);
    expect((await settle(subscriptionId)).body).toMatchObject([
      { eventId: id, eventStatus: 'Resolved', resolvedReason: 'Fraud' },
    ]);
  });

  test('stays with its partner and its admin agents; only the operator raises one', async () => {
    const id = await raise();
    const other = await app.as('Fjord Direct', 'admin-agent');
    expect((await other('GET', own)).body.items).toEqual([]);
    expect((await other('PUT', `${own}/${id}/standing`, { state: 'investigating' })).status).toBe(404);
    for (const role of ['sales-agent', 'helpdesk-agent'])
      expect((await (await app.as('Alder Distribution', role))('GET', own)).status, role).toBe(403);
    expect((await agent('POST', raised, {})).status).toBe(403);
    expect((await agent('GET', raised)).status).toBe(403);
    const nowhere = {
      subscriptionId: 'aaaaaaaa-0000-4000-8000-00000000dead',
      kind: 'UsageAnomalyDetection',
      severity: 'low',
      description: 'x',
    };
    expect((await operator('POST', raised, nowhere)).status).toBe(404);
    expect((await operator('POST', raised, { ...nowhere, description: ' ' })).status).toBe(400);
  });

  test('is in one mail a day as long as it is open and younger than 60 days', async () => {
    const digests = async () =>
      (await operator('GET', '/twotier/v1/outbox?size=200')).body.items.filter(
        ({ kind }: { kind: string }) => kind === 'fraud-digest',
      ).length;
    const morning = async (days: number) => {
      app.clock.moveTo(new Date(app.clock.now().getTime() + days * 86_400_000));
      while ((await fraudDigests.run(app.db, app.clock.now(), 50)) > 0);
    };
    const before = await digests();
    await morning(1);
    const perDay = (await digests()) - before;
    expect(perDay).toBeGreaterThan(0);
    await morning(1);
    expect(await digests()).toBe(before + 2 * perDay);
    await morning(70);
    expect(await fraudDigests.next(app.db)).toBeNull();
  });
});

test.each([
  ['2026-11-21T07:59:59Z', '2026-11-21T08:00:00.000Z'],
  ['2026-11-21T08:00:00Z', '2026-11-22T08:00:00.000Z'],
  ['2026-12-31T23:00:00Z', '2027-01-01T08:00:00.000Z'],
])('C106: what is detected at %s is summed up at %s', (at, expected) => {
  expect(nextDigest(new Date(at)).toISOString()).toBe(expected);
});

test.each([
  ['active', 'investigating', null, null],
  ['active', 'resolved', 'fraud', null],
  ['investigating', 'active', null, null],
  ['active', 'resolved', null, 'fraud-reason-missing'],
  ['active', 'active', 'ignore', 'fraud-reason-missing'],
  ['resolved', 'active', null, 'fraud-alert-resolved'],
] as const)('C106: %s to %s because of %s: %s', (state, to, reason, expected) => {
  expect(settlingRefusal({ state }, { state: to, reason })).toBe(expected);
});
