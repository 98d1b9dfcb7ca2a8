import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import { systemScope } from '../../platform/db/index.ts';
import { insertSaleRule, updateSaleRule } from '../catalog/sale-rule/store.ts';
import { licenseMoves } from '../license/moving.ts';
import { subscriptionWorks } from '../subscription/index.ts';

let world: SellingWorld;
let provider: Company;
let who: string;
let item: string;
const ruleId = 'aaaaaaaa-0000-4000-8000-000000000001';
const nothing = {
  cancellationHours: null,
  fullRefundHours: null,
  maximum: null,
  perCustomer: null,
  subscriptions: null,
};
const any = { kind: '*', market: '*', category: '*', segment: '*' };
const changed = { at: new Date('2027-01-01T00:00:00Z'), by: 'Operator' };

beforeAll(async () => {
  world = await sellingWorld();
  world.clock.moveTo(new Date('2027-03-10T10:00:00Z'));
  provider = await world.company('indirect-provider', { credit: '100000000' });
  who = world.caller(provider);
  item = await world.sell({ id: 'PRULED' });
  await world.db.transaction(systemScope('test'), (tx) =>
    insertSaleRule(
      tx,
      ruleId,
      {
        ...any,
        ...nothing,
        market: 'US',
        cancellationHours: 336,
        fullRefundHours: 48,
        maximum: 50,
        perCustomer: 2,
        subscriptions: 3,
      },
      changed,
    ),
  );
});
afterAll(() => world?.close());

const place = (customerId: string, quantity = 10, offerId = item) =>
  world.send('POST', `/v1/customers/${customerId}/orders`, who, {
    lineItems: [{ lineItemNumber: 0, offerId, quantity, termDuration: 'P1Y' }],
    billingCycle: 'monthly',
  });
const hour = 3_600_000;

test('a window of the market is bought with, named by the clock, kept when the rule changes, and new at renewal', async () => {
  const customerId = await world.customer(provider);
  const start = world.clock.now().getTime();
  const { body } = await place(customerId);
  const address = `/v1/customers/${customerId}/subscriptions/${body.lineItems[0].subscriptionId}`;
  const read = async () => (await world.send('GET', `/twotier${address}`, who)).body;
  const cancellation = (await read()).cancellation;
  expect(cancellation).toMatchObject({
    rule: 'license',
    open: true,
    hours: 336,
    fullRefundHours: 48,
    source: { market: 'US', kind: '*', category: '*', segment: '*' },
    left: { of: 336 },
  });
  expect(Math.round((Date.parse(cancellation.until) - start) / hour)).toBe(336);
  await world.db.transaction(systemScope('test'), (tx) =>
    updateSaleRule(tx, ruleId, { ...any, ...nothing, market: 'US', cancellationHours: 24 }, changed),
  );
  // After 40 hours everything still comes back; after 200, beyond the usual window, a part.
  world.clock.moveTo(new Date(start + 40 * hour));
  expect((await read()).cancellation.refundNow.amount).toBe(100);
  world.clock.moveTo(new Date(start + 200 * hour));
  const { body: present } = await world.send('GET', address, who);
  const dry = await world.send('PATCH', `${address}?dryRun=true`, who, { ...present, status: 'deleted' });
  expect(dry.body.cost.amount).toBeLessThan(0);
  expect(dry.body.cost.amount).toBeGreaterThan(-100);
  const due = new Date('2028-03-10T00:30:00Z');
  world.clock.moveTo(due);
  for (const work of subscriptionWorks(licenseMoves))
    while ((await work.run(world.db, world.clock.now(), 100)) > 0);
  expect((await read()).cancellation).toMatchObject({
    until: '2028-03-11T00:00:00Z',
    hours: 24,
    fullRefundHours: 24,
  });
  world.clock.moveTo(new Date(start));
  await world.db.transaction(systemScope('test'), (tx) =>
    updateSaleRule(
      tx,
      ruleId,
      { ...any, ...nothing, market: 'US', maximum: 50, perCustomer: 2, subscriptions: 3 },
      changed,
    ),
  );
});

test('limits of the market hold for licenses, one product and all subscriptions', async () => {
  const customerId = await world.customer(provider);
  expect((await place(customerId, 51)).body.code).toBe(2002);
  expect((await place(customerId, 50)).status).toBe(201);
  expect((await place(customerId)).status).toBe(201);
  expect((await place(customerId)).body.code).toBe(27006);
  const other = await world.sell({ id: 'POTHER' });
  expect((await place(customerId, 1, other)).status).toBe(201);
  expect((await place(customerId, 1, await world.sell({ id: 'PTHIRD' }))).body.code).toBe(800066);
});
