import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { rateDue, ratingScope } from './store.ts';

let app: DemoApp;
let owner: pg.Client;
let operator: Client;
let fjord: Client;
let kelp: string;
let serviceId: string;
let meters: {
  meterId: string;
  name: string;
  included: string;
  rates: Record<string, Record<string, string>>;
}[];

const dayMs = 86_400_000;
const path = '/emulator/v1/usage/readings';
const yesterday = () => new Date(Math.floor(app.clock.now().getTime() / dayMs) * dayMs - dayMs);

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  operator = await app.as('Contour Cloud', 'operator-admin');
  fjord = await app.as('Fjord Direct', 'admin-agent');
  kelp = app.tenant('Kelp Robotics').tenantId;
  serviceId = (await owner.query(`select service_id as id from usage_subscription limit 1`)).rows[0].id;
  meters = (
    await owner.query(
      `select meter_id as "meterId", name, included::text, rates from usage_meter order by name`,
    )
  ).rows;
  await operator('PUT', '/emulator/v1/usage', { simulated: false });
});
beforeEach(() => owner.query('delete from usage_reading; delete from usage_month'));
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

const meterNamed = (name: string) => meters.find((one) => one.name === name) as (typeof meters)[number];
const reading = (of: object = {}) => ({
  subscriptionId: serviceId,
  meterId: meterNamed('Data transfer out').meterId,
  resource: 'production/edge-01',
  startsAt: yesterday().toISOString(),
  endsAt: new Date(yesterday().getTime() + 3_600_000).toISOString(),
  quantity: 10,
  ...of,
});
const rate = () => app.db.transaction(ratingScope, (tx) => rateDue(tx, app.clock.now(), 10_000));
const month = async (): Promise<{ quantity: string; amount: string }> =>
  (await owner.query('select quantity::text, amount::text from usage_month')).rows[0];

test('a reading that is reported twice is counted once', async () => {
  const first = await operator('POST', path, { readings: [reading()] });
  expect(first).toMatchObject({ status: 200, body: { added: 1, known: 0 } });
  const again = await operator('POST', '/twotier/v1/usagereadings', {
    readings: [reading(), reading({ resource: 'test/edge-01' })],
  });
  expect(again).toMatchObject({ status: 200, body: { added: 1, known: 1 } });
  await rate();
  expect(await rate()).toBe(0);
  expect((await month()).quantity).toBe('20.000000');
});

test('nothing is kept where one cannot be, and each is named', async () => {
  const refused = await operator(
    'POST',
    path,
    { readings: [reading(), reading({ quantity: 0 }), reading({ meterId: serviceId })] },
    { 'x-locale': 'es-ES' },
  );
  expect(refused).toMatchObject({ status: 400, body: { code: 800002 } });
  expect(JSON.stringify(refused.body)).toMatch(/readings\[1\]\.quantity.*readings\[2\]\.meterId/);
  expect(JSON.stringify(refused.body)).toMatch(/no es un medidor/);
  expect((await owner.query('select 1 from usage_reading')).rows).toEqual([]);
});

test('the included part is free, and each step has its own rate', async () => {
  const { rates, included } = meterNamed('Data transfer out');
  const steps = rates['USD'] as Record<string, string>;
  expect(included).toBe('100.0000');
  await operator('POST', path, {
    readings: [
      reading({ quantity: 100 }),
      reading({ quantity: 10_240, resource: 'production/edge-02' }),
      reading({ quantity: 1, resource: 'production/edge-03' }),
    ],
  });
  await rate();
  const expected = 10_240 * Number(steps['0']) + Number(steps['10240']);
  expect(Number((await month()).amount)).toBeCloseTo(expected, 9);
});

test('used today, it is neither rated nor shown before tomorrow', async () => {
  const today = new Date(yesterday().getTime() + dayMs);
  await operator('POST', path, {
    readings: [
      reading({ startsAt: today.toISOString(), endsAt: new Date(today.getTime() + 1000).toISOString() }),
    ],
  });
  expect(await rate()).toBe(0);
  expect(await month()).toBeUndefined();
});

// However readings are cut and whenever they arrive, a month costs what its whole quantity costs.
test('the month is the sum of its readings, to the last digit', async () => {
  const { meterId } = meterNamed('File space, frequent access');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: 1, max: 400_000_000 }), { minLength: 1, maxLength: 6 }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (batches) => {
        await owner.query('delete from usage_reading; delete from usage_month');
        for (const [b, batch] of batches.entries()) {
          const { status } = await operator('POST', path, {
            readings: batch.map((thousandths, i) =>
              reading({ meterId, resource: `r/${b}-${i}`, quantity: thousandths / 1000 }),
            ),
          });
          expect(status).toBe(200);
          await rate();
        }
        const { rows } = await owner.query(`
          select u.quantity = sum(r.quantity) as quantity, u.amount = sum(r.amount) as amount,
                 u.amount = usage_cost(u.quantity, m.included, m.rates->'USD') as cost
            from usage_month u join usage_meter m using (meter_id) join usage_reading r using (partner_id, billing_id, meter_id)
           group by u.quantity, u.amount, m.included, m.rates`);
        expect(rows).toEqual([{ quantity: true, amount: true, cost: true }]);
      },
    ),
    { numRuns: 15 },
  );
});

test.each([
  ['Fjord Direct', 'admin-agent', 403],
  ['Kelp Robotics', 'global-admin', 403],
])('%s as %s reports nothing: %i', async (tenant, role, status) => {
  const who = await app.as(tenant, role);
  expect((await who('POST', path, { readings: [reading()] })).status).toBe(status);
  expect((await who('PUT', '/emulator/v1/usage', { simulated: true })).status).toBe(status);
});

// Last: it moves the clock.
test('as the clock moves, usage flows to the last day, and a month that is over is billed to the cent', async () => {
  await operator('PUT', '/emulator/v1/usage', { simulated: true });
  expect((await operator('GET', '/emulator/v1/usage')).body).toEqual({ simulated: true });
  await operator('POST', '/emulator/v1/clock', { advance: 'P32D' });
  const budget = `/twotier/v1/customers/${kelp}/usagebudget`;
  const { used } = (await fjord('GET', budget)).body;
  const firstFull = new Date(app.clock.now().getTime() - 30 * dayMs).toISOString().slice(0, 7);
  await operator('POST', '/emulator/v1/clock', { advance: 'P32D' });
  const closed = (await fjord('GET', `/twotier/v1/customers/${kelp}/charges?month=${firstFull}`)).body;
  expect(closed.closed).toBe(true);
  const lines = closed.charges
    .flatMap((one: { subscriptions: { lines: object[] }[] }) => one.subscriptions)
    .flatMap((one: { lines: { chargeType: string }[] }) => one.lines)
    .filter((line: { chargeType: string }) => line.chargeType === 'Usage');
  expect(lines).toHaveLength(1);
  const { rows } = await owner.query(
    `select round(sum(amount), 2)::text as total from usage_month where month = $1::date`,
    [`${firstFull}-01`],
  );
  expect(lines[0].amount).toBe(rows[0].total);
  expect(Number(used)).toBeGreaterThan(0);
  const { rows: days } = await owner.query(
    `select count(distinct starts_at)::int as days, max(starts_at) as last from usage_reading`,
  );
  expect(days[0].last).toEqual(yesterday());
  expect(days[0].days).toBeGreaterThanOrEqual(64);
}, 30_000);
