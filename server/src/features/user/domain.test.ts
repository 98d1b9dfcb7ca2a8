import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Company, SellingWorld } from '../../../test/selling-world.ts';
import { sellingWorld } from '../../../test/selling-world.ts';
import type { Caller } from '../../access/caller.ts';
import { claimDomain, deleteDomain, federateDomain, listAllDomains, verifyDomain } from './domain-actions.ts';
import type { Acting, UserParts } from './parts.ts';

let world: SellingWorld;
let one: Company;
let other: Company;
/** What name servers answer. */
const records = new Map<string, string[]>();

beforeAll(async () => {
  world = await sellingWorld();
  one = await world.company('indirect-provider');
  other = await world.company('indirect-reseller');
});
afterAll(() => world?.close());

const parts = () =>
  ({
    db: world.db,
    clock: world.clock,
    textRecordsOf: async (name) => records.get(name) ?? [],
  }) as Partial<UserParts> as UserParts;

const acting = (tenant: Company): Acting => ({
  caller: { tenant, user: null, applicationId: randomUUID(), roles: [] } as Partial<Caller> as Caller,
  correlationId: randomUUID(),
  language: 'en',
});

test('a domain counts once its name server answers with the proof, for the first company to prove it', async () => {
  const [mine, theirs] = [
    await claimDomain(parts(), 'shop.example', acting(one)),
    await claimDomain(parts(), 'Shop.Example.', acting(other)),
  ];
  expect(mine.proof).not.toBe(theirs.proof);
  await expect(verifyDomain(parts(), 'shop.example', acting(one))).rejects.toMatchObject({
    reason: 'domain-unproven',
  });
  records.set('shop.example', ['v=spf1 -all', mine.proof as string, theirs.proof as string]);
  expect(await verifyDomain(parts(), 'SHOP.example', acting(one))).toMatchObject({ proof: null });
  await expect(verifyDomain(parts(), 'shop.example', acting(other))).rejects.toMatchObject({
    reason: 'domain-taken',
  });
  expect((await listAllDomains(parts(), one.id)).map(({ domainName }) => domainName)).toContain(
    'shop.example',
  );
});

test('a proven domain can be federated, and given up while nobody is called by it', async () => {
  await federateDomain(parts(), 'shop.example', true, acting(one));
  const federated = (await listAllDomains(parts(), one.id)).find(
    (found) => found.domainName === 'shop.example',
  );
  expect(federated).toMatchObject({ isFederated: true });
  await world.owner.query(
    `insert into tenant_user (tenant_id, user_id, user_principal_name, first_name, last_name, display_name, roles, created_at)
     values ($1, $2, 'Ann@Shop.example', 'Ann', 'Lee', 'Ann Lee', '{}', now())`,
    [one.id, randomUUID()],
  );
  await expect(deleteDomain(parts(), 'shop.example', acting(one))).rejects.toMatchObject({
    reason: 'domain-in-use',
  });
  await world.owner.query('delete from tenant_user where tenant_id = $1', [one.id]);
  await deleteDomain(parts(), 'shop.example', acting(one));
  expect(await verifyDomain(parts(), 'shop.example', acting(other))).toMatchObject({ proof: null });
});
