import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';

let world: SellingWorld;
let provider: Company;
let who: string;
let item: string;
let higher: string;

beforeAll(async () => {
  world = await sellingWorld();
  world.clock.moveTo(new Date('2027-03-10T09:00:00Z'));
  provider = await world.company('indirect-provider');
  who = world.caller(provider);
  item = await world.sell({
    id: 'PLIFE',
    maximum: 300,
    upgrades: ['PHIGH:0001'],
    prices: [
      'P1M monthly 12.00',
      'P1Y monthly 10.00',
      'P1Y annual 120.00',
      'P3Y monthly 9.00',
      'P3Y annual 108.00',
    ],
  });
  higher = await world.sell({ id: 'PHIGH', prices: ['P1Y monthly 25.00', 'P1M monthly 30.00'] });
});
afterAll(() => world?.close());

const hour = 3_600_000;
const later = (hours: number) => world.clock.moveTo(new Date(world.clock.now().getTime() + hours * hour));

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers member by member
type Json = any;

interface Bought {
  readonly customerId: string;
  readonly address: string;
  readonly page: string;
  read(): Promise<Json>;
  look(): Promise<Json>;
  change(over: object, query?: string, as?: string): Promise<{ status: number; body: Json }>;
}

async function bought(over: object = {}, more: object = {}, customer?: string): Promise<Bought> {
  const customerId = customer ?? (await world.customer(provider));
  const { status, body } = await world.send('POST', `/v1/customers/${customerId}/orders`, who, {
    lineItems: [{ lineItemNumber: 0, offerId: item, quantity: 10, termDuration: 'P1Y', ...over }],
    billingCycle: 'monthly',
    ...more,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  const address = `/v1/customers/${customerId}/subscriptions/${body.lineItems[0].subscriptionId}`;
  const page = `/twotier${address}`;
  const read = async () => (await world.send('GET', address, who)).body;
  return {
    customerId,
    address,
    page,
    read,
    look: async () => (await world.send('GET', page, who)).body,
    change: async (over, query = '', as = who) =>
      world.send('PATCH', `${address}${query}`, as, { ...(await read()), ...over }),
  };
}

const lastCharge = async ({ page }: Bought) =>
  (await world.send('GET', `${page}/charges`, who)).body.items[0];

describe('licenses', () => {
  test('can be added at any time, prorated to the end of the cycle, with a window of their own (C50)', async () => {
    const s = await bought();
    later(10 * 24);
    const { status, body } = await s.change({ quantity: 15 });
    expect([status, body.quantity]).toEqual([200, 15]);
    expect(body.refundableQuantity).toMatchObject({ totalQuantity: 5, details: [{ quantity: 5 }] });
    const left =
      Date.parse(body.refundableQuantity.details[0].allowedUntilDateTime) - world.clock.now().getTime();
    expect(Math.round(left / hour)).toBe(168);
    // 21 of the 31 days of the cycle are left: 5 × 10.00 × 21/31.
    expect(await lastCharge(s)).toMatchObject({ reason: 'add', quantity: 5, amount: 33.87, currency: 'USD' });
    expect((await s.look()).reducible).toMatchObject({ quantity: 5, batches: [{ quantity: 5 }] });
  });

  test('can be given back newest first inside their windows, and the seller’s credit comes back (C51)', async () => {
    const s = await bought();
    later(48);
    await s.change({ quantity: 14 });
    const used = Number(await world.creditUsed(provider));
    const { status, body } = await s.change({ quantity: 8 });
    expect([status, body.quantity]).toEqual([200, 8]);
    const { amount, quantity } = await lastCharge(s);
    expect(quantity).toBe(6);
    expect(Number(await world.creditUsed(provider))).toBeCloseTo(used + amount, 2);
    expect(body.refundableQuantity).toMatchObject({ totalQuantity: 8, details: [{ quantity: 8 }] });
  });

  test('within the first 24 hours everything comes back, later what the unused days cost', async () => {
    const first = await bought();
    await first.change({ quantity: 7 });
    expect((await lastCharge(first)).amount).toBe(-30);
    const second = await bought();
    later(25);
    await second.change({ quantity: 7 });
    const { amount } = await lastCharge(second);
    expect(amount).toBeLessThan(0);
    expect(amount).toBeGreaterThan(-30);
  });

  test('outside the window fewer are refused by name, and nothing changes', async () => {
    const s = await bought();
    later(169);
    const { status, body } = await s.change({ quantity: 9 });
    expect([status, body.code, body.data[0].field]).toEqual([400, 900257, 'quantity']);
    expect((await s.read()).quantity).toBe(10);
  });

  test('more than are in open batches cannot be given back', async () => {
    const s = await bought();
    later(169);
    await s.change({ quantity: 12 });
    const { body } = await s.change({ quantity: 9 });
    expect(body.code).toBe(900257);
    expect(body.description).toMatch(/Only 2 /);
    expect((await s.change({ quantity: 10 })).status).toBe(200);
  });

  test.each([
    ['above the maximum', 301, 2002],
    ['nothing at all', -1, 2002],
  ])('%s is refused', async (_, quantity, code) => {
    const s = await bought();
    expect((await s.change({ quantity })).body.code).toBe(code);
  });

  test('beyond the credit none can be added', async () => {
    const poor = await world.company('indirect-provider', { credit: '120' });
    const as = world.caller(poor);
    const customerId = await world.customer(poor);
    const order = await world.send('POST', `/v1/customers/${customerId}/orders`, as, {
      lineItems: [{ lineItemNumber: 0, offerId: item, quantity: 10, termDuration: 'P1Y' }],
      billingCycle: 'monthly',
    });
    const address = `/v1/customers/${customerId}/subscriptions/${order.body.lineItems[0].subscriptionId}`;
    const { body: read } = await world.send('GET', address, as);
    expect((await world.send('PATCH', address, as, { ...read, quantity: 13 })).body.code).toBe(900121);
    expect((await world.send('PATCH', address, as, { ...read, quantity: 12 })).status).toBe(200);
  });

  test('additions at the same moment cannot spend the same credit (I23)', async () => {
    const poor = await world.company('indirect-provider', { credit: '420' });
    const as = world.caller(poor);
    const addresses: string[] = [];
    for (let buyer = 0; buyer < 8; buyer++) {
      const customerId = await world.customer(poor);
      const order = await world.send('POST', `/v1/customers/${customerId}/orders`, as, {
        lineItems: [{ lineItemNumber: 0, offerId: item, quantity: 5, termDuration: 'P1Y' }],
        billingCycle: 'monthly',
      });
      addresses.push(`/v1/customers/${customerId}/subscriptions/${order.body.lineItems[0].subscriptionId}`);
    }
    const answers = await Promise.all(
      addresses.map((address) => world.send('PATCH', address, as, { quantity: 7 })),
    );
    const codes = answers.map(({ status, body }) => (status === 200 ? 200 : body.code)).sort();
    expect(codes).toEqual([200, ...Array(7).fill(900121)]);
    expect(Number(await world.creditUsed(poor))).toBe(420);
  });

  test('are neither added nor given back while suspended (I29)', async () => {
    const s = await bought();
    await s.change({ status: 'suspended' });
    for (const quantity of [9, 11]) expect((await s.change({ quantity })).body.code).toBe(800091);
  });
});

describe('state', () => {
  test('suspending switches renewal off and drops the schedule; resuming does not switch it on again (C53, I31)', async () => {
    const s = await bought();
    await s.change({ scheduledNextTermInstructions: { quantity: 12 } });
    const suspended = (await s.change({ status: 'suspended', suspensionReasons: ['NonPayment'] })).body;
    expect(suspended).toMatchObject({
      status: 'suspended',
      autoRenewEnabled: false,
      suspensionReasons: ['NonPayment'],
    });
    expect(suspended.scheduledNextTermInstructions).toBeUndefined();
    const resumed = (await s.change({ status: 'active' })).body;
    expect(resumed).toMatchObject({ status: 'active', autoRenewEnabled: false });
    expect(resumed.suspensionReasons).toBeUndefined();
  });

  test('canceling inside the window deletes, brings money back, and is final (C54, I30)', async () => {
    const s = await bought();
    later(25);
    const { refundNow } = (await s.look()).cancellation;
    const { status, body } = await s.change({ status: 'deleted' });
    expect([status, body.status]).toEqual([200, 'deleted']);
    expect(await lastCharge(s)).toMatchObject({ reason: 'cancel', amount: -refundNow.amount });
    for (const over of [
      { status: 'active' },
      { quantity: 11 },
      { friendlyName: 'New' },
      { autoRenewEnabled: true },
    ])
      expect((await s.change(over)).body.code).toBe(2011);
  });

  test('canceling outside the window is refused, with what to do instead (I30)', async () => {
    const s = await bought();
    later(168);
    const { status, body } = await s.change({ status: 'deleted' });
    expect([status, body.code]).toEqual([400, 900117]);
    expect((await s.look()).cancellation).toMatchObject({ rule: 'license', open: false });
  });

  test('a usage plan is suspended only when nothing below it is active', async () => {
    const plan = await world.sell({ id: 'PLPLAN', kind: 'usage', prices: ['- monthly 0'] });
    const savings = await world.sell({ id: 'PLSAVE', kind: 'reservation', prices: ['P1Y one_time 900'] });
    const s = await bought({ offerId: plan, quantity: 1, termDuration: undefined });
    await bought(
      { offerId: savings, quantity: 1, provisioningContext: { entitlementId: (await s.read()).id } },
      { billingCycle: 'unknown' },
      s.customerId,
    );
    expect((await s.change({ status: 'suspended' })).body.code).toBe(900115);
  });

  test('an add-on goes with its base, and comes back only after it', async () => {
    const base = await bought();
    const addon = await bought({ quantity: 4 }, {}, base.customerId);
    await world.owner.query(
      'update subscription set parent_subscription_id = $2 where subscription_id = $1',
      [(await addon.read()).id, (await base.read()).id],
    );
    await base.change({ status: 'suspended' });
    expect(await addon.read()).toMatchObject({ status: 'suspended', suspensionReasons: ['BaseSuspended'] });
    expect((await addon.change({ status: 'active' })).body.code).toBe(27009);
    await base.change({ status: 'active' });
    expect((await addon.read()).status).toBe('active');
    expect((await base.change({ quantity: 3 })).body.code).toBe(800090);
    expect((await addon.change({ quantity: 11 })).body.code).toBe(800090);
    await base.change({ status: 'deleted' });
    expect((await addon.read()).status).toBe('deleted');
  });

  test('from the last day on until the work is done nothing changes', async () => {
    const s = await bought({ termDuration: 'P1M' });
    const read = await s.read();
    const start = world.clock.now();
    world.clock.moveTo(new Date(Date.parse(read.commitmentEndDate) + 24 * hour));
    const { status, body } = await s.change({ quantity: 11 });
    expect([status, body.code]).toEqual([409, 800082]);
    world.clock.moveTo(start);
  });
});

describe('renewal', () => {
  test('leaving autoRenewEnabled out switches it off, and with it what was scheduled', async () => {
    const s = await bought();
    await s.change({ scheduledNextTermInstructions: { quantity: 12 } });
    const { body } = await s.change({ autoRenewEnabled: undefined });
    expect(body.autoRenewEnabled).toBe(false);
    expect(body.scheduledNextTermInstructions).toBeUndefined();
  });

  test('a change for the next term is kept, read back unchanged, replaced and removed (C55)', async () => {
    const s = await bought();
    const wanted = { quantity: 20, product: { termDuration: 'P1M', billingCycle: 'monthly' } };
    const { status, body } = await s.change({ scheduledNextTermInstructions: wanted });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      quantity: 10,
      renewalTermDuration: 'P1M',
      scheduledNextTermInstructions: {
        quantity: 20,
        product: {
          productId: 'PLIFE',
          skuId: '0001',
          availabilityId: 'AV',
          termDuration: 'P1M',
          billingCycle: 'monthly',
        },
      },
    });
    expect((await s.change({})).body).toEqual(body);
    expect(
      (await s.change({ scheduledNextTermInstructions: { quantity: 5 } })).body.scheduledNextTermInstructions,
    ).toMatchObject({ quantity: 5 });
    expect((await s.change({ scheduledNextTermInstructions: null })).body.scheduledNextTermInstructions).toBe(
      undefined,
    );
  });

  test('a change of the number drops what was scheduled', async () => {
    const s = await bought();
    await s.change({ scheduledNextTermInstructions: { quantity: 20 } });
    expect((await s.change({ quantity: 11 })).body.scheduledNextTermInstructions).toBeUndefined();
  });

  test.each([
    ['a term that is not sold', { product: { termDuration: 'P5Y' } }, 800121],
    [
      'another product that is no upgrade',
      { product: { productId: 'PNONE', skuId: '0001', availabilityId: 'AV' } },
      800004,
    ],
    ['an end that fits nothing', { customTermEndDate: '2028-08-07T00:00:00Z' }, 900246],
    ['an end in the past', { customTermEndDate: '2026-04-30T00:00:00Z' }, 900245],
  ])('%s cannot be scheduled', async (_, scheduled, code) => {
    const s = await bought();
    expect((await s.change({ scheduledNextTermInstructions: scheduled })).body.code).toBe(code);
  });

  test('nothing can be scheduled while renewal is off', async () => {
    const s = await bought();
    const { body } = await s.change({
      autoRenewEnabled: false,
      scheduledNextTermInstructions: { quantity: 5 },
    });
    expect(body.code).toBe(800093);
  });

  test('end dates that may be chosen are offered, and one of them is taken (C56, I33)', async () => {
    const s = await bought();
    const root = `/v1/customers/${s.customerId}/subscriptions`;
    const offered = await world.send('GET', `${root}/customTermEndDates?term_duration=P1Y`, who);
    expect(offered.body.items.length).toBeGreaterThan(11);
    const choices = (await world.send('GET', `${s.page}/renewalchoices`, who)).body.items;
    expect(choices.map((one: { isPresent: boolean }) => one.isPresent)).toEqual([true, false]);
    const year = choices[0].terms.find(
      (one: Json) => one.termDuration === 'P1Y' && one.billingCycle === 'monthly',
    );
    const { body } = await s.change({
      scheduledNextTermInstructions: { customTermEndDate: `${year.ends[3].date}T00:00:00Z` },
    });
    expect(body.scheduledNextTermInstructions.customTermEndDate).toBe(`${year.ends[3].date}T00:00:00Z`);
  });

  test('a product that has no next term does not renew by itself', async () => {
    const last = await world.sell({ id: 'PLAST', renewable: false });
    const s = await bought({ offerId: last });
    expect((await s.read()).autoRenewEnabled).toBe(false);
    expect((await s.change({ autoRenewEnabled: true })).body.code).toBe(800093);
  });
});

