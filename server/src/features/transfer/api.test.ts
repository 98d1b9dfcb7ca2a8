import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../../test/demo-app.ts';
import type { TransferWorld } from '../../../test/transfer-world.ts';
import { openTransferWorld, requestOf, serve } from '../../../test/transfer-world.ts';

let world: TransferWorld;
let source: Client;
let target: Client;
let customerId: string;

beforeAll(async () => {
  world = await openTransferWorld();
  ({ source, target, customerId } = world);
});
afterAll(() => world?.app.close());

const requests = () => `/twotier/v1/customers/${customerId}/transferrequests`;
const one = (id: string) => `/twotier/v1/transfers/${id}`;
const usageOf = async (who: Client) =>
  (await who('GET', `/twotier/v1/customers/${customerId}/usagesubscriptions`)).body.items as {
    billingId: string;
    serviceId: string;
    previousBillingId?: string;
    status: string;
    ownRoles: string[];
    roles: { name?: string; role: string }[];
    name: string;
  }[];
const mails = async (kind: string) => {
  const operator = await world.app.as('Contour Cloud', 'operator-admin');
  const { body } = await operator('GET', '/twotier/v1/outbox?size=100');
  return (body.items as { kind: string }[]).filter((mail) => mail.kind === kind).length;
};

test('who would take over needs a relationship, the agreement and a plan; and asks another partner, not itself', async () => {
  expect((await target('POST', requests(), requestOf(world))).status).toBe(404);
  await serve(world);
  const early = await target('POST', requests(), requestOf(world));
  expect(early.body.code, JSON.stringify(early.body)).toBe(900133);
  const { body } = await target('GET', `/twotier/v1/customers/${customerId}/catalog?billingType=usage`);
  const line = { lineItemNumber: 0, offerId: body.items[0].catalogItemId, quantity: 1, termDuration: 'P1M' };
  expect((await target('POST', `/v1/customers/${customerId}/orders`, { lineItems: [line] })).status).toBe(
    201,
  );
  await world.later('PT1H');
  const cases = [
    [{ sourcePartnerId: world.id('Alder Distribution') }, 900148],
    [{ sourcePartnerId: 'aaaaaaaa-0000-4000-8000-00000000dead' }, 900136],
    [{ sourcePartnerId: world.id('Birch IT') }, 900136],
    [{ resellerPartnerId: '' }, 900136],
    [{ resellerPartnerId: '99999999' }, 800015],
  ] as const;
  for (const [of, code] of cases) {
    const refused = await target('POST', requests(), requestOf(world, of));
    expect(refused.body.code, JSON.stringify(of)).toBe(code);
  }
  for (const role of ['user-admin', 'helpdesk-agent', 'billing-admin']) {
    const who = await world.app.as('Alder Distribution', role);
    expect((await who('POST', requests(), requestOf(world))).status, role).toBe(403);
  }
  const birch = await world.app.as('Birch IT', 'admin-agent');
  expect((await birch('GET', '/twotier/v1/transfers')).status).toBe(403);
});

test('a request to a partner that does not serve the customer tells nobody anything, and lapses', async () => {
  const boreal = await world.app.as('Boreal Distribuciones', 'admin-agent');
  const asked = await target(
    'POST',
    requests(),
    requestOf(world, { sourcePartnerId: world.id('Boreal Distribuciones') }),
  );
  expect(asked.status).toBe(201);
  expect(await mails('transfer-requested')).toBe(0);
  expect((await boreal('GET', '/twotier/v1/transfers')).body.items).toEqual([]);
  expect((await boreal('GET', one(asked.body.id))).body.code).toBe(900100);
  const { body: log } = await boreal('GET', '/v1/auditrecords');
  expect(JSON.stringify(log)).not.toContain('create_transfer');
  await target('POST', `${one(asked.body.id)}/withdrawal`);
});

