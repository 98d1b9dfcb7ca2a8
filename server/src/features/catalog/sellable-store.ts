import type { Language } from '../../errors/sentence.ts';
import type { Reader } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type {
  Attestation,
  BillingCycle,
  CatalogOffer,
  Category,
  LimitUnit,
  Localized,
  OfferPrice,
  Price,
  ProductKind,
  RuleSet,
  Segment,
  SkuTraits,
} from './model.ts';
import { pricesIn } from './store.ts';

/** One availability with what cart and catalog pages need of SKU and product. */
export interface SkuItemRow {
  readonly productId: string;
  readonly skuId: string;
  readonly availabilityId: string;
  readonly market: string;
  readonly segment: Segment;
  readonly isPurchasable: boolean;
  readonly isRenewable: boolean;
  readonly title: Localized;
  readonly description: Localized;
  readonly publisher: string;
  readonly kind: ProductKind;
  readonly ruleSet: RuleSet;
  readonly category: Category;
  readonly unitType: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly isTrial: boolean;
  readonly isAddon: boolean;
  readonly prerequisites: readonly string[];
  readonly limitUnit: LimitUnit;
  readonly limit: number;
  readonly salesGroupId: string;
  readonly attestation: Attestation | null;
  readonly withdrawn: boolean;
  readonly traits: SkuTraits;
  readonly prices: readonly Price[];
  /** Last day of sale that the operator has set. */
  readonly lastSale: string | null;
}

export interface OfferItemRow
  extends Pick<
    CatalogOffer,
    | 'market'
    | 'offerId'
    | 'name'
    | 'description'
    | 'categoryId'
    | 'billing'
    | 'billingCycles'
    | 'term'
    | 'termUnit'
    | 'minimum'
    | 'maximum'
    | 'limitUnit'
    | 'limit'
    | 'isAddon'
    | 'isTrial'
    | 'isAvailable'
    | 'isAutoRenewable'
    | 'prerequisites'
    | 'upgradeTargets'
    | 'conversionTargets'
    | 'reselleeQualifications'
    | 'salesGroupId'
    | 'product'
    | 'unitType'
    | 'publisher'
    | 'traits'
  > {
  readonly prices: readonly OfferPrice[];
  /** The offer has no price of its own in this currency: those of the default price list. */
  readonly defaultPrices: readonly OfferPrice[];
}

const skuItems = statement(
  'catalog.sellable.skus',
  `
  select a.product_id as "productId", a.sku_id as "skuId", a.availability_id as "availabilityId", a.market, a.segment,
         a.is_purchasable as "isPurchasable", a.is_renewable as "isRenewable", s.title, s.description, p.publisher,
         s.kind, s.rule_set as "ruleSet", s.category, s.unit_type as "unitType", s.minimum, s.maximum,
         s.is_trial as "isTrial", s.is_addon as "isAddon", s.prerequisites, s.limit_unit as "limitUnit",
         s.limit_count as "limit", s.sales_group_id as "salesGroupId", s.attestation, s.withdrawn, s.traits,
         ${pricesIn('$3', '$2')} as prices,
         (select to_char(x.last_sale, 'YYYY-MM-DD') from sku_setting x
           where x.product_id = a.product_id and x.sku_id = a.sku_id) as "lastSale"
    from unnest($1::text[]) as wanted (id)
    join product p on p.product_key = lower(split_part(wanted.id, ':', 1))
    join sku s on s.product_id = p.product_id and s.sku_key = lower(split_part(wanted.id, ':', 2))
    join availability a on a.product_id = s.product_id and a.sku_id = s.sku_id
     and lower(a.availability_id) = lower(split_part(wanted.id, ':', 3))`,
);

const price =
  "jsonb_build_object('billingCycle', c.billing_cycle, 'currency', c.currency, 'unitPrice', c.unit_price::text)";

