import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerWorld } from '../../../test/customer-world.ts';
import { customerWorld, newCustomer } from '../../../test/customer-world.ts';
import type { Caller } from '../../access/caller.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { areRelatedAsCustomer, countCustomers } from './index.ts';

/** A world in which each partner's customers are known, so that whatever is read can be judged. */
let world: CustomerWorld;
const partners: Caller['tenant'][] = [];
const who = new Map<string, string>();
const live = new Map<string, Set<string>>();
const ended = new Map<string, Set<string>>();
const everyone: string[] = [];
const words = ['Alba', 'Bosque', 'Cañón', 'Дельта', 'Echo', 'alba nueva'];

beforeAll(async () => {
  world = await customerWorld();
  const providers = [
    await world.partner('P1', 'indirect-provider'),
    await world.partner('P2', 'indirect-provider'),
  ];
  const resellers = [
    await world.partner('R1', 'indirect-reseller'),
    await world.partner('R2', 'indirect-reseller'),
  ];
  partners.push(
    ...providers,
    ...resellers,
    await world.partner('D1', 'direct-partner'),
    await world.partner('Empty', 'direct-partner'),
  );
  for (const provider of providers)
    for (const reseller of resellers) await world.partnership(provider.id, reseller.id);
  for (const tenant of partners) {
    who.set(tenant.id, world.caller(tenant));
    live.set(tenant.id, new Set());
    ended.set(tenant.id, new Set());
  }
  for (let index = 0; index < 24; index += 1) {
    const seller = partners[[0, 1, 4][index % 3] as number] as Caller['tenant'];
    const reseller =
      seller.kind === 'indirect-provider' && index % 2 === 0 ? resellers[index % 4 === 0 ? 0 : 1] : undefined;
    const companyName = `${words[index % words.length]} ${index}`;
    const made = await world.send(
      'POST',
      '/v1/customers',
      who.get(seller.id) ?? '',
      newCustomer({
        company: { companyName, domain: `prop${index}abc` },
        billing: { companyName: `${companyName} ${seller.name} bills` },
        ...(reseller ? { associatedPartnerId: reseller.id } : {}),
      }),
    );
    everyone.push(made.body.id);
    for (const tenant of [seller, reseller]) if (tenant) live.get(tenant.id)?.add(made.body.id);
  }
  // Some relationships have ended on one side only (I7).
  const client = new pg.Client(world.owner);
  await client.connect();
  for (const tenant of partners.slice(0, 5)) {
    const [first] = live.get(tenant.id) ?? [];
    if (!first) continue;
    live.get(tenant.id)?.delete(first);
    ended.get(tenant.id)?.add(first);
    await client.query(
      `update customer_relationship set state = 'ended', ended_at = now() where partner_id = $1 and customer_id = $2`,
      [tenant.id, first],
    );
    await client.query(
      `update customer_count c set customers = customers - 1 from customer_relationship r
      where r.partner_id = $1 and r.customer_id = $2 and c.partner_id = $1
        and c.reseller_id = coalesce(r.reseller_id, '00000000-0000-0000-0000-000000000000')`,
      [tenant.id, first],
    );
  }
  await client.end();
});
afterAll(() => world.close());

const partner = fc.integer({ min: 0, max: 5 }).map((index) => partners[index] as Caller['tenant']);
const text = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    'alba',
    'ALBA',
    'nue',
    'ñ',
    'дельта',
    'prop',
    'prop1',
    '%',
    '_',
    '\\',
    'bills',
    '.cloud.example',
  ),
  fc.string({ maxLength: 6 }),
);

const lists = fc.oneof(
  fc.record({ size: fc.integer({ min: 0, max: 7 }) }).map(({ size }) => `/v1/customers?size=${size}`),
  fc
    .record({ field: fc.constantFrom('CompanyName', 'Domain'), value: text })
    .map(
      ({ field, value }) =>
        `/v1/customers?filter=${encodeURIComponent(JSON.stringify({ Field: field, Value: value, Operator: 'starts_with' }))}`,
    ),
  fc
    .record({ field: fc.constantFrom('IndirectReseller', 'IndirectCloudSolutionProvider'), other: partner })
    .map(
      ({ field, other }) =>
        `/v1/customers?filter=${encodeURIComponent(JSON.stringify({ Field: field, Value: other.id, Operator: 'starts_with' }))}`,
    ),
  fc
    .record({
      search: text,
      by: fc.constantFrom('name', 'domain', 'tenantId'),
      other: fc.option(partner),
      size: fc.integer({ min: 0, max: 7 }),
      sort: fc.constantFrom('name', '-name', 'domain', '-domain', 'started', '-started'),
    })
    .map(
      ({ search, by, other, sort, size }) =>
        `/twotier/v1/customers?search=${encodeURIComponent(search)}&searchBy=${by}&sort=${sort}&size=${size}${other ? `&reseller=${other.id}` : ''}`,
    ),
);

