import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beside } from '../../../test/beside.ts';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let kelp: string;
let plan: string;
let fjord: Client;
beforeAll(async () => {
  app = await openDemoApp();
  kelp = app.tenant('Kelp Robotics').tenantId;
  fjord = await app.as('Fjord Direct', 'admin-agent');
  const { body } = await fjord('GET', `/v1/customers/${kelp}/subscriptions`);
  plan = body.items.find((one: { billingType: string }) => one.billingType === 'usage').id;
});
afterAll(() => app?.close());

const ofPlan = (rest: string) => `/v1/customers/${kelp}/subscriptions/${plan}/${rest}`;
const day = (back: number) =>
  `${new Date(app.clock.now().getTime() - back * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`;
const utilizations = (query: string) => ofPlan(`utilizations/azure?${query}`);

test('records of partner, customer, plan, meter, resource and day tell of the same money', async () => {
  const get = async (path: string) => {
    const { status, body } = await fjord('GET', path);
    expect(status, path).toBe(200);
    return body;
  };
  await fjord('PATCH', `/v1/customers/${kelp}/usagebudget`, { amount: 1 });
  const customer = await get(`/v1/customers/${kelp}/usagesummary`);
  const [record] = (await get('/v1/customers/usagerecords')).items;
  const [ofPlans] = (await get(`/v1/customers/${kelp}/subscriptions/usagerecords`)).items;
  const total: number = customer.totalCost;
  expect(record).toMatchObject({ totalCost: total, isUpgraded: true, budget: { amount: 1 } });
  expect(record.percentUsed).toBeGreaterThanOrEqual(Math.floor(total * 100) - 1);
  expect(ofPlans).toMatchObject({ id: plan, totalCost: total, status: 'active', currencyLocale: 'en-US' });
  expect(await get(ofPlan('usagesummary'))).toMatchObject({ totalCost: total, usdTotalCost: total });
  const partner = await get('/v1/usagesummary');
  expect(partner).toMatchObject({ customersOverBudget: 1, customersWithUsageBasedSubscription: 1 });
  expect(partner.usdTotalCost).toBeCloseTo(total, 2);
  expect(partner.emailsToNotify.length).toBeGreaterThan(0);
  for (const name of [
    'meterusagerecords',
    'resourceusagerecords',
    'usagerecords/resources',
    'usagerecords/daily',
  ]) {
    const { items } = await get(ofPlan(name));
    const sum = items.reduce((all: number, one: { totalCost: number }) => all + one.totalCost, 0);
    expect(Math.abs(sum - total), name).toBeLessThan(0.3);
  }
});

test('the report of usage holds what the files of usage hold, by day and meter, and its groups add up to it (C108)', async () => {
  const report = '/partner/v1/analytics/usage/azure';
  const filter = encodeURIComponent(
    `customerTenantId eq '${kelp}' and usageDate ge ${day(3)} and usageDate lt ${day(1)}`,
  );
  const { status, body } = await fjord('GET', `${report}?filter=${filter}`);
  expect(status, JSON.stringify(body)).toBe(200);
  const quantityOf = (rows: readonly { quantity: number }[]) =>
    rows.reduce((sum, { quantity }) => sum + quantity, 0);
  const daily = (
    await fjord('GET', utilizations(`start_time=${day(3)}&end_time=${day(1)}&granularity=Daily`))
  ).body.items;
  expect(body.Value.length).toBeGreaterThan(0);
  expect(quantityOf(body.Value)).toBeCloseTo(quantityOf(daily), 4);
  expect(body.Value[0]).toMatchObject({
    customerTenantId: kelp,
    usageDate: day(3),
    subscriptionName: expect.any(String),
    meterCategory: expect.any(String),
    meterUnit: expect.any(String),
    resourceLocation: expect.any(String),
  });
  const grouped = await fjord(
    'GET',
    `${report}?filter=${filter}&groupby=usageDate,meterCategory&aggregationLevel=month`,
  );
  expect(quantityOf(grouped.body.Value)).toBeCloseTo(quantityOf(body.Value), 4);
  // Readings of another seller, and of a reseller's other customers, are nobody else's.
  for (const other of ['Alder Distribution', 'Birch IT']) {
    const stranger = await app.as(other, 'admin-agent');
    expect((await stranger('GET', report)).body.Value).toEqual([]);
  }
});

test('a customer without a usage plan has used nothing, and stands in no list of usage', async () => {
  const alder = await app.as('Alder Distribution', 'admin-agent');
  const granite = app.tenant('Granite Bakery').tenantId;
  const { body } = await alder('GET', `/v1/customers/${granite}/usagesummary`);
  expect(body).toMatchObject({ totalCost: 0, budget: { amount: null } });
  expect((await alder('GET', '/v1/customers/usagerecords')).body.items).toEqual([]);
  expect(await alder('GET', '/v1/usagesummary')).toMatchObject({ status: 200, body: { totalCost: 0 } });
  const unknown = `/v1/customers/${granite}/subscriptions/${plan}/usagesummary`;
  expect(await alder('GET', unknown)).toMatchObject({ status: 404, body: { code: 20003 } });
});

