import Type from 'typebox';
import { CustomerResellers } from '../../../../contract/customer.ts';
import { CustomerListChoices, CustomerListPage } from '../../../../contract/customer-list.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { collection } from '../../platform/http/index.ts';
import { listFilterChoices, listFilterResellers } from './list-store.ts';
import { listingFromWire, listingQuery, listRowToWire, oneOf, orderToWire } from './list-wire.ts';
import { readPart, spellings } from './listing.ts';
import { cutPage, listQuery, pageOf } from './paging-wire.ts';
import { keyLengthOf, placeOf } from './search-store.ts';

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
      const spelling = page.variant === '' ? null : (oneOf(spellings, page.variant, 'token') ?? null);
      const part = await readPart(db, scope, listing, {
        spelling,
        start: page.start,
        limit: page.limit + 1,
      });
      const { rows, next, previous } = cutPage(list, { ...page, variant: part.spelling }, part.read, (row) =>
        placeOf(row, listing.order.field),
      );
      return {
        ...collection(rows.map(listRowToWire)),
        ...(next ? { continuationToken: next } : {}),
        ...(previous ? { previousToken: previous } : {}),
        ...(part.similarTo ? { similarTo: part.similarTo } : {}),
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
