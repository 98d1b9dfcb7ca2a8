import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import { systemScope } from '../../platform/db/index.ts';
import { digitsOf, sumOf } from '../../platform/money/index.ts';
import { savePromotions } from '../catalog/promotion/store.ts';
import { billsOf } from '../invoice/rules.ts';
import { readBillable } from '../invoice/store.ts';

// Without a smaller coin, with hundredths, with thousandths; prices finer than any of them can be paid in.
const markets = [
  { currency: 'JPY', country: 'JP', region: 'japan', prices: ['1234.5', '0.3333', '98.76'] },
  { currency: 'EUR', country: 'DE', region: 'europe', prices: ['12.3456', '0.0049', '99.995'] },
  {
    currency: 'KWD',
    country: 'KW',
    region: 'middle-east-eastern-europe',
    prices: ['1.2345', '0.0005', '33.3335'],
  },
] as const;

let world: SellingWorld;
const items = new Map<string, readonly string[]>();
beforeAll(async () => {
  world = await sellingWorld();
  world.clock.moveTo(new Date('2027-03-10T10:00:00Z'));
  for (const { currency, prices } of markets) {
    const made: string[] = [];
    for (const [index, price] of prices.entries()) {
      const id = `P${currency}${index}`;
      made.push(await world.sell({ id, prices: [`P1Y monthly ${price} ${currency}`] }));
      await world.db.transaction(systemScope('test'), (tx) =>
        savePromotions(tx, [
          {
            promotionId: `${id}:0001:OFF`,
            productId: id,
            skuId: '0001',
            name: { en: 'Off' },
            description: { en: 'Off' },
            market: '*',
            segment: 'commercial',
            percent: '12.5',
            terms: [{ term: 'P1Y', billingCycle: 'monthly' }],
            startDate: '2027-01-01',
            endDate: '2027-12-31',
            minSeats: null,
            maxSeats: null,
            newOnly: false,
          },
        ]),
      );
    }
    items.set(currency, made);
  }
});
afterAll(() => world?.close());

const lines = fc.array(
  fc.record({
    item: fc.nat(2),
    quantity: fc.integer({ min: 1, max: 997 }),
    promoted: fc.boolean(),
    /** Cut short, so that the first charge is a part of a month. */
    endsSoon: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

describe.each(markets)('in $currency', ({ currency, country, region }) => {
  let provider: Company;
  let who: string;
  beforeAll(async () => {
    provider = await world.company('indirect-provider', {
      country,
      region: region as never,
      currency,
      credit: '99999999999',
    });
    who = world.caller(provider);
  });

  const isPayable = (amount: string) => {
    const [, fraction = ''] = amount.split('.');
    return /^0*$/.test(fraction.slice(digitsOf(currency)));
  };
  const exact = (amount: number) => amount.toFixed(4);

  test('lines add up to the total in basket, order, invoice and change, in coins that exist', async () => {
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 300 }), async (wanted, more) => {
        const customerId = await world.customer(provider, { country });
        const root = `/v1/customers/${customerId}`;
        const spentBefore = await world.creditUsed(provider);
        const { body: cart } = await world.send('POST', `${root}/carts`, who, {
          lineItems: wanted.map(({ item, quantity, promoted, endsSoon }) => ({
            catalogItemId: items.get(currency)?.[item],
            quantity,
            termDuration: 'P1Y',
            billingCycle: 'monthly',
            ...(promoted ? { promotionId: `P${currency}${item}:0001:OFF` } : {}),
            ...(endsSoon ? { customTermEndDate: '2027-03-31T00:00:00Z' } : {}),
          })),
        });
        const inCart = cart.lineItems.map((line: { pricing: { extendedPrice: number } }) =>
          exact(line.pricing.extendedPrice),
        );
        const { body: open } = await world.send('GET', `/twotier/v1/customers/${customerId}/carts`, who);
        expect(exact(open.items[0].totals[0].amount)).toBe(sumOf(inCart));

        const { status, body } = await world.send('POST', `${root}/carts/${cart.id}/checkout`, who, 'go');
        expect(status, JSON.stringify(body)).toBe(201);
        const [order] = body.orders;
        const inOrder = order.lineItems.map((line: { pricing: { extendedPrice: number } }) =>
          exact(line.pricing.extendedPrice),
        );
        expect(inOrder).toEqual(inCart);
        expect(exact(order.totalPrice)).toBe(sumOf(inOrder));
        expect(inOrder.filter((amount: string) => !isPayable(amount))).toEqual([]);

        // More licenses: what the dry run says is what is charged.
        const address = `${root}/subscriptions/${order.lineItems[0].subscriptionId}`;
        const { body: present } = await world.send('GET', address, who);
        const change = { ...present, quantity: present.quantity + more };
        const { body: dry } = await world.send('PATCH', `${address}?dryRun=true`, who, change);
        const charges = dry.charges.map((charge: { amount: number }) => exact(charge.amount));
        expect(exact(dry.cost?.amount ?? 0)).toBe(sumOf(charges));
        expect(charges.filter((amount: string) => !isPayable(amount))).toEqual([]);
        expect((await world.send('PATCH', address, who, change)).status).toBe(200);
        const spent = sumOf([...inOrder, ...charges]);
        expect(sumOf([spentBefore, spent])).toBe(await world.creditUsed(provider));

        // And it is what the month is billed with, line by line.
        const billable = await world.db.transaction(systemScope('test'), (tx) =>
          readBillable(tx, provider.id, '2027-03-01', [customerId]),
        );
        const bills = billsOf(billable, '2027-03');
        for (const bill of bills) expect(bill.total).toBe(sumOf(bill.lines.map(({ subtotal }) => subtotal)));
        expect(sumOf(bills.map(({ total }) => total))).toBe(spent);
      }),
      { numRuns: 8 },
    );
  }, 30_000);
});