/** All pages of a list. */
async function readAll(url: string, caller: string): Promise<{ ids: string[]; text: string }> {
  const ids: string[] = [];
  let all = '';
  let token: string | undefined;
  for (let pages = 0; pages < 40; pages += 1) {
    const page = await world.send(
      'GET',
      url,
      caller,
      undefined,
      token ? { 'ms-continuationtoken': token } : {},
    );
    expect(page.status, `${url} ${JSON.stringify(page.body)}`).toBe(200);
    expect(page.body.totalCount).toBe(page.body.items.length);
    ids.push(...page.body.items.map((one: { id: string }) => one.id));
    all += JSON.stringify(page.body.items);
    token = page.body.continuationToken;
    if (!token) return { ids, text: all };
  }
  throw new Error(`${url} never ends`);
}

test('I4: lists, filters and searches hold live customers of the caller and nothing else, each once', async () => {
  await fc.assert(
    fc.asyncProperty(partner, lists, async (tenant, url) => {
      const { ids } = await readAll(url, who.get(tenant.id) ?? '');
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(live.get(tenant.id)?.has(id)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('I4: the plain lists hold all of them, and the counters say the same', async () => {
  for (const tenant of partners) {
    const expected = [...(live.get(tenant.id) ?? [])].sort();
    for (const url of ['/v1/customers?size=5', '/twotier/v1/customers?sort=-started&size=5']) {
      expect((await readAll(url, who.get(tenant.id) ?? '')).ids.sort()).toEqual(expected);
    }
    const counted = await world.db.transaction(tenantScope(tenant.id), (tx) => countCustomers(tx, tenant.id));
    expect(counted.total).toBe(expected.length);
  }
});

test('I4: by id, a customer is read by its live partners; the others cannot tell it from an unknown one', async () => {
  const paths = [
    '/v1/customers/:id',
    '/v1/customers/:id/profiles/company',
    '/v1/customers/:id/relationships',
    '/twotier/v1/customers/:id/record',
  ];
  const unknown = '7d3f0c52-0b7e-4c1a-9d43-0d6f4a1b2c3d';
  await fc.assert(
    fc.asyncProperty(partner, fc.nat(23), fc.constantFrom(...paths), async (tenant, index, path) => {
      const id = everyone[index] as string;
      const caller = who.get(tenant.id) ?? '';
      const found = await world.send('GET', path.replace(':id', id), caller);
      const nobodys = await world.send('GET', path.replace(':id', unknown), caller);
      if (live.get(tenant.id)?.has(id)) expect(found.status).toBe(200);
      else if (ended.get(tenant.id)?.has(id))
        expect(found).toMatchObject({ status: 403, body: { code: 20002 } });
      else expect([found.status, found.body]).toEqual([nobodys.status, nobodys.body]);
    }),
    { numRuns: 120 },
  );
});

test('I51: the bill-to names of one partner appear at no other', async () => {
  for (const tenant of partners) {
    const caller = who.get(tenant.id) ?? '';
    const { ids, text: list } = await readAll('/twotier/v1/customers', caller);
    const read = await Promise.all(
      ids.map((id) => world.send('GET', `/twotier/v1/customers/${id}/record`, caller)),
    );
    const everything = list + JSON.stringify(read.map(({ body }) => body));
    for (const other of partners)
      if (other !== tenant) expect(everything).not.toContain(`${other.name} bills`);
  }
});

test('row security stands behind all of it: in a partner’s scope no other’s relationship can be read', async () => {
  const all = {
    name: 'test.everyRelationship',
    text: 'select partner_id as "partnerId" from customer_relationship',
  };
  for (const tenant of partners) {
    const seen = await world.db.rows<{ partnerId: string }>(tenantScope(tenant.id), all);
    expect(new Set(seen.map(({ partnerId }) => partnerId)).size).toBeLessThanOrEqual(1);
  }
});

test('D18: partner and customer are related whichever way round it is asked', async () => {
  for (const tenant of partners) {
    for (const id of everyone) {
      const [one, other] = await world.db.transaction(tenantScope(tenant.id), async (tx) => [
        await areRelatedAsCustomer(tx, tenant.id, id),
        await areRelatedAsCustomer(tx, id, tenant.id),
      ]);
      expect([one, other]).toEqual([live.get(tenant.id)?.has(id), live.get(tenant.id)?.has(id)]);
    }
  }
});

test('I13: a customer’s country lies in the region of everyone who serves it, and its cloud is theirs', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('US', 'ES', 'FR', 'BR', 'JP', 'CA', 'RU', 'PR', 'ZZ'),
      fc.constantFrom('united-states', 'europe', 'brazil', 'japan'),
      async (country, region) => {
        const tenant = await world.partner('Anywhere', 'direct-partner', { country, region });
        const made = await world.send('POST', '/v1/customers', world.caller(tenant), newCustomer());
        expect([made.status, made.body.code]).toEqual(
          region === 'united-states' ? [201, undefined] : [403, 2030],
        );
      },
    ),
    { numRuns: 25 },
  );
});
