import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let agent: Client;
let granite: string;

beforeAll(async () => {
  app = await openDemoApp();
  agent = await app.as('Alder Distribution', 'admin-agent');
  granite = app.tenant('Granite Bakery').tenantId;
});
afterAll(() => app.close());

const rows = '/partner/v1/analytics';
const ask = async (client: Client, path: string) => {
  const { status, body } = await client('GET', path);
  expect(status, `${path} ${JSON.stringify(body)}`).toBe(200);
  return body;
};

describe('rows of the contract’s reports', () => {
  test('hold the subscriptions of live customers, narrowed by an OData filter', async () => {
    const all = await ask(agent, `${rows}/subscriptions`);
    expect(all.TotalCount).toBe(all.Value.length);
    expect(all.Value.length).toBeGreaterThan(3);
    expect(all['@nextLink']).toBeNull();
    const filter = encodeURIComponent(`customerTenantId eq '${granite}' and status eq 'ACTIVE'`);
    const own = await ask(agent, `${rows}/subscriptions?filter=${filter}`);
    expect(own.Value.length).toBeGreaterThan(0);
    expect(new Set(own.Value.map((row: { customerName: string }) => row.customerName)).size).toBe(1);
    const subscriptions = (await ask(agent, `/v1/customers/${granite}/subscriptions`)).items;
    const active = subscriptions.filter((one: { status: string }) => one.status === 'active');
    expect(own.Value.map((row: { id: string }) => row.id).sort()).toEqual(
      active.map((one: { id: string }) => one.id).sort(),
    );
  });

  test('are paged by top and skip, and the next link leads through all of them', async () => {
    const all = (await ask(agent, `${rows}/subscriptions?orderby=id`)).Value;
    const met: unknown[] = [];
    let path: string | null = `${rows}/subscriptions?top=2&orderby=id`;
    while (path) {
      const page: { Value: unknown[]; '@nextLink': string | null } = await ask(agent, path);
      expect(page.Value.length).toBeLessThanOrEqual(2);
      met.push(...page.Value);
      path = page['@nextLink'];
    }
    expect(met).toEqual(all);
  });

  test.each(['productName', 'status', 'subscriptionType', 'partnerId'])(
    'grouped by %s add up to the same as row by row, from the kept totals too',
    async (field) => {
      const all = (await ask(agent, `${rows}/subscriptions`)).Value as Record<string, unknown>[];
      const grouped = (await ask(agent, `${rows}/subscriptions?groupby=${field}`)).Value as Record<
        string,
        unknown
      >[];
      const expected = Object.entries(Object.groupBy(all, (row) => String(row[field] ?? ''))).map(
        ([value, members = []]) => ({
          value,
          subscriptionCount: members.length,
          licenseCount: members.reduce((sum, row) => sum + Number(row['licenseCount']), 0),
        }),
      );
      const found = grouped.map((row) => ({
        value: String(row[field] ?? ''),
        subscriptionCount: row['subscriptionCount'],
        licenseCount: row['licenseCount'],
      }));
      const byValue = (a: { value: string }, b: { value: string }) => (a.value < b.value ? -1 : 1);
      expect(found.sort(byValue)).toEqual(expected.sort(byValue));
    },
  );

  test('group dates by month where asked for, and a level without a date is refused', async () => {
    const { Value } = await ask(
      agent,
      `${rows}/subscriptions?groupby=creationDate,customerMarket&aggregationLevel=month`,
    );
    for (const row of Value) expect(row.creationDate).toMatch(/^\d{4}-\d{2}-01T00:00:00Z$/);
    const { status, body } = await agent(
      'GET',
      `${rows}/subscriptions?groupby=status&aggregationLevel=month`,
    );
    expect([status, body.code]).toEqual([400, 3000]);
  });

  test.each([
    'filter=nobody eq 1',
    "filter=status eq 'ACTIVE' or",
    "filter=customerTenantId eq 'x'",
    'filter=autoRenewEnabled gt true',
    'groupby=unitPrice',
    'orderby=status down',
    'aggregationLevel=day',
  ])('refuse what they cannot answer: %s', async (query) => {
    const [name, value = ''] = query.split(/=(.*)/);
    const { status, body } = await agent('GET', `${rows}/subscriptions?${name}=${encodeURIComponent(value)}`);
    expect([status, body.code]).toEqual([400, 3000]);
  });

  test('a quote in a value is a value', async () => {
    const filter = encodeURIComponent("customerName eq 'O''Hara'' or ''1''=''1'");
    expect((await ask(agent, `${rows}/subscriptions?filter=${filter}`)).Value).toEqual([]);
  });

  test('resellers have rows for their provider alone, with what is sold through each', async () => {
    const { Value } = await ask(agent, `${rows}/indirectresellers?orderby=subscriptionCount desc`);
    const birch = Value.find((row: { name: string }) => row.name === 'Birch IT');
    const { Value: subs } = await ask(
      agent,
      `${rows}/subscriptions?filter=${encodeURIComponent(`partnerId eq '${birch.id}' and status ne 'DEPROVISIONED'`)}`,
    );
    expect(birch.subscriptionCount).toBe(subs.length);
    const reseller = await app.as('Birch IT', 'admin-agent');
    expect((await reseller('GET', `${rows}/indirectresellers`)).status).toBe(403);
  });

  test('licenses are told of customers that gave admin rights, and of no others (I19)', async () => {
    const { Value } = await ask(agent, `${rows}/commercial/deployment/license`);
    const granted = new Set(
      (await ask(agent, '/twotier/v1/customers?size=100')).items
        .filter((one: { admin: string }) => one.admin !== 'none')
        .map((one: { id: string }) => one.id),
    );
    expect(Value.length).toBeGreaterThan(0);
    for (const row of Value) expect(granted.has(row.customerTenantId) || granted.size === 0).toBe(true);
    const usage = await ask(agent, '/v1/analytics/commercial/usage/license?top=3');
    for (const row of usage.Value) expect(row.licensesActive).toBeLessThanOrEqual(row.licensesQualified);
  });
});

