import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';

let world: SellingWorld;
let provider: Company;
let reseller: Company;
let who: string;
let item: string;
let items = 0;

beforeAll(async () => {
  world = await sellingWorld();
  provider = await world.company('indirect-provider');
  reseller = await world.company('indirect-reseller');
  who = world.caller(provider);
  item = await world.sell({ id: 'PMAIL' });
});
afterAll(() => world?.close());

function order(lines: object[], more: object = {}) {
  return {
    lineItems: lines.map((line, lineItemNumber) => ({
      lineItemNumber,
      offerId: item,
      quantity: 5,
      termDuration: 'P1Y',
      ...line,
    })),
    billingCycle: 'monthly',
    ...more,
  };
}

async function place(customerId: string, lines: object[] = [{}], more: object = {}, as = who) {
  return world.send('POST', `/v1/customers/${customerId}/orders`, as, order(lines, more));
}

function sell(sku: Partial<Parameters<SellingWorld['sell']>[0]>) {
  items += 1;
  return world.sell({ id: `PX${items}`, ...sku });
}

test('an order is answered without prices, and makes an active subscription (C45)', async () => {
  const customerId = await world.customer(provider);
  const { status, body } = await place(customerId, [{ friendlyName: 'Mail for all' }]);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    alternateId: body.id,
    referenceCustomerId: customerId,
    billingCycle: 'monthly',
    currencyCode: 'USD',
    currencySymbol: '$',
    status: 'completed',
    transactionType: 'UserPurchase',
    lineItems: [
      {
        lineItemNumber: 0,
        offerId: item,
        quantity: 5,
        termDuration: 'P1Y',
        friendlyName: 'Mail for all',
        transactionType: 'New',
      },
    ],
    links: {
      self: { uri: `/customers/${customerId}/orders/${body.id}`, method: 'GET', headers: [] },
      patchOperation: { method: 'PATCH' },
    },
    attributes: { objectType: 'Order' },
  });
  expect(body.totalPrice).toBeUndefined();
  expect(body.lineItems[0].pricing).toBeUndefined();
  const { body: subscription } = await world.send(
    'GET',
    `/v1/customers/${customerId}/subscriptions/${body.lineItems[0].subscriptionId}`,
    who,
  );
  expect(subscription).toMatchObject({
    status: 'active',
    quantity: 5,
    friendlyName: 'Mail for all',
    partnerId: '',
    orderId: body.id,
  });
});

test('prices are what is charged, and shown when asked for, whatever the spelling', async () => {
  const customerId = await world.customer(provider);
  const odd = await sell({ prices: ['P1Y monthly 0.1050'] });
  const { body: placed } = await place(customerId, [{ offerId: odd, quantity: 3 }]);
  const { body: list } = await world.send(
    'GET',
    `/v1/customers/${customerId}/orders?include_price=True`,
    who,
  );
  expect(list.totalCount).toBe(1);
  expect(list.items[0]).toMatchObject({
    totalPrice: 0.32,
    lineItems: [{ pricing: { price: 0.105, extendedPrice: 0.32 } }],
  });
  const { body: one } = await world.send('GET', `/v1/customers/${customerId}/orders/${placed.id}`, who);
  expect(one.totalPrice).toBeUndefined();
  expect(one.id).toBe(placed.id);
});

test('orders can be listed by billing cycle, in any spelling of it (C61)', async () => {
  const customerId = await world.customer(provider);
  await place(customerId, [{}], { billingCycle: 'annual' });
  await place(customerId);
  const of = async (type: string) =>
    (await world.send('GET', `/v1/customers/${customerId}/orders?billingType=${type}`, who)).body.totalCount;
  expect([
    await of('Annual'),
    await of('OneTime'),
    await of('one_time'),
    await of('unknown'),
    await of('monthly'),
  ]).toEqual([1, 0, 0, 2, 1]);
});

test('provisioning is told line by line', async () => {
  const customerId = await world.customer(provider);
  const { body } = await place(customerId, [{}, { quantity: 2 }]);
  const { status, body: told } = await world.send(
    'GET',
    `/v1/customers/${customerId}/orders/${body.id}/provisioningstatus`,
    who,
  );
  expect(status).toBe(200);
  expect(told.items).toMatchObject([
    {
      lineItemNumber: 0,
      status: 'Fulfilled',
      quantityProvisioningInformation: [{ quantity: 5, status: 'Fulfilled' }],
    },
    { lineItemNumber: 1, status: 'Fulfilled' },
  ]);
});