// The offer of the wanted market first, then one for every market, then any: that one is "not sold in this country".
const offerItems = statement(
  'catalog.sellable.offers',
  `
  select distinct on (o.offer_key) o.market, o.offer_id as "offerId", o.name, o.description, o.category_id as "categoryId",
         o.billing, o.billing_cycles as "billingCycles", o.term, o.term_unit as "termUnit", o.minimum, o.maximum,
         o.limit_unit as "limitUnit", o.limit_count as "limit", o.is_addon as "isAddon", o.is_trial as "isTrial",
         o.is_available as "isAvailable", o.is_auto_renewable as "isAutoRenewable", o.prerequisites,
         o.upgrade_targets as "upgradeTargets", o.conversion_targets as "conversionTargets",
         o.resellee_qualifications as "reselleeQualifications", o.sales_group_id as "salesGroupId", o.product,
         o.unit_type as "unitType", o.publisher, o.traits,
         coalesce((select jsonb_agg(${price}) from offer_price c
                    where c.market = o.market and c.offer_id = o.offer_id and c.currency = $3), '[]') as prices,
         coalesce((select jsonb_agg(${price}) from default_offer_price c
                    where c.price_class = o.price_class and c.currency = $3), '[]') as "defaultPrices"
    from offer o where o.offer_key = any($1)
   order by o.offer_key, o.market = $2 desc, o.market = '*' desc`,
);

export function readSkuItems(
  reader: Reader,
  catalogItemIds: readonly string[],
  where: { country: string; currency: string },
): Promise<SkuItemRow[]> {
  return reader.rows<SkuItemRow>(skuItems, [catalogItemIds, where.currency, where.country]);
}

export function readOfferItems(
  reader: Reader,
  offerIds: readonly string[],
  country: string,
  currency: string,
): Promise<OfferItemRow[]> {
  return reader.rows<OfferItemRow>(offerItems, [offerIds.map((id) => id.toLowerCase()), country, currency]);
}

// Of several availabilities the country's own, then the one that most customers may buy.
const itemsOfSkus = statement(
  'catalog.sellable.itemsOfSkus',
  `
  select distinct on (s.product_key, s.sku_key) s.product_id || ':' || s.sku_id || ':' || a.availability_id as id
    from (select lower(split_part(id, ':', 1)) as product_key, lower(split_part(id, ':', 2)) as sku_key
            from unnest($1::text[]) as wanted (id)) w
    join product p on p.product_key = w.product_key
    join (select sku.*, lower(product_id) as product_key from sku) s
      on s.product_id = p.product_id and s.sku_key = w.sku_key
    join availability a on a.product_id = s.product_id and a.sku_id = s.sku_id and a.market in ('*', $2)
   order by s.product_key, s.sku_key, a.market = $2 desc, a.segment = 'commercial' desc, a.segment`,
);

/** Catalog item ids of `product:sku` in a country. */
export async function readItemsOfSkus(
  reader: Reader,
  skus: readonly string[],
  country: string,
): Promise<string[]> {
  if (skus.length === 0) return [];
  return (await reader.rows<{ id: string }>(itemsOfSkus, [skus, country])).map(({ id }) => id);
}

export interface CatalogSearch {
  readonly country: string;
  readonly currency: string;
  readonly language: Language;
  readonly segments: readonly Segment[] | null;
  /** Part of a name, in any language; case and accents do not matter. */
  readonly text: string | null;
  readonly publisher: string | null;
  readonly kinds: readonly ProductKind[] | null;
  readonly categories: readonly Category[] | null;
  readonly term: string | null;
  readonly billingCycle: BillingCycle | null;
  /** Only what is sold on top of one of these: `product:sku` or ids of offers (C59). */
  readonly bases: readonly string[] | null;
  /** Of names. */
  readonly direction: 'asc' | 'desc';
  /** Also what cannot be bought, e.g. for want of a price. */
  readonly withUnsold: boolean;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
}

