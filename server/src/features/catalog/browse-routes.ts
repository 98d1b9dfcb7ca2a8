import Type from 'typebox';
import { CatalogFilters, CatalogPage } from '../../../../contract/catalog.ts';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Reader, TenantScope } from '../../platform/db/index.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { RequestContext, Routes } from '../../platform/http/index.ts';
import { readToken, tokenGiven, writeToken } from '../../platform/http/index.ts';
import { itemWire } from './browse-wire.ts';
import { keptAnswer } from './kept-wire.ts';
import { currencyFor, customerMarket, wantedCountry } from './market-wire.ts';
import type { BillingCycle, Category, ProductKind, Segment, Sellable } from './model.ts';
import { billingCycles, categories, productKinds, segments } from './model.ts';
import { listOffersById } from './offer-store.ts';
import type { CatalogParts } from './parts.ts';
import { findPromotionsOfItems } from './promotion/finding.ts';
import { promotionsOfItem } from './promotion/rules.ts';
import { listNewOnlySkus } from './promotion/store.ts';
import { findSellables } from './sellable.ts';
import type { CatalogSearch } from './sellable-store.ts';
import { listPublishers, searchCatalog } from './sellable-store.ts';
import { listSkusById } from './store.ts';

const tag = 'Catalog';
const sizeMax = 200;
const sizeUsual = 40;

const Filters = {
  search: Type.Optional(Type.String({ maxLength: 200, description: 'Part of a name' })),
  publisher: Type.Optional(Type.String({ maxLength: 200 })),
  billingType: Type.Optional(Type.Array(Type.String({ enum: [...productKinds] }))),
  category: Type.Optional(Type.Array(Type.String({ enum: [...categories] }))),
  term: Type.Optional(Type.String({ pattern: '^P(1M|1Y|3Y)$' })),
  billingCycle: Type.Optional(Type.String({ enum: [...billingCycles] })),
  segment: Type.Optional(Type.String({ enum: [...segments] })),
  base: Type.Optional(
    Type.Array(Type.String({ maxLength: 200 }), {
      maxItems: 5,
      description: 'Only add-ons of these: product:sku, or ids of offers',
    }),
  ),
  sortDirection: Type.Optional(Type.String({ enum: ['asc', 'desc'], description: 'Of names; preset: asc' })),
  includeUnsold: Type.Optional(Type.Boolean({ description: 'Also what cannot be bought at present' })),
  currency: Type.Optional(
    Type.String({ pattern: '^[A-Za-z]{3}$', description: 'Preset: what the caller is billed in' }),
  ),
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  seekOperation: Type.Optional(Type.String()),
  'MS-ContinuationToken': Type.Optional(Type.String()),
};
const Country = {
  country: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2}$', description: 'Preset: the caller’s own' })),
};
const FilterQuery = Type.Object(Filters);

type Query = Type.Static<typeof FilterQuery>;

/** The catalog as order pages and the operator's list show it: what can be bought, with prices for who buys. */
export function browseRoutes(routes: Routes, parts: CatalogParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/catalog',
    operation: 'catalog.browse',
    tag,
    summary: 'Search the catalog of a market',
    query: Type.Object({ ...Filters, ...Country }),
    answer: CatalogPage,
    handle: async (call) => {
      const { country } = wantedCountry(call.query.country ?? call.caller.tenant.country);
      return page(parts, call, { country, segments: null }, noneHeld);
    },
  });
  routes.addForCustomer({
    method: 'GET',
    path: '/twotier/v1/customers/:customerId/catalog',
    operation: 'customer.product.list',
    tag,
    summary: 'Search what a customer may buy',
    query: FilterQuery,
    answer: CatalogPage,
    handle: async (call) => {
      const market = await customerMarket(parts, call);
      return page(parts, call, market, await heldOfNewOnly(parts, call, market.country));
    },
  });
  routes.add({
    method: 'GET',
    path: '/twotier/v1/catalog/filters',
    operation: 'catalog.browse',
    tag,
    summary: 'Publishers of a market',
    query: Type.Object(Country),
    answer: CatalogFilters,
    handle: async ({ caller, scope, query }) => {
      const { country } = wantedCountry(query.country ?? caller.tenant.country);
      return { publishers: await listPublishers(readerOf(parts.db, scope), country) };
    },
  });
}

