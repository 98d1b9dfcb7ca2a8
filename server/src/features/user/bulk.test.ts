import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { longTemporaryPassword } from '../identity/index.ts';
import { createUsers, everybodysRole } from './index.ts';

let world: SellingWorld;
let provider: Company;
let customerId: string;

beforeAll(async () => {
  world = await sellingWorld();
  provider = await world.company('indirect-provider');
  customerId = await world.customer(provider);
});
afterAll(() => world?.close());

const people = (count: number, name: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => ({
    userId: randomUUID(),
    userPrincipalName: name(n),
    firstName: 'Ann',
    lastName: String(n),
    displayName: `Ann ${n}`,
    usageLocation: 'US',
    roles: [everybodysRole],
    ...longTemporaryPassword(),
  }));

const create = (given: ReturnType<typeof people>) =>
  world.db.transaction(tenantScope(provider.id), (tx) =>
    createUsers(
      tx,
      { tenantId: customerId, customerName: 'Tailspin' },
      given,
      {
        tenantId: provider.id,
        userId: null,
        name: 'agent',
        applicationId: null,
        correlationId: randomUUID(),
      },
      world.clock.now(),
    ),
  );

const counted = async (sql: string): Promise<number> =>
  Number((await world.owner.query(`select count(*) as n from ${sql}`)).rows[0].n);

test('thousands of people are entered with passwords to be changed, and one record each in both logs', async () => {
  const given = people(3000, (n) => `ann${n}@tailspin.example`);
  expect((await create(given)).size).toBe(3000);
  expect(await counted(`tenant_user where tenant_id = '${customerId}'`)).toBe(3000);
  expect(await counted(`user_credential where tenant_id = '${customerId}' and must_change`)).toBe(3000);
  expect(
    await counted(`audit_record where operation = 'create_customer_user' and tenant_id = '${provider.id}'`),
  ).toBe(3000);
  expect(
    await counted(`audit_record where operation = 'create_customer_user' and tenant_id = '${customerId}'`),
  ).toBe(3000);
});

test('I39: whoever’s name is taken is left out, the others come in', async () => {
  const given = people(4, (n) => (n % 2 ? `ANN${n}@tailspin.example` : `bert${n}@tailspin.example`));
  const entered = await create(given);
  expect(given.filter(({ userId }) => entered.has(userId)).map((one) => one.userPrincipalName)).toEqual([
    'bert0@tailspin.example',
    'bert2@tailspin.example',
  ]);
});

test('no password is in the database, and a quick hash is for passwords that have to be changed', async () => {
  const given = people(1, () => 'carla@tailspin.example');
  await create(given);
  const [one] = given;
  expect(await counted(`audit_record a where a::text like '%${one?.password}%'`)).toBe(0);
  expect(await counted(`user_credential c where c::text like '%${one?.password}%'`)).toBe(0);
  await expect(
    world.owner.query('update user_credential set must_change = false where user_id = $1', [one?.userId]),
  ).rejects.toMatchObject({ constraint: 'quick_hash_is_temporary' });
});

test('I40: the database itself keeps the last global admin of a company, whoever writes', async () => {
  const [first, second] = people(2, (n) => `admin${n}@tailspin.example`).map((one) => ({
    ...one,
    roles: [everybodysRole, 'global-admin'],
  }));
  if (!first || !second) throw new Error('two people were made');
  await create([first, second]);
  const strip = (userId: string) =>
    world.owner.query(`update tenant_user set roles = '{customer-user}' where user_id = $1`, [userId]);
  await strip(first.userId);
  await expect(strip(second.userId)).rejects.toMatchObject({ constraint: 'last_global_admin' });
  await expect(
    world.owner.query(`update tenant_user set state = 'inactive', deleted_at = now() where user_id = $1`, [
      second.userId,
    ]),
  ).rejects.toMatchObject({ constraint: 'last_global_admin' });
});