// $1 country $2 currency $3 language $4 segments $5 pattern $6 publisher $7 kinds $8 categories $9 term $10 cycle
// $11 with unsold $12 name and $13 id of the last item before $14 limit $15 bases, lower case
const browse = (name: string, direction: 'asc' | 'desc') =>
  statement(
    name,
    `
  with item as (
    select s.product_id || ':' || s.sku_id || ':' || a.availability_id as id,
           name_key(coalesce(s.title->>$3, s.title->>'en', '')) collate "C" as name
      from availability a
      join sku s on s.product_id = a.product_id and s.sku_id = a.sku_id
      join product p on p.product_id = s.product_id
     where a.market in ('*', $1) and ($4::text[] is null or a.segment = any($4)) and s.search_text like name_key($5)
       and ($6::text is null or p.publisher = $6) and ($7::text[] is null or s.kind = any($7))
       and ($8::text[] is null or s.category = any($8))
       and ($11 or (a.is_purchasable and not s.withdrawn))
       and ($15::text[] is null or s.is_addon and exists (select from unnest(s.prerequisites) as base where lower(base) = any($15)))
       and (($11 and $9::text is null and $10::text is null) or exists (
             select from availability_price c
              where c.product_id = a.product_id and c.sku_id = a.sku_id and c.availability_id = a.availability_id
                and c.currency = $2 and c.market in ('*', $1) and ($9 is null or c.term = $9) and ($10 is null or c.billing_cycle = $10)))
    union all
    select o.offer_id, name_key(coalesce(o.name->>$3, o.name->>'en', '')) collate "C"
      from offer o
     where o.market = $1 and o.stands_for is null and o.search_text like name_key($5)
       and ($4::text[] is null or $4 && case when o.resellee_qualifications = '{}' then array['commercial']
              else (select array_agg(lower(q)) from unnest(o.resellee_qualifications) as q) end)
       and ($6::text is null or o.publisher = $6)
       and ($7::text[] is null or (case o.billing when 'usage' then 'usage' else 'license' end) = any($7))
       and ($8::text[] is null or (case when o.price_class = 'usage' then 'cloud' else o.price_class end) = any($8))
       and ($9::text is null or ('P' || o.term || upper(left(o.term_unit, 1))) = $9)
       and ($10::text is null or $10 = any(o.billing_cycles))
       and ($15::text[] is null or o.is_addon and exists (select from unnest(o.prerequisites) as base where lower(base) = any($15)))
       and ($11 or (o.is_available and (o.price_class in ('usage', 'trial')
             or exists (select from offer_price c where c.market = o.market and c.offer_id = o.offer_id and c.currency = $2)
             or exists (select from default_offer_price c where c.price_class = o.price_class and c.currency = $2))))
  )
  select id, name from item
   where $12::text is null or (name, id) ${direction === 'asc' ? '>' : '<'} ($12 collate "C", $13::text)
   order by name ${direction}, id ${direction} limit $14`,
  );

const search = { asc: browse('catalog.browse', 'asc'), desc: browse('catalog.browse.backwards', 'desc') };

/** Ids of sellable things by name; one more than asked for tells that another page follows. */
export function searchCatalog(reader: Reader, by: CatalogSearch): Promise<{ id: string; name: string }[]> {
  return reader.rows(search[by.direction], [
    by.country,
    by.currency,
    by.language,
    by.segments,
    patternOf(by.text),
    by.publisher,
    by.kinds,
    by.categories,
    by.term,
    by.billingCycle,
    by.withUnsold,
    by.after?.name ?? null,
    by.after?.id ?? null,
    by.limit,
    by.bases?.map((id) => id.toLowerCase()) ?? null,
  ]);
}

function patternOf(text: string | null): string {
  const words = (text ?? '').trim();
  return words === '' ? '%' : `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}

const publishers = statement(
  'catalog.publishers',
  `
  select distinct publisher from (
    select p.publisher from product p
     where exists (select from availability a where a.product_id = p.product_id and a.market in ('*', $1))
    union all select o.publisher from offer o where o.market = $1 and o.stands_for is null) as any_publisher
   order by publisher`,
);

export async function listPublishers(reader: Reader, country: string): Promise<string[]> {
  return (await reader.rows<{ publisher: string }>(publishers, [country])).map((row) => row.publisher);
}
