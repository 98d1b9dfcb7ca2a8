import Type from 'typebox';
import { CatalogFilters, CatalogPage } from '../../../../contract/catalog.ts';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import type { RequestContext, Routes } from '../../platform/http/index.ts';
import { readToken, writeToken } from '../../platform/http/index.ts';
import { customerCurrencyOf, partnerCurrencyOf } from '../market/index.ts';
import { itemWire } from './browse-wire.ts';
import { customerMarket, wantedCountry } from './market-wire.ts';
import type { Segment } from './model.ts';
import { billingCycles, categories, productKinds } from './model.ts';
import { listOffersById } from './offer-store.ts';
import type { CatalogParts } from './parts.ts';
import { findSellables } from './sellable.ts';
import { listPublishers, searchCatalog } from './sellable-store.ts';
import { listSkusById, readerOf } from './store.ts';

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

/** The catalogue as order pages and the operator's list show it: what can be bought, with prices for who buys. */
export function browseRoutes(routes: Routes, parts: CatalogParts): void {
  routes.add({
    method: 'GET',
    path: '/twotier/v1/catalog',
    operation: 'catalog.browse',
    tag,
    summary: 'Search the catalogue of a market',
    query: Type.Object({ ...Filters, ...Country }),
    answer: CatalogPage,
    handle: async (call) => {
      const { country } = wantedCountry(
        call.query.country ?? call.caller.tenant.country,
        call.context.language,
      );
      return page(parts, call, { country, segments: null });
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
    handle: async (call) => page(parts, call, await customerMarket(parts, call)),
  });
  routes.add({
    method: 'GET',
    path: '/twotier/v1/catalog/filters',
    operation: 'catalog.browse',
    tag,
    summary: 'Publishers of a market',
    query: Type.Object(Country),
    answer: CatalogFilters,
    handle: async ({ caller, scope, query, context }) => {
      const { country } = wantedCountry(query.country ?? caller.tenant.country, context.language);
      return { publishers: await listPublishers(readerOf(parts.db, scope), country) };
    },
  });
}

async function page(
  parts: CatalogParts,
  call: { caller: Caller; scope: TenantScope; context: RequestContext; query: Query },
  market: { country: string; segments: readonly Segment[] | null },
) {
  const { query, context, caller } = call;
  const reader = readerOf(parts.db, call.scope);
  const currency = currencyFor(caller, market.country, query.currency);
  const size = Math.min(query.size || sizeUsual, sizeMax);
  const found = await searchCatalog(reader, {
    country: market.country,
    currency,
    language: context.language,
    segments: market.segments,
    text: query.search ?? null,
    publisher: query.publisher ?? null,
    kinds: (query.billingType as never) ?? null,
    categories: (query.category as never) ?? null,
    term: query.term ?? null,
    billingCycle: (query.billingCycle as never) ?? null,
    withUnsold: query.includeUnsold ?? false,
    after: pageEnd(query, context),
    limit: size + 1,
  });
  const shown = found.slice(0, size);
  const sellables = await findSellables(
    reader,
    shown.map(({ id }) => id),
    { country: market.country, currency },
  );
  const bases = await baseNames(
    parts,
    call.scope,
    [...sellables.values()].flatMap(({ prerequisiteIds }) => prerequisiteIds),
  );
  const withPrices = seesPrices(caller);
  const items = shown.flatMap(({ id }) => {
    const sellable = sellables.get(id);
    return sellable ? [itemWire(sellable, { language: context.language, withPrices, bases })] : [];
  });
  const last = shown.at(-1);
  return {
    totalCount: items.length,
    items,
    ...(found.length > size && last ? { continuationToken: writeToken([last.name, last.id]) } : {}),
    country: market.country,
    ...(withPrices ? { currency } : {}),
  };
}

/** Prices are for the partner who buys from the vendor, and for the operator who sets them (D50). */
function seesPrices({ tenant: { kind } }: Caller): boolean {
  return kind === 'indirect-provider' || kind === 'direct-partner' || kind === 'operator';
}

/** A partner is billed in its own currency or the customer's (7.6); the operator looks at any. */
function currencyFor(caller: Caller, country: string, asked: string | undefined): string {
  const { kind, country: own } = caller.tenant;
  if (kind === 'operator') return asked?.toUpperCase() ?? partnerCurrencyOf(country) ?? 'USD';
  const accepted = [partnerCurrencyOf(own) ?? 'USD', customerCurrencyOf(country)].filter(
    (one) => one !== null,
  );
  const currency = asked?.toUpperCase() ?? accepted[0] ?? 'USD';
  if (accepted.includes(currency)) return currency;
  return refuse('currency-not-accepted', { currency, accepted: [...new Set(accepted)].join(', ') });
}

async function baseNames(parts: CatalogParts, scope: TenantScope, ids: readonly string[]) {
  if (ids.length === 0) return new Map();
  const reader = readerOf(parts.db, scope);
  const wanted = [...new Set(ids)];
  const [skus, offers] = await Promise.all([listSkusById(reader, wanted), listOffersById(reader, wanted)]);
  return new Map([...skus, ...offers].map(({ id, title }) => [id.toLowerCase(), title]));
}

function pageEnd(query: Query, context: RequestContext): { name: string; id: string } | null {
  const header = context.headers['ms-continuationtoken'];
  const token = query['MS-ContinuationToken'] ?? (Array.isArray(header) ? header[0] : header);
  if (!token) return null;
  const [name = '', id = ''] = readToken(token, 2);
  return name.includes('\0') || id.includes('\0')
    ? refuse('parameter-invalid', { problems: 'MS-ContinuationToken' })
    : { name, id };
}
