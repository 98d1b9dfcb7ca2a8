import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EndingWorld } from '../../../test/ending-world.ts';
import { endingWorld } from '../../../test/ending-world.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { countCustomers, findTie, openRelationship } from '../customer/index.ts';

let world: EndingWorld;
beforeAll(async () => {
  world = await endingWorld();
});
afterAll(() => world.close());

const alder = 'Alder Distribution';
const birch = 'Birch IT';
const admin = (company = alder) => world.app.as(company, 'global-admin');
const none = { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } };
const endOf = (customerId: string) => `/twotier/v1/customers/${customerId}/ending`;

const countOf = (company: string) =>
  world.app.db.transaction(tenantScope(world.idOf(company)), (tx) => countCustomers(tx, world.idOf(company)));

describe('C37: ending through the contract', () => {
  test('takes the customer off the list and out of the counters; what was one is told so', async () => {
    const customerId = await world.customer();
    const before = await countOf(alder);
    const person = await admin();
    const answered = await person('PATCH', `/v1/customers/${customerId}/`, {
      RelationshipToPartner: 'None',
      Attributes: { ObjectType: 'Customer' },
    });
    expect([answered.status, answered.body]).toEqual([200, none]);
    expect((await person('GET', `/v1/customers/${customerId}`)).body.code).toBe(20002);
    const again = await person('PATCH', `/v1/customers/${customerId}`, none);
    expect([again.status, again.body.code]).toEqual([403, 20002]);
    expect(await countOf(alder)).toEqual({
      ...before,
      total: before.total - 1,
      withoutReseller: before.withoutReseller - 1,
    });
    expect(await world.stateOf(alder, customerId)).toMatchObject({
      state: 'ended',
      delegated_admin: 'none',
      ending_declaration: null,
    });
  });

  test('is recorded once, at the partner and at the customer, and told nobody (I45, I47)', async () => {
    const customerId = await world.customer(alder, birch);
    const mails = (await world.owner.query('select count(*)::int as n from mail_message')).rows[0].n;
    await (await admin())('PATCH', `/v1/customers/${customerId}`, none);
    const endings = async (company: string) =>
      (await world.log(company, customerId)).filter((line) =>
        line.startsWith('remove_partner_customer_relationship'),
      );
    expect(await endings(alder)).toHaveLength(1);
    expect(await endings(customerId)).toHaveLength(1);
    expect(await endings(birch)).toEqual([]);
    expect((await world.owner.query('select count(*)::int as n from mail_message')).rows[0].n).toBe(mails);
  });

  test('everything in the way is named at once, and nothing changes', async () => {
    const granite = world.idOf('Granite Bakery');
    const before = await world.stateOf(alder, granite);
    const { status, body } = await (await admin())('PATCH', `/v1/customers/${granite}`, none);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toMatch(/Office staff.*Bakery floor|Bakery floor.*Office staff/);
    expect(await world.stateOf(alder, granite)).toEqual(before);
    const failed = (await world.log(alder, granite)).filter((line) => line.includes('failed'));
    expect(failed).toHaveLength(1);
  });

  test('only to none, and only with something to change', async () => {
    const customerId = await world.customer();
    const person = await admin();
    const address = `/v1/customers/${customerId}`;
    expect((await person('PATCH', address, { relationshipToPartner: 'advisor' })).body.code).toBe(900126);
    expect((await person('PATCH', address, {})).status).toBe(400);
    expect(
      (await person('PATCH', address, { relationshipToPartner: 'none', attributes: { etag: 'old' } })).body
        .code,
    ).toBe(2055);
    expect((await person('PATCH', address, none, { 'if-match': '"old"' })).status).toBe(412);
    expect((await world.stateOf(alder, customerId)).state).toBe('active');
  });

  test.each([
    [alder, 'admin-agent', 403],
    [alder, 'sales-agent', 403],
    [alder, 'helpdesk-agent', 403],
    [birch, 'sales-agent', 403],
    ['Boreal Distribuciones', 'global-admin', 404],
    ['Cedar Cloud', 'global-admin', 404],
  ])('%s as %s: %i', async (company, role, status) => {
    const iris = world.idOf('Iris Logistics');
    const person = await world.app.as(company, role);
    expect((await person('PATCH', `/v1/customers/${iris}`, none)).status).toBe(status);
    expect((await world.stateOf(alder, iris)).state).toBe('active');
  });

  test('an account that is no sandbox deletes no customer', async () => {
    const person = await admin();
    const { status, body } = await person('DELETE', `/v1/customers/${world.idOf('Iris Logistics')}`);
    expect([status, body.code]).toEqual([400, 900127]);
    const stranger = await admin('Boreal Distribuciones');
    expect((await stranger('DELETE', `/v1/customers/${world.idOf('Iris Logistics')}`)).status).toBe(404);
  });
});

