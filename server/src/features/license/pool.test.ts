import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { assignLicense, assignPlans, changeLicenses } from './index.ts';

let world: SellingWorld;
let provider: Company;
let item: string;

beforeAll(async () => {
  world = await sellingWorld();
  provider = await world.company('indirect-provider');
  item = await world.sell({ id: 'PPOOL' });
});
afterAll(() => world?.close());

interface Pool {
  readonly customerId: string;
  readonly people: readonly string[];
}

/** A customer with so many people, and subscriptions of so many licenses each. */
async function customerWith(people: number, quantities: readonly number[]): Promise<Pool> {
  const customerId = await world.customer(provider);
  for (const quantity of quantities) {
    const { status } = await world.send(
      'POST',
      `/v1/customers/${customerId}/orders`,
      world.caller(provider),
      {
        lineItems: [{ lineItemNumber: 0, offerId: item, quantity, termDuration: 'P1Y' }],
        billingCycle: 'monthly',
      },
    );
    expect(status).toBe(201);
  }
  const { rows } = await world.owner.query(
    `insert into tenant_user (tenant_id, user_id, user_principal_name, first_name, last_name, display_name, roles, usage_location, created_at)
     select $1::uuid, gen_random_uuid(), n || '@' || $1::uuid, 'Ann', n::text, 'Ann ' || n, '{customer-user}', 'US', now()
       from generate_series(1, $2::int) n returning user_id`,
    [customerId, people],
  );
  return { customerId, people: rows.map((row) => row.user_id) };
}

const wanted = (customerId: string, userId: string) => ({
  customerId,
  userId,
  partnerId: provider.id,
  productId: 'PPOOL',
  skuId: '0001',
});

const assign = (customerId: string, userId: string) =>
  world.db.transaction(tenantScope(provider.id), (tx) =>
    assignLicense(tx, wanted(customerId, userId), world.clock.now()),
  );

async function assignedTo({ customerId }: Pool): Promise<number> {
  const { rows } = await world.owner.query(
    'select count(*)::int as n from license_assignment where customer_id = $1',
    [customerId],
  );
  return rows[0].n;
}

