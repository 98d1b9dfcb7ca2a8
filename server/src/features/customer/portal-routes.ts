import Type from 'typebox';
import type { CustomerSort } from '../../../../contract/customer.ts';
import {
  CustomerRecord,
  CustomerResellers,
  CustomerRowPage,
  customerSearches,
  customerSorts,
  customerTodos,
  DomainAvailability,
  DuplicateSearch,
  DuplicateWarnings,
} from '../../../../contract/customer.ts';
import { refuse } from '../../errors/refusal.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { collection, instant, present } from '../../platform/http/index.ts';
import { problemText } from '../market/index.ts';
import type { CustomerDeps } from './actions.ts';
import { domainAvailability } from './actions.ts';
import type { CustomerSearchTerms } from './list-store.ts';
import { listFilterResellers, searchCustomers } from './list-store.ts';
import type { CustomerListRow, CustomerOrder, SortField } from './model.ts';
import { listQuery, nextToken, pageOf } from './paging-wire.ts';
import { partnerOfCustomer } from './record.ts';
import { newSince } from './rules.ts';
import { findCustomer, findDesignation, listDuplicates } from './store.ts';
import { customerRowToWire, duplicateToWire } from './wire.ts';

const tag = 'Customers (Twotier)';
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export interface CustomerPortalDeps extends CustomerDeps {
  /** Known to a feature further up; left out until it is. */
  countSubscriptions?(
    scope: { readonly kind: 'tenant'; readonly tenantId: string },
    customerId: string,
  ): Promise<number>;
}

