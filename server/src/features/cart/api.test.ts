import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';

let world: SellingWorld;
let provider: Company;
let reseller: Company;
let who: string;
let mail: string;
let storage: string;

beforeAll(async () => {
  world = await sellingWorld();
  provider = await world.company('indirect-provider');
  reseller = await world.company('indirect-reseller');
  who = world.caller(provider);
  mail = await world.sell({ id: 'PMAIL', maximum: 300 });
  storage = await world.sell({ id: 'PSTORE', salesGroup: '20' });
});
afterAll(() => world?.close());

const line = (more: object = {}) => ({
  catalogItemId: mail,
  quantity: 5,
  billingCycle: 'monthly',
  termDuration: 'P1Y',
  ...more,
});

async function make(customerId: string, lines: object[] = [line()], more: object = {}, as = who) {
  return world.send('POST', `/v1/customers/${customerId}/carts`, as, { lineItems: lines, ...more });
}
const checkOut = (customerId: string, cartId: string, as = who, headers = {}) =>
  world.send('POST', `/v1/customers/${customerId}/carts/${cartId}/checkout`, as, 'success', headers);
const ordersOf = async (customerId: string) =>
  (await world.send('GET', `/v1/customers/${customerId}/orders`, who)).body.totalCount;

describe('a cart', () => {
  test('is made with everything the server fills in', async () => {
    const customerId = await world.customer(provider);
    const { status, body } = await make(customerId, [
      line({ friendlyName: 'Mail' }),
      line({ catalogItemId: storage, quantity: 2 }),
    ]);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'Active',
      attributes: { objectType: 'Cart' },
      links: { self: { uri: `/customers/${customerId}/carts/${body.id}`, method: 'GET', headers: [] } },
      lineItems: [
        {
          id: 0,
          catalogItemId: mail,
          friendlyName: 'Mail',
          quantity: 5,
          currencyCode: 'USD',
          billingCycle: 'monthly',
          termDuration: 'P1Y',
          orderGroup: '0',
          addonItems: [],
          addOnItems: [],
          participants: [],
          provisioningContext: {},
          pricing: { listPrice: 10, discountedPrice: 10, proratedPrice: 10, price: 10, extendedPrice: 50 },
        },
        { id: 1, orderGroup: '1', pricing: { extendedPrice: 20 } },
      ],
    });
    expect(body.lineItems[0].error).toBeUndefined();
    expect(Date.parse(body.expirationTimestamp) - Date.parse(body.creationTimestamp)).toBe(7 * 86_400_000);
    const read = await world.send('GET', `/v1/customers/${customerId}/carts/${body.id}`, who);
    expect(read).toEqual({ status: 200, body });
  });

  test('takes what clients send: names in any case, unset members, participants as key and value', async () => {
    const { status, body } = await make(
      await world.customer(provider),
      [
        {
          Id: 0,
          CatalogItemId: mail,
          FriendlyName: null,
          Quantity: 5,
          CurrencyCode: null,
          BillingCycle: 'OneTime',
          TermDuration: 'P1Y',
          Participants: [{ Key: 'TransactionReseller', Value: reseller.partnerId }],
          ProvisioningContext: null,
          OrderGroup: null,
          AddonItems: null,
          RenewsTo: null,
          CustomTermEndDate: '0001-01-01T00:00:00',
          Error: null,
        },
      ],
      { PartnerOnRecordAttestationAccepted: true, CreationTimestamp: null, Status: null },
    );
    expect(status).toBe(201);
    expect(body.lineItems[0]).toMatchObject({
      participants: [{ key: 'transaction_reseller', value: reseller.partnerId }],
      error: { errorCode: 10013 },
    });
  });

  test('keeps the caller’s line numbers, and counts where they repeat', async () => {
    const customerId = await world.customer(provider);
    const ids = async (given: (number | undefined)[]) =>
      (
        await make(
          customerId,
          given.map((id) => line({ id })),
        )
      ).body.lineItems.map((one: { id: number }) => one.id);
    expect(await ids([7, 3])).toEqual([7, 3]);
    expect(await ids([0, 0, 0])).toEqual([0, 1, 2]);
    expect(await ids([undefined, undefined])).toEqual([0, 1]);
  });

  test('lets the server choose a billing cycle but not a term', async () => {
    const { body } = await make(await world.customer(provider), [
      line({ billingCycle: 'unknown' }),
      line({ termDuration: undefined }),
    ]);
    expect(body.lineItems[0]).toMatchObject({ billingCycle: 'monthly' });
    expect(body.lineItems[1].error.errorCode).toBe(10013);
  });

  test('holds add-ons under their base, spelled both ways', async () => {
    const addon = await world.sell({ id: 'PADDON', isAddon: true, prerequisites: ['PMAIL:0001'] });
    const customerId = await world.customer(provider);
    const { body } = await make(customerId, [
      line({ addOnItems: [line({ catalogItemId: addon, quantity: 1 })] }),
    ]);
    expect(body.lineItems[0].addonItems).toMatchObject([{ id: 1, catalogItemId: addon, orderGroup: '0' }]);
    expect(body.lineItems[0].addOnItems).toEqual(body.lineItems[0].addonItems);
    const { body: result } = await checkOut(customerId, body.id);
    expect(result.orders[0].lineItems).toHaveLength(2);
  });

  test('can be replaced, which does not make it live longer', async () => {
    const customerId = await world.customer(provider);
    const { body: made } = await make(customerId);
    const { status, body } = await world.send('PUT', `/v1/customers/${customerId}/carts/${made.id}/`, who, {
      ...made,
      lineItems: [{ ...made.lineItems[0], quantity: 9 }, line()],
    });
    expect(status).toBe(200);
    expect(body.lineItems.map((one: { quantity: number }) => one.quantity)).toEqual([9, 5]);
    expect(body.expirationTimestamp).toBe(made.expirationTimestamp);
  });

  test('needs at least one line', async () => {
    const { status, body } = await make(await world.customer(provider), []);
    expect([status, body.code]).toEqual([400, 800002]);
  });
});

