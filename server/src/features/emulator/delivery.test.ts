import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await openDemoApp();
});
afterAll(() => app?.close());

test('a rule for the next order makes it slow; moving the clock finishes it', async () => {
  const operator = await app.as('Contour Cloud', 'operator-admin');
  const agent = await app.as('Alder Distribution', 'admin-agent');
  const harbor = app.tenant('Harbor Dental').tenantId;
  const granite = app.tenant('Granite Bakery').tenantId;
  const [held] = (await agent('GET', `/v1/customers/${granite}/subscriptions`)).body.items;

  const made = await operator('POST', '/emulator/v1/deliveries/rules', {
    mode: 'slow',
    delayMinutes: 60,
    orders: 1,
  });
  expect([made.status, made.body.ordersLeft]).toEqual([201, 1]);

  const order = {
    lineItems: [
      {
        lineItemNumber: 0,
        offerId: held.offerId,
        quantity: 5,
        termDuration: 'P1Y',
        attestationAccepted: true,
      },
    ],
    billingCycle: 'monthly',
  };
  const placed = await agent('POST', `/v1/customers/${harbor}/orders`, order);
  expect([placed.status, placed.body.status]).toEqual([201, 'pending']);
  const told = await operator('GET', '/emulator/v1/deliveries');
  expect(told.body.items).toMatchObject([{ id: made.body.id, ordersLeft: 0 }]);
  expect(told.body.waiting).toMatchObject([{ orderId: placed.body.id, partnerName: 'Alder Distribution' }]);

  // The rule is used up: the next one goes at once.
  expect((await agent('POST', `/v1/customers/${harbor}/orders`, order)).body.status).toBe('completed');
  await operator('POST', '/emulator/v1/clock', { advance: 'PT2H' });
  expect((await agent('GET', `/v1/customers/${harbor}/orders/${placed.body.id}`)).body.status).toBe(
    'completed',
  );
  expect((await operator('GET', '/emulator/v1/deliveries')).body.waiting).toEqual([]);

  expect((await operator('DELETE', `/emulator/v1/deliveries/rules/${made.body.id}`)).status).toBe(204);
  expect((await operator('DELETE', `/emulator/v1/deliveries/rules/${made.body.id}`)).status).toBe(404);
  expect((await operator('GET', '/emulator/v1/deliveries')).body.items).toEqual([]);
});

test('only for the operator’s administrators', async () => {
  const agent = await app.as('Alder Distribution', 'global-admin');
  expect((await agent('GET', '/emulator/v1/deliveries')).status).toBe(403);
  expect((await agent('POST', '/emulator/v1/deliveries/rules', { mode: 'fail' })).status).toBe(403);
});
