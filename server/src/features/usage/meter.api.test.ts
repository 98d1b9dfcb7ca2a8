import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { monthOf } from './meter-rules.ts';
import { rateDue, ratingScope } from './store.ts';

let app: DemoApp;
let owner: pg.Client;
let operator: Client;
let serviceId: string;
let meter: { id: string; [member: string]: unknown };

const dayMs = 86_400_000;
const root = '/twotier/v1/usagemeters';
const monthsOn = (count: number) => {
  const now = app.clock.now();
  return monthOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + count, 1)));
};
const steps = (...rates: [string, string][]) => ({ steps: rates.map(([from, rate]) => ({ from, rate })) });
const ratesPath = (month: string, currency = 'USD') => `${root}/${meter.id}/rates/${currency}/${month}`;
const read = async () => (await operator('GET', `${root}/${meter.id}`)).body;
const usdPeriods = async () =>
  (await read()).currencies.find(({ currency }: { currency: string }) => currency === 'USD').periods;

/** Uses so much on a day, and has it rated as the next one begins. */
async function use(day: Date, quantity: number, resource = 'production/edge-01'): Promise<void> {
  const [startsAt, endsAt] = [day, new Date(day.getTime() + 3_600_000)].map((at) => at.toISOString());
  const reading = { subscriptionId: serviceId, meterId: meter.id, resource, startsAt, endsAt, quantity };
  const { status, body } = await operator('POST', '/twotier/v1/usagereadings', { readings: [reading] });
  expect(status, JSON.stringify(body)).toBe(200);
  await app.db.transaction(ratingScope, (tx) =>
    rateDue(tx, new Date(app.clock.now().getTime() + dayMs), 1000),
  );
}
const amountOf = async (month: string): Promise<string | undefined> =>
  (
    await owner.query(
      'select trim_scale(amount)::text as amount from usage_month where meter_id = $1 and month = $2',
      [meter.id, `${month}-01`],
    )
  ).rows[0]?.amount;

/** What was signed in before has lapsed by then. */
async function moveTo(at: Date): Promise<void> {
  app.clock.moveTo(at);
  operator = await app.as('Contour Cloud', 'operator-admin');
}

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  operator = await app.as('Contour Cloud', 'operator-admin');
  await operator('PUT', '/emulator/v1/usage', { simulated: false });
  await owner.query('delete from usage_reading; delete from usage_month');
  const own = `select service_id as id from usage_subscription u join tenant t on t.tenant_id = u.customer_id
    where t.name = 'Kelp Robotics' limit 1`;
  serviceId = (await owner.query(own)).rows[0].id;
  meter = (await operator('GET', `${root}?search=data%20transfer%20out`)).body.items[0];
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

test('meters are listed by product with their rates in a month and a currency, page by page', async () => {
  const all = (await operator('GET', `${root}?size=100`)).body.items;
  const seen: string[] = [];
  for (let token: string | undefined, first = true; first || token; first = false) {
    const more: string = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
    const { body } = await operator('GET', `${root}?size=3${more}`);
    seen.push(...body.items.map(({ id }: { id: string }) => id));
    token = body.continuationToken;
  }
  expect(seen).toEqual(all.map(({ id }: { id: string }) => id));
  expect(all[0]).toMatchObject({ currency: 'USD', month: monthsOn(0), steps: [{ from: '0' }] });
  expect((await operator('GET', `${root}/currencies`)).body.items).toContain('EUR');
  const inEuros = (await operator('GET', `${root}?currency=eur&search=${meter.id}`)).body.items;
  expect(inEuros).toEqual([expect.objectContaining({ id: meter.id, currency: 'EUR' })]);
  expect(inEuros[0].steps).not.toEqual(meter['steps']);
});

