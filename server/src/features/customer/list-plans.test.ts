import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres.ts';
import type { Database, Statement } from '../../platform/db/index.ts';
import { allStatements, tenantScope } from '../../platform/db/index.ts';
import './list-store.ts';
import type { CustomerNarrowing, CustomerSearchText, SortField } from './model.ts';
import { sortFields } from './model.ts';
import { countTodo, searchCustomers } from './search-store.ts';

/** The lists stay quick in a large installation: they walk an index and stop at the end of the page. */
let database: TestDatabase;
let client: pg.Client;
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const provider = id(1);
const reseller = id(2);
const numbered = (column: string) => `('00000000-0000-4000-8000-' || lpad((${column})::text, 12, '0'))::uuid`;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.owner);
  await client.connect();
  await client.query(`
    insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at)
    select ${numbered('i')}, 'customer', 'T' || i, 'US', 'global', 't' || i || '.example', now()
      from generate_series(1, 20100) i;
    insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country, reseller_id,
      reseller_name, delegated_admin, started_at, agreement_accepted_at)
    select '${provider}', ${numbered('i')}, 'provider', 'active', substr(md5(i::text), 1, 6) || ' Works ' || i,
           'c' || md5(i::text) || '.example', case when i % 100 = 7 then 'PR' when i % 3 = 0 then 'CA' else 'US' end,
           case when i % 7 > 0 then ${numbered('2 + i % 20')} end, case when i % 7 > 0 then 'Reseller ' || i % 20 end,
           case when i % 200 = 3 then 'none' else 'granular' end, now() - i * interval '1 minute',
           case when i % 200 > 0 then now() end
      from generate_series(101, 20100) i;
    insert into customer_relationship (partner_id, customer_id, capacity, state, company_name, domain, country, provider_id, started_at)
    select '${reseller}', ${numbered('i')}, 'reseller', 'active', substr(md5(i::text), 1, 6) || ' Works ' || i,
           'c' || md5(i::text) || '.example', 'US', ${numbered('60 + i % 20')}, now() - i * interval '1 minute'
      from generate_series(101, 20100) i;
    insert into customer_tag (partner_id, tag_id, name, created_at)
    select '${provider}', ${numbered('i')}, 'Tag ' || i, now() from generate_series(1, 40) i;
    insert into customer_tagging (partner_id, tag_id, customer_id)
    select '${provider}', ${numbered('1 + i % 40')}, ${numbered('i')} from generate_series(101, 20100, 9) i;
    update customer_relationship r set first_tag_key = t.name_key
      from customer_tagging g join customer_tag t using (partner_id, tag_id)
     where r.partner_id = g.partner_id and r.customer_id = g.customer_id;`);
  await client.query('vacuum full analyze customer_relationship');
  await client.query('vacuum analyze');
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

