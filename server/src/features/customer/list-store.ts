import type { Database, Statement, TenantScope } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import { endOfPrefix, firstId, lastId, topOfText } from './list-ends.ts';
import type { ListedCustomer, PageStart } from './model.ts';

/**
 * The contract's list of customers. Each way of it is one statement that walks one index from where the
 * page before ended, forwards or backwards: no sort, no count.
 */

const listed = `
  select customer_id as "customerId", company_name as "companyName", domain, company_name_key as "nameKey"
    from customer_relationship
   where partner_id = $1 and state = 'active'`;

interface Walk {
  readonly forwards: Statement;
  readonly backwards: Statement;
}

interface Narrowing {
  readonly forwards: string;
  readonly backwards: string;
}

/** $2 and $3 are where it starts, $4 is how far it goes; what narrows it comes after. */
function walkOf(name: string, column: 'company_name_key' | 'domain', narrowing: Narrowing): Walk {
  const going = (
    direction: '' | ' desc',
  ) => `${listed} ${direction ? narrowing.backwards : narrowing.forwards}
     and (${column}, customer_id) ${direction ? '<' : '>'} ($2, $3)
   order by ${column}${direction}, customer_id${direction} limit $4`;
  // Each has an index in its own order, whatever the values.
  return {
    forwards: statement(name, going(''), { plannedOnce: true }),
    backwards: statement(`${name}.backwards`, going(' desc'), { plannedOnce: true }),
  };
}

const either = (narrowing: string): Narrowing => ({ forwards: narrowing, backwards: narrowing });
const all = walkOf('customer.list', 'company_name_key', either(''));
const ofReseller = walkOf('customer.listByReseller', 'company_name_key', either('and reseller_id = $5'));
const ofProvider = walkOf('customer.listByProvider', 'company_name_key', either('and provider_id = $5'));
// An index is entered by one lower and one upper end only: one of them is where the page starts.
const withNamePrefix = walkOf('customer.listByName', 'company_name_key', {
  forwards: 'and company_name_key < $5',
  backwards: 'and company_name_key >= $5',
});
const withDomainPrefix = walkOf('customer.listByDomain', 'domain', {
  forwards: 'and domain < $5',
  backwards: 'and domain >= $5',
});
const nameKeyOf = statement('customer.nameKey', 'select name_key($1) as key');

/** What the contract's filter may narrow the list to (conventions 10). */
export type CustomerFilter =
  | { readonly by: 'name' | 'domain'; readonly startsWith: string }
  | { readonly by: 'reseller' | 'provider'; readonly id: string };

/** In the order read: backwards, the page comes last first. One more row than asked for tells whether others follow. */
export async function listCustomers(
  db: Database,
  scope: TenantScope,
  page: { readonly filter: CustomerFilter | null; readonly start: PageStart; readonly limit: number },
): Promise<ListedCustomer[]> {
  const { at, backwards } = page.start;
  const { walk, from, to, values } = await filtered(db, scope, page.filter);
  return db.rows(scope, backwards ? walk.backwards : walk.forwards, [
    scope.tenantId,
    at?.key[0] ?? (backwards ? to : from),
    at?.customerId ?? (backwards ? lastId : firstId),
    page.limit,
    ...(values ?? [backwards ? from : to]),
  ]);
}

interface Filtered {
  readonly walk: Walk;
  readonly from: string;
  readonly to: string;
  /** Left out where the other end of the walk is what narrows it. */
  readonly values?: readonly string[];
}

async function filtered(db: Database, scope: TenantScope, filter: CustomerFilter | null): Promise<Filtered> {
  const ends = { from: '', to: topOfText };
  switch (filter?.by) {
    case undefined:
      return { walk: all, ...ends, values: [] };
    case 'name': {
      const from = await nameKey(db, scope, filter.startsWith);
      return { walk: withNamePrefix, from, to: endOfPrefix(from) };
    }
    case 'domain': {
      const from = filter.startsWith.toLowerCase();
      return { walk: withDomainPrefix, from, to: endOfPrefix(from) };
    }
    case 'reseller':
      return { walk: ofReseller, ...ends, values: [filter.id] };
    case 'provider':
      return { walk: ofProvider, ...ends, values: [filter.id] };
  }
}

async function nameKey(db: Database, scope: TenantScope, text: string): Promise<string> {
  return (await db.maybe<{ key: string }>(scope, nameKeyOf, [text]))?.key ?? '';
}

// What the portal's list can be narrowed to

const filterResellers = statement(
  'customer.filterResellers',
  `
  select p.tenant_id as id, p.name, s.state = 'ended' as former, coalesce(c.customers, 0)::int as customers
    from partnership s
    join partner p on p.tenant_id = s.reseller_id
    left join customer_count c on c.partner_id = s.provider_id and c.reseller_id = s.reseller_id
   where s.provider_id = $1 and (s.state = 'active' or c.customers > 0)
     and ($2 = '' or name_key(p.name) like '%' || like_literal(name_key($2)) || '%' or p.tenant_id::text = $3)
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
export function listFilterResellers(
  db: Database,
  scope: TenantScope,
  search: string,
  chosenId: string,
): Promise<FilterReseller[]> {
  return db.rows(scope, filterResellers, [scope.tenantId, search, chosenId]);
}

// From one value to the next through the index of each: as many steps as there are values.
const countriesOf = statement(
  'customer.countries',
  `
  with recursive step as (
    (select country from customer_relationship where partner_id = $1 and state = 'active' order by country limit 1)
    union all
    select (select r.country from customer_relationship r
             where r.partner_id = $1 and r.state = 'active' and r.country > step.country order by r.country limit 1)
      from step where step.country is not null)
  select country from step where country is not null`,
);
const providersOf = statement(
  'customer.providers',
  `
  with recursive step as (
    (select provider_id from customer_relationship
      where partner_id = $1 and state = 'active' and provider_id is not null order by provider_id limit 1)
    union all
    select (select r.provider_id from customer_relationship r
             where r.partner_id = $1 and r.state = 'active' and r.provider_id > step.provider_id
             order by r.provider_id limit 1)
      from step where step.provider_id is not null)
  select p.tenant_id as id, p.name from step join partner p on p.tenant_id = step.provider_id
   order by name_key(p.name), p.tenant_id`,
);

/** Countries the partner has customers in, and the providers that serve a reseller's customers with it. */
export async function listFilterChoices(
  db: Database,
  scope: TenantScope,
): Promise<{ countries: string[]; providers: { id: string; name: string }[] }> {
  const [countries, providers] = await Promise.all([
    db.rows<{ country: string }>(scope, countriesOf, [scope.tenantId]),
    db.rows<{ id: string; name: string }>(scope, providersOf, [scope.tenantId]),
  ]);
  return { countries: countries.map(({ country }) => country), providers };
}