describe('license insights', () => {
  test('of one customer agree with who holds its licenses', async () => {
    const { items } = await ask(agent, `/v1/customers/${granite}/analytics/licenses/deployment`);
    const skus = (await ask(agent, `/v1/customers/${granite}/subscribedskus`)).items;
    const consumed = skus.reduce((sum: number, sku: { consumedUnits: number }) => sum + sku.consumedUnits, 0);
    expect(
      items.reduce((sum: number, one: { licensesDeployed: number }) => sum + one.licensesDeployed, 0),
    ).toBe(consumed);
    for (const one of items) {
      expect(one.customerId).toBe(granite);
      expect(Number.isInteger(one.deploymentPercent)).toBe(true);
      expect(one.attributes.objectType).toBe('CustomerLicensesDeploymentInsights');
    }
    const usage = await ask(agent, `/v1/customers/${granite}/analytics/licenses/usage`);
    expect(usage.items.length).toBeGreaterThan(0);
  });

  test('of all customers are whole percents, and follow a person who is blocked', async () => {
    const before = await ask(agent, '/v1/analytics/licenses/deployment');
    expect(before.items.length).toBeGreaterThan(0);
    for (const one of before.items) expect(Number.isInteger(one.proratedDeploymentPercent)).toBe(true);
    const sum = async () =>
      (await ask(agent, `/v1/customers/${granite}/analytics/licenses/usage`)).items.reduce(
        (total: number, one: { licensesActive: number }) => total + one.licensesActive,
        0,
      );
    const active = await sum();
    const { database } = app;
    const owner = new pg.Client(database.owner);
    await owner.connect();
    await owner.query(
      `update tenant_user set sign_in_blocked = true where (tenant_id, user_id) =
         (select customer_id, user_id from license_assignment where customer_id = $1 limit 1)`,
      [granite],
    );
    await owner.end();
    expect(await sum()).toBeLessThan(active);
  });

  test('without admin rights are refused as licenses are', async () => {
    const customers = (await ask(agent, '/v1/customers')).items as { id: string }[];
    for (const { id } of customers) {
      const plain = await agent('GET', `/v1/customers/${id}/subscribedskus`);
      const insight = await agent('GET', `/v1/customers/${id}/analytics/licenses/deployment`);
      expect(insight.status).toBe(plain.status);
    }
  });
});