test('placing an order leaves one record, one for each attribution, and one for its delivery', async () => {
  const seller = await world.company('indirect-provider');
  const customerId = await world.customer(seller);
  await place(
    customerId,
    [{ partnerIdOnRecord: reseller.partnerId }, {}],
    { partnerOnRecordAttestationAccepted: true },
    world.caller(seller),
  );
  expect((await world.log(seller)).sort()).toEqual([
    'create_mpn_association succeeded',
    'create_order succeeded',
    'update_order succeeded',
  ]);
  expect(await world.log(reseller)).toEqual([]);
});

test('credit is spent by exactly what was bought', async () => {
  const seller = await world.company('indirect-provider', { credit: '100.00' });
  const customerId = await world.customer(seller);
  const as = world.caller(seller);
  expect((await place(customerId, [{ quantity: 7 }], {}, as)).status).toBe(201);
  const { status, body } = await place(customerId, [{ quantity: 4 }], {}, as);
  expect([status, body.code]).toEqual([403, 900121]);
  expect(body.description).toContain('40.00 USD');
  expect(body.description).toContain('30.00 USD');
  expect((await place(customerId, [{ quantity: 3 }], {}, as)).status).toBe(201);
  expect(await world.creditUsed(seller)).toBe('100.0000');
});

test('two orders at the same moment cannot spend the same credit', async () => {
  const seller = await world.company('indirect-provider', { credit: '100.00' });
  const customers = await Promise.all([1, 2, 3].map(() => world.customer(seller)));
  const as = world.caller(seller);
  const answers = await Promise.all(
    customers.map((customerId) => place(customerId, [{ quantity: 8 }], {}, as)),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 403, 403]);
  expect(await world.creditUsed(seller)).toBe('80.0000');
});

test('two trials at the same moment are still one', async () => {
  const trial = await sell({ isTrial: true, minimum: 25, maximum: 25, prices: ['P1M none 0'] });
  const customerId = await world.customer(provider);
  const other = await world.company('direct-partner');
  await world.customer(other, { id: customerId });
  const line = { offerId: trial, quantity: 25, termDuration: 'P1M' };
  const answers = await Promise.all(
    [who, world.caller(other)].map((as) => place(customerId, [line], { billingCycle: 'none' }, as)),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 400]);
});

