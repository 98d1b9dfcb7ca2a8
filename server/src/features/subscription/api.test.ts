import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';

let world: SellingWorld;
let provider: Company;
let reseller: Company;
let other: Company;
let who: string;
let item: string;

beforeAll(async () => {
  world = await sellingWorld();
  provider = await world.company('indirect-provider');
  reseller = await world.company('indirect-reseller');
  other = await world.company('indirect-reseller');
  who = world.caller(provider);
  item = await world.sell({ id: 'PMAIL' });
});
afterAll(() => world?.close());

/** Buys one line and returns the address of the subscription and the subscription. */
async function bought(customerId: string, over: object = {}, more: object = {}, as = who) {
  const { status, body } = await world.send('POST', `/v1/customers/${customerId}/orders`, as, {
    lineItems: [{ lineItemNumber: 0, offerId: item, quantity: 5, termDuration: 'P1Y', ...over }],
    billingCycle: 'monthly',
    partnerOnRecordAttestationAccepted: true,
    ...more,
  });
  expect(status).toBe(201);
  const address = `/v1/customers/${customerId}/subscriptions/${body.lineItems[0].subscriptionId}`;
  return { address, subscription: (await world.send('GET', address, as)).body };
}

const setStatus = (id: string, status: string) =>
  world.owner.query('update subscription set status = $2 where subscription_id = $1', [id, status]);