describe('an end of one’s own at the purchase (C56)', () => {
  const monthEnd = () => {
    const now = world.clock.now();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 3, 0)).toISOString().slice(0, 10);
  };

  test('at a month’s end or with another subscription; later terms are counted from there', async () => {
    const end = monthEnd();
    const s = await bought({ customTermEndDate: `${end}T00:00:00Z` });
    expect((await s.read()).commitmentEndDate).toBe(`${end}T00:00:00Z`);
    const free = await bought({}, {}, s.customerId);
    const other = (await free.read()).commitmentEndDate;
    later(3 * 24);
    const aligned = await bought({ customTermEndDate: other }, {}, s.customerId);
    expect((await aligned.read()).commitmentEndDate).toBe(other);
  });

  test('paid for ahead it is charged by its days', async () => {
    const s = await bought({ customTermEndDate: `${monthEnd()}T00:00:00Z` }, { billingCycle: 'annual' });
    const { orderId } = await s.read();
    const order = await world.send(
      'GET',
      `/v1/customers/${s.customerId}/orders/${orderId}?include_price=true`,
      who,
    );
    expect(order.body.totalPrice).toBeGreaterThan(0);
    expect(order.body.totalPrice).toBeLessThan(400);
  });
});

describe('term and billing', () => {
  test('a longer term begins at once, without a window (C57)', async () => {
    const s = await bought({ termDuration: 'P1M' });
    const { status, body } = await s.change({ termDuration: 'P1Y', billingCycle: 'annual' });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ termDuration: 'P1Y', billingCycle: 'annual', refundOptions: [] });
    expect((await lastCharge(s)).reason).toBe('term');
    expect((await s.change({ quantity: 9 })).body.code).toBe(900257);
    expect((await s.look()).cancellation).toMatchObject({ rule: 'upgraded', open: false });
  });

  test('a shorter one is refused', async () => {
    const s = await bought();
    expect((await s.change({ termDuration: 'P1M' })).body.code).toBe(800122);
  });

  test('billing alone changes only for three years, from the next charge on', async () => {
    expect((await (await bought()).change({ billingCycle: 'annual' })).body.code).toBe(800097);
    const s = await bought({ termDuration: 'P3Y' });
    const { body } = await s.change({ billingCycle: 'annual' });
    expect(body).toMatchObject({
      billingCycle: 'monthly',
      nextChargeInstructions: { product: { billingCycle: 'annual' } },
    });
    expect(
      (await s.change({ nextChargeInstructions: undefined })).body.nextChargeInstructions,
    ).toBeUndefined();
  });
});

