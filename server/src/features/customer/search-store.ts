import type { Database, Reader, Statement, TenantScope } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import { firstId, lastId, topOfText } from './list-ends.ts';
import type {
  CustomerListing,
  CustomerListRow,
  CustomerNarrowing,
  CustomerTodo,
  PageEnd,
  PageStart,
  SortField,
  TodoWanted,
} from './model.ts';
import { sortFields } from './model.ts';

/**
 * The portal's list of customers: several orders, searched and narrowed at once, read page by page from
 * where another ended. The whole list walks the index of its order; a window of the database chooses the
 * customers of a narrowed one.
 */

const columns = `
  select r.customer_id as "customerId", r.company_name as "companyName", r.company_name_key as "nameKey", r.domain,
         r.country, r.capacity, r.reseller_id as "resellerId", r.reseller_name as "resellerName",
         coalesce(s.state = 'ended', false) as "resellerIsFormer", r.provider_id as "providerId",
         p.name as "providerName", r.agreement_accepted_at is not null as "agreementAccepted",
         r.delegated_admin as "delegatedAdmin", r.started_at as "startedAt", r.started_at::text as "startedKey",
         r.reseller_key as "resellerKey", r.first_tag_key as "tagKey",
         case when r.first_tag_key = '${topOfText}' then '[]'::json else (
           select coalesce(json_agg(json_build_object('id', t.tag_id, 'name', t.name) order by t.name_key), '[]')
             from customer_tagging g join customer_tag t on t.partner_id = g.partner_id and t.tag_id = g.tag_id
            where g.partner_id = r.partner_id and g.customer_id = r.customer_id) end as tags`;
const companions = `
    left join partnership s on s.provider_id = r.partner_id and s.reseller_id = r.reseller_id
    left join partner p on p.tenant_id = r.provider_id`;

interface Order {
  /** As the indexes have them; the customer's id settles ties. */
  readonly columns: readonly string[];
  readonly lowest: readonly string[];
  readonly highest: readonly string[];
  keyOf(row: CustomerListRow): readonly string[];
}

const name = 'r.company_name_key';
const oneText = (column: string, of: (row: CustomerListRow) => string): Order => ({
  columns: [column],
  lowest: [''],
  highest: [topOfText],
  keyOf: (row) => [of(row)],
});
// Above the top, which stands for "none" here.
const thenName = (
  column: string,
  of: (row: CustomerListRow) => string,
  highest = topOfText + topOfText,
): Order => ({
  columns: [column, name],
  lowest: ['', ''],
  highest: [highest, topOfText],
  keyOf: (row) => [of(row), row.nameKey],
});
const orders: Readonly<Record<SortField, Order>> = {
  name: oneText(name, (row) => row.nameKey),
  domain: oneText('r.domain', (row) => row.domain),
  started: {
    columns: ['r.started_at'],
    lowest: ['-infinity'],
    highest: ['infinity'],
    keyOf: (row) => [row.startedKey],
  },
  // Codes of countries come in the order of the database's own language; none is higher than this.
  country: thenName('r.country', (row) => row.country, 'ZZ'),
  reseller: thenName('r.reseller_key', (row) => row.resellerKey),
  tag: thenName('r.first_tag_key', (row) => row.tagKey),
};

/** How many values a place in this order has, besides the customer's id. */
export function keyLengthOf(field: SortField): number {
  return orders[field].columns.length;
}

export function placeOf(row: CustomerListRow, field: SortField): PageEnd {
  return { key: orders[field].keyOf(row), customerId: row.customerId };
}

/** $1 is the partner, $2 how many; then where the page starts. Each walks the index in its own order. */
function wholeList(field: SortField, descending: boolean): Statement {
  const by = [...orders[field].columns, 'r.customer_id'];
  const direction = descending ? ' desc' : '';
  const start = by.map((column, n) => `$${n + 3}${column === 'r.started_at' ? '::timestamptz' : ''}`);
  return statement(
    `customer.page.${descending ? '-' : ''}${field}`,
    `${columns}
    from customer_relationship r${companions}
   where r.partner_id = $1 and r.state = 'active'
     and (${by.join(', ')}) ${descending ? '<' : '>'} (${start.join(', ')})
   order by ${by.map((column) => column + direction).join(', ')} limit $2`,
    { plannedOnce: true },
  );
}

const eachField = (descending: boolean) =>
  Object.fromEntries(sortFields.map((field) => [field, wholeList(field, descending)])) as Readonly<
    Record<SortField, Statement>
  >;
const wholeLists = { ascending: eachField(false), descending: eachField(true) };