describe('reading', () => {
  test('a subscription has every member the contract asks for, and none of them null', async () => {
    const customerId = await world.customer(provider);
    const { subscription } = await bought(customerId, { partnerIdOnRecord: reseller.partnerId });
    const start = subscription.effectiveStartDate;
    const hoursLater = (hours: number) =>
      new Date(Date.parse(start) + hours * 3_600_000).toISOString().replace('.000Z', 'Z');
    expect(subscription).toMatchObject({
      offerId: item,
      offerName: 'Product PMAIL',
      friendlyName: 'Product PMAIL',
      productType: { id: 'OnlineServicesNCE' },
      quantity: 5,
      unitType: 'License(s)',
      hasPurchasableAddons: false,
      status: 'active',
      autoRenewEnabled: true,
      isTrial: false,
      billingType: 'license',
      billingCycle: 'monthly',
      termDuration: 'P1Y',
      renewalTermDuration: '',
      actions: ['Edit', 'Cancel'],
      isMicrosoftProduct: true,
      publisherName: 'Contour',
      partnerId: reseller.partnerId,
      attentionNeeded: false,
      actionTaken: false,
      contractType: 'subscription',
      cancellationAllowedUntilDate: hoursLater(168),
      refundOptions: [
        { type: 'Full', expiresAt: hoursLater(24) },
        { type: 'Partial', expiresAt: hoursLater(168) },
      ],
      refundableQuantity: {
        totalQuantity: 5,
        details: [{ quantity: 5, allowedUntilDateTime: hoursLater(168) }],
      },
      links: {
        product: { uri: '/products/PMAIL?country=US', method: 'GET', headers: [] },
        availability: { uri: '/products/PMAIL/skus/0001/availabilities/AV?country=US' },
        self: { uri: `/customers/${customerId}/subscriptions/${subscription.id}` },
      },
      attributes: { objectType: 'Subscription', etag: expect.stringMatching(/^[\w-]+$/) },
    });
    expect(subscription.commitmentEndDate).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
    expect(subscription.commitmentEndDateTime).toMatch(/T23:59:59Z$/);
    expect(Object.values(subscription)).not.toContain(null);
  });

  test('what has no end says the year 9999', async () => {
    const plan = await world.sell({ id: 'PUSAGE', kind: 'usage', prices: ['- monthly 0'] });
    const { subscription } = await bought(await world.customer(provider), {
      offerId: plan,
      quantity: 1,
      termDuration: undefined,
    });
    expect(subscription).toMatchObject({ billingType: 'usage', autoRenewEnabled: false });
    expect(subscription.commitmentEndDate).toMatch(/^9999-/);
    expect(subscription.termDuration).toBeUndefined();
    expect(subscription.refundableQuantity).toBeUndefined();
  });

  test('the list holds everything, also what is over; it can be narrowed to an order or a reseller (C48)', async () => {
    const customerId = await world.customer(provider);
    const first = await bought(customerId, { partnerIdOnRecord: reseller.partnerId });
    const second = await bought(customerId);
    await setStatus(second.subscription.id, 'deleted');
    const list = (query = '') => world.send('GET', `/v1/customers/${customerId}/subscriptions${query}`, who);
    const ids = async (query?: string) => (await list(query)).body.items.map((one: { id: string }) => one.id);
    expect((await list()).body).toMatchObject({ totalCount: 2, attributes: { objectType: 'Collection' } });
    expect(await ids(`?order_id=${second.subscription.orderId}`)).toEqual([second.subscription.id]);
    expect(await ids(`?Order_Id=NOSUCH`)).toEqual([]);
    expect(await ids(`?mpn_id=${reseller.partnerId}`)).toEqual([first.subscription.id]);
  });

  test('ids ignore case; unknown, foreign and malformed ones are all unknown', async () => {
    const customerId = await world.customer(provider);
    const { address, subscription } = await bought(customerId);
    const upper = address.replace(subscription.id, subscription.id.toUpperCase());
    expect((await world.send('GET', upper, who)).status).toBe(200);
    const elsewhere = await world.customer(provider);
    for (const id of ['00000000-0000-4000-8000-000000000001', 'nonsense']) {
      const { status, body } = await world.send(
        'GET',
        `/v1/customers/${customerId}/subscriptions/${id}`,
        who,
      );
      expect([status, body.code]).toEqual([404, 20003]);
    }
    expect(
      (await world.send('GET', `/v1/customers/${elsewhere}/subscriptions/${subscription.id}`, who)).body.code,
    ).toBe(20003);
    expect(
      (
        await world.send(
          'PATCH',
          `/v1/customers/${elsewhere}/subscriptions/${subscription.id}`,
          who,
          subscription,
        )
      ).body.code,
    ).toBe(20003);
  });

  test.each([
    ['expired', 'suspended'],
    ['disabled', 'suspended'],
    ['pending', 'suspended'],
    ['deleted', 'deleted'],
    ['suspended', 'suspended'],
  ])('clients that know four states only read %s as %s', async (stored, shown) => {
    const { address, subscription } = await bought(await world.customer(provider));
    await setStatus(subscription.id, stored);
    const as = async (client: string) =>
      (await world.send('GET', address, who, undefined, { 'MS-PartnerCenter-Client': client })).body.status;
    expect([
      await as('Partner Center Java SDK'),
      await as('Partner Center Open .NET SDK'),
      await as('Partner Center .NET SDK'),
    ]).toEqual([shown, shown, stored]);
  });

  test('add-ons are listed under their base', async () => {
    const customerId = await world.customer(provider);
    const base = await bought(customerId);
    const addon = await bought(customerId);
    await world.owner.query(
      'update subscription set parent_subscription_id = $2 where subscription_id = $1',
      [addon.subscription.id, base.subscription.id],
    );
    const { body } = await world.send('GET', `${base.address}/addons`, who);
    expect(body.items).toMatchObject([
      { id: addon.subscription.id, parentSubscriptionId: base.subscription.id },
    ]);
  });

  test('provisioning names the SKU by a GUID, as clients want it', async () => {
    const { address } = await bought(await world.customer(provider));
    const { status, body } = await world.send('GET', `${address}/provisioningstatus`, who);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'success',
      quantity: 5,
      attributes: { objectType: 'SubscriptionProvisioningStatus' },
    });
    expect(body.skuId).toMatch(/^[0-9a-f]{8}-/);
  });
});