describe('trying out', () => {
  test('says what would change and cost, keeps nothing, and leaves no record', async () => {
    const s = await bought();
    await s.change({ scheduledNextTermInstructions: { quantity: 20 } });
    const before = [await s.read(), await world.log(provider), await world.creditUsed(provider)];
    const { status, body } = await s.change({ quantity: 12 }, '?dryRun=true');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      dryRun: true,
      allowed: true,
      blockedBy: [],
      charges: [{ reason: 'add', quantity: 2 }],
      cost: { currency: 'USD' },
      perCycle: { before: 100, after: 120 },
      effects: ['scheduled-change-dropped', 'new-window'],
    });
    expect(body.changes).toContainEqual({ member: 'quantity', from: 10, to: 12 });
    expect([await s.read(), await world.log(provider), await world.creditUsed(provider)]).toEqual(before);
  });

  test('names what stands against it', async () => {
    const s = await bought();
    later(169);
    const { status, body } = await s.change({ quantity: 5 }, '?dryRun=true');
    expect(status).toBe(200);
    expect(body).toMatchObject({ allowed: false, blockedBy: [{ code: 900257, fields: ['quantity'] }] });
  });

  test('with one request id it is never taken for doing it', async () => {
    const s = await bought();
    const body = { toCatalogItemId: higher, quantity: 10 };
    const headers = { 'MS-RequestId': '11111111-2222-4333-8444-555555555555' };
    const post = (query = '') => world.send('POST', `${s.address}/transitions${query}`, who, body, headers);
    expect((await post('?dryRun=true')).body.dryRun).toBe(true);
    const done = await post();
    expect(done.body.operationId).toBeDefined();
    expect(await post()).toEqual(done);
  });
});