describe('lines that cannot be bought are kept with their error', () => {
  const cases: [string, () => Promise<object>, number][] = [
    ['an unknown item', async () => ({ catalogItemId: 'NOPE:0001:AV' }), 10001],
    [
      'an unknown legacy offer',
      async () => ({ catalogItemId: '195416c1-3447-423a-b37b-ee59a99a19c4' }),
      10001,
    ],
    ['a foreign currency', async () => ({ currencyCode: 'EUR' }), 10000],
    ['too many licenses', async () => ({ quantity: 301 }), 10015],
    ['no license', async () => ({ quantity: 0 }), 10010],
    ['a cycle that is not offered', async () => ({ billingCycle: 'triennial' }), 10013],
    ['a promotion', async () => ({ promotionId: 'A:B:C' }), 10014],
    [
      'an end date outside the first term',
      async () => ({ customTermEndDate: '2020-01-31T00:00:00Z' }),
      10017,
    ],
    [
      'a missing base',
      async () => ({
        catalogItemId: await world.sell({ id: 'PLONE', isAddon: true, prerequisites: ['PNONE:0001'] }),
      }),
      10018,
    ],
    [
      'a missing attestation',
      async () => ({ catalogItemId: await world.sell({ id: 'PATTEST', attestation: true }) }),
      10012,
    ],
    [
      'a limit',
      async () => ({ catalogItemId: await world.sell({ id: 'PWITHDRAWN', withdrawn: true }) }),
      10006,
    ],
    [
      'an unknown reseller',
      async () => ({ participants: [{ key: 'transaction_reseller', value: '999' }] }),
      10010,
    ],
  ];
  test.each(cases)('%s', async (_, over, code) => {
    const { status, body } = await make(await world.customer(provider), [line(await over())], {
      partnerOnRecordAttestationAccepted: true,
    });
    expect(status).toBe(201);
    expect(body.lineItems[0].error).toMatchObject({ errorCode: code, errorDescription: expect.any(String) });
  });

  test('a direct partner may not name a reseller', async () => {
    const direct = await world.company('direct-partner');
    const participants = [{ key: 'transaction_reseller', value: reseller.partnerId }];
    const { body } = await make(
      await world.customer(direct),
      [line({ participants })],
      {},
      world.caller(direct),
    );
    expect(body.lineItems[0].error.errorCode).toBe(10004);
  });

  test('and keep the cart from being checked out', async () => {
    const customerId = await world.customer(provider);
    const { body: cart } = await make(customerId, [line(), line({ quantity: 0 })]);
    const { status, body } = await checkOut(customerId, cart.id);
    expect([status, body.code]).toEqual([400, 800009]);
    expect(body.data[0].field).toBe('lineItems[1].quantity');
    expect(await ordersOf(customerId)).toBe(0);
  });

  test('a cart that names a reseller says in which role', async () => {
    const participants = [{ key: 'transaction_reseller', value: reseller.partnerId }];
    const { status, body } = await make(await world.customer(provider), [line({ participants })]);
    expect([status, body.code]).toEqual([400, 900206]);
  });
});

