import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import type { DeliveryRequest } from './delivery-model.ts';
import { deliveryLimits } from './delivery-rules.ts';
import type { SimulatedMode } from './simulated-delivery-rules.ts';

let world: SellingWorld;
let provider: Company;
let who: string;
let item: string;

beforeAll(async () => {
  world = await sellingWorld();
  provider = await world.company('indirect-provider');
  who = world.caller(provider);
  item = await world.sell({ id: 'PMAIL' });
});
afterAll(() => world?.close());
afterEach(async () => {
  world.delivery.adapter = world.simulated;
  await world.owner.query('delete from simulated_delivery_rule');
});

/** How deliveries of a product go from now on. */
async function rule(mode: SimulatedMode, more: { product?: string; minutes?: number; orders?: number } = {}) {
  await world.owner.query(
    `insert into simulated_delivery_rule (rule_id, created_at, mode, product_id, delay_minutes, orders_left)
     values ($1, now(), $2, $3, $4, $5)`,
    [randomUUID(), mode, more.product ?? null, more.minutes ?? 0, more.orders ?? null],
  );
}

async function place(customerId: string, offers: readonly string[] = [item], as = who) {
  const lineItems = offers.map((offerId, lineItemNumber) => ({
    lineItemNumber,
    offerId,
    quantity: 5,
    termDuration: 'P1Y',
  }));
  const url = `/v1/customers/${customerId}/orders`;
  const { status, body } = await world.send('POST', url, as, { lineItems, billingCycle: 'monthly' });
  expect(status).toBe(201);
  return body;
}

const read = async (customerId: string, id: string, as = who) =>
  (await world.send('GET', `/v1/customers/${customerId}/orders/${id}?include_price=true`, as)).body;
const statuses = async (customerId: string, id: string, as = who) =>
  (await world.send('GET', `/v1/customers/${customerId}/orders/${id}/provisioningstatus`, as)).body.items.map(
    (line: { status: string }) => line.status,
  );
const subscriptions = async (customerId: string, as = who) =>
  (await world.send('GET', `/v1/customers/${customerId}/subscriptions`, as)).body.items as {
    id: string;
    status: string;
    effectiveStartDate: string;
  }[];
/** Lets time pass, and what falls due in it happen. */
async function pass(minutes: number) {
  const to = new Date(world.clock.now().getTime() + minutes * 60_000);
  world.clock.moveTo(to);
  await world.deliveryWork.run(world.db, world.clock.now(), 500);
}
const handedOver = async (orderId: string) =>
  (
    await world.owner.query('select sum(handed_over)::int as n from simulated_delivery where order_id = $1', [
      orderId,
    ])
  ).rows[0].n;

test('preset: delivered in the buyer’s own request', async () => {
  const customerId = await world.customer(provider);
  const body = await place(customerId);
  expect(body.status).toBe('completed');
  expect(await statuses(customerId, body.id)).toEqual(['Fulfilled']);
  expect((await subscriptions(customerId))[0]?.status).toBe('active');
});

describe('slow', () => {
  test('pending first, without an id of a subscription; finished at its time, the term beginning then', async () => {
    const customerId = await world.customer(provider);
    await rule('slow', { minutes: 30 });
    const body = await place(customerId);
    expect([body.status, body.lineItems[0].subscriptionId]).toEqual(['pending', undefined]);
    expect(await statuses(customerId, body.id)).toEqual(['PrefulfillmentPending']);
    const [waiting] = await subscriptions(customerId);
    expect(waiting?.status).toBe('pending');
    const status = await world.send(
      'GET',
      `/v1/customers/${customerId}/subscriptions/${waiting?.id}/provisioningstatus`,
      who,
    );
    expect(status.body.status).toBe('pending');

    await pass(29);
    expect((await read(customerId, body.id)).status).toBe('pending');
    await pass(2);
    const done = await read(customerId, body.id);
    expect([done.status, done.lineItems[0].subscriptionId]).toEqual(['completed', waiting?.id]);
    const [active] = await subscriptions(customerId);
    expect(active?.status).toBe('active');
    const waited = Date.parse(active?.effectiveStartDate ?? '') - Date.parse(body.creationDate);
    expect(Math.round(waited / 60_000)).toBe(30);
  });

  test('a pending subscription cannot be changed', async () => {
    const customerId = await world.customer(provider);
    await rule('slow', { minutes: 30 });
    await place(customerId);
    const [waiting] = await subscriptions(customerId);
    const address = `/v1/customers/${customerId}/subscriptions/${waiting?.id}`;
    const { body } = await world.send('GET', address, who);
    const refused = await world.send('PATCH', address, who, { ...body, friendlyName: 'New' });
    expect([refused.status, refused.body.code]).toEqual([400, 800012]);
  });

  test('what takes longer than the order’s patience has failed, and is not delivered afterwards', async () => {
    const seller = await world.company('indirect-provider');
    const as = world.caller(seller);
    const customerId = await world.customer(seller);
    const other = await world.sell({ id: 'PLATE' });
    await rule('slow', { minutes: 9 * 24 * 60, product: 'PLATE' });
    const body = await place(customerId, [item, other], as);
    expect(await statuses(customerId, body.id, as)).toEqual(['Fulfilled', 'PrefulfillmentPending']);
    await pass(deliveryLimits.patienceMs / 60_000 + 1);
    const done = await read(customerId, body.id, as);
    expect(done.status).toBe('partial_success');
    expect(done.totalPrice).toBe(50);
    expect(await world.creditUsed(seller)).toBe('50.0000');
    await pass(9 * 24 * 60);
    expect(await statuses(customerId, body.id, as)).toEqual(['Fulfilled', 'Unfulfilled']);
    expect(await handedOver(body.id)).toBe(1);
    expect((await subscriptions(customerId, as)).map((one) => one.status)).toEqual(['active']);
  });
});

