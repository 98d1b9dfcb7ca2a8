import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answered, Client, DemoApp } from '../../../test/demo-app.ts';
import { clientWith, openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let owner: pg.Client;
let agent: Client;
let reseller: Client;
let granite: string;
let root: string;

beforeAll(async () => {
  app = await openDemoApp();
  owner = new pg.Client(app.database.owner);
  await owner.connect();
  agent = await app.as('Alder Distribution', 'admin-agent');
  reseller = await app.as('Birch IT', 'helpdesk-agent');
  granite = app.tenant('Granite Bakery').tenantId;
  root = `/v1/customers/${granite}`;
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

/** A member of an answer, of whatever shape. */
type Item = Answered['body'];
const names = (items: readonly Item[], member = 'displayName') => items.map((one) => String(one[member]));
const byName = (one: string, other: string) => (one < other ? -1 : 1);
const inactive = encodeURIComponent('{"Field":"UserState","Value":"Inactive","Operator":"equals"}');

async function userNamed(start: string): Promise<string> {
  const { rows } = await owner.query(
    'select user_id from tenant_user where tenant_id = $1 and user_principal_name like $2',
    [granite, `${start}%`],
  );
  return rows[0].user_id;
}

describe('people of a customer', () => {
  test('are listed by name with exactly the members of the contract, none of them null, no password', async () => {
    const { status, body } = await agent('GET', `${root}/users`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ totalCount: 21, attributes: { objectType: 'Collection' } });
    expect(body.links.self).toEqual({ uri: `/customers/${granite}/users`, method: 'GET', headers: [] });
    expect(body).not.toHaveProperty('continuationToken');
    expect(names(body.items)).toEqual(names(body.items).toSorted(byName));
    for (const user of body.items) {
      expect(user).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        usageLocation: 'US',
        userPrincipalName: expect.stringMatching(/@granitebakery\./),
        firstName: expect.any(String),
        lastName: expect.any(String),
        displayName: expect.any(String),
        userDomainType: 'managed',
        state: 'active',
        links: { self: { uri: `/customers/${granite}/users/${user.id}`, method: 'GET', headers: [] } },
        attributes: { objectType: 'CustomerUser' },
      });
    }
    expect(JSON.stringify(body)).not.toMatch(/password/i);
  });

  test('one is read by its id, in any case of letters', async () => {
    const [user] = (await agent('GET', `${root}/users?size=1`)).body.items;
    for (const id of [user.id, user.id.toUpperCase()]) {
      expect(await agent('GET', `${root}/users/${id}`)).toMatchObject({ status: 200, body: user });
    }
  });

  test.each(['aaaaaaaa-0000-4000-8000-00000000dead', 'nobody'])('%s is answered as unknown', async (id) => {
    for (const path of [`${root}/users/${id}`, `${root}/users/${id}/licenses`]) {
      expect(await agent('GET', path)).toMatchObject({ status: 404, body: { code: 60002 } });
    }
  });

  test('another company’s person is unknown here', async () => {
    const { rows } = await owner.query('select user_id from tenant_user where tenant_id <> $1', [granite]);
    const { status } = await agent('GET', `${root}/users/${rows[0].user_id}`);
    expect(status).toBe(404);
  });
});

