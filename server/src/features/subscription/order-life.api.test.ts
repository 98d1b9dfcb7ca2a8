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
  world.clock.moveTo(new Date('2027-03-10T10:00:00Z'));
  provider = await world.company('indirect-provider', { credit: '100000000' });
  who = world.caller(provider);
  item = await world.sell({
    id: 'PLOW',
    upgrades: ['PTOP:0001'],
    prices: [
      'P1M monthly 12.00',
      'P1Y monthly 10.00',
      'P1Y annual 120.00',
      'P3Y monthly 9.00',
      'P3Y annual 108.00',
      'P3Y triennial 320.00',
    ],
  });
  higher = await world.sell({ id: 'PTOP', prices: ['P1Y monthly 25.00', 'P3Y monthly 24.00'] });
});
afterAll(() => world?.close());

const hour = 3_600_000;
const later = (hours: number) => world.clock.moveTo(new Date(world.clock.now().getTime() + hours * hour));

/** Places an order and answers with the addresses of what it made, in the order of its lines. */
async function ordered(lines: readonly object[], customer?: string, billingCycle = 'monthly') {
  const customerId = customer ?? (await world.customer(provider));
  const { status, body } = await world.send('POST', `/v1/customers/${customerId}/orders`, who, {
    lineItems: lines.map((line, lineItemNumber) => ({
      lineItemNumber,
      offerId: item,
      quantity: 10,
      termDuration: 'P1Y',
      ...line,
    })),
    billingCycle,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  const root = `/v1/customers/${customerId}/subscriptions`;
  const ids = body.lineItems.map((one: { subscriptionId: string }) => one.subscriptionId) as string[];
  return { customerId, root, ids, addresses: ids.map((id) => `${root}/${id}`) as [string, ...string[]] };
}

const read = async (address: string) => (await world.send('GET', address, who)).body;
const change = async (address: string, over: object, query = '') =>
  world.send('PATCH', `${address}${query}`, who, { ...(await read(address)), ...over });
const set = (id: string, sql: string) =>
  world.owner.query(`update subscription set ${sql} where subscription_id = $1`, [id]);

describe('a legacy order', () => {
  test('changes its billing as a whole: everything in it begins a term anew, and a trial run names it', async () => {
    const { ids, addresses } = await ordered([{}, { quantity: 4 }, {}]);
    const [first, second, third] = addresses as [string, string, string];
    for (const id of ids) await set(id, `rule_set = 'legacy'`);
    await change(third, { status: 'suspended' });
    later(24 * 40);
    const tried = await change(first, { billingCycle: 'annual' }, '?dryRun=true');
    expect(tried.body).toMatchObject({ allowed: true, followers: [{ id: ids[1] }] });
    expect((await read(second)).billingCycle).toBe('monthly');
    expect((await change(first, { billingCycle: 'annual' })).status).toBe(200);
    const today = world.clock.now().toISOString().slice(0, 10);
    for (const address of [first, second]) {
      const { billingCycle, effectiveStartDate } = await read(address);
      expect([billingCycle, effectiveStartDate.slice(0, 10)]).toEqual(['annual', today]);
    }
    expect((await read(third)).billingCycle).toBe('monthly');
  });

  test('of new commerce each subscription keeps its own billing', async () => {
    const { addresses } = await ordered([{ termDuration: 'P3Y' }, { termDuration: 'P3Y' }]);
    expect((await change(addresses[0], { billingCycle: 'annual' })).status).toBe(200);
    expect((await read(addresses[1] as string)).nextChargeInstructions).toBeUndefined();
  });
});

describe('billing', () => {
  test('of a whole long term at once is sold only with the purchase (C57)', async () => {
    const { addresses } = await ordered([{ termDuration: 'P3Y' }]);
    expect((await change(addresses[0], { billingCycle: 'triennial' })).body.code).toBe(800097);
    const year = await ordered([{}]);
    const upfront = { termDuration: 'P3Y', billingCycle: 'triennial' };
    expect((await change(year.addresses[0], upfront)).body.code).toBe(800097);
    expect((await change(year.addresses[0], { termDuration: 'P3Y' })).status).toBe(200);
  });
});

describe('upgrades', () => {
  const upgrade = (address: string, over: object, query = '') =>
    world.send('POST', `${address}/transitions${query}`, who, {
      toCatalogItemId: higher,
      quantity: 10,
      transitionType: 'transition_only',
      ...over,
    });

  test('in part keep the term, whole they may lengthen it', async () => {
    const { addresses } = await ordered([{}]);
    const part = await upgrade(addresses[0], { quantity: 4, termDuration: 'P3Y' });
    expect(part.status).toBe(400);
    expect((await upgrade(addresses[0], { termDuration: 'P3Y' })).body.termDuration).toBe('P3Y');
  });

  test('of a trial go into what runs as long, at once, and can be given back for seven days', async () => {
    const paid = await world.sell({ id: 'PPAYS', prices: ['P1Y monthly 10.00'] });
    const trial = await world.sell({
      id: 'PTRIES',
      isTrial: true,
      maximum: 25,
      renewsTo: 'PPAYS:0001',
      prices: ['P1M monthly 0'],
    });
    const { addresses, ids, customerId } = await ordered([
      { offerId: trial, quantity: 25, termDuration: 'P1M' },
    ]);
    const target = await ordered([{ offerId: paid, quantity: 3 }], customerId);
    later(24 * 8);
    const toSubscriptionId = target.ids[0];
    const wanted = { toCatalogItemId: paid, quantity: 25, toSubscriptionId };
    const into = async () => {
      const { body } = await world.send('GET', `${addresses[0]}/transitioneligibilities`, who);
      return body.items[0].subscriptionEligibilities;
    };
    // An end before the trial's own is too early.
    await set(target.ids[0] as string, `term_ends_on = '2027-05-05', auto_renew = false`);
    expect((await upgrade(addresses[0], wanted)).body.code).toBe(900236);
    expect(await into()).toMatchObject([
      {
        subscriptionId: toSubscriptionId,
        isEligible: false,
        errors: [{ description: expect.stringContaining('end') }],
      },
    ]);
    await set(target.ids[0] as string, `term_ends_on = '2028-04-30', auto_renew = true`);
    expect(await into()).toMatchObject([{ subscriptionId: toSubscriptionId, isEligible: true, errors: [] }]);
    expect((await upgrade(addresses[0], wanted)).status).toBe(200);
    expect(await read(target.addresses[0])).toMatchObject({
      quantity: 28,
      refundableQuantity: { totalQuantity: 25 },
    });
    const over = await world.owner.query('select status from subscription where subscription_id = $1', [
      ids[0],
    ]);
    expect(over.rows).toEqual([{ status: 'deleted' }]);
    const charges = await world.send('GET', `/twotier${target.addresses[0]}/charges`, who);
    expect(charges.body.items[0]).toMatchObject({ reason: 'convert', quantity: 25 });
    expect(charges.body.items[0].amount).toBeGreaterThan(0);
  });
});

test('a usage plan is not canceled while something below it is active', async () => {
  const plan = await world.sell({ id: 'PLANX', kind: 'usage', prices: ['- monthly 0'] });
  const { ids, addresses, customerId } = await ordered([
    { offerId: plan, quantity: 1, termDuration: undefined },
  ]);
  const below = await ordered([{ quantity: 1 }], customerId);
  await set(below.ids[0] as string, `kind = 'reservation', parent_subscription_id = '${ids[0]}'`);
  expect((await change(addresses[0], { status: 'deleted' })).body.code).toBe(900115);
  await set(below.ids[0] as string, `status = 'expired', auto_renew = false, scheduled = null`);
  expect((await change(addresses[0], { status: 'deleted' })).status).toBe(200);
});

test('from its last day on the reseller of a subscription stays as well, until the work is done', async () => {
  const { ids, addresses } = await ordered([{}]);
  await set(ids[0] as string, `term_ends_on = '${world.clock.now().toISOString().slice(0, 10)}'`);
  later(24);
  const { body } = await change(addresses[0], { partnerId: '4000000' });
  expect(body.code).toBe(800082);
});

test('the file holds every state, whatever the page hides (C49, I50)', async () => {
  const { customerId, ids, addresses } = await ordered([{}, {}]);
  await change(addresses[0], { status: 'deleted' });
  const path = `/twotier/v1/customers/${customerId}/subscriptions`;
  const { body } = await world.send('GET', path, who);
  expect(body.items).toHaveLength(1);
  const file = await world.sendForText('GET', `${path}/export`, who);
  const [header, ...rows] = file.text.split('\r\n');
  expect(header).toBe('\uFEFFSubscription ID,Subscription,Quantity,Status,Reseller');
  expect(rows.filter(Boolean).sort()).toEqual(
    [`${ids[0]},Product PLOW,10,Deleted,`, `${ids[1]},Product PLOW,10,Active,`].sort(),
  );
  const sales = world.caller(provider, { roles: ['sales-agent'] });
  expect((await world.send('GET', `${path}/export`, sales)).status).toBe(403);
});

describe('trying out', () => {
  test('what is bought for good stays listed after it was canceled', async () => {
    const good = await world.sell({ id: 'PGOOD', kind: 'perpetual', prices: ['- one_time 500.00'] });
    const { customerId, addresses } = await ordered(
      [{ offerId: good, quantity: 1, termDuration: undefined }],
      undefined,
      'one_time',
    );
    expect((await change(addresses[0], { status: 'deleted' })).status).toBe(200);
    const { body } = await world.send('GET', `/twotier/v1/customers/${customerId}/subscriptions`, who);
    expect(body.items).toMatchObject([{ status: 'deleted', kind: 'perpetual' }]);
  });

  test('every change can be tried out, and nothing of it is kept', async () => {
    const plan = await world.sell({ id: 'PLANY', kind: 'usage', prices: ['- monthly 0'] });
    const usage = await ordered([{ offerId: plan, quantity: 1, termDuration: undefined }]);
    const { addresses } = await ordered([{}]);
    const log = await world.log(provider);
    const tries: readonly [string, 'POST' | 'PUT', string, object][] = [
      ['upgrade', 'POST', `${addresses[0]}/upgrades`, { targetOffer: { id: higher } }],
      ['transition', 'POST', `${addresses[0]}/transitions`, { toCatalogItemId: higher, quantity: 10 }],
      ['registration', 'POST', `${usage.addresses[0]}/registrations`, {}],
      ['overage', 'PUT', `${usage.root}/overage`, { azureEntitlementId: usage.ids[0], overageEnabled: true }],
    ];
    for (const [name, method, path, body] of tries) {
      const tried = await world.send(method, `${path}?dryRun=true`, who, body);
      expect([name, tried.status, tried.body?.dryRun, tried.body?.allowed]).toEqual([name, 200, true, true]);
      expect(tried.body.changes.length, name).toBeGreaterThan(0);
    }
    expect(await world.log(provider)).toEqual(log);
    expect((await read(`${usage.addresses[0]}/registrationstatus`)).status).toBe('notregistered');
    expect((await read(addresses[0])).offerId).toBe(item);
  });
});

describe('legacy usage of a customer', () => {
  const ask = (path: string, customerId: string, as = who) =>
    world.send('POST', path, as, { customerId, productFamily: 'azure' });

  test('goes over to a plan at once, under the same ids; what became of it can be asked', async () => {
    const plan = await world.sell({ id: 'PLGOAL', kind: 'usage', prices: ['- monthly 0'] });
    await world.owner.query(
      `update sku set withdrawn = true where kind = 'usage' and product_id <> 'PLGOAL'`,
    );
    const { ids, customerId, addresses } = await ordered([
      { offerId: plan, quantity: 1, termDuration: undefined },
    ]);
    const eligibility = '/v1/productUpgrades/eligibility';
    expect((await ask(eligibility, customerId)).body).toMatchObject({ isEligible: false });
    expect((await ask('/v1/productUpgrades', customerId)).body.code).toBe(900119);
    await set(ids[0] as string, `rule_set = 'legacy', offer_name = 'Old usage', friendly_name = 'Old usage'`);
    expect((await ask(eligibility, customerId)).body).toMatchObject({ isEligible: true, customerId });
    await set(ids[0] as string, `status = 'suspended', auto_renew = false`);
    expect((await ask('/v1/productUpgrades', customerId)).body.code).toBe(900105);
    await set(ids[0] as string, `status = 'active'`);
    const tried = await ask('/v1/productUpgrades?dryRun=true', customerId);
    expect(tried.body).toMatchObject({ dryRun: true, changes: [{ from: 'Old usage' }] });
    expect((await ask('/v1/productUpgrades', customerId)).status).toBe(202);
    expect(await read(addresses[0])).toMatchObject({ offerId: plan, offerName: 'Product PLGOAL' });
    expect(await world.log(provider)).toContain('upgrade_subscription succeeded');
    const made = await world.owner.query('select upgrade_id from product_upgrade where customer_id = $1', [
      customerId,
    ]);
    const status = `/v1/productUpgrades/${made.rows[0].upgrade_id}/status`;
    expect((await ask(status, customerId)).body).toMatchObject({
      status: 'Completed',
      lineItems: [{ sourceProduct: 'Old usage', targetProduct: 'Product PLGOAL' }],
    });
    expect((await ask(status, await world.customer(provider))).body.code).toBe(900111);
    expect((await ask(`/v1/productUpgrades/${customerId}/status`, customerId)).body.code).toBe(900106);
  });

  test('of another partner’s customer is nobody’s business (D2)', async () => {
    const { customerId } = await ordered([{}]);
    const stranger = world.caller(await world.company('indirect-provider'));
    for (const path of ['/v1/productUpgrades/eligibility', '/v1/productUpgrades'])
      expect((await ask(path, customerId, stranger)).status).toBe(404);
    expect(
      (await ask('/v1/productUpgrades', customerId, world.caller(provider, { roles: ['helpdesk-agent'] })))
        .status,
    ).toBe(403);
  });
});
