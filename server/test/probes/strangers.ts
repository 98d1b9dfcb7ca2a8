import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Tables that hold the two companies themselves, or what belongs to nobody. */
const leftAlone = new Set(['tenant', 'schema_migration']);
const partnerColumns =
  /^(partner|provider|reseller|seller|source_partner|target_partner|sender|receiver)_id$|^channel_id$/;
const customerColumns = /^(customer|holder_tenant|counterpart)_id$/;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNeeded: boolean;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly checks: readonly { readonly name: string; readonly definition: string }[];
}

/** A partner and a customer that no caller of the probes has to do with; rows of theirs in every table there is. */
export interface Strangers {
  readonly partnerId: string;
  readonly customerId: string;
  /** Tables that hold something of theirs now. */
  readonly tables: readonly string[];
  /** Those that took no row. */
  readonly refused: readonly string[];
}

/**
 * Gives strangers a row in every table that names a company, so that each id a route asks for has one that belongs to
 * others, whatever the demo world holds of it. Nobody signs in for them: what stands in their rows is never shown.
 */
export async function enterStrangers(owner: pg.ClientConfig): Promise<Strangers> {
  const client = new pg.Client(owner);
  await client.connect();
  const of = { partnerId: randomUUID(), customerId: randomUUID() };
  const taken: string[] = [];
  const refused: string[] = [];
  try {
    // Rows without what they refer to; rules of the product's own are for the product.
    await client.query('set session_replication_role = replica');
    for (const [id, kind] of [
      [of.partnerId, 'indirect-provider'],
      [of.customerId, 'customer'],
    ])
      await client.query(
        `insert into tenant (tenant_id, kind, name, country, cloud, domain, created_at) values ($1, $2, 'Strangers', 'US', 'global', $3, now())`,
        [id, kind, `${id}.example`],
      );
    for (const table of await listTables(client)) {
      if (leftAlone.has(table.name) || !table.columns.some(({ name }) => companyFor(name, of, 0) !== null))
        continue;
      (await enter(client, table, of)) ? taken.push(table.name) : refused.push(table.name);
    }
  } finally {
    await client.end();
  }
  return { ...of, tables: taken, refused };
}

async function listTables(client: pg.Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name,
           (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                     'isNeeded', a.attnotnull and d.oid is null and a.attidentity = '') order by a.attnum)
              from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
           (select coalesce(json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid))), '[]')
              from pg_constraint k where k.conrelid = c.oid and k.contype = 'c') as checks
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`);
  return rows;
}

/** A row of the partner's and one of the customer's, where the table tells the two apart by nothing but the id. */
async function enter(
  client: pg.Client,
  table: Table,
  of: Pick<Strangers, 'partnerId' | 'customerId'>,
): Promise<boolean> {
  let entered = false;
  for (const turn of [0, 1]) {
    const values = valuesOf(table, of, turn);
    entered = (await insert(client, table.name, values)) || entered;
    if (!entered && turn === 0) {
      // A rule over several columns that values by type do not meet: in this world nobody reads the row.
      for (const { name } of table.checks)
        await client.query(`alter table "${table.name}" drop constraint "${name}"`);
      entered = await insert(client, table.name, values);
    }
  }
  return entered;
}

async function insert(
  client: pg.Client,
  table: string,
  values: ReadonlyMap<string, unknown>,
): Promise<boolean> {
  const names = [...values.keys()].map((name) => `"${name}"`).join(', ');
  const places = [...values.keys()].map((_, index) => `$${index + 1}`).join(', ');
  return client.query(`insert into "${table}" (${names}) values (${places})`, [...values.values()]).then(
    () => true,
    () => false,
  );
}

function valuesOf(
  { columns, checks }: Table,
  of: Pick<Strangers, 'partnerId' | 'customerId'>,
  turn: number,
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const { name, type, isNeeded } of columns) {
    const company = companyFor(name, of, turn);
    if (company !== null) values.set(name, type === 'uuid' ? company : '9999999');
    else if (isNeeded || (name.endsWith('_id') && type === 'uuid'))
      values.set(name, allowedBy(checks, name) ?? valueByType(type));
  }
  return values;
}

function companyFor(
  column: string,
  { partnerId, customerId }: Pick<Strangers, 'partnerId' | 'customerId'>,
  turn: number,
): string | null {
  if (column === 'tenant_id') return turn === 0 ? partnerId : customerId;
  if (partnerColumns.test(column)) return partnerId;
  return customerColumns.test(column) ? customerId : null;
}

/** The first of the words that a check allows. */
function allowedBy(checks: Table['checks'], column: string): string | null {
  for (const { definition } of checks) {
    const listed = new RegExp(
      `^CHECK \\(\\(\\(?"?${column}"?\\)?(?:::text)? = ANY \\(\\(?ARRAY\\['([^']*)'`,
    ).exec(definition);
    if (listed) return listed[1] ?? null;
  }
  return null;
}

function valueByType(type: string): unknown {
  if (type === 'uuid') return randomUUID();
  if (type.endsWith('[]')) return '{}';
  if (/^(timestamp|date)/.test(type)) return '2099-01-01';
  if (/^(int|big|small|numeric|double|real|xid)/.test(type)) return '1';
  if (type === 'boolean') return false;
  if (type === 'bytea') return Buffer.from([1]);
  if (/^json/.test(type)) return '{}';
  if (type === 'interval') return '1 day';
  const length = /\((\d+)\)/.exec(type)?.[1];
  return length ? 'X'.repeat(Math.min(Number(length), 3)) : `strange-${randomUUID()}`;
}
