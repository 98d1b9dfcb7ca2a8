import type { Database, Statement, TenantScope } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type {
  CustomerListRow,
  CustomerOrder,
  CustomerTodo,
  ListedCustomer,
  PageEnd,
  SortField,
} from './model.ts';
import { customerTodos, sortFields } from './model.ts';
import type { Reader } from './store.ts';

/**
 * Lists of customers. Each is one statement that walks one index from where the page before ended: no
 * sort, no count. The few that do not, say so.
 */

/** Below every value and above every value, to start a page from. */
const edges: Readonly<Record<SortField, readonly [string, string]>> = {
  name: ['', '\u{10FFFF}'],
  domain: ['', '\u{10FFFF}'],
  started: ['-infinity', 'infinity'],
};
const firstId = '00000000-0000-0000-0000-000000000000';
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Everything that starts with a text lies between it and this. */
function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}

// The contract's list: sorted by name

const listed = `
  select customer_id as "customerId", company_name as "companyName", domain, company_name_key as "nameKey"
    from customer_relationship
   where partner_id = $1 and state = 'active'`;
const byName = '(company_name_key, customer_id) > ($2, $3) order by company_name_key, customer_id limit $4';

// Each has an index in its own order, whatever the values.
const walk = { plannedOnce: true } as const;
const all = statement('customer.list', `${listed} and ${byName}`, walk);
const withNamePrefix = statement(
  'customer.listByName',
  `${listed} and company_name_key < $5 and ${byName}`,
  walk,
);
const ofReseller = statement('customer.listByReseller', `${listed} and reseller_id = $5 and ${byName}`, walk);
// A reseller has a few providers: its own list by name, filtered on the way.
const ofProvider = statement('customer.listByProvider', `${listed} and provider_id = $5 and ${byName}`, walk);
const withDomainPrefix = statement(
  'customer.listByDomain',
  `
  ${listed} and domain < $5 and (domain, customer_id) > ($2, $3) order by domain, customer_id limit $4`,
  walk,
);
const nameKeyOf = statement('customer.nameKey', 'select name_key($1) as key');

/** What the contract's filter may narrow the list to (conventions 10). */
export type CustomerFilter =
  | { readonly by: 'name' | 'domain'; readonly startsWith: string }
  | { readonly by: 'reseller' | 'provider'; readonly id: string };

/** One more row than asked for tells whether another page follows. */
export async function listCustomers(
  db: Database,
  scope: TenantScope,
  page: { readonly filter: CustomerFilter | null; readonly after: PageEnd | null; readonly limit: number },
): Promise<ListedCustomer[]> {
  const { filter, limit } = page;
  const own = scope.tenantId;
  const key = page.after?.key ?? '';
  const id = page.after?.customerId ?? firstId;
  switch (filter?.by) {
    case undefined:
      return db.rows(scope, all, [own, key, id, limit]);
    case 'name': {
      const prefix = await nameKey(db, scope, filter.startsWith);
      return db.rows(scope, withNamePrefix, [own, page.after ? key : prefix, id, limit, endOfPrefix(prefix)]);
    }
    case 'domain': {
      const prefix = filter.startsWith.toLowerCase();
      return db.rows(scope, withDomainPrefix, [
        own,
        page.after ? key : prefix,
        id,
        limit,
        endOfPrefix(prefix),
      ]);
    }
    case 'reseller':
      return db.rows(scope, ofReseller, [own, key, id, limit, filter.id]);
    case 'provider':
      return db.rows(scope, ofProvider, [own, key, id, limit, filter.id]);
  }
}

// Resellers to narrow the list to

const filterResellers = statement(
  'customer.filterResellers',
  `
  select p.tenant_id as id, p.name, s.state = 'ended' as former, coalesce(c.customers, 0)::int as customers
    from partnership s
    join partner p on p.tenant_id = s.reseller_id
    left join customer_count c on c.partner_id = s.provider_id and c.reseller_id = s.reseller_id
   where s.provider_id = $1 and (s.state = 'active' or c.customers > 0)
     and ($2 = '' or name_key(p.name) like '%' || $2 || '%' or p.tenant_id::text = $3)
   order by p.tenant_id::text <> $3, name_key(p.name), p.tenant_id limit 50`,
);