describe('checkout', () => {
  test('makes one order per group, with prices, and credits the reseller', async () => {
    const customerId = await world.customer(provider);
    const participants = [{ key: 'transaction_reseller', value: reseller.partnerId }];
    const { body: cart } = await make(
      customerId,
      [
        line({ participants }),
        line({ catalogItemId: storage }),
        line({ billingCycle: 'annual', quantity: 1 }),
        line({ quantity: 1 }),
      ],
      { partnerOnRecordAttestationAccepted: true },
    );
    const { status, body } = await checkOut(customerId, cart.id);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      orderErrors: [],
      attributes: { objectType: 'CartCheckoutResult' },
      orders: [
        {
          totalPrice: 60,
          lineItems: [{ lineItemNumber: 0, partnerIdOnRecord: reseller.partnerId }, { lineItemNumber: 1 }],
        },
        { totalPrice: 50, billingCycle: 'monthly' },
        { totalPrice: 120, billingCycle: 'annual' },
      ],
    });
    expect((await world.send('GET', `/v1/customers/${customerId}/carts/${cart.id}`, who)).body.status).toBe(
      'Ordered',
    );
  });

  test.each([['"success"'], ['null'], ['']])('ignores the body %s', async (payload) => {
    const customerId = await world.customer(provider);
    const { body: cart } = await make(customerId);
    const address = `/v1/customers/${customerId}/carts/${cart.id}/checkout`;
    const { status } = await world.send(
      'POST',
      address,
      who,
      payload === '' ? undefined : JSON.parse(payload),
    );
    expect(status).toBe(201);
  });

  test('repeated gives the first result and orders nothing', async () => {
    const customerId = await world.customer(provider);
    const { body: cart } = await make(customerId);
    const first = await checkOut(customerId, cart.id);
    const again = await checkOut(customerId, cart.id);
    expect(again).toEqual(first);
    expect(await ordersOf(customerId)).toBe(1);
  });

  test('of the same cart at the same moment orders once', async () => {
    const customerId = await world.customer(provider);
    const { body: cart } = await make(customerId);
    const answers = await Promise.all(Array.from({ length: 5 }, () => checkOut(customerId, cart.id)));
    expect(answers.every((one) => one.status === 201 || one.status === 409)).toBe(true);
    for (const one of answers.filter((answer) => answer.status === 409)) expect(one.body.code).toBe(800064);
    expect(await ordersOf(customerId)).toBe(1);
  });

  test('while another request has the cart is refused as busy', async () => {
    const customerId = await world.customer(provider);
    const { body: cart } = await make(customerId);
    const client = await world.owner.connect();
    try {
      await client.query('begin');
      await client.query('select from cart where cart_id = $1 for update', [cart.id]);
      const { status, body } = await checkOut(customerId, cart.id);
      expect([status, body.code]).toEqual([409, 800064]);
      const put = await world.send('PUT', `/v1/customers/${customerId}/carts/${cart.id}`, who, cart);
      expect([put.status, put.body.code]).toEqual([409, 800064]);
    } finally {
      await client.query('rollback');
      client.release();
    }
    expect((await checkOut(customerId, cart.id)).status).toBe(201);
  });

  test('leaves an ordered cart as it is', async () => {
    const customerId = await world.customer(provider);
    const { body: cart } = await make(customerId);
    await checkOut(customerId, cart.id);
    const { status, body } = await world.send(
      'PUT',
      `/v1/customers/${customerId}/carts/${cart.id}`,
      who,
      cart,
    );
    expect([status, body.code]).toEqual([400, 800065]);
  });

  test('goes through in part: what is too dear is named with its group', async () => {
    const seller = await world.company('indirect-provider', { credit: '60.00' });
    const as = world.caller(seller);
    const customerId = await world.customer(seller);
    const { body: cart } = await make(
      customerId,
      [line({ quantity: 2 }), line({ catalogItemId: storage, quantity: 9 })],
      {},
      as,
    );
    const { status, body } = await checkOut(customerId, cart.id, as);
    expect(status).toBe(201);
    expect(body.orders).toHaveLength(1);
    expect(body.orderErrors).toMatchObject([{ orderGroupId: '1', code: 900121 }]);
    expect((await checkOut(customerId, cart.id, as)).body).toEqual(body);
  });

  test('is refused as a whole when nothing can be ordered, and can be tried again', async () => {
    const seller = await world.company('indirect-provider', { credit: '10.00' });
    const as = world.caller(seller);
    const customerId = await world.customer(seller);
    const { body: cart } = await make(customerId, [line()], {}, as);
    const { status, body } = await checkOut(customerId, cart.id, as);
    expect([status, body.code]).toEqual([403, 900121]);
    await world.owner.query('update partner_account set credit_limit = 1000 where tenant_id = $1', [
      seller.id,
    ]);
    expect((await checkOut(customerId, cart.id, as)).status).toBe(201);
  });

  test.each([
    ['no agreement on record', { agreement: false }, 13605],
    ['account under review', { review: 'under-review' }, 800073],
    ['account not approved', { review: 'not-approved' }, 800075],
  ] as const)('%s', async (_, of, code) => {
    const customerId = await world.customer(provider, of);
    const { body: cart } = await make(customerId);
    const { status, body } = await checkOut(customerId, cart.id);
    expect([status, body.code]).toEqual([403, code]);
  });

  test('checks everything anew: a reseller that lost its agreement, an availability that is gone', async () => {
    const signed = await world.company('indirect-reseller');
    const passing = await world.sell({ id: 'PPASSING' });
    const customerId = await world.customer(provider);
    const participants = [{ key: 'transaction_reseller', value: signed.partnerId }];
    const attested = { partnerOnRecordAttestationAccepted: true };
    const { body: first } = await make(customerId, [line({ participants })], attested);
    const { body: second } = await make(customerId, [line({ catalogItemId: passing })], attested);
    await world.owner.query('update partner set agreement_signed_at = null where tenant_id = $1', [
      signed.id,
    ]);
    await world.owner.query(`delete from availability where product_id = 'PPASSING'`);
    const unsigned = await checkOut(customerId, first.id);
    expect([unsigned.status, unsigned.body.code]).toEqual([403, 900123]);
    const gone = await checkOut(customerId, second.id);
    expect([gone.status, gone.body.code]).toEqual([404, 400019]);
    const { body: kept } = await world.send('GET', `/v1/customers/${customerId}/carts/${second.id}`, who);
    expect(kept.lineItems[0].error.errorCode).toBe(10001);
    expect(await ordersOf(customerId)).toBe(0);
  });
});