/** What the portal's pages about customers read besides the contract. */
export function customerPortalRoutes(routes: Routes, deps: CustomerPortalDeps): void {
  const { db, clock } = deps;

  routes.add({
    method: 'GET',
    path: '/twotier/v1/customers',
    operation: 'customer.list',
    tag,
    summary: 'Your customers: searched, narrowed to a reseller, sorted',
    query: Type.Object({
      ...listQuery,
      search: Type.Optional(Type.String({ maxLength: 200 })),
      searchBy: Type.Optional(Type.String({ description: customerSearches.join(', ') })),
      reseller: Type.Optional(Type.String({ format: 'uuid' })),
      todo: Type.Optional(Type.String({ description: customerTodos.join(', ') })),
      sort: Type.Optional(Type.String({ description: customerSorts.join(', ') })),
      token: Type.Optional(Type.String()),
    }),
    answer: CustomerRowPage,
    handle: async ({ scope, query, context }) => {
      const sort = oneOf(customerSorts, query.sort, 'sort') ?? 'name';
      const todo = oneOf(customerTodos, query.todo, 'todo');
      const search = searchOf(query.search, oneOf(customerSearches, query.searchBy, 'searchBy'));
      const paged = { ...query, 'MS-ContinuationToken': query['MS-ContinuationToken'] ?? query.token };
      const { limit, after } = pageOf(withoutUndefined(paged), context, `customers ${sort}`, 40);
      if (search?.by === 'tenantId' && !guid.test(search.text)) return collection([]);
      const order = orderOf(sort);
      const rows = await searchCustomers(db, scope, {
        search,
        order,
        after,
        resellerId: query.reseller ?? null,
        limit: limit + 1,
        todo: todo ? { is: todo, newSince: newSince(clock.now()) } : null,
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next =
        rows.length > limit && last
          ? nextToken(`customers ${sort}`, sortKey(last, order.field), last.customerId)
          : undefined;
      return { ...collection(page.map(customerRowToWire)), ...(next ? { continuationToken: next } : {}) };
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/customers/resellers',
    operation: 'customer.list',
    tag,
    summary: 'Resellers your customer list can be narrowed to',
    query: Type.Object({
      search: Type.Optional(Type.String({ maxLength: 200 })),
      chosen: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    answer: CustomerResellers,
    handle: async ({ scope, query }) =>
      collection(await listFilterResellers(db, scope, query.search?.trim() ?? '', query.chosen ?? '')),
  });

  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/record',
    operation: 'customer.read',
    tag,
    summary: 'Everything a customer’s page shows',
    params: Type.Object({ customerId: Type.String({ format: 'uuid' }) }),
    answer: CustomerRecord,
    handle: async ({ scope, customer }) => {
      const id = customer.customerId;
      const [{ facts, billing }, designation, other, subscriptionCount] = await Promise.all([
        findCustomer(db, scope, tenantScope(id)),
        findDesignation(db, scope, id),
        partnerOfCustomer(db, scope, customer),
        // Those it bought itself; a reseller buys none.
        customer.capacity === 'reseller' ? undefined : deps.countSubscriptions?.(scope, id),
      ]);
      if (!facts || !designation) return refuse('customer-unknown');
      const named = other && {
        id: other.partner.tenantId,
        name: other.partner.name,
        partnerId: other.partner.locationPartnerId,
        country: other.partner.country,
      };
      return present({
        id,
        companyName: customer.companyName,
        legalName: facts.legalName,
        domain: customer.domain,
        country: customer.country,
        relationship: 'reseller',
        capacity: customer.capacity,
        startedAt: instant(designation.startedAt),
        reseller: other?.side === 'reseller' ? { ...named, former: !other.active } : undefined,
        provider: other?.side === 'provider' ? named : undefined,
        agreement: {
          accepted: customer.agreementAccepted,
          ...(designation.agreementAcceptedAt
            ? { acceptedAt: instant(designation.agreementAcceptedAt) }
            : {}),
        },
        delegatedAdmin: customer.delegatedAdmin,
        accountReview: customer.accountReview,
        registrationNumber: facts.registrationId,
        // The customer's own data: only with delegated admin (I19).
        company:
          customer.delegatedAdmin !== 'none' && facts.address
            ? present({ address: present({ ...facts.address }), email: facts.email })
            : undefined,
        billTo: billing && {
          companyName: billing.companyName,
          firstName: billing.firstName,
          lastName: billing.lastName,
          email: billing.email,
          culture: billing.culture,
          language: billing.language,
          address: present({ ...billing.address }),
        },
        subscriptionCount,
      });
    },
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/domains/:label/availability',
    operation: 'domain.check',
    tag,
    summary: 'Is a domain label free, and which ones are instead?',
    params: Type.Object({ label: Type.String() }),
    answer: DomainAvailability,
    handle: async ({ caller, params, context }) => {
      const { problem, ...found } = await domainAvailability(deps, caller, params.label);
      return { ...found, ...(problem ? { problem: problemText(problem, context.language) } : {}) };
    },
  });

  routes.add({
    method: 'POST',
    path: '/twotier/v1/customers/duplicates',
    operation: 'customer.details.check',
    tag,
    summary: 'Own customers that may be the same company',
    body: DuplicateSearch,
    answer: DuplicateWarnings,
    handle: async ({ scope, body, context }) => {
      const found = await db.transaction(scope, (tx) =>
        listDuplicates(tx, scope, {
          companyName: body.companyName?.trim() || null,
          registrationId: body.organizationRegistrationNumber?.trim() || null,
          postalCode: body.postalCode?.trim() || null,
        }),
      );
      return collection(found.map((one) => duplicateToWire(one, context.language)));
    },
  });
}

function searchOf(
  text: string | undefined,
  by: (typeof customerSearches)[number] | undefined,
): CustomerSearchTerms['search'] {
  const wanted = text?.trim() ?? '';
  if (wanted === '') return null;
  return { by: by ?? 'name', text: by === undefined || by === 'name' ? wanted : wanted.toLowerCase() };
}

function oneOf<T extends string>(
  allowed: readonly T[],
  given: string | undefined,
  field: string,
): T | undefined {
  if (given === undefined) return undefined;
  const found = allowed.find((one) => one.toLowerCase() === given.toLowerCase());
  return (
    found ??
    refuse('parameter-invalid', { problems: `${field} (${allowed.join(', ')})` }, [
      { field, message: allowed.join(', ') },
    ])
  );
}

function orderOf(sort: CustomerSort): CustomerOrder {
  return { field: sort.replace('-', '') as SortField, descending: sort.startsWith('-') };
}

function sortKey(row: CustomerListRow, field: SortField): string {
  if (field === 'started') return row.startedAt.toISOString();
  return field === 'domain' ? row.domain : row.nameKey;
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}