export interface FilterReseller {
  readonly id: string;
  readonly name: string;
  /** Partner no more, but it still has customers here (D19). */
  readonly former: boolean;
  readonly customers: number;
}

/** Partners of a provider, and former ones that still have customers; the chosen one is always among them. */
export async function listFilterResellers(
  db: Database,
  scope: TenantScope,
  search: string,
  chosenId: string,
): Promise<FilterReseller[]> {
  const letters = (await nameKey(db, scope, search)).replace(/[\\%_]/g, '\\$&');
  return db.rows(scope, filterResellers, [scope.tenantId, letters, chosenId]);
}

async function nameKey(db: Database, scope: TenantScope, text: string): Promise<string> {
  return (await db.maybe<{ key: string }>(scope, nameKeyOf, [text]))?.key ?? '';
}

// The portal's list: several orders, searched and narrowed at once

const columns = `
  select r.customer_id as "customerId", r.company_name as "companyName", r.company_name_key as "nameKey", r.domain,
         r.country, r.capacity, r.reseller_id as "resellerId", r.reseller_name as "resellerName",
         coalesce(s.state = 'ended', false) as "resellerIsFormer", r.provider_id as "providerId",
         p.name as "providerName", r.agreement_accepted_at is not null as "agreementAccepted",
         r.delegated_admin as "delegatedAdmin", r.started_at as "startedAt"`;
const companions = `
    left join partnership s on s.provider_id = r.partner_id and s.reseller_id = r.reseller_id
    left join partner p on p.tenant_id = r.provider_id`;

const sortColumns: Readonly<Record<SortField, string>> = {
  name: 'r.company_name_key',
  domain: 'r.domain',
  started: 'r.started_at',
};

// $5 is what is searched for, $6 the end of its prefix; then the reseller, and last when being new began.
const searches = {
  none: { from: 'customer_relationship r', where: 'true', values: 0 },
  // Three letters and more have an index of their own; the matches are then sorted.
  name: { from: 'customers_with_name_inside($5) r', where: 'true', values: 1 },
  // Fewer letters are in every other name: walking the list finds a page of them soon.
  'name-short': {
    from: 'customer_relationship r',
    where: `r.company_name_key like '%' || $5 || '%'`,
    values: 1,
  },
  domain: { from: 'customer_relationship r', where: 'r.domain >= $5 and r.domain < $6', values: 2 },
  tenantId: { from: 'customer_relationship r', where: 'r.customer_id = $5::uuid', values: 1 },
} as const;
type SearchKind = keyof typeof searches;

/** Which customers a to-do is about; lists and counts share these words, so that they agree (I50). */
const todoConditions: Readonly<Record<CustomerTodo, (since: string) => string>> = {
  agreementMissing: () => 'r.agreement_accepted_at is null',
  new: (since) => `r.started_at >= ${since}::timestamptz`,
  nobodyCredited: () => 'r.customer_id in (select id from customers_crediting_nobody($1) as id)',
};

/** One way to look at the list; each is a statement of its own. */
interface View {
  readonly kind: SearchKind;
  readonly order: CustomerOrder;
  readonly ofReseller: boolean;
  readonly todo: CustomerTodo | null;
}

function pageStatement(view: View): Statement {
  const { from, where, values } = searches[view.kind];
  const { field, descending } = view.order;
  const column = sortColumns[field];
  const direction = descending ? ' desc' : '';
  const reseller = 5 + values;
  const since = reseller + Number(view.ofReseller);
  const narrowings = [
    ...(view.ofReseller ? [`r.reseller_id = $${reseller}`] : []),
    ...(view.todo ? [todoConditions[view.todo](`$${since}`)] : []),
  ];
  return statement(
    pageName(view),
    `${columns}
    from ${from}${companions}
   where r.partner_id = $1 and r.state = 'active' and ${[where, ...narrowings].join(' and ')}
     and (${column}, r.customer_id) ${descending ? '<' : '>'} ($2${field === 'started' ? '::timestamptz' : ''}, $3)
   order by ${column}${direction}, r.customer_id${direction} limit $4`,
    hasOwnIndex(view) ? walk : {},
  );
}

