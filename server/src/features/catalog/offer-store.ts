import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import { contentHash } from './codes.ts';
import type { BillingCycle, CatalogOffer, Localized, OfferCategory } from './model.ts';
import { priceClassOf } from './rules.ts';

/** An offer as stored, with its category where it has one. */
export type OfferRow = Omit<CatalogOffer, 'prices'> & {
  readonly category: Pick<OfferCategory, 'name' | 'locales' | 'rank'> | null;
};

const offerColumns = `o.market, o.offer_id as "offerId", o.name, o.description, o.locales, o.rank, o.uri,
  o.category_id as "categoryId", o.billing, o.billing_cycles as "billingCycles", o.term, o.term_unit as "termUnit",
  o.minimum, o.maximum, o.limit_unit as "limitUnit", o.limit_count as "limit", o.is_addon as "isAddon",
  o.has_addons as "hasAddons", o.is_trial as "isTrial", o.is_available as "isAvailable",
  o.is_auto_renewable as "isAutoRenewable", o.prerequisites, o.upgrade_targets as "upgradeTargets",
  o.conversion_targets as "conversionTargets", o.resellee_qualifications as "reselleeQualifications",
  o.reseller_qualifications as "resellerQualifications", o.sales_group_id as "salesGroupId", o.product,
  o.unit_type as "unitType", o.publisher, o.traits, o.stands_for as "standsFor"`;

const category = `(select jsonb_build_object('name', c.name, 'locales', c.locales, 'rank', c.rank)
   from offer_category c where c.market = o.market and c.category_id = o.category_id) as category`;

/** A country with offers of its own shows those alone; any other shows the ones for every market. */
const ownMarket = "(select case when exists (select from offer where market = $1) then $1 else '*' end)";

const list = statement(
  'catalog.offer.list',
  `
  select ${offerColumns}, ${category} from offer o
   where o.market = ${ownMarket}
     and ($2::text is null or lower(o.category_id) = lower($2))
     and ($3::text is null or exists (select from unnest(o.prerequisites) as base where lower(base) = lower($3)))
     and ($6::text[] is null or o.resellee_qualifications = '{}' or o.resellee_qualifications && $6)
   order by o.rank, o.offer_key limit $4 offset $5`,
);

const find = statement(
  'catalog.offer.find',
  `
  select ${offerColumns}, ${category} from offer o
   where o.offer_key = lower($2) and o.market in ('*', $1) order by o.market = '*' limit 1`,
);

const categories = statement(
  'catalog.offerCategory.list',
  `
  select o.market, o.category_id as "categoryId", o.name, o.locales, o.rank from offer_category o
   where o.market = ${ownMarket} order by o.rank, o.category_id`,
);

export interface OfferSearch {
  readonly country: string;
  readonly categoryId?: string | null;
  /** Only add-ons of this offer. */
  readonly baseOfferId?: string | null;
  readonly limit?: number | null;
  readonly offset?: number;
  /** Only what a customer with these qualifications may buy; null: everything. */
  readonly qualifications?: readonly string[] | null;
}

export function listOffers(reader: Reader, by: OfferSearch): Promise<OfferRow[]> {
  return reader.rows<OfferRow>(list, [
    by.country,
    by.categoryId ?? null,
    by.baseOfferId ?? null,
    by.limit ?? null,
    by.offset ?? 0,
    by.qualifications ?? null,
  ]);
}

export function findOffer(reader: Reader, country: string, offerId: string): Promise<OfferRow | undefined> {
  return reader.maybe<OfferRow>(find, [country, offerId]);
}

export function listOfferCategories(reader: Reader, country: string): Promise<OfferCategory[]> {
  return reader.rows<OfferCategory>(categories, [country]);
}