describe('figures of the report pages', () => {
  test('follow a purchase at once, and the months end where the figures stand', async () => {
    const before = await ask(agent, '/twotier/v1/reports/sales');
    const [sub] = (await ask(agent, `/v1/customers/${granite}/subscriptions`)).items.filter(
      (one: { billingType: string; status: string }) =>
        one.billingType === 'license' && one.status === 'active',
    );
    const added = await agent('PATCH', `/v1/customers/${granite}/subscriptions/${sub.id}`, {
      ...sub,
      quantity: sub.quantity + 2,
    });
    expect(added.status, JSON.stringify(added.body)).toBe(200);
    const after = await ask(agent, '/twotier/v1/reports/sales');
    const total = (report: { months: { licenses: number }[] }) => report.months.at(-1)?.licenses ?? 0;
    expect(total(after)).toBe(total(before) + 2);
    expect(after.months).toHaveLength(12);
    expect(after.months.at(-2)).toEqual(before.months.at(-2));
    expect(after.products.reduce((sum: number, one: { licenses: number }) => sum + one.licenses, 0)).toBe(
      total(after),
    );
  });

  test('by customer are the same as in its file, however the pages are cut', async () => {
    const met: { licenses: number; name: string }[] = [];
    let token = '';
    do {
      const page = await ask(agent, `/twotier/v1/reports/customers?size=2${token}`);
      met.push(...page.items);
      token = page.continuationToken ? `&MS-ContinuationToken=${page.continuationToken}` : '';
    } while (token);
    const csv = await agent('GET', '/twotier/v1/reports/customers/export');
    const lines = String(csv.body).trim().split('\r\n').slice(1);
    expect(lines).toHaveLength(met.length);
    expect(met.map(({ licenses }) => licenses)).toEqual(
      met.map(({ licenses }) => licenses).sort((a, b) => b - a),
    );
  });

  test('a reseller reads its own customers and what it is credited for, and no other reseller’s', async () => {
    const birch = await app.as('Birch IT', 'admin-agent');
    const own = await ask(birch, '/twotier/v1/reports/customers');
    const managed = (await ask(birch, '/v1/customers')).items.map((one: { id: string }) => one.id);
    for (const one of own.items) expect(managed).toContain(one.customerId);
    const rowsOf = await ask(birch, `${rows}/subscriptions`);
    for (const row of rowsOf.Value) {
      expect(managed).toContain(row.customerTenantId);
      expect(JSON.stringify(row)).not.toMatch(/price|amount/i);
    }
    const sales = await ask(birch, '/twotier/v1/reports/sales');
    expect(sales.renewing).toBeUndefined();
    // Who holds licenses is read customer by customer, by own admin rights.
    expect(sales.products.map((one: { assigned: number }) => one.assigned)).toEqual(
      sales.products.map(() => 0),
    );
  });

  test('of resellers tell agreement and activity, and the file is the download of agreement status', async () => {
    const report = await ask(agent, '/twotier/v1/reports/resellers');
    expect(report.items.map((one: { name: string }) => one.name)).toContain('Birch IT');
    const csv = await agent('GET', '/twotier/v1/reports/resellers/export');
    expect(String(csv.body).split('\r\n')[0]).toContain(
      'Reseller,Partner ID,Region,Vetting status,Agreement signed',
    );
    const sales = await app.as('Alder Distribution', 'sales-agent');
    expect((await sales('GET', '/twotier/v1/reports/resellers')).status).toBe(403);
    const stranger = await app.as('Cedar Cloud', 'admin-agent');
    expect((await stranger('GET', '/twotier/v1/reports/resellers')).status).toBe(403);
  });
});

test('kept figures are what a recount finds, also after a year of renewals and endings', async () => {
  const operator = await app.as('Contour Cloud', 'operator-admin');
  const moved = await operator('POST', '/emulator/v1/clock', { advance: 'P400D' });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  const owner = new pg.Client(app.database.owner);
  await owner.connect();
  const recounted = await owner.query(`
    select s.partner_id as seller, sum((s.status = 'active')::int)::int as active,
           sum((s.status = 'suspended')::int)::int as suspended,
           sum(case when s.status = 'active' and s.kind = 'license' then s.quantity else 0 end)::int as licenses
      from subscription s join customer_relationship r
        on r.partner_id = s.partner_id and r.customer_id = s.customer_id and r.state = 'active'
     where s.status <> 'pending' group by 1 order by 1`);
  const sums = (table: string, suspended: string) =>
    owner.query(`select partner_id as seller, sum(active)::int as active, ${suspended} as suspended,
      sum(licenses)::int as licenses from ${table} group by 1 order by 1`);
  expect((await sums('report_total', 'sum(suspended)::int')).rows).toEqual(recounted.rows);
  expect((await sums('report_holding', 'sum(suspended)::int')).rows).toEqual(recounted.rows);
  expect((await sums('report_customer', 'sum(suspended)::int')).rows).toEqual(recounted.rows);
  // What changed from day to day adds up to what stands.
  const days = await sums('report_day', '0');
  expect(days.rows).toEqual(recounted.rows.map((row) => ({ ...row, suspended: 0 })));
  // A renewal that changes nothing else still moves the dates of the reseller's terms.
  const behind = await owner.query(`
    select s.subscription_id from subscription s join report_reseller r using (partner_id, reseller_id)
     where s.status <> 'pending' and s.term_ends_on not between r.first_ends and r.latest_ends`);
  expect(behind.rows).toEqual([]);
  const held = await owner.query(
    'select ((select count(*) from report_mark) + (select count(*) from report_term))::int as n',
  );
  expect(held.rows[0].n).toBe(0);
  await owner.end();
});
