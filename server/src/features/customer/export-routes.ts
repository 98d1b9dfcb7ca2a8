import Type from 'typebox';
import { exportColumns } from '../../../../contract/customer-list.ts';
import type { Clock } from '../../platform/clock/index.ts';
import { csvHeaders, csvStream } from '../../platform/csv/index.ts';
import type { Database, TenantScope } from '../../platform/db/index.ts';
import type { Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import { exportColumnsFromWire, exportedIn } from './export-wire.ts';
import { listingFromWire, listingQuery } from './list-wire.ts';
import { partsOf } from './listing.ts';
import type { CustomerListing } from './model.ts';

const rowsAtOnce = 1000;

/** The list as a file (C26): the rows it shows, in its order, however many (I50). */
export function customerExportRoutes(routes: Routes, { db, clock }: { db: Database; clock: Clock }): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/customers/export',
    operation: 'customer.export',
    tag: 'Customers (Twotier)',
    summary: 'Your customers, searched, narrowed and sorted, as a CSV file',
    file: ['text/csv'],
    query: Type.Object({
      ...listingQuery,
      columns: Type.Optional(
        Type.String({ description: `Further columns, separated by commas: ${exportColumns.join(', ')}` }),
      ),
    }),
    handle: async ({ scope, query, context }) => {
      const { header, row } = exportedIn(context.language, exportColumnsFromWire(query.columns));
      const listing = listingFromWire(query, clock.now());
      const rows = rowsOf(db, scope, listing);
      // Read before the answer begins, so that what cannot be answered is refused and not cut off.
      const first = await rows.next();
      const file = csvStream(header, begunWith(first, rows), (part) => part.map(row));
      return answer(200, file, csvHeaders('Customers.csv'));
    },
  });
}

async function* rowsOf(db: Database, scope: TenantScope, listing: CustomerListing | null) {
  if (listing) yield* partsOf(db, scope, listing, rowsAtOnce);
}

async function* begunWith<T>(
  first: IteratorResult<T, void>,
  rest: AsyncGenerator<T, void>,
): AsyncGenerator<T, void> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