const stored = statement(
  'catalog.offer.stored',
  `
  select ${offerColumns}, o.content_hash as hash,
         coalesce((select jsonb_agg(jsonb_build_object('billingCycle', p.billing_cycle, 'currency', p.currency,
                          'unitPrice', p.unit_price::text) order by p.currency, p.billing_cycle)
                     from offer_price p where p.market = o.market and p.offer_id = o.offer_id), '[]') as prices
    from offer o join unnest($1::text[], $2::text[]) as wanted (market, offer_key)
      on o.market = wanted.market and o.offer_key = wanted.offer_key`,
);

const known = statement(
  'catalog.offer.known',
  'select distinct offer_key as "offerKey" from offer where offer_key = any($1)',
);

const names = statement(
  'catalog.offer.names',
  `
  select distinct on (offer_key) offer_id as id, name as title from offer where offer_key = any($1) order by offer_key, market`,
);

const upsert = statement(
  'catalog.offer.save',
  `
  insert into offer (market, offer_id, name, description, locales, search_text, rank, uri, category_id, billing,
    billing_cycles, term, term_unit, minimum, maximum, limit_unit, limit_count, is_addon, has_addons, is_trial,
    is_available, is_auto_renewable, prerequisites, upgrade_targets, conversion_targets, resellee_qualifications,
    reseller_qualifications, sales_group_id, product, unit_type, publisher, traits, price_class, stands_for, content_hash)
  select market, offer_id, name, description, locales, name_key(search_text), rank, uri, category_id, billing,
    billing_cycles, term, term_unit, minimum, maximum, limit_unit, limit_count, is_addon, has_addons, is_trial,
    is_available, is_auto_renewable, prerequisites, upgrade_targets, conversion_targets, resellee_qualifications,
    reseller_qualifications, sales_group_id, product, unit_type, publisher, traits, price_class, stands_for, content_hash
  from jsonb_to_recordset($1) as r (market text, offer_id text, name jsonb, description jsonb, locales jsonb,
    search_text text, rank int, uri text, category_id text, billing text, billing_cycles text[], term int, term_unit text,
    minimum int, maximum int, limit_unit text, limit_count int, is_addon boolean, has_addons boolean, is_trial boolean,
    is_available boolean, is_auto_renewable boolean, prerequisites text[], upgrade_targets text[],
    conversion_targets text[], resellee_qualifications text[], reseller_qualifications text[], sales_group_id text,
    product jsonb, unit_type text, publisher text, traits jsonb, price_class text, stands_for text, content_hash text)`,
);

const drop = statement(
  'catalog.offer.drop',
  `
  delete from offer o using unnest($1::text[], $2::text[]) as gone (market, offer_key)
   where o.market = gone.market and o.offer_key = gone.offer_key`,
);

const insertPrices = statement(
  'catalog.offerPrice.save',
  `
  insert into offer_price (market, offer_id, billing_cycle, currency, unit_price)
  select * from jsonb_to_recordset($1) as r (market text, offer_id text, billing_cycle text, currency text, unit_price numeric)`,
);

const upsertCategories = statement(
  'catalog.offerCategory.save',
  `
  insert into offer_category as c (market, category_id, name, locales, rank)
  select * from jsonb_to_recordset($1) as r (market text, category_id text, name jsonb, locales jsonb, rank int)
  on conflict (market, category_id) do update
    set name = c.name || excluded.name, locales = c.locales || excluded.locales, rank = excluded.rank
    where (c.name || excluded.name, c.locales || excluded.locales, excluded.rank) is distinct from (c.name, c.locales, c.rank)`,
);

const replaceDefaults = statement(
  'catalog.defaultOfferPrice.save',
  `
  insert into default_offer_price (price_class, billing_cycle, currency, unit_price)
  select * from jsonb_to_recordset($1) as r (price_class text, billing_cycle text, currency text, unit_price numeric)
  on conflict (price_class, billing_cycle, currency) do update set unit_price = excluded.unit_price`,
);

export type StoredOffer = CatalogOffer & { readonly hash: string };

/** `market` and offer id as one key; ids ignore case. */
export function offerKeyOf(offer: { market: string; offerId: string }): string {
  return `${offer.market} ${offer.offerId.toLowerCase()}`;
}

