import Type from 'typebox';
import { Offer, OfferCategoryCollection, OfferCollection } from '../../../../contract/catalog.ts';
import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { Language } from '../../errors/sentence.ts';
import type { TenantScope } from '../../platform/db/index.ts';
import { readerOf } from '../../platform/db/index.ts';
import type { Answer, Routes } from '../../platform/http/index.ts';
import { collection, link } from '../../platform/http/index.ts';
import { regionName, regionOf, sameRegion } from '../market/index.ts';
import { keptAnswer } from './kept-wire.ts';
import { customerMarket, wantedCountry } from './market-wire.ts';
import type { Segment } from './model.ts';
import type { OfferRow } from './offer-store.ts';
import { findOffer, listOfferCategories, listOffers } from './offer-store.ts';
import { categoryWire, offerWire } from './offer-wire.ts';
import type { CatalogParts } from './parts.ts';
import { isOfferId } from './rules.ts';

const tag = 'Offers';
/** Larger pages are cut, not refused (conventions 11). */
const sizeMax = 1000;

const Country = { country: Type.String({ pattern: '^[A-Za-z]{2}$', description: 'ISO 3166 code' }) };
const Paging = {
  offset: Type.Optional(Type.Integer({ minimum: 0 })),
  size: Type.Optional(Type.Integer({ minimum: 0, description: 'Without it everything is answered' })),
};
const Category = { offer_category_id: Type.Optional(Type.String()) };
const OfferPath = Type.Object({ offerId: Type.String() });

/** The legacy catalog, per market. */
export function offerRoutes(routes: Routes, parts: CatalogParts): void {
  marketOffers(routes, parts);
  customerOffers(routes, parts);
}

function marketOffers(routes: Routes, parts: CatalogParts): void {
  routes.add({
    method: 'GET',
    path: '/v1/offers',
    operation: 'offer.list',
    tag,
    summary: 'Offers of a market',
    query: Type.Object({ ...Country, ...Category, ...Paging }),
    answer: OfferCollection,
    handle: ({ caller, scope, query, context }) => {
      const country = countryFor(caller, query.country, context.language);
      return offerList(
        parts,
        scope,
        { path: '/offers', country, language: context.language, ...paged(query) },
        query,
      );
    },
  });
  routes.add({
    method: 'GET',
    path: '/v1/offers/:offerId',
    operation: 'offer.read',
    tag,
    summary: 'One offer',
    params: OfferPath,
    query: Type.Object(Country),
    answer: Offer,
    handle: async ({ caller, scope, query, params, context }) => {
      const country = countryFor(caller, query.country, context.language);
      const offer = await findOffer(readerOf(parts.db, scope), country, params.offerId);
      if (offer) return offerWire(offer, country, context.language, selfOf(offer, country));
      return refuse(isOfferId(params.offerId) ? 'not-found' : 'offer-belongs-to-products');
    },
  });
  routes.add({
    method: 'GET',
    path: '/v1/offers/:offerId/addons',
    operation: 'offer.read',
    tag,
    summary: 'Add-ons of an offer',
    params: OfferPath,
    query: Type.Object({ ...Country, ...Paging }),
    answer: OfferCollection,
    handle: ({ caller, scope, query, params, context }) => {
      const country = countryFor(caller, query.country, context.language);
      const path = `/offers/${encodeURIComponent(params.offerId)}/addons`;
      return offerList(
        parts,
        scope,
        { path, country, language: context.language, ...paged(query) },
        {
          baseOfferId: params.offerId,
        },
      );
    },
  });
  routes.add({
    method: 'GET',
    path: '/v1/offercategories',
    operation: 'offer.list',
    tag,
    summary: 'Categories of the offers of a market',
    query: Type.Object(Country),
    answer: OfferCategoryCollection,
    handle: async ({ caller, scope, query, context }) =>
      categoryList(parts, scope, countryFor(caller, query.country, context.language), context.language),
  });
}