describe('utilization', () => {
  test('hours add up to their day, exactly, page by page', async () => {
    const span = `start_time=${day(3)}&end_time=${day(1)}`;
    const daily = (await fjord('GET', utilizations(`${span}&granularity=Daily`))).body.items;
    expect(daily.length).toBeGreaterThanOrEqual(6);
    const hourly: { usageStartTime: string; resource: { id: string }; quantity: number }[] = [];
    let path = utilizations(`${span}&granularity=hourly&size=50&show_details=True`);
    for (let page = 0; page < 20; page++) {
      const { body } = await fjord('GET', path);
      expect(body.items.length).toBeLessThanOrEqual(50);
      hourly.push(...body.items);
      if (!body.links.next) break;
      expect(body.links.next.uri).toMatch(/seek_operation=Next/);
      path = `/v1${body.links.next.uri}`;
    }
    expect(hourly).toHaveLength(daily.length * 24);
    for (const one of daily) {
      const hours = hourly.filter(
        (hour) =>
          hour.resource.id === one.resource.id &&
          hour.usageStartTime.slice(0, 10) === one.usageStartTime.slice(0, 10),
      );
      const millionths = hours.reduce((sum, { quantity }) => sum + Math.round(quantity * 1e6), 0);
      expect(millionths).toBe(Math.round(one.quantity * 1e6));
    }
  });

  test('details are left out on request, and what is of today is not ready', async () => {
    const plain = await fjord(
      'GET',
      utilizations(`start_time=${day(2)}&end_time=${day(1)}&show_details=False`),
    );
    expect(plain.body.items[0]).not.toHaveProperty('instanceData');
    const early = await fjord('GET', utilizations(`start_time=${day(0)}&end_time=${day(-1)}`));
    expect(early.status).toBe(204);
    expect(Number(early.headers['retry-after'])).toBeGreaterThan(0);
  });

  test.each([
    ['start_time=2026-01-02T00:00:00Z&end_time=2026-01-01T00:00:00Z', 'end before start'],
    ['start_time=2026-01-01T00:00:00Z&end_time=2026-01-02T00:00:00Z&granularity=weekly', 'granularity'],
    ['start_time=soon&end_time=2026-01-02T00:00:00Z', 'no date'],
    ['end_time=2026-01-02T00:00:00Z', 'no start'],
    ['start_time=2026-01-01T00:00:00Z&end_time=2026-01-02T00:00:00Z&MS-ContinuationToken=x', 'token'],
  ])('refused: %s (%s)', async (query) => {
    expect((await fjord('GET', utilizations(query))).status).toBe(400);
  });
});

test.each([
  ['Alder Distribution', 'admin-agent', 404, 200],
  ['Birch IT', 'admin-agent', 403, 403],
  ['Kelp Robotics', 'global-admin', 403, 403],
])('%s as %s: of the customer %i, of the own company %i', async (tenant, role, status, own) => {
  const who = await app.as(tenant, role);
  for (const path of [
    `/v1/customers/${kelp}/usagesummary`,
    ofPlan('meterusagerecords'),
    utilizations(`start_time=${day(2)}&end_time=${day(1)}`),
  ])
    expect((await who('GET', path)).status, path).toBe(status);
  expect((await who('GET', '/v1/usagesummary')).status).toBe(own);
  expect((await who('GET', '/v1/customers/usagerecords')).status).toBe(own);
});

const published = beside('spec', 'rest-operations.json');

describe.skipIf(!existsSync(published))(
  'members of the published list (skipped where the list is absent)',
  () => {
    test('stand in every answer', async () => {
      const operations = JSON.parse(readFileSync(published, 'utf8')) as {
        readonly id: string;
        readonly area: string;
        readonly method: string;
        readonly path: string;
        readonly response: { readonly fields: readonly string[]; readonly resource: string };
      }[];
      const looked = operations.filter(
        ({ area, method }) => ['usage', 'utilization', 'service-costs'].includes(area) && method === 'GET',
      );
      expect(looked.length).toBeGreaterThan(10);
      for (const { path, response } of looked) {
        const address = path
          .replace('{customerId}', kelp)
          .replace('{subscriptionId}', plan)
          .replace('{billingPeriod}', 'most_recent');
        const query = path.includes('utilizations') ? `?start_time=${day(2)}&end_time=${day(1)}` : '';
        const { status, body } = await fjord('GET', address + query);
        expect(status, path).toBe(200);
        const one = response.resource.startsWith('ResourceCollection') ? body.items[0] : body;
        // `budget {amount}`, `links.self`, `details[] {…}`, `attributes.objectType=X`: the member's name stands first.
        const names = response.fields.map((field) => field.split(/[\s.[{=]/)[0] as string);
        const optional = ['partnerOnRecord'];
        const missing = names.filter((name) => !(name in one) && !optional.includes(name));
        expect(missing, path).toEqual([]);
      }
    });
  },
);
