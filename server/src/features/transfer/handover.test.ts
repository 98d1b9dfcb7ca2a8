import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../../test/demo-app.ts';
import type { TransferWorld } from '../../../test/transfer-world.ts';
import { openTransferWorld } from '../../../test/transfer-world.ts';

let world: TransferWorld;
/** Direct, and on its way to become a reseller. */
let fjord: Client;
let fjordAdmin: Client;
let alder: Client;
let owner: pg.Client;
let customerId: string;
let alderId: string;
let fjordLocation: string;

beforeAll(async () => {
  world = await openTransferWorld();
  ({ source: fjord, target: alder, customerId } = world);
  fjordAdmin = await world.app.as('Fjord Direct', 'global-admin');
  alderId = world.id('Alder Distribution');
  owner = new pg.Client(world.app.database.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await world?.app.close();
});

const desk = () => `/twotier/v1/customers/${customerId}/handover`;
const subscriptionsOf = async (who: Client) =>
  (await who('GET', `/v1/customers/${customerId}/subscriptions`)).body.items as {
    id: string;
    offerId: string;
    quantity: number;
    status: string;
    partnerId?: string;
    parentSubscriptionId?: string;
    suspensionReasons: string[];
  }[];
const mails = async (kind: string) => {
  const operator = await world.app.as('Contour Cloud', 'operator-admin');
  const { body } = await operator('GET', '/twotier/v1/outbox?size=100');
  return (body.items as { kind: string }[]).filter((mail) => mail.kind === kind).length;
};

interface Offer {
  id: string;
  name: string;
  isAddOn: boolean;
  limitUnitOfMeasure: string;
  prerequisiteOffers: string[];
}
let baseOffer: Offer;
let addonOffer: Offer;

/** Fjord sells a legacy base with an add-on on it. */
async function sellLegacy(quantity: number): Promise<{ baseId: string; addonId: string }> {
  if (!baseOffer) {
    const { body } = await fjord('GET', '/v1/offers?country=US');
    const offers = body.items as Offer[];
    const isOpen = (one: Offer | undefined) => one?.limitUnitOfMeasure === 'None';
    const baseFor = (one: Offer) =>
      offers.find((base) => isOpen(base) && one.prerequisiteOffers.includes(base.id));
    addonOffer = offers.find((one) => one.isAddOn && isOpen(one) && baseFor(one)) as Offer;
    baseOffer = baseFor(addonOffer) as Offer;
  }
  const before = new Set((await subscriptionsOf(fjord)).map(({ id }) => id));
  const ordered = await fjord('POST', `/v1/customers/${customerId}/orders`, {
    lineItems: [
      { lineItemNumber: 0, offerId: baseOffer.id, quantity, billingCycle: 'monthly' },
      { lineItemNumber: 1, offerId: addonOffer.id, quantity, billingCycle: 'monthly' },
    ],
  });
  expect(ordered.status, JSON.stringify(ordered.body)).toBe(201);
  await world.later('PT1H');
  const made = (await subscriptionsOf(fjord)).filter(({ id }) => !before.has(id));
  const base = made.find(({ offerId }) => offerId.toLowerCase() === baseOffer.id.toLowerCase());
  const addon = made.find(({ offerId }) => offerId.toLowerCase() === addonOffer.id.toLowerCase());
  return { baseId: base?.id as string, addonId: addon?.id as string };
}

const request = (lines: readonly object[], providerId = alderId) =>
  fjord('POST', `/twotier/v1/customers/${customerId}/handovers`, { providerId, lines });
const extend = (providerId = alderId, consent = true) =>
  fjord('POST', `/twotier/v1/customers/${customerId}/extension`, { providerId, consent });

describe('before anything is handed over', () => {
  test('a direct partner enrolls as a reseller, accepts a provider, and only then extends a customer to it', async () => {
    expect((await extend()).body.code).toBe(900137);
    const { body: invitation } = await alder('POST', '/twotier/v1/partnershipinvitations', {});
    const token = String(invitation.url).split('/').at(-1);
    const accept = `/twotier/v1/invitations/${token}/accept`;
    const early = await fjordAdmin('POST', accept, { consent: true });
    expect(early.body.code, JSON.stringify(early.body)).toBe(2204);

    expect((await fjord('POST', '/twotier/v1/providermove')).status).toBe(403);
    const enrolled = await fjordAdmin('POST', '/twotier/v1/providermove');
    expect(enrolled.body).toMatchObject({ resellerSince: expect.any(String), providers: [] });
    const again = await fjordAdmin('POST', '/twotier/v1/providermove');
    expect(again.body.resellerSince).toBe(enrolled.body.resellerSince);
    fjordLocation = enrolled.body.locationPartnerId;
    expect((await extend()).body.code).toBe(900137);

    expect((await fjordAdmin('POST', accept, { consent: true })).status).toBeLessThan(300);
    expect((await fjord('GET', '/twotier/v1/providermove')).body.providers).toMatchObject([{ id: alderId }]);
    const verified = await alder('GET', `/v1/compliance/csp/agreementstatus?mpnId=${fjordLocation}`);
    expect(verified.body.isAgreementSigned).toBe(true);
  });

  test('the extension makes a relationship for the provider, without delegated admin, agreement or mail', async () => {
    expect((await alder('GET', `/v1/customers/${customerId}`)).status).toBe(404);
    expect((await extend(alderId, false)).body.code).toBe(800002);
    expect((await extend(world.id('Boreal Distribuciones'))).body.code).toBe(900137);
    const extended = await extend();
    expect(extended.body.extended, JSON.stringify(extended.body)).toMatchObject({
      providerId: alderId,
      agreementAccepted: false,
    });
    expect((await extend()).status).toBe(200);
    const { body: record } = await alder('GET', `/twotier/v1/customers/${customerId}/record`);
    expect(record).toMatchObject({ companyName: 'Kelp Robotics', capacity: 'provider' });
    const { body: billTo } = await alder('GET', `/v1/customers/${customerId}/profiles/billing`);
    const { body: own } = await fjord('GET', `/v1/customers/${customerId}/profiles/billing`);
    expect(billTo.defaultAddress).toEqual(own.defaultAddress);
    expect((await alder('GET', `/v1/customers/${customerId}/users`)).status).toBe(403);
    const { rows } = await owner.query(
      `select count(*)::int as n from audit_record where operation = 'extend_relationship'`,
    );
    expect(rows[0].n).toBeGreaterThanOrEqual(1);
    const { body: log } = await alder('GET', '/v1/auditrecords');
    expect(JSON.stringify(log)).toContain('extend_relationship');
    // What the direct partner has there is as it was.
    expect((await fjord('GET', `/v1/customers/${customerId}`)).status).toBe(200);
  });

  test('a reseller and a provider have nothing to hand over, and a stranger no customer', async () => {
    expect((await alder('GET', desk())).status).toBe(403);
    const birch = await world.app.as('Birch IT', 'admin-agent');
    expect((await birch('GET', '/twotier/v1/providermove')).status).toBe(403);
    expect((await fjord('GET', desk().replace(customerId, world.id('Granite Bakery')))).status).toBe(404);
  });
});

describe('a request', () => {
  let legacy: { baseId: string; addonId: string };

  test('names what can go and what cannot, and why', async () => {
    legacy = await sellLegacy(10);
    const { body } = await fjord('GET', desk());
    const of = (id: string) => body.items.find((one: { id: string }) => one.id === id);
    expect(of(legacy.baseId)).not.toHaveProperty('against');
    expect(of(legacy.addonId)).toMatchObject({ isAddon: true, against: expect.stringContaining('base') });
    const core = body.items.find(({ name }: { name: string }) => name === 'Engineering');
    expect(core.against).toContain('auto-renew');
    const plan = body.items.find(({ against }: { against?: string }) => against?.includes('usage plan'));
    expect(plan.isAddon).toBe(false);
    const eligible = `/v1/customers/${customerId}/transferseligibility?transferType=directtoindirect`;
    const { body: wire } = await fjord('GET', eligible);
    expect(wire.find(({ id }: { id: string }) => id === legacy.baseId)).toEqual({
      id: legacy.baseId,
      isEligible: true,
      reason: '',
    });
    const cases = [
      [[], 800078],
      [[{ subscriptionId: core.id }], 800078],
      [[{ subscriptionId: plan.id }], 800078],
      [[{ subscriptionId: legacy.addonId }], 800078],
      [[{ subscriptionId: 'aaaaaaaa-0000-4000-8000-00000000dead' }], 800078],
      [[{ subscriptionId: legacy.baseId, resellerPartnerId: '99999999' }], 800015],
      [[{ subscriptionId: legacy.baseId, resellerPartnerId: '5100101' }], 2072],
    ] as const;
    for (const [lines, code] of cases)
      expect((await request(lines)).body.code, JSON.stringify(lines)).toBe(code);
    const other = await request([{ subscriptionId: legacy.baseId }], world.id('Boreal Distribuciones'));
    expect(other.body.code).toBe(900137);
  });

  test('is told by mail, holds base and add-on, and nothing of it is in a second one (I36)', async () => {
    const asked = await request([{ subscriptionId: legacy.baseId, resellerPartnerId: fjordLocation }]);
    expect(asked.body, JSON.stringify(asked.body)).toMatchObject({
      kind: 'direct-to-indirect',
      direction: 'asked',
      state: 'pending',
      otherPartnerName: 'Alder Distribution',
      mayWithdraw: true,
      mayDecide: false,
      lines: [
        { oldId: legacy.baseId, quantity: 10, isAddon: false, state: 'open' },
        { oldId: legacy.addonId, quantity: 10, isAddon: true, state: 'open' },
      ],
    });
    expect(await mails('handover-requested')).toBeGreaterThan(0);
    expect((await request([{ subscriptionId: legacy.baseId }])).body.code).toBe(900104);
    const path = `/twotier/v1/transfers/${asked.body.id}`;
    expect((await alder('GET', path)).body).toMatchObject({
      direction: 'received',
      mayDecide: true,
      items: [],
      lines: [{}, {}],
    });
    // Each does what is its own to do.
    expect((await fjord('POST', `${path}/acceptance`, { selected: [] })).body.code).toBe(900150);
    expect((await alder('POST', `${path}/withdrawal`)).body.code).toBe(900150);
    // The customer learns of it once somebody has agreed.
    expect((await world.customer('GET', '/twotier/v1/movedsubscriptions')).body.items).toEqual([]);
    expect((await fjord('POST', `${path}/withdrawal`)).body).toMatchObject({
      state: 'withdrawn',
      lines: [{ state: 'kept' }, { state: 'kept' }],
    });
    const second = await request([{ subscriptionId: legacy.baseId }]);
    const rejected = await alder('POST', `/twotier/v1/transfers/${second.body.id}/rejection`);
    expect(rejected.body).toMatchObject({ state: 'rejected', lines: [{ state: 'kept' }, { state: 'kept' }] });
  });

  test('lapses after thirty days, and frees what it held', async () => {
    const { body: asked } = await request([{ subscriptionId: legacy.baseId }]);
    await world.later('P31D');
    const lapsed = await fjord('GET', `/twotier/v1/transfers/${asked.id}`);
    expect(lapsed.body).toMatchObject({ state: 'lapsed', lines: [{ state: 'kept' }, { state: 'kept' }] });
    expect(
      (await alder('POST', `/twotier/v1/transfers/${asked.id}/acceptance`, { selected: [] })).body.code,
    ).toBe(900102);
  });

  test('is taken over only once the customer has agreed with the provider too', async () => {
    const { body: asked } = await request([{ subscriptionId: legacy.baseId }]);
    const path = `/twotier/v1/transfers/${asked.id}`;
    expect((await alder('POST', `${path}/acceptance`, { selected: [] })).body.code).toBe(13605);
    expect((await fjord('GET', path)).body.state).toBe('pending');
    await fjord('POST', `${path}/withdrawal`);
    const { body: templates } = await alder('GET', '/v1/agreements?agreementType=MicrosoftCustomerAgreement');
    const confirmed = await alder('POST', `/v1/customers/${customerId}/agreements`, {
      primaryContact: { firstName: 'Dana', lastName: 'Frost', email: 'dana.frost@kelp.example' },
      templateId: templates.items[0].templateId,
      dateAgreed: world.app.clock.now().toISOString().slice(0, 10),
      type: 'MicrosoftCustomerAgreement',
    });
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(201);
  });

  test('brings the quantity of the request, the licenses and the reseller; the source is suspended and stays so', async () => {
    const { body: asked } = await request([
      { subscriptionId: legacy.baseId, resellerPartnerId: fjordLocation },
    ]);
    const path = `/twotier/v1/transfers/${asked.id}`;
    const users = await owner.query(
      `select user_id from tenant_user where tenant_id = $1 and state = 'active' order by 1 limit 2`,
      [customerId],
    );
    const { rows: kept } = await owner.query(
      'select product_id, sku_id, partner_id from subscription where subscription_id = $1',
      [legacy.baseId],
    );
    for (const { user_id } of users.rows) {
      await owner.query(
        `insert into license_assignment (customer_id, user_id, product_id, sku_id, partner_id, subscription_id, assigned_at)
         values ($1, $2, $3, $4, $5, $6, now())`,
        [customerId, user_id, kept[0].product_id, kept[0].sku_id, kept[0].partner_id, legacy.baseId],
      );
    }
    const base = (await fjord('GET', `/v1/customers/${customerId}/subscriptions/${legacy.baseId}`)).body;
    const grown = await fjord('PATCH', `/v1/customers/${customerId}/subscriptions/${legacy.baseId}`, {
      ...base,
      quantity: 14,
    });
    expect(grown.status, JSON.stringify(grown.body)).toBe(200);

    const accepted = await alder('POST', `${path}/acceptance`, { selected: [] });
    expect(accepted.body, JSON.stringify(accepted.body)).toMatchObject({
      state: 'done',
      lines: [{ state: 'moved' }, { state: 'moved' }],
    });
    expect(await mails('handover-accepted')).toBeGreaterThan(2);
    const [first, second] = accepted.body.lines;
    const arrived = await subscriptionsOf(alder);
    expect(arrived.find(({ id }) => id === first.newId)).toMatchObject({
      quantity: 10,
      status: 'active',
      partnerId: fjordLocation,
    });
    expect(arrived.find(({ id }) => id === second.newId)).toMatchObject({
      quantity: 10,
      parentSubscriptionId: first.newId,
    });
    const { rows: holders } = await owner.query(
      'select count(*)::int as n from license_assignment where subscription_id = $1',
      [first.newId],
    );
    expect(holders[0].n).toBe(users.rows.length);
    // A transfer resets the support contact to the new owner (4.9), and attribution is no access (I25).
    const { rows: support } = await owner.query(
      'select support_contact_id as id from subscription where subscription_id = $1',
      [first.newId],
    );
    expect(support[0].id).toBe(alderId);

    const left = await subscriptionsOf(fjord);
    for (const id of [legacy.baseId, legacy.addonId])
      expect(left.find((one) => one.id === id)?.status).toBe('suspended');
    const source = left.find(({ id }) => id === legacy.baseId);
    const resumed = await fjord('PATCH', `/v1/customers/${customerId}/subscriptions/${legacy.baseId}`, {
      ...source,
      status: 'active',
    });
    expect(resumed.status).toBe(400);
    expect(resumed.body.description).toContain('another partner');
    expect((await alder('POST', `${path}/acceptance`, { selected: [] })).body.code).toBe(900102);
    expect((await world.customer('GET', '/twotier/v1/movedsubscriptions')).body.items).toMatchObject([
      { fromName: 'Fjord Direct', toName: 'Alder Distribution', state: 'moved' },
      { state: 'moved' },
    ]);
    const { body: orders } = await alder('GET', `/v1/customers/${customerId}/orders`);
    expect(JSON.stringify(orders)).toContain('Transfer');
    await world.later('P91D');
    expect((await subscriptionsOf(fjord)).find(({ id }) => id === legacy.baseId)?.status).toBe('deleted');
    expect((await subscriptionsOf(alder)).find(({ id }) => id === first.newId)?.status).toBe('active');
  });

  test('fails line by line: what cannot arrive stays with its reason, and its add-ons with it', async () => {
    const good = await sellLegacy(3);
    const bad = await sellLegacy(4);
    const root = `/v1/customers/${customerId}/transfers`;
    const made = await fjord('POST', root, {
      sourcePartnerTenantId: world.id('Fjord Direct'),
      targetPartnerTenantId: alderId,
      lineItems: [{ subscriptionId: good.baseId }, { subscriptionId: bad.baseId }],
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body.lineItems).toMatchObject([{ addonItems: [{}] }, { addonItems: [{}] }]);
    await owner.query(`update subscription set status = 'suspended' where subscription_id = $1`, [
      bad.baseId,
    ]);
    const accepted = await alder('POST', `${root}/${made.body.id}/accept`);
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(200);
    expect(accepted.body.orders).toHaveLength(1);
    expect(accepted.body.transferErrors).toMatchObject([
      { code: 800078, lineItems: [{ subscriptionId: bad.baseId }] },
      { code: 800078, lineItems: [{ subscriptionId: bad.addonId }] },
    ]);
    const after = (await fjord('GET', `${root}/${made.body.id}`)).body;
    expect(after).toMatchObject({
      status: 'Completed',
      lineItems: [{ status: 'moved' }, { status: 'failed', transferError: expect.any(String) }],
    });
    const left = await subscriptionsOf(fjord);
    expect(left.find(({ id }) => id === bad.addonId)?.status).toBe('active');

    const all = await fjord('POST', root, {
      sourcePartnerTenantId: world.id('Fjord Direct'),
      targetPartnerTenantId: alderId,
      lineItems: [{ subscriptionId: bad.baseId }],
    });
    expect(all.body.code).toBe(800078);
    await owner.query(`update subscription set status = 'active' where subscription_id = $1`, [bad.baseId]);
    const none = await request([{ subscriptionId: bad.baseId }]);
    await owner.query(`update subscription set status = 'deleted' where subscription_id = $1`, [bad.baseId]);
    const failed = await alder('POST', `/twotier/v1/transfers/${none.body.id}/acceptance`, { selected: [] });
    expect(failed.body).toMatchObject({ state: 'failed', lines: [{ state: 'failed' }, { state: 'failed' }] });
  });

  test('of older usage takes what runs under it along, and the source is gone', async () => {
    const { rows } = await owner.query(
      `select subscription_id as id from subscription where customer_id = $1 and kind = 'usage' and partner_id = $2`,
      [customerId, world.id('Fjord Direct')],
    );
    const usageId = rows[0].id;
    await owner.query(`update subscription set rule_set = 'legacy' where subscription_id = $1`, [usageId]);
    const { body: asked } = await request([{ subscriptionId: usageId }]);
    const accepted = await alder('POST', `/twotier/v1/transfers/${asked.id}/acceptance`, { selected: [] });
    expect(accepted.body, JSON.stringify(accepted.body)).toMatchObject({ state: 'done' });
    const source = (await subscriptionsOf(fjord)).find(({ id }) => id === usageId);
    expect(source?.status).toBe('deleted');
    const { rows: below } = await owner.query(
      `select partner_id as partner, status from usage_subscription where customer_id = $1 and status = 'active'`,
      [customerId],
    );
    expect(below).toEqual([{ partner: alderId, status: 'active' }]);
  });
});
