import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import { systemScope } from '../../platform/db/index.ts';
import type { Promotion } from '../catalog/index.ts';
import { savePromotions } from '../catalog/promotion/store.ts';
import { billsOf } from '../invoice/rules.ts';
import { readBillable } from '../invoice/store.ts';
import { licenseMoves } from '../license/moving.ts';
import { subscriptionWorks } from '../subscription/index.ts';

let world: SellingWorld;
let provider: Company;
let who: string;
let item: string;

const tenOff = 'PSAVE:0001:TEN';
const promotion = (of: Partial<Promotion> = {}): Promotion => ({
  promotionId: tenOff,
  productId: 'PSAVE',
  skuId: '0001',
  name: { en: 'Welcome', es: 'Bienvenida', ru: 'Знакомство' },
  description: { en: 'Ten percent off' },
  market: '*',
  segment: 'commercial',
  percent: '10',
  terms: [
    { term: 'P1Y', billingCycle: 'monthly' },
    { term: 'P1Y', billingCycle: 'annual' },
  ],
  startDate: '2027-01-01',
  endDate: '2027-06-30',
  minSeats: null,
  maxSeats: 50,
  newOnly: true,
  ...of,
});

beforeAll(async () => {
  world = await sellingWorld();
  world.clock.moveTo(new Date('2027-03-10T10:00:00Z'));
  provider = await world.company('indirect-provider', { credit: '100000000' });
  who = world.caller(provider);
  item = await world.sell({
    id: 'PSAVE',
    upgrades: ['PMORE:0001'],
    prices: ['P1Y monthly 9.99', 'P1Y annual 119.88', 'P3Y annual 110.00', 'P1M monthly 12.00'],
  });
  await world.sell({ id: 'PMORE', prices: ['P1Y monthly 20.00'] });
  await world.db.transaction(systemScope('test'), (tx) =>
    savePromotions(tx, [
      promotion(),
      promotion({ promotionId: 'PSAVE:0001:AGAIN', percent: '5', newOnly: false, endDate: '2029-12-31' }),
      promotion({ promotionId: 'PSAVE:0001:OVER', endDate: '2027-03-09' }),
      promotion({ promotionId: 'PSAVE:0001:SCHOOL', segment: 'education' }),
      promotion({ promotionId: 'PSAVE:0001:SPAIN', market: 'ES' }),
      promotion({ promotionId: 'PSAVE:0001:MANY', minSeats: 25, maxSeats: null }),
    ]),
  );
});
afterAll(() => world?.close());

const line = (more: object = {}) => ({
  lineItemNumber: 0,
  offerId: item,
  quantity: 7,
  termDuration: 'P1Y',
  promotionId: tenOff,
  ...more,
});
async function place(customerId: string, lines: readonly object[] = [line()], more: object = {}) {
  return world.send('POST', `/v1/customers/${customerId}/orders`, who, {
    lineItems: lines,
    billingCycle: 'monthly',
    ...more,
  });
}
async function bought(more: object = {}) {
  const customerId = await world.customer(provider);
  const { status, body } = await place(customerId, [line(more)]);
  expect(status, JSON.stringify(body)).toBe(201);
  const root = `/v1/customers/${customerId}`;
  const id = body.lineItems[0].subscriptionId as string;
  return { customerId, orderId: body.id as string, id, address: `${root}/subscriptions/${id}`, root };
}
const read = async (address: string) => (await world.send('GET', address, who)).body;
const change = async (address: string, over: object, query = '') =>
  world.send('PATCH', `${address}${query}`, who, { ...(await read(address)), ...over });
const stored = async (id: string) =>
  (
    await world.owner.query(
      'select unit_price, promotion, quantity from subscription where subscription_id = $1',
      [id],
    )
  ).rows[0];
async function runDates(to: string) {
  world.clock.moveTo(new Date(to));
  for (const work of subscriptionWorks(licenseMoves))
    while ((await work.run(world.db, world.clock.now(), 100)) > 0);
}
async function charged(customerId: string, month: string) {
  const billable = await world.db.transaction(systemScope('test'), (tx) =>
    readBillable(tx, provider.id, `${month}-01`, [customerId]),
  );
  return billsOf(billable, month).flatMap(({ lines }) => lines);
}