describe('a request between two partners', () => {
  test('is told by mail, stands in both lists under each side’s own name, and is there once', async () => {
    const asked = await target('POST', requests(), requestOf(world));
    expect(asked.body).toMatchObject({ direction: 'asked', state: 'pending', mayWithdraw: true, items: [] });
    expect(await mails('transfer-requested')).toBeGreaterThan(0);
    expect((await target('POST', requests(), requestOf(world))).body.code).toBe(900101);
    const seen = (await source('GET', one(asked.body.id))).body;
    expect(seen).toMatchObject({ direction: 'received', mayDecide: true, contactName: 'Dana Frost' });
    expect(seen.items.map((item: { item: string }) => item.item)).toContain('usage-subscription');
    for (const who of [source, target]) {
      const ids = (await who('GET', '/twotier/v1/transfers')).body.items.map(({ id }: { id: string }) => id);
      expect(ids).toContain(asked.body.id);
    }
    // The other side cannot do what is not its to do.
    expect((await target('POST', `${one(asked.body.id)}/acceptance`, { selected: [] })).status).toBe(403);
    expect((await source('POST', `${one(asked.body.id)}/withdrawal`)).status).toBe(403);
    expect((await source('POST', `${one(asked.body.id)}/acceptance`, { selected: [] })).body.code).toBe(
      800078,
    );
    const rejected = await source('POST', `${one(asked.body.id)}/rejection`);
    expect(rejected.body.state).toBe('rejected');
    expect((await source('POST', `${one(asked.body.id)}/rejection`)).body.code).toBe(900102);
    expect((await target('POST', `${one(asked.body.id)}/withdrawal`)).body.code).toBe(900102);
  });

  test('lapses after thirty days, not before', async () => {
    const { body: asked } = await target('POST', requests(), requestOf(world));
    await world.later('P29D');
    expect((await target('GET', one(asked.id))).body.state).toBe('pending');
    await world.later('P2D');
    expect((await target('GET', one(asked.id))).body.state).toBe('lapsed');
    expect((await source('POST', `${one(asked.id)}/rejection`)).body.code).toBe(900102);
  });

  test('moves what was selected under new billing ids; ids in the service and roles stay, the rest too (C65)', async () => {
    const plan = (await usageOf(source))[0];
    const { body: list } = await source('GET', `/v1/customers/${customerId}/subscriptions`);
    const planId = list.items.find((item: { billingType: string }) => item.billingType === 'usage').id;
    const named = { planId, name: 'Test bench' };
    const added = await source('POST', `/twotier/v1/customers/${customerId}/usagesubscriptions`, named);
    expect(added.status).toBe(201);
    const { body: asked } = await target('POST', requests(), requestOf(world));
    const told = await mails('transfer-accepted');
    const accepted = await source('POST', `${one(asked.id)}/acceptance`, { selected: [plan?.billingId] });
    expect(accepted.body).toMatchObject({ state: 'accepted', lines: [{ state: 'open', quantity: 1 }] });
    expect(await mails('transfer-accepted')).toBeGreaterThan(told);
    expect((await source('POST', `${one(asked.id)}/rejection`)).body.code).toBe(900101);
    expect((await target('POST', requests(), requestOf(world))).body.code).toBe(900101);

    await world.later('PT15M');
    const done = (await target('GET', one(asked.id))).body;
    expect(done).toMatchObject({ state: 'done', lines: [{ state: 'moved', oldId: plan?.billingId }] });
    const arrived = (await usageOf(target)).find(({ serviceId }) => serviceId === plan?.serviceId);
    expect(arrived).toMatchObject({
      billingId: done.lines[0].newId,
      previousBillingId: plan?.billingId,
      status: 'active',
      // The old partner keeps its role, the new one gets none.
      ownRoles: [],
      roles: [{ name: 'Fjord Direct', role: 'owner' }],
    });
    const left = await usageOf(source);
    expect(left.find(({ serviceId }) => serviceId === plan?.serviceId)?.status).toBe('transferred');
    expect(left.find(({ name }) => name === 'Test bench')?.status).toBe('active');
    for (const who of [source, target]) {
      const { body: log } = await who('GET', '/v1/auditrecords');
      const kinds = log.items.map((entry: { operationType: string }) => entry.operationType);
      expect(kinds).toEqual(expect.arrayContaining(['create_transfer', 'update_transfer']));
    }
  });

  test('is given up after three days of obstacles, and everything stays', async () => {
    const before = await usageOf(source);
    const bench = before.find(({ name }) => name === 'Test bench');
    const { body: asked } = await target('POST', requests(), requestOf(world));
    await source('POST', `${one(asked.id)}/acceptance`, { selected: [bench?.billingId] });
    const { body: list } = await target('GET', `/v1/customers/${customerId}/subscriptions`);
    const plan = list.items.find((item: { billingType: string }) => item.billingType === 'usage');
    const suspended = { ...plan, status: 'suspended' };
    // Something under it is active: the partner could not suspend it, so the vendor has (C53).
    const refused = await target('PATCH', `/v1/customers/${customerId}/subscriptions/${plan.id}`, suspended);
    expect([refused.status, refused.body.code]).toEqual([403, 900115]);
    const owner = new pg.Client(world.app.database.owner);
    await owner.connect();
    await owner.query(`update subscription set status = 'suspended' where subscription_id = $1`, [plan.id]);
    await owner.end();
    await world.later('PT1H');
    const stuck = (await target('GET', one(asked.id))).body;
    expect(stuck).toMatchObject({ state: 'transferring', obstacle: expect.stringContaining('not active') });
    await world.later('P4D');
    expect((await target('GET', one(asked.id))).body).toMatchObject({
      state: 'failed',
      lines: [{ state: 'kept' }],
    });
    expect(await usageOf(source)).toEqual(before);
    await target('PATCH', `/v1/customers/${customerId}/subscriptions/${plan.id}`, {
      ...(await target('GET', `/v1/customers/${customerId}/subscriptions/${plan.id}`)).body,
      status: 'active',
    });
  });
});