describe('D4: admin permission goes with the relationship, or alone', () => {
  const grantsOf = async (customerId: string) =>
    (
      await world.owner.query('select state from delegation where partner_id = $1 and customer_id = $2', [
        world.idOf(alder),
        customerId,
      ])
    ).rows.map(({ state }) => state);

  test('every grant ends with the relationship, and services that rested on it; those of the reseller stay', async () => {
    const customerId = await world.customer(alder, birch);
    const before = await world.stateOf(birch, customerId);
    expect(await grantsOf(customerId)).toEqual(['active']);
    await (await admin())('PATCH', `/v1/customers/${customerId}`, none);
    expect(await grantsOf(customerId)).toEqual(['terminated']);
    expect(await world.stateOf(birch, customerId)).toEqual(before);
    const { rows } = await world.owner.query(
      'select count(*)::int as n from service_admin where customer_id = $1 and channel_id = $2',
      [customerId, world.idOf(alder)],
    );
    // The reseller is of the same channel, and holds admin permission of its own (D7, I15a).
    expect(rows[0].n === 0 || before.delegated_admin !== 'none').toBe(true);
  });

  test('given up through the contract, the relationship stays (I14)', async () => {
    const customerId = await world.customer();
    const body = { allowDelegatedAccess: false, attributes: { objectType: 'Customer' } };
    const person = await admin();
    expect((await person('PATCH', `/v1/customers/${customerId}`, body)).status).toBe(403);
    const agent = await world.app.as(alder, 'admin-agent');
    const given = await agent('PATCH', `/v1/customers/${customerId}`, body);
    expect([given.status, given.body]).toEqual([200, body]);
    expect((await agent('GET', `/v1/customers/${customerId}`)).body).toMatchObject({
      allowDelegatedAccess: false,
      relationshipToPartner: 'reseller',
    });
    expect((await world.stateOf(alder, customerId)).state).toBe('active');
  });
});