describe('who may use a cart', () => {
  test('a reseller never, not even for its own customer (I27)', async () => {
    const customerId = await world.customer(provider, { reseller });
    const { body: cart } = await make(customerId);
    const as = world.caller(reseller, { roles: ['global-admin'] });
    const address = `/v1/customers/${customerId}/carts/${cart.id}`;
    const answers = [
      await make(customerId, [line()], {}, as),
      await world.send('GET', address, as),
      await world.send('PUT', address, as, cart),
      await checkOut(customerId, cart.id, as),
    ];
    expect(answers.map((one) => one.status)).toEqual([403, 403, 403, 403]);
    expect(await ordersOf(customerId)).toBe(0);
  });

  test('a foreign or malformed cart is answered like an unknown one', async () => {
    const other = await world.company('indirect-provider');
    const customerId = await world.customer(provider);
    await world.customer(other, { id: customerId });
    const { body: cart } = await make(customerId, [line()], {}, world.caller(other));
    for (const id of [cart.id, '00000000-0000-4000-8000-000000000001', 'nonsense']) {
      const address = `/v1/customers/${customerId}/carts/${id}`;
      const answers = [
        await world.send('GET', address, who),
        await world.send('PUT', address, who, cart),
        await checkOut(customerId, id),
      ];
      expect(answers.map((one) => [one.status, one.body.code])).toEqual([
        [404, 800008],
        [404, 800008],
        [404, 800008],
      ]);
    }
  });

  test('a foreign customer is answered like an unknown one', async () => {
    const foreign = await world.customer(await world.company('indirect-provider'));
    expect(await make(foreign)).toEqual(await make('00000000-0000-4000-8000-000000000001'));
  });
});

