import pg from 'pg';

/** An id of the world, and the companies that its rows name. */
export interface KnownId {
  readonly id: string;
  readonly parties: ReadonlySet<string>;
}

export interface WorldIds {
  /** By column, as `subscription_id`. */
  of(column: string): readonly KnownId[];
  /** Companies that a company deals with as partner and customer, now or formerly, itself among them. */
  circleOf(tenantId: string): ReadonlySet<string>;
  readonly parties: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What the trade publishes, and what belongs to the installation: knowing it tells nothing of anybody. */
const published = new Set([
  'partner',
  'installation',
  'product',
  'sku',
  'availability',
  'availability_price',
  'month_price',
  'offer',
  'offer_price',
  'offer_category',
  'promotion',
  'provider_listing',
  'service_plan',
  'usage_meter',
  'schema_migration',
]);
const partyColumn =
  /^((partner|provider|reseller|customer|counterpart|seller|sender|receiver|holder_tenant|source_partner|target_partner|tenant)_id|channel_id)$/;
const rowsOfTable = 400;

/** Reads the ids of all rows behind row security. */
export async function readWorldIds(owner: pg.ClientConfig): Promise<WorldIds> {
  const client = new pg.Client(owner);
  await client.connect();
  const byColumn = new Map<string, Map<string, Set<string>>>();
  const parties = new Map<string, Set<string>>();
  const common = new Set<string>();
  const circles = new Map<string, Set<string>>();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const { rows: ties } = await client.query<{ partner_id: string; customer_id: string }>(
      'select partner_id, customer_id from customer_relationship',
    );
    for (const { partner_id, customer_id } of ties) {
      circle(circles, partner_id).add(customer_id);
      circle(circles, customer_id).add(partner_id);
    }
    for (const { name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(
        `select * from ${name} limit ${rowsOfTable}`,
      );
      if (published.has(name))
        for (const row of rows) for (const value of Object.values(row)) common.add(String(value));
      else for (const row of rows) gather(row, byColumn, parties);
    }
    for (const id of common) {
      parties.delete(id);
      for (const ids of byColumn.values()) ids.delete(id);
    }
  } finally {
    await client.end();
  }
  const known = new Map(
    [...byColumn].map(([column, ids]) => [column, [...ids].map(([id, of]) => ({ id, parties: of }))]),
  );
  return {
    of: (column) => known.get(column) ?? [],
    circleOf: (tenantId) => circle(circles, tenantId),
    parties,
  };
}

function circle(circles: Map<string, Set<string>>, tenantId: string): Set<string> {
  const found = circles.get(tenantId) ?? new Set([tenantId]);
  circles.set(tenantId, found);
  return found;
}

function gather(
  row: Readonly<Record<string, unknown>>,
  byColumn: Map<string, Map<string, Set<string>>>,
  parties: Map<string, Set<string>>,
): void {
  const named = Object.entries(row).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  const companies = named.filter(([column]) => partyColumn.test(column)).map(([, value]) => String(value));
  if (companies.length === 0) return;
  for (const [column, value] of named) {
    // The text of an agreement is for everybody to read.
    if (column === 'template_id') continue;
    if (!/_id$/.test(column) || (partyColumn.test(column) && column !== 'customer_id')) continue;
    const id = String(value);
    const ids = byColumn.get(column) ?? new Map<string, Set<string>>();
    byColumn.set(column, ids);
    const own = parties.get(id) ?? new Set<string>();
    parties.set(id, own);
    ids.set(id, own);
    for (const company of companies) own.add(company);
  }
}
