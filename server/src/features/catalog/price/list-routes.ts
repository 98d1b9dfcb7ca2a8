import Type from 'typebox';
import { PriceList, PriceListChoices } from '../../../../../contract/price-list.ts';
import { csvHeaders, csvStream } from '../../../platform/csv/index.ts';
import { readerOf } from '../../../platform/db/index.ts';
import type { Routes } from '../../../platform/http/index.ts';
import { answer } from '../../../platform/http/index.ts';
import { wantedCountry } from '../market-wire.ts';
import type { CatalogParts } from '../parts.ts';
import { firstRecordedMonth, readAllPrices, readPrices } from './list-store.ts';
import {
  askedList,
  PriceListPaging,
  PriceListQuery,
  pageAfter,
  pageSize,
  pageWire,
  priceCells,
  priceColumns,
  priceListChoices,
  priceWire,
} from './list-wire.ts';

const tag = 'Price lists';
const root = '/twotier/v1/pricelist';

/** The vendor's prices, for who buys from the vendor: by market, currency and month (C62). */
export function priceListRoutes(routes: Routes, { db, clock }: CatalogParts): void {
  routes.add({
    method: 'GET',
    path: root,
    operation: 'priceList.read',
    tag,
    summary: 'The vendor’s price list of a market and month',
    query: Type.Object({ ...PriceListQuery, ...PriceListPaging }),
    answer: PriceList,
    handle: async ({ caller, scope, query, context }) => {
      const by = askedList(caller, context, query, clock.now());
      const size = pageSize(query);
      const rows = await readPrices(readerOf(db, scope), {
        ...by,
        after: pageAfter(query, context),
        limit: size + 1,
      });
      return pageWire(rows, size, by, (row) => priceWire(row, by.language));
    },
  });
  routes.add({
    method: 'GET',
    path: `${root}/csv`,
    operation: 'priceList.read',
    tag,
    summary: 'The vendor’s price list as a file',
    file: ['text/csv'],
    query: Type.Object(PriceListQuery),
    handle: async ({ caller, scope, query, context }) => {
      const now = clock.now();
      const by = askedList(caller, context, query, now);
      const file = csvStream(priceColumns, readAllPrices(readerOf(db, scope), by), (rows) =>
        rows.map((row) => priceCells(row, by, now)),
      );
      return answer(200, file, csvHeaders(`PriceList_${by.country}_${by.currency}_${by.month}.csv`));
    },
  });
  routes.add({
    method: 'GET',
    path: `${root}/choices`,
    operation: 'priceList.read',
    tag,
    summary: 'Months and currencies of price lists',
    query: Type.Object({ country: PriceListQuery.country }),
    answer: PriceListChoices,
    handle: async ({ caller, scope, query }) => {
      const { country } = wantedCountry(query.country ?? caller.tenant.country);
      const first = await firstRecordedMonth(readerOf(db, scope));
      return priceListChoices(caller, country, first, clock.now());
    },
  });
}
