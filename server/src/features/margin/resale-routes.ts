import Type from 'typebox';
import { PriceListChoices, ResalePriceList } from '../../../../contract/price-list.ts';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import { csvHeaders, csvStream } from '../../platform/csv/index.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import type { RequestContext, Routes } from '../../platform/http/index.ts';
import { answer } from '../../platform/http/index.ts';
import {
  askedList,
  firstRecordedMonth,
  PriceListPaging,
  PriceListQuery,
  pageAfter,
  pageSize,
  pageWire,
  priceCells,
  priceColumns,
  priceListChoices,
  resaleWire,
} from '../catalog/index.ts';
import { findPartner } from '../partner/index.ts';
import { findActivePartnership } from '../partnership/index.ts';
import type { MarginParts } from './actions.ts';
import type { ResaleParty } from './resale.ts';
import { readResalePage, resalePrices } from './resale.ts';

const tag = 'Price lists';
const Path = Type.Object({ tenantId: Type.String({ format: 'uuid' }) });

/** The same list from both sides: as a reseller reads it, and as its provider looks at it beforehand. */
const sides = [
  {
    root: '/twotier/v1/providers/:tenantId/pricelist',
    operation: 'resalePriceList.read',
    whose: 'your provider’s',
  },
  {
    root: '/twotier/v1/resellers/:tenantId/pricelist',
    operation: 'resalePriceList.preview',
    whose: 'a reseller’s',
  },
] as const;

/** What a reseller pays its provider, never what the provider pays (C62). */
export function resaleRoutes(routes: Routes, parts: MarginParts): void {
  const { db, clock } = parts;
  for (const { root, operation, whose } of sides) {
    routes.add({
      method: 'GET',
      path: root,
      operation,
      tag,
      summary: `The price list of ${whose} for a market and month`,
      params: Path,
      query: Type.Object({ ...PriceListQuery, ...PriceListPaging }),
      answer: ResalePriceList,
      handle: async ({ caller, params, query, context }) => {
        const { party, by, today } = await asked(parts, caller, context, params.tenantId, query);
        const size = pageSize(query);
        const search = { ...by, today, after: pageAfter(query, context) };
        const rows = await readResalePage(db, party, search, size);
        return pageWire(rows, size, by, (row) => resaleWire(row, by.language));
      },
    });
    routes.add({
      method: 'GET',
      path: `${root}/csv`,
      operation,
      tag,
      summary: `The price list of ${whose} as a file`,
      file: ['text/csv'],
      params: Path,
      query: Type.Object(PriceListQuery),
      handle: async ({ caller, params, query, context }) => {
        const { party, by, today } = await asked(parts, caller, context, params.tenantId, query);
        const now = clock.now();
        const file = csvStream(priceColumns, resalePrices(db, party, { ...by, today }), (rows) =>
          rows.map((row) => priceCells(row, by, now)),
        );
        return answer(200, file, csvHeaders(`PriceList_${by.country}_${by.currency}_${by.month}.csv`));
      },
    });
    routes.add({
      method: 'GET',
      path: `${root}/choices`,
      operation,
      tag,
      summary: 'Months and currencies of these price lists',
      params: Path,
      query: Type.Object({ country: PriceListQuery.country }),
      answer: PriceListChoices,
      handle: async ({ caller, params, query, context }) => {
        const { by, provider } = await asked(parts, caller, context, params.tenantId, query);
        const first = await firstRecordedMonth(readerOf(db, tenantScope(caller.tenant.id)));
        return priceListChoices(provider, by.country, first, clock.now());
      },
    });
  }
}

/** Only of a living partnership; of any other pair there is nothing to be found. */
async function asked(
  { db, clock }: MarginParts,
  caller: Caller,
  context: RequestContext,
  otherId: string,
  query: Parameters<typeof askedList>[2],
) {
  const own = caller.tenant.id;
  const other = otherId.toLowerCase();
  const isProvider = caller.tenant.kind === 'indirect-provider';
  const party: ResaleParty = isProvider
    ? { providerId: own, resellerId: other }
    : { providerId: other, resellerId: own };
  const [partnership, provider] = await db.transaction(tenantScope(own), async (tx) => [
    await findActivePartnership(tx, party.providerId, party.resellerId),
    await findPartner(tx, party.providerId),
  ]);
  if (!partnership || !provider) return refuse('not-found');
  const now = clock.now();
  // A reseller pays in what its provider is billed in, or in the customer's currency.
  const asProvider = { ...caller, tenant: { ...caller.tenant, country: provider.country } };
  const country = query.country ?? caller.tenant.country;
  const by = askedList(asProvider, context, { ...query, country }, now);
  return { party, by, provider: asProvider, today: now.toISOString().slice(0, 10) };
}