describe('roles (2.3)', () => {
  const cases: [string, object, string][] = [
    ['more licenses', { quantity: 11 }, 'YYYYY-'],
    ['fewer licenses', { quantity: 9 }, 'Y-YY--'],
    ['cancel', { status: 'deleted' }, 'Y-YY--'],
    ['suspend', { status: 'suspended' }, 'Y-YYY-'],
    ['auto-renew', { autoRenewEnabled: false }, 'Y-YYYY'],
    ['longer term', { termDuration: 'P3Y' }, 'Y-Y--Y'],
    ['nickname', { friendlyName: 'N' }, 'YYYYY-'],
  ];
  const roles = [
    'global-admin',
    'user-admin',
    'admin-agent',
    'sales-agent',
    'helpdesk-agent',
    'billing-admin',
  ] as const;
  test.each(cases)('%s', async (_, over, cells) => {
    const s = await bought();
    const seen = [];
    for (const role of roles) {
      const as = world.caller(provider, { roles: [role] });
      const { status } = await s.change(over, '?dryRun=true', as);
      const { body } = await s.change(over, '?dryRun=true', as);
      seen.push(status === 200 && body.allowed ? 'Y' : '-');
    }
    expect(seen.join('')).toBe(cells);
  });
});

describe('upgrades', () => {
  test('what is offered, and what keeps it from being made', async () => {
    const s = await bought();
    const { body } = await world.send('GET', `${s.address}/transitionEligibilities`, who);
    expect(body.items).toMatchObject([
      { catalogItemId: higher, quantity: 10, eligibilities: [{ isEligible: true }, { isEligible: true }] },
    ]);
    await s.change({ status: 'suspended' });
    const closed = (await world.send('GET', `${s.address}/transitioneligibilities`, who)).body.items[0];
    expect(closed.eligibilities[0]).toMatchObject({ isEligible: false, errors: [{ code: 800091 }] });
  });

  const upgrade = (s: Bought, over: object = {}) =>
    world.send('POST', `${s.address}/transitions`, who, {
      toCatalogItemId: higher,
      quantity: 10,
      transitionType: 'transition_with_license_transfer',
      ...over,
    });

  test('of everything keeps the id, drops the schedule and opens no window (C52, I32)', async () => {
    const s = await bought();
    await s.change({ scheduledNextTermInstructions: { quantity: 20 } });
    const before = await s.read();
    const { status, body } = await upgrade(s);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      fromSubscriptionId: before.id,
      toSubscriptionId: before.id,
      events: [
        { name: 'Conversion', status: 'Completed' },
        { name: 'LicenseReassignment', status: 'Completed' },
      ],
    });
    expect(await s.read()).toMatchObject({
      id: before.id,
      offerId: higher,
      quantity: 10,
      commitmentEndDate: before.commitmentEndDate,
      refundOptions: [],
    });
    expect((await world.send('GET', `${s.address}/transitions`, who)).body.items).toEqual([body]);
    expect(await world.log(provider)).toContain('upgrade_subscription succeeded');
  });

  test('in part keeps the sum of licenses and the end date (I32)', async () => {
    const s = await bought();
    const before = await s.read();
    const { body } = await upgrade(s, { quantity: 4, transitionType: 'transition_only' });
    const made = (await world.send('GET', s.address.replace(before.id, body.toSubscriptionId), who)).body;
    expect(made).toMatchObject({
      offerId: higher,
      quantity: 4,
      commitmentEndDate: before.commitmentEndDate,
      status: 'active',
    });
    expect((await s.read()).quantity).toBe(6);
  });

  test.each([
    ['to what is no way up', { toCatalogItemId: 'PLIFE:0001:AV' }, 900280],
    ['of more than there are', { quantity: 11 }, 2002],
    ['to a shorter term', { termDuration: 'P1M' }, 900267],
    ['into itself', { toSubscriptionId: 'self' }, 900259],
    ['into nothing known', { toSubscriptionId: '00000000-0000-4000-8000-000000000001' }, 20003],
  ])('%s is refused', async (_, over: Json, code) => {
    const s = await bought();
    const self = over.toSubscriptionId === 'self' ? { toSubscriptionId: (await s.read()).id } : {};
    expect((await upgrade(s, { ...over, ...self })).body.code).toBe(code);
  });

  test('into an existing subscription waits for the end of its window; two become one', async () => {
    const target = await bought({ offerId: higher, quantity: 3 });
    const s = await bought({}, {}, target.customerId);
    const toSubscriptionId = (await target.read()).id;
    expect((await upgrade(s, { toSubscriptionId })).body.code).toBe(900236 + 25);
    await world.owner.query(
      'update subscription set cancelable_until = $2, term_ends_on = term_ends_on + 5 where subscription_id = $1',
      [toSubscriptionId, world.clock.now()],
    );
    expect((await upgrade(s, { toSubscriptionId })).status).toBe(200);
    expect((await target.read()).quantity).toBe(13);
    expect((await s.read()).status).toBe('deleted');
  });

  test('a trial becomes paid at once, under the same id, with the usual window (C58)', async () => {
    const paid = await world.sell({ id: 'PPAID', prices: ['P1Y monthly 10.00'] });
    const trial = await world.sell({
      id: 'PTRY',
      isTrial: true,
      maximum: 25,
      renewsTo: 'PPAID:0001',
      prices: ['P1M monthly 0'],
    });
    const s = await bought({ offerId: trial, quantity: 25, termDuration: 'P1M' });
    expect((await s.change({ quantity: 20 })).body.code).toBe(800095);
    expect((await s.change({ status: 'suspended' })).body.code).toBe(800096);
    expect((await upgrade(s, { toCatalogItemId: paid, quantity: 24 })).body.code).toBe(2002);
    expect((await upgrade(s, { toCatalogItemId: paid, quantity: 30 })).status).toBe(200);
    expect(await s.read()).toMatchObject({
      isTrial: false,
      quantity: 30,
      termDuration: 'P1Y',
      autoRenewEnabled: true,
      refundableQuantity: { totalQuantity: 30 },
    });
    expect(await world.log(provider)).toContain('convert_trial_subscription succeeded');
  });
});