async function page(
  parts: CatalogParts,
  call: { caller: Caller; scope: TenantScope; context: RequestContext; query: Query },
  market: { country: string; segments: readonly Segment[] | null },
  held: ReadonlySet<string>,
) {
  const { query, context, caller } = call;
  const reader = readerOf(parts.db, call.scope);
  const size = Math.min(query.size || sizeUsual, sizeMax);
  const search: CatalogSearch = {
    ...market,
    segments: narrowed(market.segments, query.segment as Segment | undefined),
    currency: currencyFor(caller, market.country, query.currency),
    language: context.language,
    text: query.search ?? null,
    publisher: query.publisher ?? null,
    kinds: (query.billingType as ProductKind[] | undefined) ?? null,
    categories: (query.category as Category[] | undefined) ?? null,
    term: query.term ?? null,
    billingCycle: (query.billingCycle as BillingCycle | undefined) ?? null,
    bases: query.base ?? null,
    direction: query.sortDirection === 'desc' ? 'desc' : 'asc',
    withUnsold: query.includeUnsold ?? false,
    after: pageEnd(query, context),
    limit: size + 1,
  };
  const withPrices = seesPrices(caller);
  const on = parts.clock.now();
  const about = ['catalog', search, withPrices, on.toISOString().slice(0, 10), [...held].sort()];
  return keptAnswer(parts, reader, about, () => readPage(reader, search, { size, withPrices, on, held }));
}

/** A segment chosen narrows what is seen; it never widens what a customer may buy. */
function narrowed(own: readonly Segment[] | null, chosen: Segment | undefined): readonly Segment[] | null {
  if (chosen === undefined) return own;
  return own === null || own.includes(chosen) ? [chosen] : [];
}

interface PageWanted {
  readonly size: number;
  readonly withPrices: boolean;
  /** Day that promotions are looked at. */
  readonly on: Date;
  readonly held: ReadonlySet<string>;
}

async function readPage(reader: Reader, search: CatalogSearch, { size, withPrices, on, held }: PageWanted) {
  const { country, currency, language } = search;
  const found = await searchCatalog(reader, search);
  const ids = found.slice(0, size).map(({ id }) => id);
  const sellables = await findSellables(reader, ids, { country, currency });
  const bases = await baseNames(reader, [...sellables.values()]);
  const promotions = await findPromotionsOfItems(reader, ids);
  const items = ids.flatMap((id) => {
    const sellable = sellables.get(id);
    if (!sellable) return [];
    const { segments } = search;
    const offered = promotionsOfItem(promotions, { catalogItemId: id, country, on, held, segments });
    return [itemWire(sellable, { language, withPrices, bases, promotions: offered })];
  });
  const last = found.length > size ? found[size - 1] : undefined;
  return {
    totalCount: items.length,
    items,
    ...(last ? { continuationToken: writeToken([last.name, last.id]) } : {}),
    country,
    ...(withPrices ? { currency } : {}),
  };
}

const noneHeld: ReadonlySet<string> = new Set();

/** What the customer has held of what is promoted to those who have never held it; most have none of it. */
async function heldOfNewOnly(
  parts: CatalogParts,
  { scope, customer }: { scope: TenantScope; customer: { customerId: string } },
  country: string,
): Promise<ReadonlySet<string>> {
  const asked = await listNewOnlySkus(readerOf(parts.db, scope), country, parts.clock.now());
  if (asked.length === 0 || !parts.heldSkusOf) return noneHeld;
  const held = await parts.heldSkusOf(scope, customer.customerId);
  return new Set(asked.filter((sku) => held.has(sku)));
}

/** Prices are for the partner who buys from the vendor, and for the operator who sets them (D50). */
function seesPrices({ tenant: { kind } }: Caller): boolean {
  return kind === 'indirect-provider' || kind === 'direct-partner' || kind === 'operator';
}

async function baseNames(reader: Reader, sellables: readonly Sellable[]) {
  const wanted = [...new Set(sellables.flatMap(({ prerequisiteIds }) => prerequisiteIds))];
  if (wanted.length === 0) return new Map();
  const [skus, offers] = await Promise.all([listSkusById(reader, wanted), listOffersById(reader, wanted)]);
  return new Map([...skus, ...offers].map(({ id, title }) => [id.toLowerCase(), title]));
}

function pageEnd(query: Query, context: RequestContext): { name: string; id: string } | null {
  const token = tokenGiven(query, context);
  if (!token) return null;
  const [name = '', id = ''] = readToken(token, 2);
  return name.includes('\0') || id.includes('\0')
    ? refuse('parameter-invalid', { problems: 'MS-ContinuationToken' })
    : { name, id };
}
