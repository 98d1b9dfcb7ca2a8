import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import Type from 'typebox';
import { InventoryItems, InventoryRequest, RateCard } from '../../../../../contract/price-sheet.ts';
import type { Caller } from '../../../access/caller.ts';
import { refuse } from '../../../errors/refusal.ts';
import { csvHeaders, csvStream } from '../../../platform/csv/index.ts';
import type { TenantScope } from '../../../platform/db/index.ts';
import { readerOf } from '../../../platform/db/index.ts';
import type { RequestContext, Routes } from '../../../platform/http/index.ts';
import { answer, attributes } from '../../../platform/http/index.ts';
import { zipOf } from '../../../platform/zip/index.ts';
import { currencyFor, wantedCountry } from '../market-wire.ts';
import type { ProductKind } from '../model.ts';
import type { CatalogParts } from '../parts.ts';
import { readAllPrices } from '../price/list-store.ts';
import { askedList, priceCells, priceColumns, publishedMonth } from '../price/list-wire.ts';
import { monthOf } from '../price/month-rules.ts';
import { localeOfLanguage } from '../texts.ts';
import { readSheetName, type SheetView, sheetMonth, timelines, wantsZip } from './rules.ts';
import { listExchangeRates, listMeters, listOfferMatrix, readInventory } from './store.ts';
import { inventoryWire, matrixCells, matrixColumns, meterCells, meterColumns, meterWire } from './wire.ts';

const tag = 'Price sheets';

/** Kinds of products in each view of the price sheets. */
const kindsOf: Readonly<Record<Exclude<SheetView, 'azure_consumption'>, readonly ProductKind[]>> = {
  azure_reservations: ['reservation'],
  updatedlicensebased: ['license'],
  marketplace: ['marketplace'],
  software: ['software', 'perpetual'],
};

/** Prices as the partner contract hands them out: sheets, offer matrix, rates of exchange, rate cards, inventory. */
export function sheetRoutes(routes: Routes, parts: CatalogParts): void {
  const { db, clock } = parts;
  routes.add({
    method: 'GET',
    path: '/v1/sales/:sheet/$value',
    operation: 'priceSheet.read',
    tag,
    summary: 'A price sheet, the offer matrix or the rates of exchange of a month, as CSV or packed',
    file: ['text/csv', 'application/zip'],
    params: Type.Object({
      sheet: Type.String({
        description:
          "pricesheets(Market='US',PricesheetView='updatedlicensebased'), offermatrix(Month='202611') or fxrates(Month='202611')",
      }),
    }),
    query: Type.Object({
      timeline: Type.Optional(Type.String({ enum: [...timelines] })),
      month: Type.Optional(Type.String({ description: 'YYYYMM, of history' })),
    }),
    handle: async ({ caller, scope, params, query, context }) => {
      const name = readSheetName(params.sheet) ?? refuse('not-found');
      if (name.sheet === 'fxrates') {
        const month = publishedMonth(caller, name.month, clock.now());
        const rates = await listExchangeRates(readerOf(db, scope), month);
        const rows = rates.map(({ currency, usdPerUnit }) => [
          currency,
          trimmed(usdPerUnit),
          month.replace('-', ''),
        ]);
        return packed(context, `FxRates_${month}`, file(['CurrencyCode', 'USDPerUnit', 'Month'], rows));
      }
      if (name.sheet === 'offermatrix') {
        const month = publishedMonth(caller, name.month, clock.now());
        const rows = await listOfferMatrix(readerOf(db, scope), caller.tenant.country, month);
        const cells = rows.map((row) => matrixCells(row, context.language));
        return packed(context, `OfferMatrix_${month}`, file(matrixColumns, cells));
      }
      const timeline = timelines.find((one) => one === query.timeline) ?? 'current';
      const month = sheetMonth(timeline, query.month, monthOf(clock.now())) ?? refuse('not-found');
      const stream = await sheetOf({ caller, scope, context }, name, month);
      return packed(context, `${name.view}_${name.market}_${month}`, stream);
    },
  });
  rateCardRoutes(routes, parts);
  inventoryRoute(routes, parts);

  async function sheetOf(
    call: { caller: Caller; scope: TenantScope; context: RequestContext },
    { market, view }: { market: string; view: SheetView },
    month: string,
  ): Promise<Readable> {
    const { caller, scope, context } = call;
    const now = clock.now();
    const reader = readerOf(db, scope);
    if (view === 'azure_consumption') {
      const { country } = wantedCountry(market);
      const currency = currencyFor(caller, country, undefined);
      publishedMonth(caller, month, now);
      const meters = await listMeters(reader, { currency, shared: false, on: now, month });
      return file(
        meterColumns,
        meters.flatMap((meter) => meterCells(meter, currency)),
      );
    }
    const by = askedList(caller, context, { country: market, month }, now);
    async function* rowsOfKinds() {
      for (const kind of kindsOf[view as keyof typeof kindsOf]) yield* readAllPrices(reader, { ...by, kind });
    }
    return csvStream(priceColumns, rowsOfKinds(), (rows) => rows.map((row) => priceCells(row, by, now)));
  }
}