describe('what a reseller reads', () => {
  test('the subscriptions of its own customer, without the provider’s nickname, orders or other resellers', async () => {
    const customerId = await world.customer(provider, { reseller });
    const mine = await bought(customerId, {
      partnerIdOnRecord: reseller.partnerId,
      friendlyName: 'Secret nickname',
    });
    const theirs = await bought(customerId, { partnerIdOnRecord: other.partnerId });
    const as = world.caller(reseller);
    const { status, body } = await world.send('GET', `/v1/customers/${customerId}/subscriptions`, as);
    expect(status).toBe(200);
    expect(body.items.map((one: { id: string; partnerId: string }) => [one.id, one.partnerId])).toEqual([
      [mine.subscription.id, reseller.partnerId],
      [theirs.subscription.id, ''],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Secret nickname|orderId|[pP]rice/);
    expect((await world.send('GET', theirs.address, as)).body.partnerId).toBe('');
    const probe = await world.send(
      'GET',
      `/v1/customers/${customerId}/subscriptions?mpn_id=${other.partnerId}`,
      as,
    );
    expect(probe.body.totalCount).toBe(0);
    const { body: page } = await world.send('GET', `/twotier/v1/customers/${customerId}/subscriptions`, as);
    expect(page.items).toMatchObject([
      { name: 'Product PMAIL', canEdit: false, attributionMissing: false },
      {},
    ]);
    expect(JSON.stringify(page)).not.toMatch(/Secret nickname|orderId|[pP]rice/);
  });

  test('nothing of a customer it is only credited for (I25, D52)', async () => {
    const customerId = await world.customer(provider);
    const { address } = await bought(customerId, { partnerIdOnRecord: reseller.partnerId });
    const as = world.caller(reseller);
    for (const url of [
      address,
      `/v1/customers/${customerId}/subscriptions`,
      `/twotier/v1/customers/${customerId}/subscriptions`,
    ]) {
      const { status, body } = await world.send('GET', url, as);
      expect([status, body.code]).toEqual([404, 60003]);
    }
  });

  test('and it changes none (I27)', async () => {
    const customerId = await world.customer(provider, { reseller });
    const { address, subscription } = await bought(customerId, { partnerIdOnRecord: reseller.partnerId });
    for (const roles of [['global-admin'], ['sales-agent']] as const) {
      const { status } = await world.send('PATCH', address, world.caller(reseller, { roles }), {
        ...subscription,
        friendlyName: 'Mine',
      });
      expect(status).toBe(403);
    }
    expect((await world.send('GET', address, who)).body).toEqual(subscription);
    expect(
      (
        await world.send(
          'GET',
          address.replace('/v1/', '/twotier/v1/').concat('/attribution'),
          world.caller(reseller),
        )
      ).status,
    ).toBe(403);
  });
});

describe('changing', () => {
  test('the nickname: the whole resource comes back, with a new etag', async () => {
    const { address, subscription } = await bought(await world.customer(provider));
    const { status, body } = await world.send('PATCH', address, who, {
      ...subscription,
      friendlyName: 'Headquarters',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...subscription,
      friendlyName: 'Headquarters',
      attributes: { ...subscription.attributes, etag: body.attributes.etag },
    });
    expect(body.attributes.etag).not.toBe(subscription.attributes.etag);
  });

  test('nothing: what was read and sent back unchanged is no change, and leaves no record', async () => {
    const seller = await world.company('indirect-provider');
    const as = world.caller(seller);
    const { address, subscription: body } = await bought(await world.customer(seller), {}, {}, as);
    const before = await world.log(seller);
    const sent = {
      ...body,
      Status: 'none',
      BillingCycle: 'unknown',
      UnitType: 'none',
      Quantity: 0,
      ParentSubscriptionId: null,
    };
    const { status, body: same } = await world.send('PATCH', address, as, sent);
    expect([status, same]).toEqual([200, body]);
    expect(await world.log(seller)).toEqual(before);
  });

  test('what a client with fewer words read, it may send back', async () => {
    const item36 = await world.sell({ id: 'PTHREE', prices: ['P3Y triennial 300'] });
    const { address } = await bought(
      await world.customer(provider),
      { offerId: item36, termDuration: 'P3Y' },
      { billingCycle: 'triennial' },
    );
    const headers = { 'MS-PartnerCenter-Client': 'Partner Center Java SDK' };
    const { body } = await world.send('GET', address, who, undefined, headers);
    expect(body.billingCycle).toBe('annual');
    expect((await world.send('PATCH', address, who, { ...body, friendlyName: 'J' }, headers)).status).toBe(
      200,
    );
  });

  test('a stale version: 400 in the body, 412 in If-Match; the header wins; none at all is accepted', async () => {
    const { address, subscription } = await bought(await world.customer(provider));
    const fresh = (await world.send('PATCH', address, who, { ...subscription, friendlyName: 'One' })).body;
    const stale = await world.send('PATCH', address, who, { ...subscription, friendlyName: 'Two' });
    expect([stale.status, stale.body.code]).toEqual([400, 2055]);
    const header = (etag: string) => ({ 'if-match': `"${etag}"` });
    const precondition = await world.send(
      'PATCH',
      address,
      who,
      { ...fresh, friendlyName: 'Two' },
      header(subscription.attributes.etag),
    );
    expect([precondition.status, precondition.body.code]).toEqual([412, 2055]);
    expect(
      (
        await world.send(
          'PATCH',
          address,
          who,
          { ...subscription, friendlyName: 'Two' },
          header(fresh.attributes.etag),
        )
      ).status,
    ).toBe(200);
    const { attributes: _, ...bare } = subscription;
    expect(
      (await world.send('PATCH', address, who, { ...bare, friendlyName: 'Three' })).body.friendlyName,
    ).toBe('Three');
  });

  test('at the same moment from the same version, one wins', async () => {
    const { address, subscription } = await bought(await world.customer(provider));
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((friendlyName) =>
        world.send('PATCH', address, who, { ...subscription, friendlyName }),
      ),
    );
    expect(answers.map((one) => one.status).sort()).toEqual([200, 400, 400]);
  });

  test.each([
    ['pending', 800012],
    ['expired', 800012],
    ['disabled', 800012],
    ['deleted', 2011],
  ])('a subscription that is %s does not change', async (stored, code) => {
    const { address, subscription } = await bought(await world.customer(provider));
    await setStatus(subscription.id, stored);
    const { body: read } = await world.send('GET', address, who);
    for (const over of [{ friendlyName: 'New' }, { partnerId: reseller.partnerId }]) {
      const { status, body } = await world.send('PATCH', address, who, { ...read, ...over });
      expect([status, body.code]).toEqual([400, code]);
    }
  });
});

