import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { rounded } from './rules.ts';
import { exactSum, usageMonths } from './view-rules.ts';

let app: DemoApp;
let kelp: string;
let fjord: Client;
let path: string;
beforeAll(async () => {
  app = await openDemoApp();
  kelp = app.tenant('Kelp Robotics').tenantId;
  fjord = await app.as('Fjord Direct', 'admin-agent');
  path = `/twotier/v1/customers/${kelp}/usage`;
});
afterAll(() => app?.close());

test('a month of usage: what meters, resources and days show is the same money', async () => {
  const { status, body } = await fjord('GET', path);
  expect(status).toBe(200);
  expect(body.months.length).toBeGreaterThanOrEqual(2);
  const closed = (await fjord('GET', `${path}?month=${body.months[1]}`)).body;
  const [costs] = closed.costs;
  const near = (rows: { amount: string }[]) =>
    expect(Math.abs(Number(exactSum(rows.map(({ amount }) => amount))) - Number(costs.total))).toBeLessThan(
      0.5,
    );
  for (const rows of [costs.days, costs.meters, costs.resources]) near(rows);
  const { body: one } = await fjord(
    'GET',
    `${path}?month=${closed.month}&subscriptionId=${costs.resources[0].serviceId}`,
  );
  expect(one.costs).toEqual(closed.costs);
});

test('the file holds each reading, and adds up to what the page shows', async () => {
  const { body: page } = await fjord('GET', path);
  const { body: next } = await fjord('GET', `${path}?month=${page.months[1]}`);
  const file = await fjord('GET', `${path}/file?month=${page.months[1]}`);
  expect(file.headers['content-disposition']).toContain(`Usage_`);
  const rows = String(file.body).trim().split('\r\n').slice(1);
  // Names may hold commas; the cost stands before the currency at the end.
  const sum = exactSum(rows.map((row) => /"?([\d.]+)"?,"?USD"?$/.exec(row)?.[1] ?? ''));
  expect(rounded(sum, 2)).toBe(next.costs[0].total);
});

test.each([
  ['Fjord Direct', 'sales-agent', 200],
  ['Alder Distribution', 'admin-agent', 404],
  ['Birch IT', 'admin-agent', 403],
  ['Kelp Robotics', 'global-admin', 403],
])('%s as %s: %i', async (tenant, role, status) => {
  const who = await app.as(tenant, role);
  expect((await who('GET', path)).status).toBe(status);
  expect((await who('GET', `${path}/file`)).status).toBe(status);
});

test.each(['2999-01', '2026-13', 'soon'])('a month like %s is refused', async (month) => {
  expect(await fjord('GET', `${path}?month=${month}`)).toMatchObject({ status: 400, body: { code: 3000 } });
});

test('sums are exact, and months go back to the first', () => {
  expect(exactSum(['0.1', '0.2', '10', '-0.05'])).toBe('10.25');
  expect(exactSum([])).toBe('0');
  expect(usageMonths('2025-12', '2026-02')).toEqual(['2026-02', '2026-01', '2025-12']);
  expect(usageMonths(null, '2026-02')).toEqual(['2026-02']);
});
