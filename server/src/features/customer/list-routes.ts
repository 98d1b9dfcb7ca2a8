import Type from 'typebox';
import { CustomerResellers } from '../../../../contract/customer.ts';
import { CustomerListChoices, CustomerListPage } from '../../../../contract/customer-list.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { collection } from '../../platform/http/index.ts';
import { listFilterChoices, listFilterResellers } from './list-store.ts';
import { listingFromWire, listingQuery, listRowToWire, orderToWire } from './list-wire.ts';
import type { CustomerListing, CustomerListRow, PageStart } from './model.ts';
import { cutPage, listQuery, pageOf } from './paging-wire.ts';
import { findSpelling, keyLengthOf, placeOf, searchCustomers } from './search-store.ts';

const tag = 'Customers (Twotier)';

/** The portal's list of customers (C22 to C24). */
export function customerListRoutes(routes: Routes, { db, clock }: { db: Database; clock: Clock }): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/customers',
    operation: 'customer.list',
    tag,
    summary: 'Your customers: searched, narrowed, sorted',
    query: Type.Object({ ...listQuery, ...listingQuery, token: Type.Optional(Type.String()) }),
    answer: CustomerListPage,
    handle: async ({ scope, query, context }) => {
      const listing = listingFromWire(query, clock.now());
      if (!listing) return collection([]);
      const list = {
        name: `customers ${orderToWire(listing.order)}`,
        keyLength: keyLengthOf(listing.order.field),
      };
      const token = query['MS-ContinuationToken'] ?? query.token;
      const page = pageOf(
        token === undefined ? query : { ...query, 'MS-ContinuationToken': token },
        context,
        list,
        40,
      );
      const { read, similarTo } = await readPart(db, scope, listing, page.start, page.limit + 1);
      const { rows, next, previous } = cutPage(list, page, read, (row) => placeOf(row, listing.order.field));
      return {
        ...collection(rows.map(listRowToWire)),
        ...(next ? { continuationToken: next } : {}),
        ...(previous ? { previousToken: previous } : {}),
        ...(similarTo ? { similarTo } : {}),
      };
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
      chosen: Type.Optional(Type.String({ maxLength: 50 })),
    }),
    answer: CustomerResellers,
    handle: async ({ scope, query }) =>
      collection(
        await listFilterResellers(db, scope, query.search?.trim() ?? '', query.chosen?.toLowerCase() ?? ''),
      ),
  });

  routes.add({
    method: 'GET',
    path: '/twotier/v1/customers/choices',
    operation: 'customer.list',
    tag,
    summary: 'Countries and providers your customer list can be narrowed to',
    answer: CustomerListChoices,
    handle: async ({ scope }) => listFilterChoices(db, scope),
  });
}

/**
 * One part of a listing. Where no name has the letters typed, those that have its words as own customers
 * spell them, and which words these are.
 */
export async function readPart(
  db: Database,
  scope: TenantScope,
  listing: CustomerListing,
  start: PageStart,
  limit: number,
): Promise<{ read: CustomerListRow[]; similarTo?: string }> {
  const read = await searchCustomers(db, scope, listing, { start, limit });
  const { search } = listing;
  if (read.length > 0 || search?.by !== 'name') return { read };
  const words = await findSpelling(db, scope, search.text);
  if (!words) return { read };
  const similarTo = words.join(' ');
  const phrase = { ...listing, search: { by: 'name' as const, text: similarTo } };
  const apart = { ...listing, search: { by: 'words' as const, words } };
  for (const similar of [phrase, apart]) {
    const instead = await searchCustomers(db, scope, similar, { start, limit });
    if (instead.length > 0) return { read: instead, similarTo };
  }
  return { read };
}