test('the contract makes, lists, reads, accepts, rejects and withdraws transfers', async () => {
  const root = `/v1/customers/${customerId}/transfers`;
  const wanted = (of: object = {}) => ({
    sourcePartnerTenantId: world.id('Fjord Direct'),
    targetPartnerTenantId: world.id('Alder Distribution'),
    lineItems: [{ subscriptionId: 'aaaaaaaa-0000-4000-8000-00000000dead', partnerIdOnRecord: '5300101' }],
    ...of,
  });
  const made = await target('POST', root, wanted());
  expect(made, JSON.stringify(made.body)).toMatchObject({
    status: 201,
    body: { status: 'Active', partnertenantid: world.id('Alder Distribution'), customerTenantId: customerId },
  });
  const { body: all } = await target('GET', root);
  expect(all.map(({ id }: { id: string }) => id)).toContain(made.body.id);
  expect((await target('DELETE', `${root}/${made.body.id}`)).status).toBe(204);
  expect((await target('GET', `${root}/${made.body.id}`)).body.status).toBe('Withdrawn');

  const second = (await target('POST', root, wanted())).body.id;
  expect((await source('PATCH', `${root}/${second}`, { id: second, status: 'reject' })).body.status).toBe(
    'Rejected',
  );
  const third = (await target('POST', root, wanted())).body.id;
  expect((await source('POST', `${root}/${third}/accept`)).body).toEqual({ orders: [], transferErrors: [] });
  expect((await source('POST', `${root}/${third}/accept`)).body.code).toBe(900101);
  await world.later('PT30M');
  expect((await source('GET', `${root}/${third}`)).body.status).toBe('Completed');
  expect((await source('POST', `${root}/${third}/accept`)).body.code).toBe(900102);

  const oneself = { sourcePartnerTenantId: world.id('Alder Distribution') };
  expect((await target('POST', root, wanted(oneself))).body.code).toBe(900148);
  const handOver = {
    sourcePartnerTenantId: world.id('Fjord Direct'),
    targetPartnerTenantId: world.id('Alder Distribution'),
  };
  expect((await source('POST', root, wanted(handOver))).body.code).toBe(900137);
  for (const id of ['nonsense', 'aaaaaaaa-0000-4000-8000-00000000dead']) {
    expect((await target('GET', `${root}/${id}`)).body.code).toBe(900100);
  }
  const eligible = await target('GET', `/v1/customers/${customerId}/transferseligibility?transferType=usage`);
  expect(eligible.body.every((item: { isEligible: boolean }) => item.isEligible)).toBe(true);
  expect(eligible.body.length).toBeGreaterThan(0);
});