describe('C37: ending in the portal', () => {
  test('a person confirms the present text and the consequences seen', async () => {
    const customerId = await world.customer();
    const person = await admin();
    const { preview, confirmation } = await world.seen(customerId);
    expect(preview).toMatchObject({ blockers: [], capacity: 'provider', usageRolesStay: false });
    const refused = async (of: object) =>
      (await person('POST', endOf(customerId), { ...confirmation, ...of })).body.code;
    expect(await refused({ confirmed: false })).toBe(800002);
    expect(await refused({ declarationVersion: 'older' })).toBe(2055);
    expect(await refused({ etag: 'other' })).toBe(2055);
    expect((await person('POST', endOf(customerId), confirmation, { 'if-match': '"other"' })).status).toBe(
      412,
    );
    const ended = await person('POST', endOf(customerId), confirmation);
    expect(ended.status).toBe(200);
    expect(ended.body).toMatchObject({ id: customerId, companyName: 'Tailspin Toys' });
    expect(await world.stateOf(alder, customerId)).toMatchObject({
      state: 'ended',
      ending_declaration: confirmation.declarationVersion,
    });
  });

  test('what somebody bought or suspended meanwhile makes the word stale', async () => {
    const customerId = await world.customer();
    const subscription = await world.sell(customerId, { status: 'suspended' });
    const { preview, confirmation } = await world.seen(customerId);
    expect(preview.runningOn).toMatchObject([{ id: subscription, status: 'suspended' }]);
    await world.setStatus(subscription, 'deleted');
    const { body } = await (await admin())('POST', endOf(customerId), confirmation);
    expect(body.code).toBe(2055);
  });

  test('every blocker stands with its dates and ways out', async () => {
    const customerId = await world.customer();
    await world.sell(customerId, { name: 'Renews', autoRenew: true, endsOn: '2031-01-31' });
    await world.sell(customerId, { name: 'Ends', endsOn: '2030-01-31' });
    await world.sell(customerId, { name: 'Plan', kind: 'usage', endsOn: null });
    const { preview } = await world.seen(customerId);
    expect(preview.blockers.map((one: { subscription: { name: string } }) => one.subscription.name)).toEqual([
      'Ends',
      'Plan',
      'Renews',
    ]);
    expect(preview.blockers[0]).toMatchObject({
      clearsAt: '2030-02-01T00:00:00Z',
      ways: [{ way: 'suspend' }],
    });
    expect(preview.blockers[2].ways).toEqual([
      { way: 'suspend' },
      { way: 'stop-renewal', endsOn: '2031-01-31' },
    ]);
    expect(preview.clearAt).toBeUndefined();
    const { confirmation } = await world.seen(customerId);
    const { status, body } = await (await admin())('POST', endOf(customerId), confirmation);
    expect(status).toBe(400);
    expect(body.description).toContain('Ends, Plan, Renews');
  });

  test('a reseller has nothing in its way; its support contacts go back, all else of the provider stays (I7, D30)', async () => {
    const customerId = await world.customer(alder, birch);
    const supported = await world.sell(customerId, {
      supportContactId: world.idOf(birch),
      reseller: { id: world.idOf(birch), name: birch },
    });
    const provider = await world.stateOf(alder, customerId);
    const agent = await world.app.as(birch, 'admin-agent');
    const { preview, confirmation } = await world.seen(customerId, birch, 'admin-agent');
    expect(preview).toMatchObject({ blockers: [], supportContactsReturned: 1, capacity: 'reseller' });
    expect((await agent('POST', endOf(customerId), confirmation)).status).toBe(403);
    const ended = await agent('POST', `/twotier/v1/customers/${customerId}/withdrawal`, confirmation);
    expect(ended.status).toBe(200);
    expect((await world.stateOf(birch, customerId)).state).toBe('ended');
    expect(await world.stateOf(alder, customerId)).toEqual(provider);
    const { rows } = await world.owner.query(
      'select support_contact_id, reseller_id, status from subscription where subscription_id = $1',
      [supported],
    );
    expect(rows[0]).toEqual({
      support_contact_id: world.idOf(alder),
      reseller_id: world.idOf(birch),
      status: 'active',
    });
    expect(await world.log(alder, customerId)).toContainEqual(
      expect.stringContaining('remove_partner_customer_relationship succeeded'),
    );
  });

  test('a helpdesk agent sees what stands in the way and confirms nothing', async () => {
    const customerId = await world.customer();
    const agent = await world.app.as(alder, 'helpdesk-agent');
    const { confirmation } = await world.seen(customerId);
    expect((await agent('GET', endOf(customerId))).status).toBe(200);
    expect((await agent('POST', endOf(customerId), confirmation)).status).toBe(403);
    expect((await agent('POST', `${endOf(customerId)}/plan`, confirmation)).status).toBe(403);
  });
});

describe('I6: an order and an ending at the same moment', () => {
  test('the later one is refused', async () => {
    const person = await admin();
    const { rows } = await world.owner.query(
      `select catalog_item_id from subscription where customer_id = $1 and kind = 'license' limit 1`,
      [world.idOf('Granite Bakery')],
    );
    for (let round = 0; round < 6; round += 1) {
      const customerId = await world.customer();
      const agent = await world.app.as(alder, 'admin-agent');
      await agent('POST', `/v1/customers/${customerId}/agreements`, {
        primaryContact: { firstName: 'A', lastName: 'B', email: 'a@tailspin.example' },
        templateId: '998b88de-aa99-4388-a42c-1b3517d49490',
        dateAgreed: '2020-01-01T00:00:00Z',
        type: 'MicrosoftCustomerAgreement',
      });
      const order = {
        billingCycle: 'monthly',
        lineItems: [
          { lineItemNumber: 0, offerId: rows[0].catalog_item_id, quantity: 1, termDuration: 'P1Y' },
        ],
      };
      const [ended, ordered] = await Promise.all([
        person('PATCH', `/v1/customers/${customerId}`, none),
        agent('POST', `/v1/customers/${customerId}/orders`, order),
      ]);
      const active = (
        await world.owner.query(
          `select count(*)::int as n from subscription where customer_id = $1 and status = 'active'`,
          [customerId],
        )
      ).rows[0].n;
      const { state } = await world.stateOf(alder, customerId);
      expect([ended.status, ordered.status].sort(), `${JSON.stringify(ordered.body)}`).toEqual(
        ended.status === 200 ? [200, 403] : [201, 400],
      );
      expect([state, active]).toEqual(ended.status === 200 ? ['ended', 0] : ['active', 1]);
    }
  });

  test('the database itself keeps the two apart, whoever writes', async () => {
    const customerId = await world.customer();
    const subscription = await world.sell(customerId);
    const end = () =>
      world.owner.query(
        `update customer_relationship set state = 'ended', ended_at = now() where customer_id = $1`,
        [customerId],
      );
    await expect(end()).rejects.toMatchObject({ constraint: 'relationship_free' });
    await world.setStatus(subscription, 'suspended');
    await end();
    await expect(world.setStatus(subscription, 'active')).rejects.toMatchObject({
      constraint: 'relationship_live',
    });
    await expect(world.sell(customerId)).rejects.toMatchObject({ constraint: 'relationship_live' });
    await world.sell(customerId, { status: 'suspended' });
    await expect(world.sell(customerId, { kind: 'software', status: 'suspended' })).rejects.toThrow();
  });
});