describe('a promotion that a line names', () => {
  test('takes its percent off the first term: in the order, at the subscription, of the credit', async () => {
    const before = Number(await world.creditUsed(provider));
    const { root, orderId, address, id } = await bought();
    const order = await read(`${root}/orders/${orderId}?include_price=true`);
    expect(order.totalPrice).toBe(62.93);
    expect(order.lineItems[0]).toMatchObject({
      promotionId: tenOff,
      pricing: { listPrice: 9.99, discountedPrice: 8.99, price: 8.99, extendedPrice: 62.93 },
    });
    expect((await read(address)).promotionId).toBe(tenOff);
    expect(await stored(id)).toMatchObject({
      unit_price: '8.9900',
      promotion: { promotionId: tenOff, listPrice: '9.9900', percent: '10.0000' },
    });
    expect(Number(await world.creditUsed(provider)) - before).toBeCloseTo(62.93, 4);
    const page = await read(`/twotier/v1${address.slice(3)}`);
    expect(page.promotion).toMatchObject({
      name: 'Welcome',
      percent: 10,
      until: page.endsOn,
      listPrice: { amount: 9.99, currency: 'USD' },
      unitPrice: { amount: 8.99, currency: 'USD' },
    });
  });

  test('is not given to who does not name it', async () => {
    const { id } = await bought({ promotionId: undefined });
    expect(await stored(id)).toMatchObject({ unit_price: '9.9900', promotion: null });
  });

  test('shows now and later before anything is bought, and stays with a basket', async () => {
    const customerId = await world.customer(provider);
    const { body: preview } = await world.send(
      'POST',
      `/twotier/v1/customers/${customerId}/orders/preview`,
      who,
      { lines: [{ catalogItemId: item, quantity: 7, termDuration: 'P1Y', promotionId: tenOff }] },
    );
    expect(preview.lines[0]).toMatchObject({
      unitPrice: 8.99,
      linePrice: 62.93,
      promotion: { id: tenOff, name: 'Welcome', percent: 10, listPrice: 9.99, until: '2028-03-09' },
      problems: [],
    });
    const { offerId, lineItemNumber: _, ...wanted } = line();
    const { body: cart } = await world.send('POST', `/v1/customers/${customerId}/carts`, who, {
      lineItems: [{ ...wanted, catalogItemId: offerId, billingCycle: 'monthly' }],
    });
    expect(cart.lineItems[0]).toMatchObject({
      promotionId: tenOff,
      pricing: { listPrice: 9.99, discountedPrice: 8.99, extendedPrice: 62.93 },
    });
    const { body: open } = await world.send('GET', `/twotier/v1/customers/${customerId}/carts`, who);
    expect(open.items[0].lines[0].promotion).toMatchObject({ name: 'Welcome', until: '2028-03-09' });
    const { status, body } = await world.send(
      'POST',
      `/v1/customers/${customerId}/carts/${cart.id}/checkout`,
      who,
      'go',
    );
    expect([status, body.orders[0].totalPrice]).toEqual([201, 62.93]);
  });
});

describe('refused, with the number of the contract', () => {
  test.each([
    ['one nobody knows', { promotionId: 'PSAVE:0001:NONE' }, /not for this product/],
    ['one that is over', { promotionId: 'PSAVE:0001:OVER' }, /not for this product/],
    ['one of another market', { promotionId: 'PSAVE:0001:SPAIN' }, /not for this product/],
    ['one of another segment', { promotionId: 'PSAVE:0001:SCHOOL' }, /segment/],
    ['too few licenses', { promotionId: 'PSAVE:0001:MANY' }, /another number of licenses/],
    ['too many licenses', { quantity: 51 }, /another number of licenses/],
    ['another term', { termDuration: 'P1M' }, /another term/],
  ] as const)('%s', async (_, over, text) => {
    const { status, body } = await place(await world.customer(provider), [line(over)]);
    expect([status, body.code]).toEqual([400, 27007]);
    expect(body.description).toMatch(text);
    expect(body.data[0].field).toBe('lineItems[0].promotionId');
  });

  test('in a cart: the line is kept and says why', async () => {
    const customerId = await world.customer(provider);
    const { body } = await world.send('POST', `/v1/customers/${customerId}/carts`, who, {
      lineItems: [{ catalogItemId: item, quantity: 51, termDuration: 'P1Y', promotionId: tenOff }],
    });
    expect(body.lineItems[0].error.errorCode).toBe(10014);
    expect(body.lineItems[0].pricing).toMatchObject({ listPrice: 9.99, price: 9.99 });
  });

  test('who has held the product before, from anybody, and the second line of one order', async () => {
    const customerId = await world.customer(provider);
    const twice = await place(customerId, [line(), line({ lineItemNumber: 1 })]);
    expect([twice.status, twice.body.code]).toEqual([400, 27007]);
    expect(twice.body.data[0].field).toBe('lineItems[1].promotionId');
    const other = await world.company('direct-partner');
    await world.customer(other, { id: customerId });
    const first = await world.send('POST', `/v1/customers/${customerId}/orders`, world.caller(other), {
      lineItems: [{ ...line(), promotionId: undefined }],
      billingCycle: 'monthly',
    });
    expect(first.status).toBe(201);
    const { status, body } = await place(customerId);
    expect([status, body.code]).toEqual([400, 27007]);
    expect(body.description).toContain('held this product before');
  });
});

