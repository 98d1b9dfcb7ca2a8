import Type from 'typebox';
import { customerTodos } from '../../../../contract/customer.ts';
import type { CustomerSort } from '../../../../contract/customer-list.ts';
import {
  type CustomerListRow as CustomerListRowWire,
  customerSearches,
  customerSorts,
  delegatedAdmins,
  listQualifications,
  noReseller,
} from '../../../../contract/customer-list.ts';
import { refuse } from '../../errors/refusal.ts';
import type {
  CustomerListing,
  CustomerListRow,
  CustomerNarrowing,
  CustomerOrder,
  SortField,
} from './model.ts';
import { newSince } from './rules.ts';
import { customerRowToWire } from './wire.ts';

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const text = (description: string, maxLength = 50) => Type.Optional(Type.String({ maxLength, description }));
const Id = Type.Optional(Type.String({ format: 'uuid' }));

/** What decides which customers are listed, and in which order. */
export const listingQuery = {
  search: text('Text looked for', 200),
  searchBy: text(customerSearches.join(', ')),
  reseller: text(`Tenant of a reseller, or ${noReseller}`),
  provider: Id,
  tag: Id,
  country: text('ISO 3166 alpha-2'),
  delegatedAdmin: text(delegatedAdmins.join(', ')),
  qualification: text(listQualifications.join(', ')),
  todo: text(customerTodos.join(', ')),
  sort: text(customerSorts.join(', ')),
};

interface ListingQuery {
  readonly search?: string;
  readonly searchBy?: string;
  readonly reseller?: string;
  readonly provider?: string;
  readonly tag?: string;
  readonly country?: string;
  readonly delegatedAdmin?: string;
  readonly qualification?: string;
  readonly todo?: string;
  readonly sort?: string;
}

/** Null where nothing can be listed: what is searched for as an id is none. */
export function listingFromWire(query: ListingQuery, now: Date): CustomerListing | null {
  const order = orderOf(oneOf(customerSorts, query.sort, 'sort') ?? 'name');
  const by = oneOf(customerSearches, query.searchBy, 'searchBy') ?? 'name';
  const wanted = query.search?.trim() ?? '';
  const narrowing = narrowingOf(query, now);
  if (wanted === '') return { search: null, narrowing, order };
  // An id pasted where a name is looked for means the customer of that id.
  if (by === 'tenantId' || (by === 'name' && guid.test(wanted)))
    return guid.test(wanted)
      ? { search: { by: 'tenantId', text: wanted.toLowerCase() }, narrowing, order }
      : null;
  return { search: { by, text: by === 'domain' ? wanted.toLowerCase() : wanted }, narrowing, order };
}

function narrowingOf(query: ListingQuery, now: Date): CustomerNarrowing {
  const todo = oneOf(customerTodos, query.todo, 'todo');
  const delegatedAdmin = oneOf(delegatedAdmins, query.delegatedAdmin, 'delegatedAdmin');
  const qualification = oneOf(listQualifications, query.qualification, 'qualification');
  const country = query.country?.toUpperCase();
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) return refuseParameter('country', 'US, ES, …');
  return {
    ...(query.reseller ? { reseller: resellerOf(query.reseller) } : {}),
    ...(query.provider ? { providerId: query.provider.toLowerCase() } : {}),
    ...(query.tag ? { tagId: query.tag.toLowerCase() } : {}),
    ...(country ? { country } : {}),
    ...(delegatedAdmin ? { delegatedAdmin } : {}),
    ...(qualification ? { qualification } : {}),
    ...(todo ? { todo: { is: todo, newSince: newSince(now) } } : {}),
  };
}

function resellerOf(given: string): NonNullable<CustomerNarrowing['reseller']> {
  if (given.toLowerCase() === noReseller) return noReseller;
  return guid.test(given) ? { id: given.toLowerCase() } : refuseParameter('reseller', `GUID, ${noReseller}`);
}

export function oneOf<T extends string>(
  allowed: readonly T[],
  given: string | undefined,
  field: string,
): T | undefined {
  if (given === undefined) return undefined;
  return (
    allowed.find((one) => one.toLowerCase() === given.toLowerCase()) ??
    refuseParameter(field, allowed.join(', '))
  );
}

function refuseParameter(field: string, allowed: string): never {
  return refuse('parameter-invalid', { problems: `${field} (${allowed})` }, [{ field, message: allowed }]);
}

function orderOf(sort: CustomerSort): CustomerOrder {
  return { field: sort.replace('-', '') as SortField, descending: sort.startsWith('-') };
}

export function orderToWire({ field, descending }: CustomerOrder): string {
  return descending ? `-${field}` : field;
}

export function listRowToWire(row: CustomerListRow): CustomerListRowWire {
  return { ...customerRowToWire(row), tags: [...row.tags] };
}