describe('the reseller of record', () => {
  const history = async (address: string) =>
    (await world.send('GET', `${address.replace('/v1/', '/twotier/v1/')}/attribution`, who)).body.items.map(
      (one: { oldPartnerId?: string; newPartnerId?: string }) => [one.oldPartnerId, one.newPartnerId],
    );

  test('can be set, changed and cleared; history, log and support contact tell it (C47)', async () => {
    const seller = await world.company('indirect-provider');
    const as = world.caller(seller);
    const customerId = await world.customer(seller);
    const { address } = await bought(customerId, {}, {}, as);
    const page = async () => (await world.send('GET', address.replace('/v1/', '/twotier/v1/'), as)).body;
    const change = async (partnerId: string) => {
      const { body } = await world.send('GET', address, as);
      return (await world.send('PATCH', address, as, { ...body, partnerId })).body.partnerId;
    };
    expect(await page()).toMatchObject({
      attributionMissing: true,
      supportContact: { tenantId: seller.id, name: seller.name },
    });
    expect([await change(reseller.partnerId), await change(other.partnerId), await change('')]).toEqual([
      reseller.partnerId,
      other.partnerId,
      '',
    ]);
    expect(await page()).toMatchObject({ attributionMissing: true, supportContact: { tenantId: seller.id } });
    const { body } = await world.send('GET', `${address.replace('/v1/', '/twotier/v1/')}/attribution`, as);
    expect(body.items).toMatchObject([
      { oldPartnerId: other.partnerId },
      { oldPartnerId: reseller.partnerId, newPartnerId: other.partnerId, newName: other.name },
      { newPartnerId: reseller.partnerId, newName: reseller.name },
    ]);
    expect((await world.log(seller)).filter((one) => one.startsWith('update_mpn_association'))).toHaveLength(
      3,
    );
    expect((await world.log(reseller)).filter((one) => one.endsWith('succeeded'))).toEqual([]);
  });

  test('is kept when the same one is sent again', async () => {
    const { address, subscription } = await bought(await world.customer(provider), {
      partnerIdOnRecord: reseller.partnerId,
    });
    expect((await world.send('PATCH', address, who, subscription)).body).toEqual(subscription);
    expect(await history(address)).toEqual([[undefined, reseller.partnerId]]);
  });

  test('may be set while suspended', async () => {
    const { address, subscription } = await bought(await world.customer(provider));
    await setStatus(subscription.id, 'suspended');
    const { body: read } = await world.send('GET', address, who);
    expect(
      (await world.send('PATCH', address, who, { ...read, partnerId: reseller.partnerId })).body.partnerId,
    ).toBe(reseller.partnerId);
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
  test.each(refusals)('an id that is %s is refused and changes nothing', async (_, id, status, code) => {
    const { address, subscription } = await bought(await world.customer(provider), {
      partnerIdOnRecord: reseller.partnerId,
    });
    const { status: got, body } = await world.send('PATCH', address, who, {
      ...subscription,
      partnerId: await id(),
    });
    expect([got, body.code, body.data[0].field]).toEqual([status, code, 'partnerId']);
    expect((await world.send('GET', address, who)).body).toEqual(subscription);
    expect(await history(address)).toHaveLength(1);
  });

  test('a direct partner has nobody to name', async () => {
    const direct = await world.company('direct-partner');
    const as = world.caller(direct);
    const customerId = await world.customer(direct);
    const { address, subscription: read } = await bought(customerId, {}, {}, as);
    const { body } = await world.send('PATCH', address, as, { ...read, partnerId: reseller.partnerId });
    expect(body.code).toBe(800016);
  });

  test('of what was bought once stays as it is', async () => {
    const once = await world.sell({ id: 'PONCE', kind: 'perpetual', prices: ['- one_time 500'] });
    const { address, subscription } = await bought(
      await world.customer(provider),
      { offerId: once, termDuration: undefined },
      { billingCycle: 'unknown' },
    );
    const { status, body } = await world.send('PATCH', address, who, {
      ...subscription,
      partnerId: reseller.partnerId,
    });
    expect([status, body.code]).toEqual([400, 800098]);
  });

  test('of a savings plan is that of its usage plan, in the order, afterwards, and when the plan changes', async () => {
    const plan = await world.sell({ id: 'PPLAN', kind: 'usage', prices: ['- monthly 0'] });
    const savings = await world.sell({ id: 'PSAVE', kind: 'reservation', prices: ['P1Y one_time 900'] });
    const customerId = await world.customer(provider);
    const usage = await bought(customerId, {
      offerId: plan,
      quantity: 1,
      termDuration: undefined,
      partnerIdOnRecord: reseller.partnerId,
    });
    const line = {
      offerId: savings,
      quantity: 1,
      provisioningContext: { entitlementId: usage.subscription.id },
    };
    const refused = await world.send('POST', `/v1/customers/${customerId}/orders`, who, {
      lineItems: [{ lineItemNumber: 0, termDuration: 'P1Y', ...line, partnerIdOnRecord: other.partnerId }],
      partnerOnRecordAttestationAccepted: true,
    });
    expect([refused.status, refused.body.code]).toEqual([403, 900323]);
    const { address, subscription } = await bought(customerId, line, { billingCycle: 'unknown' });
    expect(subscription).toMatchObject({
      partnerId: reseller.partnerId,
      parentSubscriptionId: usage.subscription.id,
    });
    const { status, body } = await world.send('PATCH', address, who, {
      ...subscription,
      partnerId: other.partnerId,
    });
    expect([status, body.code]).toEqual([403, 900323]);
    await world.send('PATCH', usage.address, who, { ...usage.subscription, partnerId: other.partnerId });
    expect((await world.send('GET', address, who)).body.partnerId).toBe(other.partnerId);
    expect(await history(address)).toEqual([
      [reseller.partnerId, other.partnerId],
      [undefined, reseller.partnerId],
    ]);
  });
});

describe('pages', () => {
  test('list what is live unless asked for everything, with the reseller’s standing', async () => {
    const fading = await world.company('indirect-reseller');
    const customerId = await world.customer(provider);
    const live = await bought(customerId, { partnerIdOnRecord: fading.partnerId, friendlyName: 'Nickname' });
    const past = await bought(customerId);
    await setStatus(past.subscription.id, 'expired');
    await world.owner.query('update partner set agreement_signed_at = null where tenant_id = $1', [
      fading.id,
    ]);
    const list = async (query = '') =>
      (await world.send('GET', `/twotier/v1/customers/${customerId}/subscriptions${query}`, who)).body.items;
    expect(await list()).toMatchObject([
      {
        id: live.subscription.id,
        tab: 'license',
        name: 'Nickname',
        offerName: 'Product PMAIL',
        canEdit: true,
        attributionMissing: false,
        reseller: {
          partnerId: fading.partnerId,
          name: fading.name,
          standing: 'agreement-unsigned',
          former: false,
        },
      },
    ]);
    await world.owner.query(
      `insert into partnership (provider_id, reseller_id, state, provider_admin_access, accepted_at, ended_at)
       values ($1, $2, 'ended', true, now(), now())`,
      [provider.id, fading.id],
    );
    expect((await list())[0].reseller.former).toBe(true);
    expect(await list('?includePast=true')).toHaveLength(2);
  });

  test('show one, and refuse an unknown one', async () => {
    const customerId = await world.customer(provider);
    const { subscription } = await bought(customerId);
    const one = (id: string) =>
      world.send('GET', `/twotier/v1/customers/${customerId}/subscriptions/${id}`, who);
    expect((await one(subscription.id)).body).toMatchObject({
      id: subscription.id,
      reducible: { quantity: 5 },
    });
    expect((await one('nonsense')).body.code).toBe(20003);
  });
});

test('a foreign customer’s subscriptions are answered like an unknown customer’s', async () => {
  const foreign = await world.customer(await world.company('indirect-provider'));
  const answer = (id: string) => world.send('GET', `/v1/customers/${id}/subscriptions`, who);
  expect(await answer(foreign)).toEqual(await answer('00000000-0000-4000-8000-000000000001'));
});