describe('failing', () => {
  test('half way: partial success, paid for what was delivered', async () => {
    const seller = await world.company('indirect-provider');
    const as = world.caller(seller);
    const customerId = await world.customer(seller);
    await rule('half-way');
    const body = await place(customerId, [item, item], as);
    expect(body.status).toBe('partial_success');
    expect(body.lineItems[1].subscriptionId).toBeUndefined();
    const done = await read(customerId, body.id, as);
    const sum = done.lineItems.reduce(
      (all: number, one: { pricing: { extendedPrice: number } }) => all + one.pricing.extendedPrice,
      0,
    );
    expect(done.totalPrice).toBe(sum);
    expect(await world.creditUsed(seller)).toBe('50.0000');
    expect(await world.log(seller)).toEqual(['create_order succeeded', 'update_order succeeded']);
  });

  test('all: an error that costs nothing and uses up no trial', async () => {
    const seller = await world.company('indirect-provider');
    const as = world.caller(seller);
    const customerId = await world.customer(seller);
    await rule('fail', { orders: 1 });
    const body = await place(customerId, [item], as);
    expect([body.status, await world.creditUsed(seller)]).toEqual(['error', '0.0000']);
    expect(await subscriptions(customerId, as)).toEqual([]);
    expect((await place(customerId, [item], as)).status).toBe('completed');
  });

  test('an add-on whose base fails is not delivered either; one whose base waits, waits', async () => {
    const seller = await world.company('indirect-provider');
    const as = world.caller(seller);
    const base = await world.sell({ id: 'PBASE' });
    const addon = await world.sell({ id: 'PADD', isAddon: true, prerequisites: ['PBASE:0001'] });
    await world.owner.query(`update sku set rule_set = 'legacy' where product_id = 'PADD'`);
    const failing = await world.customer(seller);
    await rule('fail', { product: 'PBASE', orders: 1 });
    const body = await place(failing, [addon, base], as);
    expect([body.status, await statuses(failing, body.id, as)]).toEqual([
      'error',
      ['Unfulfilled', 'Unfulfilled'],
    ]);
    expect(await handedOver(body.id)).toBe(0);
    const waiting = await world.customer(seller);
    await rule('slow', { product: 'PBASE', minutes: 10 });
    const slow = await place(waiting, [addon, base], as);
    expect(slow.status).toBe('pending');
    await pass(12);
    expect((await read(waiting, slow.id, as)).status).toBe('completed');
  });
});

describe('a fall in the middle neither loses a delivery nor doubles it', () => {
  test('handed over, but the answer lost: found delivered by the same key', async () => {
    const customerId = await world.customer(provider);
    await rule('interrupted');
    const body = await place(customerId);
    expect(body.status).toBe('pending');
    await pass(2);
    expect((await read(customerId, body.id)).status).toBe('completed');
    expect(await handedOver(body.id)).toBe(1);
  });

  test('the process dies before the first attempt: the queue takes it up after the lease', async () => {
    const customerId = await world.customer(provider);
    const keys: string[] = [];
    world.delivery.adapter = {
      deliver: async ({ key }) => {
        keys.push(key);
        throw new Error('gone');
      },
      withdraw: async () => 'withdrawn',
    };
    const body = await place(customerId);
    expect(body.status).toBe('pending');
    world.delivery.adapter = {
      deliver: (request: DeliveryRequest) => {
        keys.push(request.key);
        return world.simulated.deliver(request);
      },
      withdraw: world.simulated.withdraw,
    };
    await pass(2);
    expect((await read(customerId, body.id)).status).toBe('completed');
    expect(new Set(keys).size).toBe(1);
  });

  test('two workers at the same time deliver each line once', async () => {
    const customerId = await world.customer(provider);
    await rule('slow', { minutes: 10 });
    const orders = [await place(customerId), await place(customerId)];
    world.clock.moveTo(new Date(world.clock.now().getTime() + 11 * 60_000));
    const now = world.clock.now();
    await Promise.all([1, 2, 3].map(() => world.deliveryWork.run(world.db, now, 500)));
    for (const { id } of orders) {
      expect((await read(customerId, id)).status).toBe('completed');
      expect(await handedOver(id)).toBe(1);
    }
  });

  test('handed over in the last moment: delivered, not given up', async () => {
    const customerId = await world.customer(provider);
    world.delivery.adapter = {
      deliver: async ({ at }) => ({ outcome: 'waiting', askAgainAt: new Date(at.getTime() + 3_600_000) }),
      withdraw: async () => 'delivered',
    };
    const body = await place(customerId);
    await pass(25 * 60);
    expect((await read(customerId, body.id)).status).toBe('completed');
  });
});
