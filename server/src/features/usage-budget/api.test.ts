import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { usageBudgetWork } from './index.ts';

let app: DemoApp;
let owner: pg.Client;
let agent: Client;
let kelp: string;
let path: string;

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  kelp = app.tenant('Kelp Robotics').tenantId;
  path = `/v1/customers/${kelp}/usagebudget`;
  agent = await app.as('Fjord Direct', 'admin-agent');
});
beforeEach(() => agent('PATCH', path, { amount: null }));
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

test('a budget is set, changed and removed, each recorded; at first there is none (C69)', async () => {
  expect((await agent('GET', path)).body).toMatchObject({
    amount: null,
    attributes: { objectType: 'SpendingBudget', etag: '"none"' },
  });
  const set = await agent('PATCH', path, { amount: 500.5 });
  expect(set).toMatchObject({ status: 200, body: { amount: 500.5 } });
  expect((await agent('GET', path)).body).toEqual(set.body);
  const changed = await agent('PATCH', path, { ...set.body, amount: 750 });
  expect(changed.body).toMatchObject({ amount: 750 });
  expect(changed.body.attributes.etag).not.toBe(set.body.attributes.etag);
  expect((await agent('PATCH', path, { amount: 750 })).body).toEqual(changed.body);
  expect((await agent('PATCH', path, { amount: null })).status).toBe(200);
  expect((await agent('GET', path)).body.amount ?? null).toBeNull();
  const { rows } = await owner.query(
    `select old_value as old, new_value as new from audit_record
      where operation = 'update_customer_spending_budget' order by occurred_at desc limit 3`,
  );
  expect(rows.map((row: { new: { amount: unknown } }) => row.new.amount).toSorted()).toEqual([
    '500.50',
    '750.00',
    null,
  ]);
});

test('the page shows the budget against the estimate of yesterday', async () => {
  await agent('PATCH', path, { amount: 200 });
  const { body } = await agent('GET', `/twotier${path}`);
  const { plans } = (await agent('GET', `/twotier/v1/customers/${kelp}/usagecosts`)).body;
  expect(body).toMatchObject({
    amount: '200.00',
    used: plans[0].cost,
    percent: Math.floor((Number(plans[0].cost) * 100) / 200),
  });
  expect(Date.parse(body.asOf)).toBeLessThan(app.clock.now().getTime());
});

test.each([0, -5, 0.001, 1e12])('an amount of %s is refused and nothing is set', async (amount) => {
  expect(await agent('PATCH', path, { amount })).toMatchObject({ status: 400, body: { code: 800002 } });
  expect((await agent('GET', path)).body.amount).toBeNull();
});

test('a change made on a stale version is refused', async () => {
  const { body: first } = await agent('PATCH', path, { amount: 10 });
  await agent('PATCH', path, { amount: 20 });
  const stale = { 'if-match': first.attributes.etag };
  expect(await agent('PATCH', path, { amount: 30 }, stale)).toMatchObject({
    status: 412,
    body: { code: 2055 },
  });
  expect((await agent('PATCH', path, { ...first, amount: 30 })).status).toBe(400);
  expect((await agent('GET', path)).body.amount).toBe(20);
});

test.each([
  ['Fjord Direct', 'sales-agent', 200, 403],
  ['Fjord Direct', 'global-admin', 200, 403],
  ['Fjord Direct', 'billing-admin', 200, 403],
  ['Alder Distribution', 'admin-agent', 404, 404],
  ['Birch IT', 'admin-agent', 403, 403],
  ['Kelp Robotics', 'global-admin', 403, 403],
])('%s as %s: seeing %i, setting %i', async (tenant, role, seeing, setting) => {
  const who = await app.as(tenant, role);
  expect((await who('GET', path)).status).toBe(seeing);
  expect((await who('GET', `/twotier${path}`)).status).toBe(seeing);
  expect((await who('PATCH', path, { amount: 1 })).status).toBe(setting);
  expect((await agent('GET', path)).body.amount).toBeNull();
});

test('agents are reminded every seven days from 80 % to 100 %, and others told once when it is exceeded', async () => {
  await agent('PATCH', path, { amount: 100 });
  await owner.query('delete from mail_message');
  const day = (number: number) => new Date(Date.UTC(2031, 4, number));
  await owner.query('update usage_budget set due_at = $1', [day(2)]);
  let used = '0';
  const work = usageBudgetWork(async (_, ids) => new Map(ids.slice(0, 1).map((id) => [id, used])));
  const lookOn = async (number: number, amount: string) => {
    used = amount;
    expect(await work.next(app.db)).toEqual(day(number));
    expect(await work.run(app.db, day(number), 10)).toBe(1);
    const mails = await owner.query(`select distinct facts from mail_message where kind = 'usage-budget'`);
    const told = await owner.query(`select 1 from audit_record where operation = 'reach_usage_budget'`);
    return [mails.rows.length, told.rows.length];
  };
  expect(await lookOn(2, '79.99')).toEqual([0, 0]);
  expect(await lookOn(3, '80')).toEqual([1, 0]);
  for (let number = 4; number <= 9; number++) expect(await lookOn(number, '90')).toEqual([1, 0]);
  expect(await lookOn(10, '95')).toEqual([2, 0]);
  for (let number = 11; number <= 18; number++) expect(await lookOn(number, '100.01')).toEqual([2, 1]);
});

test('the budget goes with the relationship (C37)', async () => {
  await agent('PATCH', path, { amount: 100 });
  await owner.query('alter table customer_relationship disable trigger relationship_free');
  await owner.query(
    `update customer_relationship set state = 'ended', ended_at = now() where customer_id = $1`,
    [kelp],
  );
  expect((await owner.query('select 1 from usage_budget')).rows).toEqual([]);
});