interface Asked {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

/** The plan that a statement runs by, as the product's role in a partner's scope. */
async function planOf({ statement, values }: Asked, partnerId = provider): Promise<string> {
  const settled = statement.plannedOnce ? 'force_generic_plan' : 'force_custom_plan';
  await client.query(
    `set role twotier_app; set twotier.scope = '${partnerId}'; set plan_cache_mode = ${settled}`,
  );
  try {
    const explained = await client.query(
      `explain (analyze, costs off, timing off, summary off) ${statement.text}`,
      values as unknown[],
    );
    return explained.rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.query('reset role');
  }
}

/**
 * The plans by which windows choose customers: hidden from who calls them, shown to the owner. Those of the
 * rules of row security and of what writes the conditions do not count.
 */
async function plansInside({ statement, values }: Asked, partnerId = provider): Promise<string> {
  const shown: string[] = [];
  const listen = ({ message = '' }) => shown.push(message);
  client.on('notice', listen);
  await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
    set auto_explain.log_analyze = on; set auto_explain.log_timing = off; set auto_explain.log_buffers = on; set client_min_messages = log;
    set twotier.scope = '${partnerId}'; set plan_cache_mode = force_custom_plan`);
  try {
    await client.query(statement.text, values as unknown[]);
  } finally {
    client.off('notice', listen);
    await client.query('reset all');
  }
  return shown.filter((plan) => plan.includes('from customer_relationship where')).join('\n');
}

/** What the list asks of the database last. */
async function askedFor(ask: (db: Database) => Promise<unknown>): Promise<Asked> {
  const asked: Asked[] = [];
  const rows = async (_scope: unknown, statement: Statement, values: readonly unknown[]) => {
    asked.push({ statement, values });
    return statement.name === 'customer.tagsNamed' ? [{ id: id(3) }, { id: id(4) }] : [];
  };
  await ask({ rows } as unknown as Database);
  return asked.at(-1) as Asked;
}

const page = { start: { at: null, backwards: false }, limit: 41 };
const scope = tenantScope(provider);

function listAsked(
  field: SortField,
  descending: boolean,
  narrowing: CustomerNarrowing = {},
  search: CustomerSearchText | null = null,
): Promise<Asked> {
  const order = { field, descending };
  return askedFor((db) => searchCustomers(db, scope, { search, narrowing, order }, page));
}

const wasteful = /Sort|Aggregate|Seq Scan on customer_relationship|Rows Removed by Filter: \d{3}/;
const walks = /Index (Only )?Scan (Backward )?using customer_list\w* on customer_relationship/;
/** Tags of a row are put together row by row, from its few. */
const ofRows = (plan: string) => plan.split('SubPlan')[0] as string;

describe('the contract’s list', () => {
  const [first, last] = [id(0), 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const top = '\u{10FFFF}';
  const values: Readonly<Record<string, unknown[]>> = {
    'customer.list': [provider, '', first, 101],
    'customer.list.backwards': [provider, top, last, 101],
    'customer.listByName': [provider, 'ab', first, 101, `ab${top}`],
    'customer.listByName.backwards': [provider, `ab${top}`, last, 101, 'ab'],
    'customer.listByReseller': [provider, '', first, 101, id(5)],
    'customer.listByReseller.backwards': [provider, top, last, 101, id(5)],
    'customer.listByDomain': [provider, 'cab', first, 101, `cab${top}`],
    'customer.listByDomain.backwards': [provider, `cab${top}`, last, 101, 'cab'],
  };

  test.each(Object.keys(values))(
    '%s sorts nothing, counts nothing and reads no more than its page',
    async (name) => {
      const statement = allStatements().find((one) => one.name === name) as Statement;
      const plan = await planOf({ statement, values: values[name] as unknown[] });
      expect(plan).not.toMatch(wasteful);
      expect(plan).toMatch(walks);
    },
  );

  test('of a reseller is narrowed to one provider by an index', async () => {
    const statement = allStatements().find(({ name }) => name === 'customer.listByProvider') as Statement;
    const plan = await planOf({ statement, values: [reseller, '', first, 101, id(65)] }, reseller);
    expect(plan).not.toMatch(wasteful);
    expect(plan).toMatch(/using customer_list_by_provider/);
  });
});

describe('the portal’s list walks an index to the end of the page and no further', () => {
  test.each(sortFields.flatMap((field) => [false, true].map((descending) => ({ field, descending }))))(
    'sorted by $field, descending: $descending',
    async ({ field, descending }) => {
      const plan = ofRows(await planOf(await listAsked(field, descending)));
      expect(plan).not.toMatch(wasteful);
      expect(plan).toMatch(walks);
    },
  );
});

describe('a page that a window chooses', () => {
  const now = new Date();
  const narrowings: readonly [string, CustomerNarrowing][] = [
    ['a reseller', { reseller: { id: id(5) } }],
    ['no reseller', { reseller: 'none' }],
    ['a tag', { tagId: id(3) }],
    ['a country', { country: 'PR' }],
    ['delegated admin', { delegatedAdmin: 'none' }],
    ['a missing agreement', { todo: { is: 'agreementMissing', newSince: now } }],
    ['new ones', { todo: { is: 'new', newSince: new Date(now.getTime() - 200 * 60_000) } }],
    ['a qualification', { qualification: 'education' }],
    ['nobody credited', { todo: { is: 'nobodyCredited', newSince: now } }],
    ['two at once', { country: 'CA', reseller: { id: id(5) } }],
  ];
  const searches: readonly [string, CustomerSearchText][] = [
    ['rare letters', { by: 'name', text: 'abc' }],
    ['letters in every name', { by: 'name', text: 'works' }],
    ['two letters', { by: 'name', text: 'wo' }],
    ['the start of a domain', { by: 'domain', text: 'cab' }],
    ['a tenant id', { by: 'tenantId', text: id(500) }],
    ['a tag', { by: 'tag', text: 'tag 3' }],
  ];
  // A page of 41 out of 20,000: whoever reads many more rows looks in the wrong place.
  const rowsReadMax = 4000;
  const buffersMax = 2800;

  async function expectFrugal(asked: Asked, why: string, partnerId = provider) {
    const plan = await plansInside(asked, partnerId);
    expect(plan, why).toContain('Index');
    expect(plan, why).not.toContain('Seq Scan on customer_relationship');
    // Entries of an index passed without being read show only here.
    for (const [line, hit = 0, read = 0] of plan.matchAll(/Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/g))
      expect(Number(hit) + Number(read), `${why}: ${line}\n${plan}`).toBeLessThan(buffersMax);
    const read = [
      ...plan.matchAll(/actual rows=(\d+)(?:\.\d+)? loops=(\d+)|Rows Removed by \w+(?: \w+)?: (\d+)/g),
    ];
    for (const [line, rows, loops, removed] of read)
      expect(
        removed ? Number(removed) : Number(rows) * Number(loops),
        `${why}: ${line}\n${plan}`,
      ).toBeLessThan(rowsReadMax);
  }

  test.each(narrowings)('narrowed to %s reads few rows, whatever the order', async (_, narrowing) => {
    for (const field of sortFields)
      for (const descending of [false, true])
        await expectFrugal(await listAsked(field, descending, narrowing), `${field} ${descending}`);
  });

  test('narrowed to a provider reads few rows of a reseller’s list, whatever the order', async () => {
    for (const field of sortFields)
      await expectFrugal(await listAsked(field, true, { providerId: id(65) }), field, reseller);
  });

  test.each(searches)('searched for %s reads few rows, whatever the order', async (_, search) => {
    for (const field of sortFields) await expectFrugal(await listAsked(field, false, {}, search), field);
  });

  test('by name, one narrowing is one index, walked to the end of the page', async () => {
    for (const field of ['name', 'reseller'] as const) {
      const plan = await plansInside(await listAsked(field, false, { reseller: { id: id(5) } }));
      expect(plan, field).toMatch(/using customer_list_by_reseller on/);
      expect(plan).not.toContain('Sort');
    }
  });

  test('rare letters are found by the index of letters, frequent ones by walking the list', async () => {
    const plan = async (text: string) =>
      plansInside(await listAsked('name', false, {}, { by: 'name', text }));
    expect(await plan('abc')).toContain('customer_name_inside');
    expect(await plan('works')).toMatch(/Index (Only )?Scan using customer_list/);
  });

  test('names that begin with the letters are met first, wherever in the list they stand', async () => {
    const beginning = (await client.query('select max(company_name_key) as last from customer_relationship'))
      .rows[0].last;
    for (const descending of [false, true])
      await expectFrugal(
        await listAsked('name', descending, {}, { by: 'name', text: beginning.slice(0, 2) }),
        String(descending),
      );
  });

  test('a count of to-dos stops at its limit', async () => {
    const asked: Asked[] = [];
    const reader = {
      maybe: async (statement: Statement, values: readonly unknown[]) => {
        asked.push({ statement, values });
        return undefined;
      },
    };
    await countTodo(reader as never, { is: 'agreementMissing', newSince: now });
    await expectFrugal(asked[0] as Asked, 'count');
  });

  test('its rows are read one by one, by their keys', async () => {
    const plan = ofRows(await planOf(await listAsked('country', true, { tagId: id(3) })));
    expect(plan).toMatch(/Function Scan on customers_listed/);
    expect(plan).toMatch(/Index Scan using customer_(relationship_pkey|partners)/);
  });
});
