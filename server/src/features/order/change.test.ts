import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';

let world: SellingWorld;
let provider: Company;
let who: string;
let licenses: string;
let software: string;
let legacy: string;
let addon: string;

beforeAll(async () => {
  world = await sellingWorld();
  provider = await world.company('indirect-provider');
  who = world.caller(provider);
  licenses = await world.sell({ id: 'PMAIL' });
  software = await world.sell({
    id: 'PSOFT',
    kind: 'software',
    prices: ['P1Y one_time 100.00', 'P1Y annual 100.00'],
  });
  legacy = await world.sell({ id: 'POLD', prices: ['P1Y monthly 10.00', 'P1Y annual 110.00'] });
  addon = await world.sell({ id: 'PADD', isAddon: true, prerequisites: ['POLD:0001'] });
  await world.owner.query(`update sku set rule_set = 'legacy' where product_id in ('POLD', 'PADD')`);
});
afterAll(() => world?.close());

const root = (customerId: string, id = '') => `/v1/customers/${customerId}/orders${id && `/${id}`}`;
async function place(customerId: string, offers: readonly string[], billingCycle = 'monthly') {
  const lineItems = offers.map((offerId, lineItemNumber) => ({
    lineItemNumber,
    offerId,
    quantity: 5,
    termDuration: 'P1Y',
  }));
  const { status, body } = await world.send('POST', root(customerId), who, { lineItems, billingCycle });
  expect(status).toBe(201);
  return body;
}
const patch = (customerId: string, id: string, body: object, as = who, headers = {}) =>
  world.send('PATCH', root(customerId, id), as, body, headers);
const subscription = async (customerId: string, id: string) =>
  (await world.send('GET', `/v1/customers/${customerId}/subscriptions/${id}`, who)).body;

describe('canceling', () => {
  test('software line by line: its quantity becomes 0, the order is canceled with the last one (C54)', async () => {
    const customerId = await world.customer(provider);
    const order = await place(customerId, [software, software], 'annual');
    const [first, second] = order.lineItems;
    const one = await patch(customerId, order.id, { ...order, status: 'cancelled', lineItems: [second] });
    expect([one.status, one.body.status, one.body.lineItems[1].quantity]).toEqual([200, 'completed', 0]);
    expect((await subscription(customerId, second.subscriptionId)).status).toBe('deleted');
    expect((await subscription(customerId, first.subscriptionId)).status).toBe('active');
    const rest = await patch(customerId, order.id, { Status: 'Cancelled' });
    expect([rest.body.status, rest.body.lineItems[0].quantity]).toEqual(['cancelled', 0]);
    const again = await patch(customerId, order.id, { status: 'cancelled' });
    expect([again.status, again.body.code]).toEqual([400, 800061]);
  });

  test('licenses are not canceled by their order, and nothing else of it is either', async () => {
    const customerId = await world.customer(provider);
    const order = await place(customerId, [licenses]);
    const { status, body } = await patch(customerId, order.id, { status: 'cancelled' });
    expect([status, body.code]).toEqual([403, 800019]);
    expect((await subscription(customerId, order.lineItems[0].subscriptionId)).status).toBe('active');
  });

  test('after its window software is not canceled any more', async () => {
    const customerId = await world.customer(provider);
    const order = await place(customerId, [software], 'annual');
    world.clock.moveTo(new Date(world.clock.now().getTime() + 8 * 86_400_000));
    const { status, body } = await patch(customerId, order.id, { status: 'cancelled' });
    expect(status).toBe(400);
    expect([900117, 900213]).toContain(body.code);
  });

  test('a line that the order does not have is refused', async () => {
    const customerId = await world.customer(provider);
    const order = await place(customerId, [software], 'annual');
    const body = { status: 'cancelled', lineItems: [{ lineItemNumber: 7 }] };
    expect((await patch(customerId, order.id, body)).body.code).toBe(800071);
  });
});