describe('paging and sorting', () => {
  async function walk(query: string, next: (body: Item) => Promise<{ body: Item }>): Promise<Item[]> {
    const found: Item[] = [];
    let page = (await agent('GET', `${root}/users?${query}`)).body;
    for (;;) {
      found.push(...page.items);
      if (!page.continuationToken) return found;
      page = (await next(page)).body;
    }
  }

  test.each([
    ['DisplayName', 'Ascending', 'displayName'],
    ['displayname', 'descending', 'displayName'],
    ['UserPrincipalName', 'desc', 'userPrincipalName'],
    ['FirstName', 'asc', 'firstName'],
    ['LastName', 'Descending', 'lastName'],
  ])('by %s %s, page after page, everybody once', async (field, direction, member) => {
    const all = await walk(`size=4&sortField=${field}&sortDirection=${direction}`, (page) =>
      agent('GET', `/v1${page.links.next.uri}`),
    );
    const sorted = names(all, member).toSorted(byName);
    expect(names(all, member)).toEqual(/^d/i.test(direction) ? sorted.toReversed() : sorted);
    expect(new Set(names(all, 'id')).size).toBe(21);
  });

  test('the token alone goes on in the same order and size, in the header or in the query', async () => {
    const query = 'size=8&sortField=UserPrincipalName&sortDirection=Descending';
    const inHeader = await walk(query, (page) =>
      agent('GET', `${root}/users?seekOperation=Next`, undefined, {
        'MS-ContinuationToken': page.continuationToken,
      }),
    );
    const inQuery = await walk(query, (page) =>
      agent('GET', `${root}/users?MS-ContinuationToken=${page.continuationToken}`),
    );
    expect(names(inHeader, 'userPrincipalName')).toEqual(
      names(inHeader, 'userPrincipalName').toSorted(byName).toReversed(),
    );
    expect(inHeader).toHaveLength(21);
    expect(inQuery).toEqual(inHeader);
  });

  test('a size of 0 means the usual one', async () => {
    expect((await agent('GET', `${root}/users?size=0`)).body.totalCount).toBe(21);
  });

  test.each([
    'sortField=Password',
    'sortDirection=sideways',
    'MS-ContinuationToken=WyJjdXN0b21lcnMiXQ',
    'size=many',
    `filter=${encodeURIComponent('{"Field":"UserState","Value":"Active","Operator":"equals"}')}`,
    `filter=${encodeURIComponent('{"Field":"UserState","Value":"Inactive","Operator":"not_equals"}')}`,
    `filter=${encodeURIComponent('{"Field":"DisplayName","Value":"A","Operator":"starts_with"}')}`,
    'filter=inactive',
  ])('%s is refused with 3000', async (query) => {
    expect(await agent('GET', `${root}/users?${query}`)).toMatchObject({ status: 400, body: { code: 3000 } });
  });
});

test('C76: products that exclude each other, for one person and for many; in one step the one replaces the other', async () => {
  const portal = root.replace('/v1/', '/twotier/v1/');
  const { pools } = (await agent('GET', `${portal}/licenses`)).body;
  const idOf = (name: string) => pools.find((one: Item) => one.name === name).skuId;
  const [basic, standard] = [idOf('Contour Business Basic'), idOf('Contour Business Standard')];
  const [holder] = (await agent('GET', `${portal}/users?license=${basic}&size=1`)).body.items;
  const change = { userIds: [holder.id], assign: [standard] };
  const many = (await agent('POST', `${portal}/licenses/changes`, change)).body.results;
  expect(many).toMatchObject([{ outcome: 'excluded-by-other', done: false }]);
  expect(many[0].message).toContain('Contour Business Basic');
  const path = `${root}/users/${holder.id}/licenseupdates`;
  const one = await agent('POST', path, { licensesToAssign: [{ skuId: standard }] });
  expect(one).toMatchObject({ status: 400, body: { errorName: 'license-excluded-by-other' } });
  const both = { licensesToAssign: [{ skuId: standard }], licensesToRemove: [basic] };
  expect((await agent('POST', path, both)).status).toBe(201);
  const back = { licensesToAssign: [{ skuId: basic }], licensesToRemove: [standard] };
  expect((await agent('POST', path, back)).status).toBe(201);
});

test('C77: services are switched for many at once, and who is not named keeps theirs', async () => {
  const portal = root.replace('/v1/', '/twotier/v1/');
  const [pool] = (await agent('GET', `${portal}/licenses`)).body.pools;
  const people = (await agent('GET', `${portal}/users?license=${pool.skuId}&size=2`)).body.items;
  const userIds = people.map(({ id }: Item) => id);
  const selection = (await agent('POST', `${portal}/licenses/selection`, { userIds })).body;
  const { services } = selection.licenses.find((one: Item) => one.skuId === pool.skuId);
  const change = {
    userIds,
    assign: [pool.skuId],
    servicesOff: [{ skuId: pool.skuId, planIds: [services[0].id] }],
  };
  const outcomes = async (body: object) =>
    (await agent('POST', `${portal}/licenses/changes`, body)).body.results.map((one: Item) => one.outcome);
  expect(await outcomes(change)).toEqual(['plans-changed', 'plans-changed']);
  expect(await outcomes({ userIds, assign: [pool.skuId] })).toEqual(['held-already', 'held-already']);
  const { items } = (await agent('GET', `${root}/users/${userIds[0]}/licenses`)).body;
  const held = items.find((one: Item) => one.productSku.id === pool.skuId).servicePlans;
  expect(held.filter((one: Item) => one.capabilityStatus === 'Disabled').map(({ id }: Item) => id)).toEqual([
    services[0].id,
  ]);
  const unknown = [{ skuId: pool.skuId, planIds: ['aaaaaaaa-0000-4000-8000-000000000000'] }];
  expect(await outcomes({ ...change, servicesOff: unknown })).toEqual(['plan-unknown', 'plan-unknown']);
  expect(await outcomes({ ...change, servicesOff: [{ skuId: pool.skuId, planIds: [] }] })).toEqual([
    'plans-changed',
    'plans-changed',
  ]);
});

