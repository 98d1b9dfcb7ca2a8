import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';

let world: SellingWorld;
let item: string;
let resellers: Record<'good' | 'unsigned' | 'abroad', Company>;

beforeAll(async () => {
  world = await sellingWorld();
  item = await world.sell({ id: 'PMAIL' });
  resellers = {
    good: await world.company('indirect-reseller'),
    unsigned: await world.company('indirect-reseller', { agreementSigned: false }),
    abroad: await world.company('indirect-reseller', { country: 'DE', region: 'europe' }),
  };
});
afterAll(() => world?.close());

const subscriptionsOf = async (customerId: string) =>
  (
    await world.owner.query('select * from subscription where customer_id = $1 order by subscription_id', [
      customerId,
    ])
  ).rows;
const everythingElse = async (customerId: string) => ({
  relationships: (
    await world.owner.query(
      'select * from customer_relationship where customer_id = $1 order by partner_id',
      [customerId],
    )
  ).rows,
  counts: (await world.owner.query('select count(*) from partnership')).rows,
});

test('I23, I24, I26, I27: an order exists only where all conditions hold, and credits only whom it may', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        kind: fc.constantFrom('indirect-provider', 'direct-partner', 'indirect-reseller'),
        programStatus: fc.constantFrom('active', 'active', 'active', 'restricted'),
        agreement: fc.boolean(),
        state: fc.constantFrom('active', 'active', 'active', 'ended'),
        credit: fc.constantFrom('1000', '1000', '9.99'),
        country: fc.constantFrom('US', 'US', 'US', 'DE'),
        credited: fc.constantFrom('none', 'none', 'good', 'unsigned', 'abroad', 'own', 'global', 'unknown'),
        byCart: fc.boolean(),
      }),
      async (of) => {
        const seller = await world.company(of.kind as 'indirect-provider', {
          programStatus: of.programStatus as 'active',
          credit: of.credit,
        });
        const customerId = await world.customer(seller, {
          agreement: of.agreement,
          state: of.state,
          country: of.country,
        });
        const partnerId =
          {
            none: '',
            good: resellers.good.partnerId,
            unsigned: resellers.unsigned.partnerId,
            abroad: resellers.abroad.partnerId,
            own: seller.partnerId,
            global: resellers.good.globalId,
            unknown: '77',
          }[of.credited] ?? '';
        const as = world.caller(seller, { roles: ['global-admin'] });
        const status = await buy(customerId, as, partnerId, of.byCart);
        const mayCredit = partnerId === '' || (of.credited === 'good' && of.kind === 'indirect-provider');
        const expected =
          of.kind !== 'indirect-reseller' &&
          of.programStatus === 'active' &&
          of.agreement &&
          of.state === 'active' &&
          of.credit === '1000' &&
          of.country === 'US' &&
          mayCredit;
        const bought = await subscriptionsOf(customerId);
        expect([status === 201, bought.length]).toEqual([expected, expected ? 1 : 0]);
        for (const one of bought)
          expect(one.reseller_partner_id).toBe(partnerId === '' ? null : resellers.good.partnerId);
        expect(Number(await world.creditUsed(seller))).toBe(expected ? 10 : 0);
      },
    ),
    { numRuns: 120 },
  );
});

async function buy(customerId: string, as: string, partnerId: string, byCart: boolean): Promise<number> {
  const attested = { partnerOnRecordAttestationAccepted: true };
  if (!byCart) {
    const line = {
      lineItemNumber: 0,
      offerId: item,
      quantity: 1,
      termDuration: 'P1Y',
      partnerIdOnRecord: partnerId,
    };
    return (
      await world.send('POST', `/v1/customers/${customerId}/orders`, as, {
        lineItems: [line],
        billingCycle: 'monthly',
        ...attested,
      })
    ).status;
  }
  const participants = partnerId === '' ? [] : [{ key: 'transaction_reseller', value: partnerId }];
  const cart = await world.send('POST', `/v1/customers/${customerId}/carts`, as, {
    lineItems: [
      { catalogItemId: item, quantity: 1, termDuration: 'P1Y', billingCycle: 'monthly', participants },
    ],
    ...attested,
  });
  if (cart.status !== 201) return cart.status;
  return (await world.send('POST', `/v1/customers/${customerId}/carts/${cart.body.id}/checkout`, as)).status;
}

test('I25: changing who is credited changes nothing but that, and opens nothing', async () => {
  const provider = await world.company('indirect-provider');
  const other = await world.company('indirect-reseller');
  const who = world.caller(provider);
  const customerId = await world.customer(provider, { reseller: other });
  await buy(customerId, who, '', false);
  const [{ subscription_id: id }] = await subscriptionsOf(customerId);
  const address = `/v1/customers/${customerId}/subscriptions/${id}`;
  const before = await everythingElse(customerId);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('', resellers.good.partnerId, other.partnerId), async (partnerId) => {
      const [present] = await subscriptionsOf(customerId);
      const { body } = await world.send('GET', address, who);
      expect((await world.send('PATCH', address, who, { ...body, partnerId })).status).toBe(200);
      const [after] = await subscriptionsOf(customerId);
      const apart = { reseller_partner_id: 0, reseller_id: 0, reseller_name: 0, version: 0 };
      expect({ ...after, ...apart }).toEqual({ ...present, ...apart });
      expect(await everythingElse(customerId)).toEqual(before);
      expect((await world.send('GET', address, world.caller(resellers.good))).status).toBe(404);
    }),
    { numRuns: 12 },
  );
});

test('I38: however often and however late a cart is checked out, it is ordered at most once', async () => {
  const provider = await world.company('indirect-provider');
  const who = world.caller(provider);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 9 }),
      async (at_once, days) => {
        const customerId = await world.customer(provider);
        const { body: cart } = await world.send('POST', `/v1/customers/${customerId}/carts`, who, {
          lineItems: [{ catalogItemId: item, quantity: 1, termDuration: 'P1Y' }],
        });
        world.clock.moveTo(new Date(world.clock.now().getTime() + days * 86_400_000));
        const address = `/v1/customers/${customerId}/carts/${cart.id}/checkout`;
        await Promise.all(Array.from({ length: at_once }, () => world.send('POST', address, who, 'success')));
        await world.send('POST', address, who);
        expect(await subscriptionsOf(customerId)).toHaveLength(days >= 7 ? 0 : 1);
      },
    ),
    { numRuns: 15 },
  );
});