function file(columns: readonly string[], rows: readonly (readonly string[])[]): Readable {
  async function* once() {
    yield rows;
  }
  return csvStream(columns, once(), (all) => all);
}

function trimmed(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}

/** The contract's own client unpacks the first entry; whoever does not ask for a pack gets the plain file. */
async function packed({ headers }: RequestContext, name: string, csv: Readable) {
  const accepted = headers['accept-encoding'];
  if (!wantsZip(Array.isArray(accepted) ? accepted.join(',') : accepted))
    return answer(200, csv, csvHeaders(`${name}.csv`));
  return answer(200, zipOf(`${name}.csv`, await buffer(csv)), {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${name}.zip"`,
  });
}

function rateCardRoutes(routes: Routes, { db, clock }: CatalogParts): void {
  for (const [path, shared] of [
    ['/v1/ratecards/azure', false],
    ['/v1/ratecards/azure-shared', true],
  ] as const) {
    routes.add({
      method: 'GET',
      path,
      operation: 'rateCard.read',
      tag,
      summary: shared ? 'Rates of meters that partners share' : 'Rates of usage by meter',
      query: Type.Object({
        currency: Type.Optional(Type.String({ pattern: '^[A-Za-z]{3}$' })),
        region: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2}$', description: 'Country' })),
      }),
      answer: RateCard,
      handle: async ({ caller, scope, query, context }) => {
        // The locale names the market too, when no region does.
        const fromLocale = /-([A-Za-z]{2})$/.exec(context.locale)?.[1];
        const asked = query.region ?? (context.headers['x-locale'] ? fromLocale : undefined);
        const { country } = wantedCountry(asked ?? caller.tenant.country);
        const currency = currencyFor(caller, country, query.currency);
        const on = clock.now();
        const meters = await listMeters(readerOf(db, scope), { currency, shared, on, month: monthOf(on) });
        return {
          locale: localeOfLanguage[context.language],
          currency,
          isTaxIncluded: false,
          meters: meters.map(meterWire),
          offerTerms: [],
          attributes: attributes('AzureRateCard'),
        };
      },
    });
  }
}

function inventoryRoute(routes: Routes, { db }: CatalogParts): void {
  routes.add({
    method: 'POST',
    path: '/v1/extensions/product/checkinventory',
    operation: 'product.inventory.check',
    tag: 'Products',
    summary: 'Whether products can be had just now, where and for whom',
    query: Type.Object({ country: Type.String({ pattern: '^[A-Za-z]{2}$' }) }),
    body: InventoryRequest,
    answer: InventoryItems,
    handle: async ({ scope, query, body, context }) => {
      const { country } = wantedCountry(query.country);
      const wanted = body.targetItems.map(({ productId, skuId }) => ({
        product: productId,
        sku: skuId ?? null,
      }));
      const facts = await readInventory(readerOf(db, scope), wanted, country);
      return facts.map((fact) => inventoryWire(fact, country, context.language));
    },
  });
}