describe('who may order', () => {
  test('a reseller never, not even for its own customer (I27)', async () => {
    const customerId = await world.customer(provider, { reseller });
    for (const roles of [['global-admin'], ['admin-agent'], ['sales-agent']] as const) {
      const { status } = await place(customerId, [{}], {}, world.caller(reseller, { roles }));
      expect(status).toBe(403);
    }
    expect((await place(customerId, [{}], {}, world.caller(reseller, { application: true }))).status).toBe(
      403,
    );
    expect(
      (await world.send('GET', `/v1/customers/${customerId}/orders`, world.caller(reseller))).status,
    ).toBe(403);
    expect((await world.send('GET', `/v1/customers/${customerId}/subscriptions`, who)).body.totalCount).toBe(
      0,
    );
  });

  test('a foreign customer is answered like an unknown one', async () => {
    const foreign = await world.customer(await world.company('indirect-provider'));
    const answers = await Promise.all(
      [foreign, '00000000-0000-4000-8000-000000000001'].map((id) => place(id)),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(404);
  });

  test('a foreign order is answered like an unknown one', async () => {
    const other = await world.company('indirect-provider');
    const customerId = await world.customer(provider);
    await world.customer(other, { id: customerId });
    const { body } = await place(customerId, [{}], {}, world.caller(other));
    for (const id of [body.id, 'NOSUCHORDER1']) {
      const { status, body: refused } = await world.send(
        'GET',
        `/v1/customers/${customerId}/orders/${id}`,
        who,
      );
      expect([status, refused.code]).toEqual([404, 20000]);
      const provisioning = await world.send(
        'GET',
        `/v1/customers/${customerId}/orders/${id}/provisioningstatus`,
        who,
      );
      expect([provisioning.status, provisioning.body.code]).toEqual([404, 800007]);
    }
  });

  test('a relationship that has ended is told as such', async () => {
    const customerId = await world.customer(provider, { state: 'ended' });
    const { status, body } = await place(customerId);
    expect([status, body.code]).toEqual([403, 20002]);
  });

  test.each([
    ['restricted', { programStatus: 'restricted' }, 800039],
    ['without a signed agreement', { agreementSigned: false }, 900124],
  ] as const)('a partner that is %s is refused', async (_, facts, code) => {
    const seller = await world.company('indirect-provider', facts);
    const { status, body } = await place(await world.customer(seller), [{}], {}, world.caller(seller));
    expect([status, body.code]).toEqual([403, code]);
  });
});

describe('refusals of the purchase as a whole', () => {
  test.each([
    ['no agreement on record', { agreement: false }, 13605],
    ['account under review', { review: 'under-review' }, 800073],
    ['account not approved', { review: 'not-approved' }, 800075],
    ['a country of another region', { country: 'DE' }, 2030],
  ] as const)('%s', async (_, customer, code) => {
    const customerId = await world.customer(provider, customer);
    const { status, body } = await place(customerId);
    expect([status, body.code]).toEqual([403, code]);
    expect((await world.send('GET', `/v1/customers/${customerId}/orders`, who)).body.totalCount).toBe(0);
  });

  test.each([
    ['a gap', [0, 2]],
    ['twice the same', [0, 0]],
    ['from 1', [1, 2]],
  ])('line numbers: %s', async (_, numbers) => {
    const { status, body } = await place(
      await world.customer(provider),
      numbers.map((lineItemNumber) => ({ lineItemNumber })),
    );
    expect([status, body.code]).toEqual([400, 800071]);
  });

  test('lines of different sales groups need a cart', async () => {
    const other = await sell({ salesGroup: '20' });
    const { status, body } = await place(await world.customer(provider), [{}, { offerId: other }]);
    expect([status, body.code]).toEqual([400, 4018]);
  });

  test('another customer in the body', async () => {
    const { status, body } = await place(await world.customer(provider), [{}], {
      referenceCustomerId: provider.id,
    });
    expect([status, body.code]).toEqual([400, 800002]);
  });

  test('more than 300 subscriptions', async () => {
    const customerId = await world.customer(provider);
    await place(customerId);
    await world.owner.query(
      `insert into subscription select partner_id, gen_random_uuid(), customer_id, order_id, line_number, kind, rule_set,
      catalog_item_id, product_id, sku_id, offer_name, publisher, friendly_name, quantity, unit_type, parent_subscription_id, status,
      status_changed_at, suspension_reasons, is_trial, term_duration, billing_cycle, auto_renew, created_at, term_starts_at, term_ends_on,
      cancelable_until, currency, unit_price, reseller_partner_id, reseller_id, reseller_name, support_contact_id, version
      from subscription, generate_series(1, 298) where customer_id = $1`,
      [customerId],
    );
    expect((await place(customerId)).status).toBe(201);
    const { status, body } = await place(customerId);
    expect([status, body.code]).toEqual([403, 800066]);
  });
});

describe('refusals of a line', () => {
  const cases: [string, () => Promise<object>, number, number][] = [
    ['an unknown offer', async () => ({ offerId: 'NOPE:0001:AV' }), 400, 800004],
    ['an offer withdrawn', async () => ({ offerId: await sell({ withdrawn: true }) }), 403, 2091],
    ['an offer of another country', async () => ({ offerId: await sell({ market: 'CA' }) }), 400, 800070],
    [
      'an offer without a price',
      async () => ({ offerId: await sell({ prices: ['P1Y monthly 9 EUR'] }) }),
      403,
      2085,
    ],
    ['too many licenses', async () => ({ offerId: await sell({ maximum: 300 }), quantity: 301 }), 400, 2002],
    ['too few licenses', async () => ({ offerId: await sell({ minimum: 5 }), quantity: 4 }), 400, 2002],
    ['no licenses', async () => ({ quantity: 0 }), 400, 2002],
    ['a term that is not offered', async () => ({ termDuration: 'P3Y' }), 400, 800121],
    ['no term where several are offered', async () => ({ termDuration: '' }), 400, 800121],
    [
      'an offer for another segment',
      async () => ({ offerId: await sell({ segment: 'education' }) }),
      400,
      800086,
    ],
    [
      'an add-on without its base',
      async () => ({ offerId: await sell({ isAddon: true, prerequisites: ['PBASE0:0001'] }) }),
      400,
      400041,
    ],
    [
      'an attestation that is not given',
      async () => ({ offerId: await sell({ attestation: true }) }),
      400,
      900203,
    ],
    ['a promotion', async () => ({ promotionId: 'A:B:C' }), 400, 27007],
    [
      'an end date outside the first term',
      async () => ({ customTermEndDate: '2020-01-31T00:00:00Z' }),
      400,
      900245,
    ],
    [
      'a trial with other than 25 licenses',
      async () => ({ offerId: await sell({ isTrial: true, maximum: 300 }), quantity: 26 }),
      400,
      2002,
    ],
  ];

  test.each(cases)('%s', async (_, line, status, code) => {
    const customerId = await world.customer(provider);
    const answer = await place(customerId, [await line()]);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.data[0].field).toMatch(/^lineItems\[0\]\./);
    expect((await world.send('GET', `/v1/customers/${customerId}/subscriptions`, who)).body.totalCount).toBe(
      0,
    );
  });

  test('a billing cycle that is not offered', async () => {
    const { status, body } = await place(await world.customer(provider), [{}], { billingCycle: 'triennial' });
    expect([status, body.code]).toEqual([400, 800121]);
    expect(body.description).toContain('P1Y/monthly');
  });

  test('a currency that is neither the partner’s nor the customer’s', async () => {
    const { status, body } = await place(await world.customer(provider), [{}], { currencyCode: 'eur' });
    expect([status, body.code]).toEqual([400, 900169]);
  });

  test('every problem of every line is named at its field', async () => {
    const { body } = await place(await world.customer(provider), [
      { quantity: 0 },
      { offerId: 'NOPE:0001:AV' },
    ]);
    expect(body.data.map((one: { field: string }) => one.field)).toEqual([
      'lineItems[0].quantity',
      'lineItems[1].catalogItemId',
    ]);
  });
});

