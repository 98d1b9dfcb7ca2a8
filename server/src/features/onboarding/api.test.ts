import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CustomerWorld } from '../../../test/customer-world.ts';
import { customerWorld, newCustomer } from '../../../test/customer-world.ts';
import type { Caller, Role } from '../../access/caller.ts';
import { Refusal } from '../../errors/refusal.ts';

let world: CustomerWorld;
let alder: Caller['tenant'];
let birch: Caller['tenant'];
let seller: string;

beforeAll(async () => {
  world = await customerWorld();
  alder = await world.partner('Alder', 'indirect-provider');
  birch = await world.partner('Birch', 'indirect-reseller');
  await world.partnership(alder.id, birch.id);
  seller = world.caller(alder);
});
afterAll(() => world.close());
beforeEach(() => {
  world.desk.fail = null;
  world.desk.refuseBefore = null;
  world.orders.length = 0;
});

const confirmed = { kind: 'confirmed', dateAgreed: '2024-05-02' };
const subscriptions = [{ catalogItemId: 'A:B:C', quantity: 5, termDuration: 'P1Y', billingCycle: 'monthly' }];
const open = (body: object, who = seller, headers?: Record<string, string>) =>
  world.send('POST', '/twotier/v1/customeraccounts', who, body, headers);
const findByDomain = async (label: string, who = seller) =>
  (await world.send('GET', `/twotier/v1/customers?searchBy=domain&search=${label}`, who)).body.items;

test('customer, agreement and order come into being with one submission (C44)', async () => {
  const customer = newCustomer();
  const made = await open({
    customer,
    agreement: confirmed,
    subscriptions,
    resellerTenantId: birch.id,
    attestationAccepted: true,
  });
  expect(made.status).toBe(201);
  const { id } = made.body.customer;
  expect(made.body).toMatchObject({
    userPrincipalName: `admin@${customer.companyProfile.domain}.cloud.example`,
    credentialsAvailable: true,
    userCredentials: { userName: 'admin', password: expect.any(String) },
    order: { id: 'ORDER1' },
    orderError: null,
  });
  expect(made.body.customer.userCredentials).toBeUndefined();
  expect(world.orders).toMatchObject([
    {
      customer: { customerId: id, agreementAccepted: true, country: 'US', companyName: 'Tailspin Toys' },
      resellerTenantId: birch.id,
      attestationAccepted: true,
      subscriptions,
    },
  ]);
  const record = await world.send('GET', `/twotier/v1/customers/${id}/record`, seller);
  expect(record.body).toMatchObject({
    agreement: { accepted: true, acceptedAt: '2024-05-02T00:00:00Z' },
    reseller: { id: birch.id },
  });
  const agreements = await world.send('GET', `/v1/customers/${id}/agreements`, seller);
  expect(agreements.body.items).toMatchObject([
    { primaryContact: { firstName: 'Dana', lastName: 'Frost', email: 'dana.frost@tailspin.example' } },
  ]);
});

test('somebody else than the primary contact may have accepted', async () => {
  const contact = { firstName: 'Robin', lastName: 'Hale', email: 'robin@tailspin.example' };
  const { body } = await open({ customer: newCustomer(), agreement: { ...confirmed, contact } });
  const agreements = await world.send('GET', `/v1/customers/${body.customer.id}/agreements`, seller);
  expect(agreements.body.items[0].primaryContact).toEqual(contact);
});

test('without subscriptions nothing is ordered', async () => {
  const { body } = await open({ customer: newCustomer(), agreement: { kind: 'direct' }, subscriptions: [] });
  expect(body).toMatchObject({ order: null, orderError: null });
  expect(world.orders).toEqual([]);
});

test('a repeat with the same request id creates nothing and lacks the password (I21)', async () => {
  const customer = newCustomer();
  const headers = { 'ms-requestid': randomUUID() };
  const body = { customer, agreement: { kind: 'direct' } };
  const first = await open(body, seller, headers);
  const second = await open(body, seller, headers);
  expect(second.status).toBe(201);
  expect(second.body.customer.id).toBe(first.body.customer.id);
  expect(second.body.userCredentials).toEqual({ userName: 'admin' });
  expect(second.body.credentialsAvailable).toBeUndefined();
  expect(await findByDomain(customer.companyProfile.domain)).toHaveLength(1);
});