describe('I28: never more assigned than bought', () => {
  test('fifty at once on a pool of five give exactly five', async () => {
    const pool = await customerWith(50, [5]);
    const outcomes = await Promise.all(pool.people.map((userId) => assign(pool.customerId, userId)));
    expect(outcomes.filter((one) => one === 'assigned')).toHaveLength(5);
    expect(outcomes.filter((one) => one === 'none-free')).toHaveLength(45);
    expect(await assignedTo(pool)).toBe(5);
  });

  test('two hundred at once, one by one and in crowds, on a pool of ten give exactly ten', async () => {
    const pool = await customerWith(200, [4, 6]);
    const crowds = Array.from({ length: 10 }, (_, n) => pool.people.slice(100 + n * 10, 110 + n * 10));
    const alone = pool.people.slice(0, 100).map(async (userId) => [await assign(pool.customerId, userId)]);
    const together = crowds.map(async (userIds) => {
      const results = await world.db.transaction(tenantScope(provider.id), (tx) =>
        assignPlans(
          tx,
          {
            customerId: pool.customerId,
            partnerId: provider.id,
            userIds,
            licenses: [{ productId: 'PPOOL', skuId: '0001', excludedPlans: null }],
          },
          world.clock.now(),
        ),
      );
      return results.map(({ outcome }) => outcome);
    });
    const outcomes = (await Promise.all([...alone, ...together])).flat();
    expect(outcomes).toHaveLength(200);
    expect(outcomes.filter((one) => one === 'assigned')).toHaveLength(10);
    expect(outcomes.filter((one) => one === 'none-free')).toHaveLength(190);
    expect(await assignedTo(pool)).toBe(10);
  });

  test('thousands take a handful of statements', async () => {
    const pool = await customerWith(5000, [3000, 1500]);
    const results = await world.db.transaction(tenantScope(provider.id), (tx) =>
      changeLicenses(
        tx,
        {
          customerId: pool.customerId,
          partnerId: provider.id,
          userIds: pool.people,
          assign: [{ productId: 'PPOOL', skuId: '0001', excludedPlans: null }],
          revoke: [],
        },
        world.clock.now(),
      ),
    );
    expect(results.filter(({ outcome }) => outcome === 'assigned')).toHaveLength(4500);
    expect(await assignedTo(pool)).toBe(4500);
  });

  test('one person asked for many times at once takes one', async () => {
    const pool = await customerWith(1, [5]);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => assign(pool.customerId, pool.people[0] as string)),
    );
    expect(outcomes.filter((one) => one === 'assigned')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'held-already')).toHaveLength(19);
    expect(await assignedTo(pool)).toBe(1);
  });

  test('whatever the sizes of the subscriptions, all that is bought can be assigned, and no more', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 15 }),
        async (quantities, people) => {
          const pool = await customerWith(people, quantities);
          const bought = quantities.reduce((sum, one) => sum + one, 0);
          await Promise.all(pool.people.map((userId) => assign(pool.customerId, userId)));
          expect(await assignedTo(pool)).toBe(Math.min(bought, people));
        },
      ),
      { numRuns: 12 },
    );
  });

  test('the database itself refuses one more, whoever writes it', async () => {
    const pool = await customerWith(2, [1]);
    await assign(pool.customerId, pool.people[0] as string);
    await expect(
      world.owner.query(
        `insert into license_assignment select customer_id, $2, product_id, sku_id, partner_id, subscription_id, assigned_at
           from license_assignment where customer_id = $1`,
        [pool.customerId, pool.people[1]],
      ),
    ).rejects.toMatchObject({ code: '23514', constraint: 'license_pool' });
  });

  test('a license is drawn from a subscription of its own customer and SKU only', async () => {
    const pool = await customerWith(1, [1]);
    const other = await customerWith(1, [1]);
    await assign(pool.customerId, pool.people[0] as string);
    await expect(
      world.owner.query(
        `insert into license_assignment select $2, $3, product_id, sku_id, partner_id, subscription_id, assigned_at
           from license_assignment where customer_id = $1`,
        [pool.customerId, other.customerId, other.people[0]],
      ),
    ).rejects.toMatchObject({ constraint: 'license_pool' });
  });

  test('a reduction leaves as many as are assigned', async () => {
    const pool = await customerWith(3, [5]);
    for (const userId of pool.people) await assign(pool.customerId, userId);
    const reduceTo = (quantity: number) =>
      world.owner.query('update subscription set quantity = $2 where customer_id = $1', [
        pool.customerId,
        quantity,
      ]);
    await expect(reduceTo(2)).rejects.toMatchObject({ constraint: 'license_pool' });
    await reduceTo(3);
    expect(await assignedTo(pool)).toBe(3);
  });

  test('reductions and assignments at once end with no more assigned than are left', async () => {
    const pool = await customerWith(12, [8]);
    const reduced = [6, 4].map((quantity) =>
      world.owner
        .query('update subscription set quantity = $2 where customer_id = $1 and quantity > $2', [
          pool.customerId,
          quantity,
        ])
        .catch((error: { constraint?: string }) => expect(error.constraint).toBe('license_pool')),
    );
    await Promise.all([...pool.people.map((userId) => assign(pool.customerId, userId)), ...reduced]);
    const { rows } = await world.owner.query('select quantity from subscription where customer_id = $1', [
      pool.customerId,
    ]);
    expect(await assignedTo(pool)).toBe(rows[0].quantity);
  });
});

describe('what cannot be assigned is an outcome of its own', () => {
  test('nobody of this id, and nobody of another customer', async () => {
    const pool = await customerWith(1, [5]);
    const other = await customerWith(1, []);
    expect(await assign(pool.customerId, randomUUID())).toBe('user-unknown');
    expect(await assign(pool.customerId, other.people[0] as string)).toBe('user-unknown');
  });

  test('a person without a location, and a SKU that was not bought', async () => {
    const pool = await customerWith(1, []);
    const [userId] = pool.people as [string];
    expect(await assign(pool.customerId, userId)).toBe('none-free');
    await world.owner.query('update tenant_user set usage_location = null where user_id = $1', [userId]);
    expect(await assign(pool.customerId, userId)).toBe('location-missing');
  });
});