describe('trials, limits and add-ons', () => {
  test('a second trial is refused for life, also after the first is gone and from another partner (C58, I37)', async () => {
    const trial = await sell({ isTrial: true, minimum: 25, maximum: 25, prices: ['P1M none 0'] });
    const line = { offerId: trial, quantity: 25, termDuration: 'P1M' };
    const customerId = await world.customer(provider);
    const { body } = await place(customerId, [line], { billingCycle: 'unknown' });
    const { body: subscription } = await world.send(
      'GET',
      `/v1/customers/${customerId}/subscriptions/${body.lineItems[0].subscriptionId}`,
      who,
    );
    expect(subscription).toMatchObject({ isTrial: true, billingCycle: 'none', refundOptions: [] });
    await world.owner.query(
      `update subscription set status = 'deleted', status_changed_at = '2020-01-01' where customer_id = $1`,
      [customerId],
    );
    const other = await world.company('direct-partner');
    await world.customer(other, { id: customerId });
    for (const as of [who, world.caller(other)]) {
      const { status, body: refused } = await place(customerId, [line], { billingCycle: 'unknown' }, as);
      expect([status, refused.code]).toEqual([400, 27006]);
    }
  });

  test('two trials of one offer in one order are refused', async () => {
    const trial = await sell({ isTrial: true, minimum: 25, maximum: 25, prices: ['P1M none 0'] });
    const line = { offerId: trial, quantity: 25, termDuration: 'P1M' };
    const { body } = await place(await world.customer(provider), [line, line], { billingCycle: 'none' });
    expect(body.code).toBe(27006);
  });

  test('no trial of what the customer owns', async () => {
    const trial = await sell({
      isTrial: true,
      minimum: 25,
      maximum: 25,
      prices: ['P1M none 0'],
      renewsTo: 'PMAIL:0001',
    });
    const customerId = await world.customer(provider);
    await place(customerId);
    const { status, body } = await place(
      customerId,
      [{ offerId: trial, quantity: 25, termDuration: 'P1M' }],
      { billingCycle: 'none' },
    );
    expect([status, body.code]).toEqual([403, 2085]);
  });

  test('a concurrent limit opens again a week after the end, a lifetime limit never', async () => {
    const customerId = await world.customer(provider);
    const concurrent = await sell({ limit: ['concurrent', 1] });
    const lifetime = await sell({ limit: ['lifetime', 1] });
    for (const offerId of [concurrent, lifetime]) {
      expect((await place(customerId, [{ offerId }])).status).toBe(201);
      expect((await place(customerId, [{ offerId }])).body.code).toBe(27006);
    }
    const end = (age: string) =>
      world.owner.query(
        `update subscription set status = 'deleted', status_changed_at = now() - $2::interval where customer_id = $1`,
        [customerId, age],
      );
    await end('6 days');
    expect((await place(customerId, [{ offerId: concurrent }])).body.code).toBe(27006);
    await end('8 days');
    expect((await place(customerId, [{ offerId: concurrent }])).status).toBe(201);
    expect((await place(customerId, [{ offerId: lifetime }])).body.code).toBe(27006);
  });

  test('an add-on goes with a base from anyone, or with one in the same order (C59)', async () => {
    const addon = await sell({ isAddon: true, prerequisites: ['PMAIL:0001'] });
    const customerId = await world.customer(provider);
    const other = await world.company('direct-partner');
    await world.customer(other, { id: customerId });
    expect((await place(customerId, [{ offerId: addon }])).body.code).toBe(400041);
    expect((await place(customerId, [{ offerId: addon }, {}])).status).toBe(201);
    expect((await place(customerId, [{ offerId: addon }], {}, world.caller(other))).status).toBe(201);
  });
});