describe('an order that fails keeps the account (D23)', () => {
  test.each<[string, Error, number]>([
    ['refused', new Refusal('credit-exceeded', { amount: '10', available: '5' }), 900121],
    ['broken', new Error('boom'), 800005],
  ])('%s', async (_, fault, code) => {
    world.desk.fail = fault;
    const customer = newCustomer();
    const made = await open({ customer, agreement: confirmed, subscriptions });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      order: null,
      orderError: { code, description: expect.any(String) },
      userCredentials: { password: expect.any(String) },
    });
    expect(await findByDomain(customer.companyProfile.domain)).toHaveLength(1);

    world.desk.fail = null;
    const again = await world.send(
      'POST',
      `/twotier/v1/customeraccounts/${made.body.customer.id}/order`,
      seller,
      { subscriptions, attestationAccepted: true },
    );
    expect(again.body).toEqual({ order: { id: 'ORDER1' }, orderError: null });
    expect(world.orders).toMatchObject([
      { customer: { customerId: made.body.customer.id, agreementAccepted: true } },
    ]);
  });

  test('what no entry can mend does not stand in the way of the account', async () => {
    world.desk.refuseBefore = new Refusal('credit-exceeded', { amount: '10', available: '5' }, [
      { field: 'lineItems', message: 'credit' },
    ]);
    world.desk.fail = world.desk.refuseBefore;
    const made = await open({ customer: newCustomer(), agreement: confirmed, subscriptions });
    expect([made.status, made.body.orderError.code]).toEqual([201, 900121]);
  });

  test('the retry reaches own customers only (I4)', async () => {
    const { body } = await open({ customer: newCustomer(), agreement: confirmed });
    const stranger = world.caller(await world.partner('Fjord', 'direct-partner'));
    const [theirs, nobodys] = await Promise.all(
      [body.customer.id, randomUUID()].map((id) =>
        world.send('POST', `/twotier/v1/customeraccounts/${id}/order`, stranger, { subscriptions }),
      ),
    );
    expect([theirs?.status, theirs?.body]).toEqual([nobodys?.status, nobodys?.body]);
    expect(theirs?.body.code).toBe(60003);
  });
});

describe('everything is checked again on submit (D46), at its field, and nothing is left behind', () => {
  const refusedAt = async (
    body: { customer: ReturnType<typeof newCustomer>; [member: string]: unknown },
    who = seller,
  ) => {
    const refused = await open(body, who);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(await findByDomain(body.customer.companyProfile.domain)).toEqual([]);
    return [refused.body.errorName, refused.body.data.map((one: { field: string }) => one.field)];
  };

  test('the customer’s details', async () => {
    expect(
      await refusedAt({ customer: newCustomer({ address: { postalCode: '10001' } }), agreement: confirmed }),
    ).toEqual(['address-invalid', ['customer.billingProfile.defaultAddress.postalCode']]);
  });

  test('a domain taken meanwhile', async () => {
    const customer = newCustomer();
    await open({ customer, agreement: confirmed });
    const refused = await open({
      customer: newCustomer({ company: { domain: customer.companyProfile.domain } }),
      agreement: confirmed,
    });
    expect([refused.status, refused.body.data[0].field]).toEqual([409, 'customer.companyProfile.domain']);
  });

  test('the reseller', async () => {
    expect(
      await refusedAt({ customer: newCustomer(), agreement: confirmed, resellerTenantId: randomUUID() }),
    ).toEqual(['reseller-not-partnered', ['resellerTenantId']]);
  });

  test('the date of acceptance', async () => {
    expect(
      await refusedAt({
        customer: newCustomer(),
        agreement: { kind: 'confirmed', dateAgreed: '2999-01-01' },
      }),
    ).toEqual(['agreement-date-in-future', ['agreement.dateAgreed']]);
    expect(await refusedAt({ customer: newCustomer(), agreement: { kind: 'confirmed' } })).toEqual([
      'parameter-invalid',
      ['agreement.dateAgreed'],
    ]);
  });

  test('a catalogue that changed', async () => {
    world.desk.refuseBefore = new Refusal('offer-withdrawn', { offer: 'X' }, [
      { field: 'subscriptions[0].catalogItemId', message: 'gone' },
    ]);
    expect(await refusedAt({ customer: newCustomer(), agreement: confirmed, subscriptions })).toEqual([
      'offer-withdrawn',
      ['subscriptions[0].catalogItemId'],
    ]);
  });

  test.each<[Role[], number]>([
    [['global-admin'], 403],
    [['user-admin'], 403],
    [['global-admin', 'sales-agent'], 201],
    [['sales-agent'], 201],
    [['admin-agent'], 201],
  ])('%j confirming the agreement for the customer gets %i (2.3 note a)', async (roles, status) => {
    const answer = await open({ customer: newCustomer(), agreement: confirmed }, world.caller(alder, roles));
    expect(answer.status).toBe(status);
    if (status === 403)
      expect(answer.body).toMatchObject({
        errorName: 'agreement-confirm-role',
        data: [{ field: 'agreement.kind' }],
      });
  });

  test('a global admin lets the customer accept directly', async () => {
    expect(
      (
        await open(
          { customer: newCustomer(), agreement: { kind: 'direct' } },
          world.caller(alder, ['global-admin']),
        )
      ).status,
    ).toBe(201);
  });

  test('a reseller may not open accounts', async () => {
    expect(
      (await open({ customer: newCustomer(), agreement: confirmed }, world.caller(birch))).body.code,
    ).toBe(2032);
  });
});
