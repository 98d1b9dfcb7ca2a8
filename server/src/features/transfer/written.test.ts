import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../test/demo-app.ts';
import type { TransferWorld } from '../../../test/transfer-world.ts';
import { openTransferWorld, serveWithPlan } from '../../../test/transfer-world.ts';
import { afterBusinessHours } from './written-rules.ts';

test.each([
  ['2026-03-02T09:00:00Z', '2026-03-02T17:00:00.000Z'],
  ['2026-03-02T13:30:00Z', '2026-03-03T13:30:00.000Z'],
  // Friday afternoon ends on Monday, the weekend counts for nothing.
  ['2026-03-06T16:00:00Z', '2026-03-09T16:00:00.000Z'],
  ['2026-03-07T12:00:00Z', '2026-03-09T17:00:00.000Z'],
  ['2026-03-02T20:00:00Z', '2026-03-03T17:00:00.000Z'],
])('eight business hours from %s end %s', (from, until) => {
  expect(afterBusinessHours(new Date(from), 8).toISOString()).toBe(until);
});

let world: TransferWorld;
let source: Client;
let target: Client;
let customer: Client;
let operator: Client;

beforeAll(async () => {
  world = await openTransferWorld();
  await serveWithPlan(world);
  source = await world.app.as('Fjord Direct', 'global-admin');
  target = await world.app.as('Alder Distribution', 'global-admin');
  operator = await world.app.as('Contour Cloud', 'operator-admin');
  customer = world.customer;
});
afterAll(() => world?.app.close());

const usage = (who: Client) => who('GET', `/twotier/v1/customers/${world.customerId}/usagesubscriptions`);
const one = (id: string, rest = '') => `/twotier/v1/switches/${id}${rest}`;
const signature = { typed: 'Dana Frost', contact: 'dana.frost@kelp.example' };

async function wanted(of: object = {}) {
  const { body } = await usage(source);
  const { serviceId } = body.items.find(({ status }: { status: string }) => status === 'active');
  return {
    serviceId,
    targetPartnerId: world.id('Alder Distribution'),
    noticeOn: '2026-01-15',
    supportPlan: 'Standard',
    contact: 'admin@fjorddirect.example',
    ...of,
  };
}

test('three parties sign, the form is attached, support confirms in time, and both ids stay to be seen (C64)', async () => {
  const path = `/twotier/v1/customers/${world.customerId}/switches`;
  const codeOf = async (of: object) => (await source('POST', path, await wanted(of))).body.code;
  expect(await codeOf({ targetPartnerId: world.id('Fjord Direct') })).toBe(900148);
  expect(await codeOf({ targetPartnerId: world.id('Boreal Distribuciones') })).toBe(900137);
  expect(await codeOf({ noticeOn: '2999-01-01' })).toBe(800002);
  expect((await world.source('POST', path, await wanted())).status).toBe(403);

  const opened = await source('POST', path, await wanted());
  expect(opened, JSON.stringify(opened.body)).toMatchObject({
    status: 201,
    body: { state: 'signing', stepsDone: 2, maySign: true, maySubmit: false },
  });
  const { id } = opened.body;
  expect((await source('POST', path, await wanted())).body.code).toBe(900101);
  expect((await source('POST', one(id, '/signature'), signature)).body.stepsDone).toBe(3);
  expect((await source('POST', one(id, '/signature'), signature)).body.code).toBe(900102);
  expect((await source('POST', one(id, '/submission'))).body.code).toBe(900102);
  expect((await customer('POST', one(id, '/signature'), signature)).status).toBe(200);
  expect((await operator('POST', one(id, '/confirmation'))).body.code).toBe(900102);
  const ready = await target('POST', one(id, '/signature'), signature);
  expect(ready.body).toMatchObject({ stepsDone: 4, maySubmit: false });
  expect((await target('POST', one(id, '/submission'))).status).toBe(403);

  const submitted = await source('POST', one(id, '/submission'));
  expect(submitted.body).toMatchObject({ state: 'submitted', stepsDone: 5, dueAt: expect.any(String) });
  const form = await source('GET', one(id, '/form'));
  expect(form.headers['content-type']).toContain('text/html');
  expect(form.body.match(/Dana Frost/g)).toHaveLength(3);
  expect((await operator('GET', '/twotier/v1/switches')).body.items[0]).toMatchObject({
    id,
    mayConfirm: true,
  });

  const executed = await operator('POST', one(id, '/confirmation'));
  expect(executed.body).toMatchObject({ state: 'executed', stepsDone: 6 });
  const arrived = (await usage(target)).body.items.find(
    ({ serviceId }: { serviceId: string }) => serviceId === opened.body.serviceId,
  );
  expect(arrived).toMatchObject({
    billingId: executed.body.newBillingId,
    previousBillingId: opened.body.oldBillingId,
  });

  // The last step: somebody takes the old partner's roles away.
  const roles = `/twotier/v1/organization/usagesubscriptions/${opened.body.serviceId}`;
  const [old] = (await customer('GET', roles)).body.roles;
  await customer('DELETE', `${roles}/roles/${old.id}`);
  expect((await target('GET', one(id))).body.stepsDone).toBe(7);
  const { body: log } = await world.source('GET', '/v1/auditrecords');
  const kinds = log.items.map((entry: { operationType: string }) => entry.operationType);
  expect(kinds).toEqual(expect.arrayContaining(['create_transfer', 'update_transfer']));
});

test('a stranger sees nothing of a case', async () => {
  const { body } = await source('GET', '/twotier/v1/switches');
  for (const [name, role] of [
    ['Boreal Distribuciones', 'global-admin'],
    ['Granite Bakery', 'global-admin'],
  ] as const) {
    const who = await world.app.as(name, role);
    expect((await who('GET', '/twotier/v1/switches')).body.items).toEqual([]);
    expect((await who('GET', one(body.items[0].id))).body.code).toBe(900100);
  }
});