describe('what is paid for and used by nobody', () => {
  const unused = async (client = agent) =>
    (await client('GET', '/twotier/v1/licenses/unused')).body.items ?? [];
  const ofGranite = async () => (await unused()).filter((one: Item) => one.customerId === granite);

  test('is listed across customers, the dearest first, with its cost a month as exact decimals', async () => {
    const items = await unused();
    const costs = items.map((one: Item) => Number(one.monthlyCost));
    expect(costs).toEqual(costs.toSorted((a: number, b: number) => b - a));
    for (const one of items) {
      expect(one.monthlyCost).toMatch(/^\d+\.\d{2}$/);
      const months = { monthly: 1, annual: 12, triennial: 36 }[one.billingCycle as 'monthly'];
      const exact = ((one.unused + one.ofBlocked) * Number(one.unitPrice)) / months;
      expect(Number(one.monthlyCost)).toBeCloseTo(exact, 2);
    }
    expect((await ofGranite()).length).toBeGreaterThan(0);
  });

  test('I19, D12: shows nothing of customers whose directory is closed, nor to resellers and other sellers', async () => {
    const boreal = await app.as('Boreal Distribuciones', 'admin-agent');
    expect((await unused(boreal)).some((one: Item) => one.customerId === granite)).toBe(false);
    const reseller = await app.as('Birch IT', 'admin-agent');
    expect((await reseller('GET', '/twotier/v1/licenses/unused')).body.errorName).toBe(
      'partner-type-excluded',
    );
  });

  test('counts what blocked people hold, and takes all of it back at once', async () => {
    const portal = root.replace('/v1/', '/twotier/v1/');
    const [pool] = (await agent('GET', `${portal}/licenses`)).body.pools;
    const [holder] = (await agent('GET', `${portal}/users?license=${pool.skuId}&size=1`)).body.items;
    const sum = async () => (await ofGranite()).reduce((all: number, one: Item) => all + one.ofBlocked, 0);
    expect(await sum()).toBe(0);
    await agent('PUT', `${portal}/users/${holder.id}/signin`, { blocked: true });
    expect(await sum()).toBe(holder.licenses.length);
    expect((await agent('GET', `${portal}/licenses`)).body.ofBlocked).toBe(holder.licenses.length);
    const { results } = (await agent('POST', `${portal}/licenses/release`, {})).body;
    expect(results.map((one: Item) => [one.userId, one.outcome])).toEqual(
      holder.licenses.map(() => [holder.id, 'revoked']),
    );
    expect(await sum()).toBe(0);
    expect((await agent('POST', `${portal}/licenses/release`, {})).body.results).toEqual([]);
    await agent('PUT', `${portal}/users/${holder.id}/signin`, { blocked: false });
    const assign = holder.licenses.map(({ id }: Item) => id);
    await agent('POST', `${portal}/licenses/changes`, { userIds: [holder.id], assign });
  });
});