describe('C38: former customers', () => {
  test('are listed with what comes back, for the partner alone', async () => {
    const customerId = await world.customer();
    const resumable = await world.sell(customerId, {
      status: 'suspended',
      endsOn: '2030-06-30',
      name: 'Later',
    });
    await world.sell(customerId, { status: 'suspended', endsOn: '2020-06-30' });
    const person = await admin();
    expect((await person('GET', `/twotier/v1/former-customers/${customerId}`)).status).toBe(404);
    await person('PATCH', `/v1/customers/${customerId}`, none);
    const { body: list } = await person('GET', '/twotier/v1/former-customers?size=1');
    expect(list.items).toMatchObject([
      { id: customerId, companyName: 'Tailspin Toys', capacity: 'provider' },
    ]);
    expect(list.items[0].endedBy).toMatch(/@/);
    const { body: next } = await person(
      'GET',
      `/twotier/v1/former-customers?size=1&MS-ContinuationToken=${list.continuationToken}`,
    );
    expect(next.items[0].id).not.toBe(customerId);
    const { body } = await person('GET', `/twotier/v1/former-customers/${customerId}`);
    expect(body.comesBack).toMatchObject({ billTo: true, agreement: false, orders: 0 });
    expect(body.comesBack.resumable).toMatchObject([{ id: resumable, name: 'Later', endsOn: '2030-06-30' }]);
    for (const stranger of ['Boreal Distribuciones', birch]) {
      const other = await admin(stranger);
      expect((await other('GET', `/twotier/v1/former-customers/${customerId}`)).status).toBe(404);
      expect(JSON.stringify((await other('GET', '/twotier/v1/former-customers')).body)).not.toContain(
        customerId,
      );
    }
    expect((await person('GET', '/twotier/v1/former-customers?MS-ContinuationToken=x')).body.code).toBe(3000);
  });

  test('come back as the same customer, without admin permission, once they accept again', async () => {
    const customerId = await world.customer();
    const person = await admin();
    const before = await countOf(alder);
    const { body: billTo } = await person('GET', `/v1/customers/${customerId}/profiles/billing`);
    await person('PATCH', `/v1/customers/${customerId}`, none);
    await world.app.db.transaction(tenantScope(world.idOf(alder)), async (tx) => {
      const tie = await findTie(tx, world.idOf(alder), customerId);
      if (!tie) throw new Error('the relationship is kept');
      await openRelationship(tx, {
        ...tie,
        reseller: null,
        delegatedAdmin: 'none',
        startedAt: world.app.clock.now(),
      });
    });
    expect((await person('GET', `/v1/customers/${customerId}`)).body).toMatchObject({
      id: customerId,
      allowDelegatedAccess: false,
    });
    expect((await person('GET', `/v1/customers/${customerId}/profiles/billing`)).body).toEqual(billTo);
    expect(await countOf(alder)).toEqual(before);
    expect((await person('GET', `/twotier/v1/former-customers/${customerId}`)).status).toBe(404);
  });
});