describe('the billing cycle', () => {
  test('of a legacy order changes as a whole', async () => {
    const customerId = await world.customer(provider);
    const order = await place(customerId, [legacy]);
    const { status, body } = await patch(customerId, order.id, { ...order, BillingCycle: 'Annual' });
    expect([status, body.billingCycle]).toEqual([200, 'annual']);
    expect((await subscription(customerId, order.lineItems[0].subscriptionId)).billingCycle).toBe('annual');
  });

  test.each([
    ['a cycle that is not offered', 'triennial', null, 6001],
    ['a subscription that is not active', 'annual', 'suspended', 6000],
  ])('is refused for %s', async (_, billingCycle, state, code) => {
    const customerId = await world.customer(provider);
    const order = await place(customerId, [legacy]);
    if (state)
      await world.owner.query(`update subscription set status = $2, auto_renew = false where order_id = $1`, [
        order.id,
        state,
      ]);
    const { status, body } = await patch(customerId, order.id, { billingCycle });
    expect([status, body.code]).toEqual([400, code]);
  });

  test('of new-commerce subscriptions is not changed by their order', async () => {
    const customerId = await world.customer(provider);
    const order = await place(customerId, [licenses]);
    expect((await patch(customerId, order.id, { billingCycle: 'annual' })).body.code).toBe(800063);
  });
});

describe('add-ons', () => {
  test('are appended to the order of their base, delivered and charged (C59)', async () => {
    const customerId = await world.customer(provider);
    const order = await place(customerId, [legacy]);
    const parentSubscriptionId = order.lineItems[0].subscriptionId;
    const added = {
      lineItemNumber: 0,
      offerId: addon,
      quantity: 2,
      parentSubscriptionId,
      termDuration: 'P1Y',
    };
    const { status, body } = await patch(customerId, order.id, { lineItems: [added] });
    expect([status, body.status, body.lineItems.length]).toEqual([200, 'completed', 2]);
    expect(body.lineItems[1]).toMatchObject({ lineItemNumber: 1, quantity: 2, parentSubscriptionId });
    expect(await subscription(customerId, body.lineItems[1].subscriptionId)).toMatchObject({
      status: 'active',
      parentSubscriptionId,
    });
    const { body: read } = await world.send('GET', `${root(customerId, order.id)}?include_price=true`, who);
    const sum = read.lineItems.reduce(
      (all: number, line: { pricing: { extendedPrice: number } }) => all + line.pricing.extendedPrice,
      0,
    );
    expect(read.totalPrice).toBe(sum);
    // Sent back as read, with something else changed, nothing is bought a second time.
    const again = await patch(customerId, order.id, read);
    expect(again.body.lineItems.length).toBe(2);
  });

  test('anything else is not appended', async () => {
    const customerId = await world.customer(provider);
    const order = await place(customerId, [legacy]);
    const parentSubscriptionId = order.lineItems[0].subscriptionId;
    const line = {
      lineItemNumber: 1,
      offerId: licenses,
      quantity: 2,
      parentSubscriptionId,
      termDuration: 'P1Y',
    };
    expect((await patch(customerId, order.id, { lineItems: [line] })).body.code).toBe(4018);
  });
});

test('a stale version is refused: in the body with 400, in If-Match with 412; without one the last writer wins', async () => {
  const customerId = await world.customer(provider);
  const order = await place(customerId, [legacy]);
  await patch(customerId, order.id, { billingCycle: 'annual' });
  const stale = { billingCycle: 'monthly', attributes: { etag: order.attributes.etag } };
  const inBody = await patch(customerId, order.id, stale);
  expect([inBody.status, inBody.body.code]).toEqual([400, 2055]);
  const inHeader = await patch(customerId, order.id, { billingCycle: 'monthly' }, who, {
    'if-match': `"${order.attributes.etag}"`,
  });
  expect([inHeader.status, inHeader.body.code]).toEqual([412, 2055]);
  expect((await patch(customerId, order.id, { billingCycle: 'monthly' })).status).toBe(200);
});

test('an order of another partner, of another customer, or none at all is unknown; resellers change none (I27)', async () => {
  const customerId = await world.customer(provider);
  const other = await world.customer(provider);
  const order = await place(customerId, [legacy]);
  expect((await patch(other, order.id, { billingCycle: 'annual' })).body.code).toBe(20000);
  expect((await patch(customerId, '000000000000', { billingCycle: 'annual' })).body.code).toBe(20000);
  const rival = await world.company('direct-partner');
  await world.customer(rival, { id: customerId });
  expect((await patch(customerId, order.id, { billingCycle: 'annual' }, world.caller(rival))).body.code).toBe(
    20000,
  );
  const reseller = await world.company('indirect-reseller');
  const own = await world.customer(provider, { reseller });
  const theirs = await place(own, [legacy]);
  expect((await patch(own, theirs.id, { billingCycle: 'annual' }, world.caller(reseller))).status).toBe(403);
});
