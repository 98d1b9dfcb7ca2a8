import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TransferWorld } from '../../../test/transfer-world.ts';
import { openTransferWorld, serve } from '../../../test/transfer-world.ts';

let world: TransferWorld;
let owner: pg.Client;

beforeAll(async () => {
  world = await openTransferWorld();
  await serve(world);
  owner = new pg.Client(world.app.database.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await world?.app.close();
});

const holders = async (partner: string) =>
  (
    await owner.query(
      `select a.user_id from license_assignment a join partner p on p.tenant_id = a.partner_id
        where a.customer_id = $1 and p.name = $2 order by a.assigned_at, a.user_id`,
      [world.customerId, partner],
    )
  ).rows.map(({ user_id }) => user_id as string);

test('C67: what has expired with one partner goes on with the other: people keep their licenses, as many as were bought', async () => {
  const { source, target, customerId } = world;
  const { body: list } = await source('GET', `/v1/customers/${customerId}/subscriptions`);
  const core = list.items.find((one: { friendlyName: string }) => one.friendlyName === 'Engineering');
  const [productId, skuId] = core.offerId.split(':');
  await owner.query('delete from license_assignment where customer_id = $1', [customerId]);
  const { rows: people } = await owner.query(
    `select user_id from tenant_user where tenant_id = $1 and state = 'active' order by 1 limit 3`,
    [customerId],
  );
  for (const [minute, { user_id }] of people.entries()) {
    await owner.query(
      `insert into license_assignment (customer_id, user_id, product_id, sku_id, partner_id, subscription_id, assigned_at)
       values ($1, $2, $3, $4, $5, $6, now() + make_interval(mins => $7))`,
      [customerId, user_id, productId, skuId, world.id('Fjord Direct'), core.id, minute],
    );
  }
  const assigned = people.map(({ user_id }) => user_id as string);
  const buy = async (quantity: number) => {
    const ordered = await target('POST', `/v1/customers/${customerId}/orders`, {
      lineItems: [
        { lineItemNumber: 0, offerId: core.offerId, quantity, termDuration: 'P1Y', billingCycle: 'monthly' },
      ],
    });
    expect(ordered.status, JSON.stringify(ordered.body)).toBe(201);
    await world.later('PT1H');
  };

  // While the term runs, both are paid, and nothing moves.
  await buy(1);
  expect(await holders('Fjord Direct')).toEqual(assigned);
  await owner.query(
    `update subscription set status = 'expired', auto_renew = false where subscription_id = $1`,
    [core.id],
  );
  await buy(2);
  expect(await holders('Alder Distribution')).toEqual(assigned.slice(0, 2));
  expect(await holders('Fjord Direct')).toEqual(assigned.slice(2));
  await buy(5);
  expect(await holders('Alder Distribution')).toEqual(assigned);
});