/** Narrowed otherwise, the best way depends on how many customers are left. */
function hasOwnIndex({ kind, order, ofReseller, todo }: View): boolean {
  return kind === 'none' && todo === null && (!ofReseller || order.field === 'name');
}

function pageName({ kind, order, ofReseller, todo }: View): string {
  const sorted = `${order.descending ? '-' : ''}${order.field}`;
  return ['customer.page', kind, sorted, ...(ofReseller ? ['ofReseller'] : []), ...(todo ? [todo] : [])].join(
    '.',
  );
}

const pages: ReadonlyMap<string, Statement> = new Map(
  (Object.keys(searches) as SearchKind[])
    .flatMap((kind) => sortFields.map((field) => ({ kind, field })))
    .flatMap((view) =>
      [false, true].map((descending) => ({ kind: view.kind, order: { field: view.field, descending } })),
    )
    .flatMap((view) => [false, true].map((ofReseller) => ({ ...view, ofReseller })))
    .flatMap((view) => [null, ...customerTodos].map((todo) => ({ ...view, todo })))
    .map(pageStatement)
    .map((one) => [one.name, one] as const),
);

export interface TodoWanted {
  readonly is: CustomerTodo;
  /** Customers count as new from here on. */
  readonly newSince: Date;
}

export interface CustomerSearchTerms {
  readonly search: { readonly by: 'name' | 'domain' | 'tenantId'; readonly text: string } | null;
  readonly resellerId: string | null;
  readonly todo?: TodoWanted | null;
  readonly order: CustomerOrder;
  readonly after: PageEnd | null;
  readonly limit: number;
}

/** D27: inside the name, the start of the domain, the whole tenant id. */
export async function searchCustomers(
  db: Database,
  scope: TenantScope,
  terms: CustomerSearchTerms,
): Promise<CustomerListRow[]> {
  const { kind, values } = await searchOf(db, scope, terms.search);
  const { field, descending } = terms.order;
  const [lowest, highest] = edges[field];
  const todo = terms.todo?.is ?? null;
  const name = pageName({ kind, order: terms.order, ofReseller: terms.resellerId !== null, todo });
  return db.rows(scope, pages.get(name) as Statement, [
    scope.tenantId,
    terms.after?.key ?? (descending ? highest : lowest),
    terms.after?.customerId ?? (descending ? lastId : firstId),
    terms.limit,
    ...values,
    ...(terms.resellerId === null ? [] : [terms.resellerId]),
    ...(todo === 'new' ? [terms.todo?.newSince] : []),
  ]);
}

/** Where counting of to-dos stops: beyond it the exact number changes nothing. */
export const todoCountMax = 1000;

const todoCounts: Readonly<Record<CustomerTodo, Statement>> = {
  agreementMissing: todoCount('agreementMissing'),
  new: todoCount('new'),
  nobodyCredited: todoCount('nobodyCredited'),
};

function todoCount(todo: CustomerTodo): Statement {
  return statement(
    `customer.count.${todo}`,
    `
    select count(*)::int as customers
      from (select from customer_relationship r
             where r.partner_id = $1 and r.state = 'active' and ${todoConditions[todo]('$2')}
             limit ${todoCountMax + 1}) as found`,
  );
}

/** How many rows the list has for a to-do; more than `todoCountMax` stands for "more than that". */
export async function countTodo(
  reader: Reader,
  partnerId: string,
  { is, newSince }: TodoWanted,
): Promise<number> {
  const values = is === 'new' ? [partnerId, newSince] : [partnerId];
  return (await reader.maybe<{ customers: number }>(todoCounts[is], values))?.customers ?? 0;
}

async function searchOf(
  db: Database,
  scope: TenantScope,
  search: CustomerSearchTerms['search'],
): Promise<{ kind: SearchKind; values: string[] }> {
  if (!search) return { kind: 'none', values: [] };
  if (search.by === 'tenantId') return { kind: 'tenantId', values: [search.text] };
  if (search.by === 'domain') return { kind: 'domain', values: [search.text, endOfPrefix(search.text)] };
  const letters = (await nameKey(db, scope, search.text)).replace(/[\\%_]/g, '\\$&');
  return { kind: letters.length < 3 ? 'name-short' : 'name', values: [letters] };
}