function customerOffers(routes: Routes, parts: CatalogParts): void {
  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/offers',
    operation: 'customer.offer.list',
    tag,
    summary: 'Offers a customer may buy',
    query: Type.Object({ ...Category, ...Paging }),
    answer: OfferCollection,
    handle: async (call) => {
      const { country, segments } = await customerMarket(parts, call);
      const path = `/customers/${call.customer.customerId}/offers`;
      const where = {
        path,
        country,
        language: call.context.language,
        ...paged(call.query),
        ofCustomer: true,
      };
      return offerList(parts, call.scope, where, {
        ...call.query,
        qualifications: qualificationsOf(segments),
      });
    },
  });
  routes.addForCustomer({
    method: 'GET',
    path: '/v1/customers/:customerId/offercategories',
    operation: 'customer.offer.list',
    tag,
    summary: 'Categories of the offers a customer may buy',
    query: Type.Object({}),
    answer: OfferCategoryCollection,
    handle: async (call) => {
      const { country } = await customerMarket(parts, call);
      return categoryList(parts, call.scope, country, call.context.language);
    },
  });
}

/** A partner reads the offers of its own selling region (7.2). */
function countryFor(caller: Caller, given: string, language: Language): string {
  const { country } = wantedCountry(given);
  if (sameRegion(caller.tenant.country, country)) return country;
  return refuse('market-outside-region', {
    partnerRegion: regionName(caller.tenant.region ?? regionOf(caller.tenant.country) ?? '', language),
    country,
    customerRegion: regionName(regionOf(country) ?? '', language),
  });
}

interface Where {
  readonly path: string;
  readonly country: string;
  readonly language: Language;
  readonly offset: number;
  /** Null: everything. */
  readonly size: number | null;
  readonly ofCustomer?: boolean;
}

interface Narrowing {
  readonly offer_category_id?: string;
  readonly baseOfferId?: string;
  readonly qualifications?: readonly string[];
}

function paged(query: { offset?: number; size?: number }): { offset: number; size: number | null } {
  if (query.offset === undefined && !query.size) return { offset: 0, size: null };
  return { offset: query.offset ?? 0, size: Math.min(query.size || sizeMax, sizeMax) };
}

/** Hundreds of offers at once: the rendered answer is kept until the catalog changes. */
async function offerList(
  parts: CatalogParts,
  scope: TenantScope,
  where: Where,
  by: Narrowing,
): Promise<Answer> {
  const reader = readerOf(parts.db, scope);
  return keptAnswer(parts, reader, ['offers', where, by], async () => {
    const limit = where.size === null ? null : where.size + 1;
    const rows = await listOffers(reader, {
      country: where.country,
      categoryId: by.offer_category_id ?? null,
      baseOfferId: by.baseOfferId ?? null,
      qualifications: by.qualifications ?? null,
      offset: where.offset,
      limit,
    });
    return offerPage(rows, where, by);
  });
}

function offerPage(rows: readonly OfferRow[], where: Where, by: Narrowing): object {
  const { size, offset, country, language } = where;
  const shownRows = size === null ? rows : rows.slice(0, size);
  const query = (from: number | null) =>
    [
      where.ofCustomer ? '' : `country=${country}`,
      by.offer_category_id === undefined
        ? ''
        : `offer_category_id=${encodeURIComponent(by.offer_category_id)}`,
      size === null ? '' : `size=${size}`,
      from === null ? '' : `offset=${from}`,
    ]
      .filter(Boolean)
      .join('&');
  const address = (from: number | null) => (query(from) ? `${where.path}?${query(from)}` : where.path);
  const next = size !== null && rows.length > size ? link(address(offset + size)) : undefined;
  return collection(
    shownRows.map((row) => offerWire(row, country, language, selfOf(row, country))),
    address(size === null ? null : offset),
    next,
  );
}

function selfOf(offer: OfferRow, country: string): string {
  return `/offers/${offer.offerId}?country=${country}`;
}

async function categoryList(parts: CatalogParts, scope: TenantScope, country: string, language: Language) {
  const categories = await listOfferCategories(readerOf(parts.db, scope), country);
  return collection(categories.map((category) => categoryWire(category, country, language)));
}

/** Qualifications as offers spell them, in both spellings that occur. */
function qualificationsOf(segments: readonly Segment[]): string[] {
  const names: Readonly<Record<Segment, readonly string[]>> = {
    commercial: [],
    nonprofit: ['Nonprofit', 'NonProfit'],
    education: ['Education'],
    government: ['GovernmentCommunityCloud', 'Government'],
  };
  return segments.flatMap((segment) => names[segment]);
}