const ofWindow = (window: string) => `${columns}
    from ${window} with ordinality as listed (customer_id, place)
    join customer_relationship r on r.partner_id = $1 and r.customer_id = listed.customer_id${companions}
   order by listed.place`;
const narrowedList = statement(
  'customer.page.narrowed',
  ofWindow('customers_listed($2, $3, $4, $5, $6, $7)'),
  { plannedOnce: true },
);
const namedList = statement('customer.page.named', ofWindow('customers_named($2, $3, $4, $5, $6)'), {
  plannedOnce: true,
});

/** In the order read: backwards, the page comes last first. One more row than asked for tells whether others follow. */
export async function searchCustomers(
  db: Database,
  scope: TenantScope,
  listing: CustomerListing,
  page: { readonly start: PageStart; readonly limit: number },
): Promise<CustomerListRow[]> {
  const { field } = listing.order;
  const { at, backwards } = page.start;
  const descending = listing.order.descending !== backwards;
  const { lowest, highest } = orders[field];
  const key = at?.key ?? (descending ? highest : lowest);
  const id = at?.customerId ?? (descending ? lastId : firstId);
  const { search } = listing;
  const narrowed = { ...narrowedTo(listing.narrowing), ...(await searchedFor(db, scope, search)) };
  if (Object.keys(narrowed).length === 0) {
    const whole = wholeLists[descending ? 'descending' : 'ascending'][field];
    return db.rows(scope, whole, [scope.tenantId, page.limit, ...key, id]);
  }
  const about = [scope.tenantId, JSON.stringify(narrowed)];
  const from = [descending, key, id, page.limit];
  return search?.by === 'name' && field === 'name'
    ? db.rows(scope, namedList, [...about, ...from])
    : db.rows(scope, narrowedList, [...about, field, ...from]);
}

const spelled = statement('customer.spelled', 'select customers_spelled($1) as words');

/** What was typed in words that own customers' names have; nothing where no such words resemble it. */
export async function findSpelling(
  db: Database,
  scope: TenantScope,
  text: string,
): Promise<readonly string[] | null> {
  return (await db.maybe<{ words: string[] | null }>(scope, spelled, [text]))?.words ?? null;
}

// What the windows are told

const toTodo: Readonly<Record<CustomerTodo, (todo: TodoWanted) => object>> = {
  agreementMissing: () => ({ agreementMissing: true }),
  new: ({ newSince }) => ({ newSince }),
  nobodyCredited: () => ({ nobodyCredited: true }),
};

function narrowedTo(to: CustomerNarrowing): object {
  return {
    ...(to.reseller ? { reseller: to.reseller === 'none' ? null : to.reseller.id } : {}),
    ...(to.providerId ? { provider: to.providerId } : {}),
    ...(to.tagId ? { tag: to.tagId } : {}),
    ...(to.country ? { country: to.country } : {}),
    ...(to.delegatedAdmin ? { admin: to.delegatedAdmin } : {}),
    ...(to.qualification ? { qualification: to.qualification } : {}),
    ...(to.todo ? toTodo[to.todo.is](to.todo) : {}),
  };
}

const tagsNamed = statement(
  'customer.tagsNamed',
  `
  select tag_id as id from customer_tag
   where partner_id = $1 and name_key like '%' || like_literal(name_key($2)) || '%' order by name_key limit 150`,
);

async function searchedFor(
  db: Database,
  scope: TenantScope,
  search: CustomerListing['search'],
): Promise<object> {
  switch (search?.by) {
    case undefined:
      return {};
    case 'name':
      return { letters: search.text };
    case 'words':
      return { words: search.words };
    case 'domain':
      return { domain: search.text };
    case 'tenantId':
      return { customer: search.text };
    case 'tag': {
      const found = await db.rows<{ id: string }>(scope, tagsNamed, [scope.tenantId, search.text]);
      return { tags: found.map(({ id }) => id) };
    }
  }
}

// Counts of to-dos

/** Where counting of to-dos stops: beyond it the exact number changes nothing. */
export const todoCountMax = 200;
const counted = statement('customer.count', 'select customers_counted($1, $2) as customers');

/** How many rows the list has for a to-do, in the partner's own scope; more than `todoCountMax` stands for "more than that". */
export async function countTodo(reader: Reader, todo: TodoWanted): Promise<number> {
  const wanted = [JSON.stringify(narrowedTo({ todo })), todoCountMax + 1];
  return (await reader.maybe<{ customers: number }>(counted, wanted))?.customers ?? 0;
}