describe('while the term runs', () => {
  test('licenses are added at its price, up to as many as it is for', async () => {
    const { address, id } = await bought({ quantity: 10 });
    const more = await change(address, { quantity: 50 }, '?dryRun=true');
    expect(more.body.charges[0]).toMatchObject({ quantity: 40, unitPrice: 8.99, amount: 359.6 });
    expect((await change(address, { quantity: 51 })).body).toMatchObject({ code: 27007 });
    expect((await stored(id)).quantity).toBe(10);
  });

  test('no fewer than it is for', async () => {
    const { address } = await bought({ promotionId: 'PSAVE:0001:MANY', quantity: 30 });
    expect((await change(address, { quantity: 24 })).body).toMatchObject({ code: 27007 });
    expect((await change(address, { quantity: 25 })).status).toBe(200);
  });

  test('another term ends it, and the dry run says so', async () => {
    const { address, id } = await bought();
    const over = { termDuration: 'P3Y', billingCycle: 'annual' };
    const { body } = await change(address, over, '?dryRun=true');
    expect(body.effects).toContain('promotion-lost');
    expect((await change(address, over)).status).toBe(200);
    expect(await stored(id)).toMatchObject({ unit_price: '110.0000', promotion: null });
  });

  test('an upgrade ends it, and takes none with it', async () => {
    const { address, id } = await bought();
    const upgrade = { toCatalogItemId: 'PMORE:0001:AV', quantity: 7 };
    const asked = await world.send('POST', `${address}/transitions`, who, { ...upgrade, promotionId: 'X' });
    expect([asked.status, asked.body.code]).toEqual([400, 27007]);
    expect((await world.send('POST', `${address}/transitions`, who, upgrade)).status).toBe(200);
    expect(await stored(id)).toMatchObject({ unit_price: '20.0000', promotion: null });
  });
});

describe('at renewal', () => {
  test('the list price returns; invoices name the promotion for as long as it counted', async () => {
    const { customerId, id } = await bought();
    const annual = await bought({ promotionId: 'PSAVE:0001:AGAIN' });
    await change(annual.address, {
      scheduledNextTermInstructions: {
        product: {
          productId: 'PSAVE',
          skuId: '0001',
          availabilityId: 'AV',
          termDuration: 'P1Y',
          billingCycle: 'annual',
          promotionId: 'PSAVE:0001:AGAIN',
        },
        quantity: 7,
      },
    });
    const refused = await change(annual.address, {
      scheduledNextTermInstructions: {
        product: {
          productId: 'PSAVE',
          skuId: '0001',
          availabilityId: 'AV',
          termDuration: 'P1Y',
          billingCycle: 'monthly',
          promotionId: tenOff,
        },
        quantity: 7,
      },
    });
    expect([refused.status, refused.body.code]).toEqual([400, 27007]);
    // The inbox of renewals shows the price that the scheduled promotion will make.
    const { body: inbox } = await world.send(
      'GET',
      '/twotier/v1/subscriptions/decisions?days=365&size=100',
      who,
    );
    const next = inbox.items.find(
      (one: { subscriptionId: string }) => one.subscriptionId === annual.id,
    )?.next;
    expect(next).toMatchObject({ billingCycle: 'annual', perCycle: 797.23 });

    const first = await charged(customerId, '2027-03');
    expect(first).toMatchObject([
      { chargeType: 'New', unitPrice: '8.9900', subtotal: '62.9300', promotion: { promotionId: tenOff } },
    ]);

    await runDates('2028-03-10T01:00:00Z');
    expect(await stored(id)).toMatchObject({ unit_price: '9.9900', promotion: null });
    // Scheduled with one that runs on the day the term begins.
    expect(await stored(annual.id)).toMatchObject({
      unit_price: '113.8900',
      promotion: { promotionId: 'PSAVE:0001:AGAIN', listPrice: '119.8800' },
    });
    const of = async (month: string) =>
      (await charged(customerId, month)).map(({ chargeType, subtotal, promotion: had }) => [
        chargeType,
        subtotal,
        had?.promotionId ?? null,
      ]);
    expect(await of('2028-02')).toEqual([['CycleFee', '62.9300', tenOff]]);
    expect(await of('2028-03')).toEqual([['Renew', '69.9300', null]]);
    expect(await of('2028-04')).toEqual([['CycleFee', '69.9300', null]]);
    world.clock.moveTo(new Date('2027-03-10T10:00:00Z'));
  });

  test('a product that has left the catalog renews at the price before the discount', async () => {
    const gone = await world.sell({ id: 'PGONE', prices: ['P1Y monthly 10.00'] });
    await world.db.transaction(systemScope('test'), (tx) =>
      savePromotions(tx, [promotion({ promotionId: 'PGONE:0001:TEN', productId: 'PGONE' })]),
    );
    const { id } = await bought({ offerId: gone, promotionId: 'PGONE:0001:TEN' });
    expect((await stored(id)).unit_price).toBe('9.0000');
    await world.owner.query(`delete from product where product_id = 'PGONE'`);
    await runDates('2028-03-10T01:00:00Z');
    expect(await stored(id)).toMatchObject({ unit_price: '10.0000', promotion: null });
    world.clock.moveTo(new Date('2027-03-10T10:00:00Z'));
  });
});