test('making, changing and delivering leave one record each, a refused change a failed one', async () => {
  const seller = await world.company('indirect-provider');
  const as = world.caller(seller);
  const customerId = await world.customer(seller);
  const { body: cart } = await make(customerId, [line()], {}, as);
  await world.send('PUT', `/v1/customers/${customerId}/carts/${cart.id}`, as, cart);
  await checkOut(customerId, cart.id, as);
  await world.send('PUT', `/v1/customers/${customerId}/carts/${cart.id}`, as, cart);
  expect((await world.log(seller)).sort()).toEqual([
    'cart.update failed',
    'create_cart succeeded',
    'create_order succeeded',
    'update_cart succeeded',
    'update_order succeeded',
  ]);
});

// Last, because it moves the clock.
test('after seven days a cart is gone, though it was changed meanwhile; an ordered one stays', async () => {
  const customerId = await world.customer(provider);
  const { body: cart } = await make(customerId);
  const { body: ordered } = await make(customerId);
  const result = await checkOut(customerId, ordered.id);
  const address = `/v1/customers/${customerId}/carts/${cart.id}`;
  world.clock.moveTo(new Date(Date.parse(cart.expirationTimestamp) - 60_000));
  expect((await world.send('PUT', address, who, cart)).status).toBe(200);
  world.clock.moveTo(new Date(Date.parse(cart.expirationTimestamp)));
  const answers = [
    await world.send('GET', address, who),
    await world.send('PUT', address, who, cart),
    await checkOut(customerId, cart.id),
  ];
  expect(answers.map((one) => [one.status, one.body.code])).toEqual([
    [404, 800008],
    [404, 800008],
    [404, 800008],
  ]);
  expect((await world.send('GET', `/v1/customers/${customerId}/carts/${ordered.id}`, who)).body.status).toBe(
    'Ordered',
  );
  expect((await checkOut(customerId, ordered.id)).body).toEqual(result.body);
});

describe('baskets put aside', () => {
  const page = (customerId: string, id = '') => `/twotier/v1/customers/${customerId}/carts${id && `/${id}`}`;

  test('are found again with names, sums and the day they lapse; submitted and lapsed ones are not among them', async () => {
    const seller = await world.company('indirect-provider');
    const as = world.caller(seller);
    const customerId = await world.customer(seller);
    const item = await world.sell({ id: 'PASIDE' });
    const make = (quantity: number) =>
      world.send('POST', `/v1/customers/${customerId}/carts`, as, {
        lineItems: [{ id: 0, catalogItemId: item, quantity, termDuration: 'P1Y', billingCycle: 'monthly' }],
      });
    const { body: kept } = await make(3);
    const { body: ordered } = await make(1);
    await make(-1);
    await world.send('POST', `/v1/customers/${customerId}/carts/${ordered.id}/checkout`, as);
    const { status, body } = await world.send('GET', page(customerId), as);
    expect(status).toBe(200);
    expect(body.items.map((one: { problems: number }) => one.problems)).toEqual([0, 1]);
    expect(body.items[0]).toMatchObject({
      id: kept.id,
      expiresAt: kept.expirationTimestamp,
      lines: [{ name: 'Product PASIDE', quantity: 3 }],
      totals: [{ currency: 'USD', amount: 30 }],
    });
    const rival = world.caller(await world.company('direct-partner'));
    expect((await world.send('GET', page(customerId), rival)).status).toBe(404);

    expect((await world.send('DELETE', page(customerId, kept.id), as)).status).toBe(204);
    expect((await world.send('DELETE', page(customerId, kept.id), as)).body.code).toBe(800008);
    expect((await world.send('DELETE', page(customerId, ordered.id), as)).body.code).toBe(800065);

    world.clock.moveTo(new Date(world.clock.now().getTime() + 8 * 86_400_000));
    expect((await world.send('GET', page(customerId), as)).body.items).toEqual([]);
    const rows = () => world.owner.query('select status from cart where customer_id = $1', [customerId]);
    expect((await rows()).rows.length).toBe(2);
    await world.cartWork.run(world.db, world.clock.now(), 500);
    expect((await rows()).rows).toEqual([{ status: 'ordered' }]);
    expect((await world.log(seller)).filter((one) => one === 'cart_lapsed succeeded').length).toBe(1);
    // The one that was ordered still gives its first result.
    const again = await world.send('POST', `/v1/customers/${customerId}/carts/${ordered.id}/checkout`, as);
    expect(again.status).toBe(201);
  });
});
