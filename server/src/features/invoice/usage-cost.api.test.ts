import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let kelp: string;
beforeAll(async () => {
  app = await openDemoApp();
  kelp = app.tenant('Kelp Robotics').tenantId;
});
afterAll(() => app?.close());

const path = (id: string) => `/twotier/v1/customers/${id}/usagecosts`;

test('a customer sees its usage at retail once its partner has switched it on, and no longer once it is off (C32)', async () => {
  const fjord = await app.as('Fjord Direct', 'admin-agent');
  const customer = await app.as('Kelp Robotics', 'global-admin');
  const shown = async () => (await customer('GET', '/twotier/v1/usagecosts')).body.items;
  expect((await fjord('GET', path(kelp))).body).toMatchObject({ visible: false, currency: 'USD' });
  expect(await shown()).toEqual([]);

  const { status, body } = await fjord('PUT', path(kelp), { visible: true });
  expect(status).toBe(200);
  expect(body).toMatchObject({ visible: true, since: expect.any(String) });
  expect(body.plans).toHaveLength(1);
  // What was used up to yesterday, by the rate card.
  expect(body.plans[0].cost).toMatch(/^\d+\.\d{2}$/);
  expect(await shown()).toEqual([
    { partnerName: 'Fjord Direct', total: body.plans[0].cost, plans: body.plans },
  ]);
  // The partner's own price is nowhere in it.
  expect(JSON.stringify(await shown())).not.toMatch(/unitPrice/i);

  expect((await fjord('PUT', path(kelp), { visible: true })).body.since).toBe(body.since);
  await fjord('PUT', path(kelp), { visible: false });
  expect(await shown()).toEqual([]);
  const { body: log } = await fjord('GET', '/v1/auditrecords');
  const switched = log.items.filter((one: { customerId: string; resourceNewValue?: string }) =>
    /"Visible"/.test(one.resourceNewValue ?? ''),
  );
  expect(switched).toHaveLength(2);
});

test.each([
  ['Fjord Direct', 'sales-agent', 403],
  ['Fjord Direct', 'helpdesk-agent', 403],
  ['Alder Distribution', 'admin-agent', 404],
  ['Birch IT', 'admin-agent', 403],
  ['Kelp Robotics', 'global-admin', 403],
])('%s as %s cannot switch it: %i', async (tenant, role, status) => {
  const who = await app.as(tenant, role);
  expect((await who('PUT', path(kelp), { visible: true })).status).toBe(status);
});

test('another customer sees nothing of it', async () => {
  const granite = await app.as('Granite Bakery', 'global-admin');
  expect((await granite('GET', '/twotier/v1/usagecosts')).body.items).toEqual([]);
});