describe('reseller of record', () => {
  const named = { partnerOnRecordAttestationAccepted: true };

  test('without one the order goes through and nobody is credited (I26)', async () => {
    const { status, body } = await place(await world.customer(provider, { reseller }), [
      { partnerIdOnRecord: '' },
    ]);
    expect(status).toBe(201);
    expect(body.lineItems[0].partnerIdOnRecord).toBeUndefined();
  });

  test('is stored on its line and its subscription, whether or not there is a partnership (C46, D20)', async () => {
    const customerId = await world.customer(provider);
    const { body } = await place(customerId, [{ partnerIdOnRecord: reseller.partnerId }, {}], named);
    expect(body.lineItems.map((line: { partnerIdOnRecord?: string }) => line.partnerIdOnRecord)).toEqual([
      reseller.partnerId,
      undefined,
    ]);
    expect(body.partnerOnRecordAttestationAccepted).toBe(true);
    const { body: list } = await world.send(
      'GET',
      `/v1/customers/${customerId}/subscriptions?mpn_id=${reseller.partnerId}`,
      who,
    );
    expect(list.items.map((one: { id: string }) => one.id)).toEqual([body.lineItems[0].subscriptionId]);
  });

  test('needs the attestation of the role', async () => {
    const { status, body } = await place(await world.customer(provider), [
      { partnerIdOnRecord: reseller.partnerId },
    ]);
    expect([status, body.code]).toEqual([400, 900206]);
  });

  test('up to five further ones may be declared, each checked (C60)', async () => {
    const further = await Promise.all([1, 2, 3, 4, 5, 6].map(() => world.company('indirect-reseller')));
    const ids = further.map((one) => one.partnerId);
    const line = { partnerIdOnRecord: reseller.partnerId };
    const { body } = await place(
      await world.customer(provider),
      [{ ...line, additionalPartnerIdsOnRecord: ids.slice(1) }],
      named,
    );
    expect(body.lineItems[0].additionalPartnerIdsOnRecord).toHaveLength(5);
    const refused = async (over: object) =>
      (await place(await world.customer(provider), [over], named)).body.code;
    expect(await refused({ ...line, additionalPartnerIdsOnRecord: ids })).toBe(4018);
    expect(await refused({ additionalPartnerIdsOnRecord: ids.slice(1) })).toBe(4018);
    expect(await refused({ ...line, additionalPartnerIdsOnRecord: ['999'] })).toBe(800015);
  });

  const refusals: [string, () => Promise<string>, number, number][] = [
    ['unknown', async () => '999999999', 404, 800015],
    ['the provider’s own', async () => provider.partnerId, 404, 2072],
    ['a global one', async () => reseller.globalId, 400, 2200],
    ['of another provider', async () => (await world.company('indirect-provider')).partnerId, 400, 2204],
    [
      'of another region',
      async () => (await world.company('indirect-reseller', { country: 'DE', region: 'europe' })).partnerId,
      400,
      2201,
    ],
    [
      'without a signed agreement',
      async () => (await world.company('indirect-reseller', { agreementSigned: false })).partnerId,
      403,
      900123,
    ],
    [
      'out of the program',
      async () => (await world.company('indirect-reseller', { programStatus: 'deauthorized' })).partnerId,
      400,
      800016,
    ],
  ];
  test.each(refusals)('an id that is %s is refused', async (_, id, status, code) => {
    const { status: got, body } = await place(
      await world.customer(provider),
      [{ partnerIdOnRecord: await id() }],
      named,
    );
    expect([got, body.code]).toEqual([status, code]);
    expect(body.data[0].field).toBe('lineItems[0].partnerIdOnRecord');
  });

  test('a direct partner has nobody to name', async () => {
    const direct = await world.company('direct-partner');
    const { body } = await place(
      await world.customer(direct),
      [{ partnerIdOnRecord: reseller.partnerId }],
      named,
      world.caller(direct),
    );
    expect(body.code).toBe(800016);
  });
});