export async function readStoredOffers(
  tx: Tx,
  offers: readonly CatalogOffer[],
): Promise<Map<string, StoredOffer>> {
  const rows = await tx.rows<StoredOffer>(stored, keysOf(offers));
  return new Map(rows.map((row) => [offerKeyOf(row), row]));
}

/** Of these ids, the ones that some market of the catalog has (lower case). */
export async function knownOfferIds(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
  const rows = await reader.rows<{ offerKey: string }>(known, [ids.map((id) => id.toLowerCase())]);
  return new Set(rows.map(({ offerKey }) => offerKey));
}

/** Names for offer ids, whatever market they are sold in. */
export function listOffersById(
  reader: Reader,
  ids: readonly string[],
): Promise<{ id: string; title: Localized }[]> {
  return reader.rows(names, [ids.map((id) => id.toLowerCase())]);
}

export async function saveOffers(tx: Tx, offers: readonly CatalogOffer[]): Promise<void> {
  if (offers.length === 0) return;
  await tx.run(drop, keysOf(offers));
  await tx.run(upsert, [JSON.stringify(offers.map(offerRow))]);
  await tx.run(insertPrices, [
    JSON.stringify(
      offers.flatMap((offer) =>
        offer.prices.map((price) => ({
          market: offer.market,
          offer_id: offer.offerId,
          billing_cycle: price.billingCycle,
          currency: price.currency,
          unit_price: price.unitPrice,
        })),
      ),
    ),
  ]);
}

/** Number of categories that are new or changed. */
export function saveOfferCategories(tx: Tx, rows: readonly OfferCategory[]): Promise<number> {
  return tx.run(upsertCategories, [
    JSON.stringify(
      rows.map((row) => ({
        market: row.market,
        category_id: row.categoryId,
        name: row.name,
        locales: row.locales,
        rank: row.rank,
      })),
    ),
  ]);
}

export interface DefaultPrice {
  readonly priceClass: string;
  readonly billingCycle: BillingCycle;
  readonly currency: string;
  readonly unitPrice: string;
}

export async function saveDefaultPrices(tx: Tx, prices: readonly DefaultPrice[]): Promise<void> {
  await tx.run(replaceDefaults, [
    JSON.stringify(
      prices.map((price) => ({
        price_class: price.priceClass,
        billing_cycle: price.billingCycle,
        currency: price.currency,
        unit_price: price.unitPrice,
      })),
    ),
  ]);
}

function keysOf(offers: readonly CatalogOffer[]): [string[], string[]] {
  return [offers.map(({ market }) => market), offers.map(({ offerId }) => offerId.toLowerCase())];
}

function offerRow(offer: CatalogOffer) {
  return {
    market: offer.market,
    offer_id: offer.offerId,
    name: offer.name,
    description: offer.description,
    locales: offer.locales,
    search_text: [...new Set([...Object.values(offer.name), offer.publisher])].join(' '),
    rank: offer.rank,
    uri: offer.uri,
    category_id: offer.categoryId,
    billing: offer.billing,
    billing_cycles: offer.billingCycles,
    term: offer.term,
    term_unit: offer.termUnit,
    minimum: offer.minimum,
    maximum: offer.maximum,
    limit_unit: offer.limitUnit,
    limit_count: offer.limit,
    is_addon: offer.isAddon,
    has_addons: offer.hasAddons,
    is_trial: offer.isTrial,
    is_available: offer.isAvailable,
    is_auto_renewable: offer.isAutoRenewable,
    prerequisites: offer.prerequisites,
    upgrade_targets: offer.upgradeTargets,
    conversion_targets: offer.conversionTargets,
    resellee_qualifications: offer.reselleeQualifications,
    reseller_qualifications: offer.resellerQualifications,
    sales_group_id: offer.salesGroupId,
    product: offer.product,
    unit_type: offer.unitType,
    publisher: offer.publisher,
    traits: offer.traits,
    price_class: priceClassOf(offer),
    stands_for: offer.standsFor,
    content_hash: contentHash(offer),
  };
}