describe('licenses', () => {
  const skus = async (client = agent, query = '') =>
    (await client('GET', `${root}/subscribedskus${query}`)).body;
  /** Total and available units of each pool, the largest first. */
  const shares = (body: Item): [number, number][] =>
    body.items
      .map((one: Item) => [one.totalUnits, one.availableUnits])
      .toSorted((one: [number], other: [number]) => other[0] - one[0]);
  const design = (body: Item) => body.items.find((one: Item) => one.totalUnits + one.suspendedUnits === 5);

  test('of the demo world: one pool is used up, two have some free', async () => {
    const body = await skus();
    expect(body).toMatchObject({ totalCount: 3, attributes: { objectType: 'Collection' } });
    expect(shares(body)).toEqual([
      [15, 2],
      [10, 3],
      [5, 0],
    ]);
    for (const sku of body.items) {
      expect(sku).toEqual({
        availableUnits: sku.totalUnits - sku.consumedUnits,
        activeUnits: sku.totalUnits,
        consumedUnits: expect.any(Number),
        suspendedUnits: 0,
        totalUnits: expect.any(Number),
        warningUnits: 0,
        productSku: {
          id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
          name: expect.any(String),
          skuPartNumber: expect.any(String),
          targetType: 'User',
          licenseGroupId: 'group1',
        },
        servicePlans: expect.arrayContaining([expect.objectContaining({ serviceName: 'CONTOUR_FILES' })]),
        capabilityStatus: 'Enabled',
        attributes: { objectType: 'SubscribedSku' },
      });
    }
    expect(new Set(body.items.map((one: Item) => one.productSku.id)).size).toBe(3);
  });

  test('a reseller sees them through its provider', async () => {
    expect(await skus(reseller)).toEqual(await skus());
  });

  test('of a person: the SKUs of the same ids, and the services of each', async () => {
    const users = (await agent('GET', `${root}/users`)).body.items;
    const { body: all } = await agent('GET', `${root}/subscribedskus`);
    const { productSku } = design(all);
    const { rows } = await owner.query(
      `select a.user_id, a.product_id, a.sku_id from license_assignment a join subscription s using (subscription_id) where s.offer_name = $1 and a.customer_id = $2`,
      [productSku.name, granite],
    );
    await owner.query('delete from service_plan where product_id = $1', [rows[0].product_id]);
    await owner.query(
      `insert into service_plan (product_id, sku_id, plan_id, plan_name, friendly_name)
       values ($1, $2, 'aaaaaaaa-0000-4000-8000-00000000000a', 'DESKTOP', 'Desktop programs')`,
      [rows[0].product_id, rows[0].sku_id],
    );
    const { body } = await agent('GET', `${root}/users/${rows[0].user_id}/licenses`);
    expect(body).toMatchObject({ totalCount: 2, attributes: { objectType: 'Collection' } });
    const held = body.items.find((one: Item) => one.productSku.id === productSku.id);
    expect(held).toEqual({
      servicePlans: [
        {
          id: 'aaaaaaaa-0000-4000-8000-00000000000a',
          displayName: 'Desktop programs',
          serviceName: 'DESKTOP',
          capabilityStatus: 'Enabled',
          targetType: 'User',
        },
      ],
      productSku,
      attributes: { objectType: 'License' },
    });
    let counted = 0;
    for (const { id } of users)
      counted += (await agent('GET', `${root}/users/${id}/licenses`)).body.totalCount;
    const consumed = all.items.reduce((sum: number, one: Item) => sum + one.consumedUnits, 0);
    expect(counted).toBe(consumed);
  });

  test.each([
    ['?licenseGroupIds=Group1', 3],
    ['?licenseGroupIds=group2', 0],
    ['?licenseGroupIds=Group1&licenseGroupIds=Group2', 3],
    ['?LicenseGroupIds=group2&licensegroupids=group1', 3],
  ])('%s gives %i SKUs, never a 404', async (query, count) => {
    expect((await skus(agent, query)).totalCount).toBe(count);
    const id = await userNamed('admin@');
    expect((await agent('GET', `${root}/users/${id}/licenses${query}`)).status).toBe(200);
  });

  test('follow the state of the subscription', async () => {
    const set = (status: string) =>
      owner.query(`update subscription set status = $2 where customer_id = $1 and quantity = 5`, [
        granite,
        status,
      ]);
    const pool = async () => design(await skus());
    await set('expired');
    expect(await pool()).toMatchObject({
      activeUnits: 0,
      warningUnits: 5,
      totalUnits: 5,
      capabilityStatus: 'Warning',
    });
    await set('suspended');
    expect(await pool()).toMatchObject({
      suspendedUnits: 5,
      totalUnits: 0,
      availableUnits: 0,
      capabilityStatus: 'Suspended',
    });
    await set('deleted');
    expect((await skus()).totalCount).toBe(2);
    const { rowCount } = await owner.query(
      'select 1 from license_assignment a join subscription s using (subscription_id) where s.customer_id = $1 and s.quantity = 5',
      [granite],
    );
    expect(rowCount).toBe(0);
  });
});