describe('preview', () => {
  const preview = (customerId: string, body: object, as = who) =>
    world.send('POST', `/twotier/v1/customers/${customerId}/orders/preview`, as, body);

  test('tells prices, totals, the reseller and what stands against each line, and buys nothing', async () => {
    const customerId = await world.customer(provider);
    const { status, body } = await preview(customerId, {
      lines: [
        { catalogItemId: item, quantity: 5, termDuration: 'P1Y', billingCycle: 'monthly' },
        { catalogItemId: item, quantity: 0, termDuration: 'P1M' },
      ],
      partnerId: reseller.partnerId,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      lines: [
        { name: 'Product PMAIL', unitPrice: 10, linePrice: 50, problems: [] },
        { problems: [{ field: 'quantity', errorName: 'quantity-outside-limits' }] },
      ],
      problems: [],
      totals: [{ currency: 'USD', amount: 50 }],
      reseller: { partnerId: reseller.partnerId, name: reseller.name },
      orders: 1,
      agreementMissing: false,
    });
    expect((await world.send('GET', `/v1/customers/${customerId}/orders`, who)).body.totalCount).toBe(0);
  });

  test('says that the agreement is missing', async () => {
    const { body } = await preview(await world.customer(provider, { agreement: false }), {
      lines: [{ catalogItemId: item, quantity: 1, termDuration: 'P1M' }],
    });
    expect(body.agreementMissing).toBe(true);
    expect(body.problems).toMatchObject([{ errorName: 'agreement-missing' }]);
  });

  test('speaks the reader’s language', async () => {
    const customerId = await world.customer(provider);
    const { body } = await world.send(
      'POST',
      `/twotier/v1/customers/${customerId}/orders/preview`,
      who,
      { lines: [{ catalogItemId: item, quantity: 1, termDuration: 'P1M' }] },
      { 'x-locale': 'ru-RU' },
    );
    expect(body.lines[0].name).toBe('Продукт PMAIL');
  });
});

test('what cannot be chosen at all is told beforehand, beside what was chosen', async () => {
  const addon = await sell({ isAddon: true, prerequisites: ['PMAIL:0001'] });
  const limited = await sell({ limit: ['lifetime', 1] });
  const customerId = await world.customer(provider);
  await place(customerId, [{ offerId: limited }]);
  const reasons = async (chosen: string[], as = who) => {
    const { body } = await world.send('POST', `/twotier/v1/customers/${customerId}/orders/choices`, as, {
      candidates: [item, addon, limited],
      chosen,
    });
    return body.items?.map((one: { problems: { errorName: string }[] }) => one.problems[0]?.errorName);
  };
  expect(await reasons([])).toEqual([undefined, 'base-missing', 'offer-limit-reached']);
  expect(await reasons([item, addon])).toEqual([undefined, undefined, 'offer-limit-reached']);
  expect(await reasons([], world.caller(reseller))).toBeUndefined();
});

describe('a first order with a new account', () => {
  const request = (customerId: string | null, quantity: number, caller = who) => ({
    acting: {
      caller: world.callerOf(caller),
      context: { correlationId: provider.id, language: 'en' as const },
    },
    customer: {
      customerId,
      companyName: 'Tailspin',
      country: 'US',
      agreementAccepted: true,
      accountReview: 'allowed' as const,
    },
    subscriptions: [
      { catalogItemId: item, quantity, termDuration: 'P1Y', billingCycle: 'monthly' },
      { catalogItemId: item, quantity: 1, termDuration: 'P1Y', billingCycle: 'annual' },
    ],
    resellerTenantId: reseller.id,
    attestationAccepted: true,
  });

  test('is checked before there is a customer, with fields named as the account names them', async () => {
    await expect(world.desk.checkOrder(request(null, 3))).resolves.toBeUndefined();
    await expect(world.desk.checkOrder(request(null, 0))).rejects.toMatchObject({
      reason: 'quantity-outside-limits',
      fields: [{ field: 'subscriptions[0].quantity' }],
    });
  });

  test('becomes one order per billing cycle, credited to the reseller', async () => {
    const customerId = await world.customer(provider);
    expect(await world.desk.placeOrder(request(customerId, 3))).toMatchObject({
      totalPrice: 30,
      lineItems: [{ partnerIdOnRecord: reseller.partnerId }],
      furtherOrders: [{ totalPrice: 120 }],
    });
  });
});