describe('usage plans', () => {
  test('are registered once, and let overage through when told', async () => {
    const plan = await world.sell({ id: 'PLREG', kind: 'usage', prices: ['- monthly 0'] });
    const s = await bought({ offerId: plan, quantity: 1, termDuration: undefined });
    const status = async () => (await world.send('GET', `${s.address}/registrationstatus`, who)).body.status;
    expect(await status()).toBe('notregistered');
    expect((await world.send('POST', `${s.address}/registrations`, who, null)).status).toBe(202);
    expect(await status()).toBe('registered');
    const { id } = await s.read();
    const overage = `/v1/customers/${s.customerId}/subscriptions/overage`;
    const set = await world.send('PUT', overage, who, { azureEntitlementId: id, overageEnabled: true });
    expect(set.body).toMatchObject({ azureEntitlementId: id, overageEnabled: true });
    expect((await world.send('GET', overage, who)).body.items).toMatchObject([{ overageEnabled: true }]);
  });
});

test('the catalog’s name is read in the reader’s language, and is no nickname when it is sent back', async () => {
  const s = await bought();
  const headers = { 'X-Locale': 'es-ES' };
  const read = (await world.send('GET', s.address, who, undefined, headers)).body;
  expect(read).toMatchObject({ offerName: 'Producto PLIFE', friendlyName: 'Product PLIFE' });
  expect((await world.send('GET', s.page, who, undefined, headers)).body).toMatchObject({
    name: 'Producto PLIFE',
    offerName: 'Producto PLIFE',
  });
  const { body } = await world.send(
    'PATCH',
    s.address,
    who,
    { ...read, friendlyName: 'Producto PLIFE' },
    headers,
  );
  expect(body.friendlyName).toBe('Product PLIFE');
});

test('the inbox of decisions holds what renews, by date, page by page', async () => {
  const seller = await world.company('indirect-provider');
  const as = world.caller(seller);
  const customerId = await world.customer(seller);
  for (const quantity of [1, 2, 3]) {
    await world.send('POST', `/v1/customers/${customerId}/orders`, as, {
      lineItems: [
        { lineItemNumber: 0, offerId: item, quantity, termDuration: quantity === 3 ? 'P3Y' : 'P1M' },
      ],
      billingCycle: 'monthly',
    });
  }
  const list = async (query: string) =>
    (await world.send('GET', `/twotier/v1/subscriptions/decisions?${query}`, as)).body;
  const first = await list('size=1');
  expect(first.items).toMatchObject([
    { customerId, customerName: 'Tailspin', autoRenew: true, next: { perCycle: expect.any(Number) } },
  ]);
  const second = await list(`size=1&token=${first.continuationToken}`);
  expect([...first.items, ...second.items].map((one: Json) => one.quantity).sort()).toEqual([1, 2]);
  expect(second.continuationToken).toBeUndefined();
});