describe('I41: deleted people', () => {
  let userId: string;
  const deleted = (days: number) =>
    owner.query(`update tenant_user set state = 'inactive', deleted_at = $2 where user_id = $1`, [
      userId,
      new Date(app.clock.now().getTime() - days * 86_400_000),
    ]);
  const licensesOf = () => owner.query('select 1 from license_assignment where user_id = $1', [userId]);
  beforeAll(async () => {
    const { rows } = await owner.query(
      `select user_id from license_assignment join tenant_user using (user_id)
        where customer_id = $1 and not 'global-admin' = any(roles) group by 1 having count(*) = 1 limit 1`,
      [granite],
    );
    userId = rows[0].user_id;
  });
  afterAll(() =>
    owner.query(`update tenant_user set state = 'active', deleted_at = null where user_id = $1`, [userId]),
  );

  test('are in the list of the deleted for 30 days, and in no other; their licenses are free at once', async () => {
    expect((await licensesOf()).rowCount).toBe(1);
    await deleted(29.9);
    expect((await licensesOf()).rowCount).toBe(0);
    const { body } = await agent('GET', `${root}/users?filter=${inactive}`);
    expect(body).toMatchObject({ totalCount: 1, items: [{ id: userId, state: 'inactive' }] });
    expect(body.items[0].softDeletionTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
    expect((await agent('GET', `${root}/users`)).body.totalCount).toBe(20);
    expect((await agent('GET', `${root}/users/${userId}`)).body.state).toBe('inactive');
    expect((await agent('GET', `${root}/users/${userId}/licenses`)).body.items).toEqual([]);
  });

  test('are gone afterwards', async () => {
    await deleted(30.1);
    expect((await agent('GET', `${root}/users?filter=${inactive}`)).body).toMatchObject({
      totalCount: 0,
      items: [],
    });
    expect((await agent('GET', `${root}/users/${userId}`)).status).toBe(404);
  });
});

describe('who may', () => {
  let paths: string[];
  beforeAll(async () => {
    const [user] = (await agent('GET', `${root}/users`)).body.items;
    paths = ['users', `users/${user.id}`, `users/${user.id}/licenses`, 'subscribedskus'];
  });

  test.each([
    ['Alder Distribution', 'billing-admin', 403, 900150],
    ['Granite Bakery', 'global-admin', 403, 2032],
    ['Contour Cloud', 'operator-admin', 403, 900150],
  ])('%s as %s may not', async (tenant, role, status, code) => {
    const client = await app.as(tenant, role);
    for (const path of paths) {
      expect(await client('GET', `${root}/${path}`), path).toMatchObject({ status, body: { code } });
    }
  });

  test('an application without a person may not', async () => {
    const { tenantId, apps } = app.tenant('Alder Distribution');
    const answer = await app.fastify.inject({
      method: 'POST',
      url: `/${tenantId}/oauth2/v2.0/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: apps?.[0]?.clientId ?? '',
        client_secret: apps?.[0]?.clientSecret ?? '',
        scope: 'http://127.0.0.1:8080/.default',
      }).toString(),
    });
    const application = clientWith(app.fastify, answer.json().access_token);
    for (const path of paths) {
      expect(await application('GET', `${root}/${path}`), path).toMatchObject({
        status: 403,
        body: { code: 900329 },
      });
    }
  });

  test.each([
    ['Boreal Distribuciones', 'admin-agent'],
    ['Cedar Cloud', 'global-admin'],
    ['Fjord Direct', 'sales-agent'],
  ])('I4: to %s the customer is one that does not exist', async (tenant, role) => {
    const stranger = await app.as(tenant, role);
    for (const path of paths) {
      const real = await stranger('GET', `${root}/${path}`);
      const unknown = await stranger('GET', `/v1/customers/aaaaaaaa-0000-4000-8000-00000000dead/${path}`);
      expect(real.status).toBe(404);
      expect([real.status, real.body]).toEqual([unknown.status, unknown.body]);
    }
  });

  describe('I19: without delegated admin', () => {
    const grant = (delegatedAdmin: string) =>
      owner.query(
        'update customer_relationship set delegated_admin = $2 where customer_id = $1 and capacity = $3',
        [granite, delegatedAdmin, 'reseller'],
      );
    beforeEach(() => grant('none'));
    afterAll(() => grant('granular'));

    test('a partner is refused and learns nothing of anybody, while the other partner reads on', async () => {
      const { rows } = await owner.query(
        'select display_name, user_principal_name from tenant_user where tenant_id = $1',
        [granite],
      );
      for (const path of [...paths, 'users/nobody', `users?filter=${inactive}`]) {
        const refused = await reseller('GET', `${root}/${path}`);
        expect(refused, path).toMatchObject({ status: 403, body: { code: 900308 } });
        const text = JSON.stringify(refused.body);
        for (const row of rows) {
          expect(text).not.toContain(row.display_name);
          expect(text).not.toContain(row.user_principal_name);
        }
      }
      for (const path of paths) expect((await agent('GET', `${root}/${path}`)).status, path).toBe(200);
    });

    test('the older kind of it is as good', async () => {
      await grant('legacy');
      for (const path of paths) expect((await reseller('GET', `${root}/${path}`)).status, path).toBe(200);
    });
  });

  test('what another partner sold to the same customer is not shown', async () => {
    await owner.query(
      `update customer_relationship set provider_id = $2 where customer_id = $1 and capacity = 'reseller'`,
      [granite, app.tenant('Boreal Distribuciones').tenantId],
    );
    expect((await reseller('GET', `${root}/subscribedskus`)).body).toMatchObject({
      totalCount: 0,
      items: [],
    });
    const id = await userNamed('admin@');
    expect((await reseller('GET', `${root}/users/${id}/licenses`)).body).toMatchObject({
      totalCount: 0,
      items: [],
    });
  });
});