test('a rated month stays as it is, and the next one follows the new rates, to the digit', async () => {
  const first = new Date(`${monthsOn(1)}-01T00:00:00Z`);
  await moveTo(new Date(first.getTime() + 10 * dayMs));
  await use(new Date(first.getTime() + 2 * dayMs), 100.5);
  const month = monthsOn(0);
  const next = monthsOn(1);
  const before = await amountOf(month);
  expect(Number(before)).toBeGreaterThan(0);

  const refused = await operator('PUT', ratesPath(month), steps(['0', '9']));
  expect(refused).toMatchObject({ status: 409, body: { description: expect.stringContaining(month) } });
  expect((await operator('PUT', ratesPath(monthsOn(-1)), steps(['0', '9']))).status).toBe(409);
  const given = await operator('PUT', ratesPath(next), steps(['0', '0.123456'], ['50', '0.1']));
  expect(given.status, JSON.stringify(given.body)).toBe(200);
  expect(await usdPeriods()).toEqual([
    expect.objectContaining({ state: 'present', changeable: false }),
    expect.objectContaining({ from: next, state: 'planned', changeable: true, givenBy: expect.any(String) }),
  ]);
  const [row] = (await operator('GET', `${root}?search=${meter.id}`)).body.items;
  expect(row).toMatchObject({ steps: meter['steps'], changesIn: next });

  // More of the month under way still follows the rates it began with: as if it had been used at once.
  await use(new Date(first.getTime() + 3 * dayMs), 50.25);
  const { rows } = await owner.query(
    `select trim_scale(usage_cost(150.75, included, rates->'USD'))::text as cost from usage_meter where meter_id = $1`,
    [meter.id],
  );
  expect(await amountOf(month)).toBe(rows[0].cost);

  await moveTo(new Date(Date.parse(`${next}-01T00:00:00Z`) + 9 * dayMs));
  const included = Number((await read()).included);
  await use(new Date(`${next}-03T00:00:00Z`), included + 60);
  // 50 at 0.123456 and 10 at 0.1.
  expect(await amountOf(next)).toBe('7.1728');
  expect(await amountOf(month)).toBe(rows[0].cost);
  // Late usage of the month before is rated as that month was.
  await use(new Date(first.getTime() + 4 * dayMs), 1);
  const late = await owner.query(
    `select trim_scale(usage_cost(151.75, included, rates->'USD'))::text as cost from usage_meter where meter_id = $1`,
    [meter.id],
  );
  expect(await amountOf(month)).toBe(late.rows[0].cost);
  expect((await operator('DELETE', ratesPath(next))).status).toBe(409);

  const card = (await partnerCard()).meters.find(({ id }: { id: string }) => id === meter.id);
  expect(card).toMatchObject({ rates: { 0: 0.123456, 50: 0.1 }, effectiveDate: `${next}-01T00:00:00Z` });
});

const partnerCard = async () =>
  (await (await app.as('Fjord Direct', 'admin-agent'))('GET', '/v1/ratecards/azure?currency=USD')).body;

test('rates to come are replaced and taken back, on the version that was seen, and the activity log says so', async () => {
  const far = monthsOn(6);
  const { attributes } = await read();
  const stale = { 'If-Match': '"0"' };
  expect((await operator('PUT', ratesPath(far), steps(['0', '2']), stale)).status).toBe(412);
  const inBody = { ...steps(['0', '2']), attributes: { etag: '0' } };
  expect((await operator('PUT', ratesPath(far), inBody)).status).toBe(400);
  const fresh = { 'If-Match': `"${attributes.etag}"` };
  const given = await operator('PUT', ratesPath(far), steps(['0', '02.50']), fresh);
  expect(given.status).toBe(200);
  expect((await operator('DELETE', ratesPath(far), undefined, fresh)).status).toBe(412);
  expect((await operator('PUT', ratesPath(far), steps(['0', '3']))).status).toBe(200);
  expect((await usdPeriods()).at(-1)).toMatchObject({ from: far, steps: [{ from: '0', rate: '3' }] });
  expect((await operator('DELETE', ratesPath(far))).status).toBe(204);
  expect((await operator('DELETE', ratesPath(far))).status).toBe(404);
  expect((await usdPeriods()).map(({ from }: { from?: string }) => from)).not.toContain(far);
  const log = await owner.query(
    `select operation, new_value->>'month' as month from audit_record where resource_type = 'usage_meter'
      and status = 'succeeded' and operation like '%usage_rate' order by occurred_at desc limit 3`,
  );
  expect(log.rows.map(({ operation }) => operation)).toEqual([
    'remove_usage_rate',
    'set_usage_rate',
    'set_usage_rate',
  ]);
  expect(log.rows[1].month).toBe(far);
});

test.each([
  ['no steps', { steps: [] }, 'steps'],
  ['a first step above nothing', steps(['1', '2']), 'steps[0].from'],
  ['steps that go down', steps(['0', '2'], ['10', '1'], ['5', '1']), 'steps[2].from'],
  ['a rate that is no decimal', steps(['0', '-1']), 'steps[0].rate'],
])('%s are refused by field', async (_, body, field) => {
  expect(await operator('PUT', ratesPath(monthsOn(3)), body)).toMatchObject({
    status: 400,
    body: { data: [expect.objectContaining({ field })] },
  });
});

test('months too far ahead, unknown meters and currencies without rates are refused', async () => {
  expect((await operator('PUT', ratesPath(monthsOn(40)), steps(['0', '1']))).status).toBe(400);
  expect((await operator('PUT', ratesPath('2027-13'), steps(['0', '1']))).status).toBe(404);
  expect((await operator('PUT', ratesPath(monthsOn(3), 'XXX'), steps(['0', '1']))).status).toBe(404);
  expect((await operator('GET', `${root}/${serviceId}`)).status).toBe(404);
});

test('nobody but the operator reads or gives rates here', async () => {
  const kelp = await app.as('Kelp Robotics', 'global-admin');
  for (const client of [kelp, await app.as('Fjord Direct', 'admin-agent')]) {
    expect((await client('GET', root)).status).toBe(403);
    expect((await client('PUT', ratesPath(monthsOn(2)), steps(['0', '1']))).status).toBe(403);
  }
});
