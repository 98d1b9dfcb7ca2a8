import type { Reader, Tx } from '../../platform/db/index.ts';
import { statement } from '../../platform/db/index.ts';
import type { CatalogAvailability, CatalogProduct, CatalogSku, Segment, TargetView } from './model.ts';

const version = statement('catalog.version', 'select version from catalog_version');
const raiseVersion = statement(
  'catalog.raiseVersion',
  `
  insert into catalog_version (version) values (1)
  on conflict (only_row) do update set version = catalog_version.version + 1`,
);

export async function readCatalogVersion(reader: Reader): Promise<string> {
  return (await reader.maybe<{ version: string }>(version))?.version ?? '0';
}

/** Part of every transaction that changes the catalog: answers kept in memory become old. */
export async function raiseCatalogVersion(tx: Tx): Promise<void> {
  await tx.run(raiseVersion);
}

/** Which part of the catalog a request looks at; no segments: all of them. */
export interface Market {
  readonly country: string;
  readonly segments: readonly Segment[] | null;
}

export type ProductRow = Pick<
  CatalogProduct,
  'productId' | 'title' | 'description' | 'publisher' | 'isVendorProduct' | 'type'
>;

export type SkuRow = Omit<CatalogSku, 'servicePlans' | 'availabilities'> & {
  readonly productId: string;
  readonly billingCycles: readonly string[];
};

export type AvailabilityRow = CatalogAvailability & { readonly productId: string; readonly skuId: string };

const productColumns = `p.product_id as "productId", p.title, p.description, p.publisher,
  p.is_vendor_product as "isVendorProduct", p.product_type as type`;

const skuColumns = `s.product_id as "productId", s.sku_id as "skuId", s.title, s.description, s.kind,
  s.rule_set as "ruleSet", s.category, s.unit_type as "unitType", s.minimum, s.maximum, s.is_trial as "isTrial",
  s.is_addon as "isAddon", s.prerequisites, s.limit_unit as "limitUnit", s.limit_count as "limit",
  s.sales_group_id as "salesGroupId", s.attestation, s.withdrawn, s.traits`;

const soldWhere = (keys: string) => `exists (select from availability a
   where ${keys} and a.market in ('*', $1) and ($2::text[] is null or a.segment = any($2)))`;

/** Of availability `a`: one price for each term and cycle, a market's own before the one for all. */
export const pricesIn = (country: string, currency: string) => `coalesce((
  select jsonb_agg(jsonb_build_object('term', nullif(c.term, ''), 'billingCycle', c.billing_cycle,
           'currency', c.currency, 'unitPrice', c.unit_price::text))
    from (select distinct on (p.term, p.billing_cycle) p.term, p.billing_cycle, p.currency, p.unit_price
            from availability_price p
           where p.product_id = a.product_id and p.sku_id = a.sku_id and p.availability_id = a.availability_id
             and p.currency = ${currency} and p.market in ('*', ${country})
           order by p.term, p.billing_cycle, p.market = '*') c), '[]')`;

const listByView = statement(
  'catalog.product.list',
  `
  select ${productColumns} from product p
   where $3 = any(p.views) and ${soldWhere('a.product_id = p.product_id')}
   order by name_key(p.title->>'en'), p.product_id`,
);

const findById = statement(
  'catalog.product.find',
  `
  select ${productColumns} from product p
   where p.product_key = lower($3) and ${soldWhere('a.product_id = p.product_id')}`,
);

const skusOf = (condition: string) => `
  select ${skuColumns},
         array(select distinct c.billing_cycle from availability a
                join availability_price c using (product_id, sku_id, availability_id)
                where a.product_id = s.product_id and a.sku_id = s.sku_id
                  and a.market in ('*', $1) and ($2::text[] is null or a.segment = any($2))) as "billingCycles"
    from sku s
   where s.product_id = $3 and ${condition}
     and ${soldWhere('a.product_id = s.product_id and a.sku_id = s.sku_id')}
   order by s.position, s.sku_id`;

const listSkusOf = statement('catalog.sku.list', skusOf('true'));
const findSkuOf = statement('catalog.sku.find', skusOf('s.sku_key = lower($4)'));

const availabilitiesOf = (condition: string) => `
  select a.product_id as "productId", a.sku_id as "skuId", a.availability_id as "availabilityId", a.market, a.segment,
         a.is_purchasable as "isPurchasable", a.is_renewable as "isRenewable",
         ${pricesIn('$1', '$5')} as prices
    from availability a
   where a.product_id = $3 and a.sku_id = $4 and a.market in ('*', $1)
     and ($2::text[] is null or a.segment = any($2)) and ${condition}
   order by array_position(array['commercial','education','nonprofit','government'], a.segment), a.market desc`;

const listAvailabilitiesOf = statement('catalog.availability.list', availabilitiesOf('true'));
const findAvailabilityOf = statement(
  'catalog.availability.find',
  availabilitiesOf('lower(a.availability_id) = lower($6)'),
);

export function listProducts(reader: Reader, market: Market, view: TargetView): Promise<ProductRow[]> {
  return reader.rows<ProductRow>(listByView, [market.country, market.segments, view]);
}

export function findProduct(
  reader: Reader,
  market: Market,
  productId: string,
): Promise<ProductRow | undefined> {
  return reader.maybe<ProductRow>(findById, [market.country, market.segments, productId]);
}

/** In the order of the catalog: clients buy the first one. */
export function listSkus(reader: Reader, market: Market, productId: string): Promise<SkuRow[]> {
  return reader.rows<SkuRow>(listSkusOf, [market.country, market.segments, productId]);
}

export function findSku(
  reader: Reader,
  market: Market,
  productId: string,
  skuId: string,
): Promise<SkuRow | undefined> {
  return reader.maybe<SkuRow>(findSkuOf, [market.country, market.segments, productId, skuId]);
}

/** Commercial first; prices in one currency only. */
export function listAvailabilities(
  reader: Reader,
  market: Market,
  sku: { productId: string; skuId: string },
  currency: string,
): Promise<AvailabilityRow[]> {
  return reader.rows<AvailabilityRow>(listAvailabilitiesOf, [
    market.country,
    market.segments,
    sku.productId,
    sku.skuId,
    currency,
  ]);
}

export function findAvailability(
  reader: Reader,
  market: Market,
  sku: { productId: string; skuId: string },
  currency: string,
  availabilityId: string,
): Promise<AvailabilityRow | undefined> {
  return reader.maybe<AvailabilityRow>(findAvailabilityOf, [
    market.country,
    market.segments,
    sku.productId,
    sku.skuId,
    currency,
    availabilityId,
  ]);
}

const productsOfSkus = statement(
  'catalog.product.bySkus',
  `
  select wanted.id, s.product_id as "productId", s.sku_id as "skuId", s.title, s.kind, s.category, p.publisher
    from unnest($1::text[]) as wanted (id)
    join product p on p.product_key = lower(split_part(wanted.id, ':', 1))
    join sku s on s.product_id = p.product_id and s.sku_key = lower(split_part(wanted.id, ':', 2))`,
);

export type SkuName = Pick<SkuRow, 'productId' | 'skuId' | 'title' | 'kind' | 'category'> & {
  id: string;
  publisher: string;
};

/** Names for `product:sku` ids, whatever market they are sold in. */
export function listSkusById(reader: Reader, ids: readonly string[]): Promise<SkuName[]> {
  return reader.rows<SkuName>(productsOfSkus, [ids]);
}

const plansOf = statement(
  'catalog.servicePlan.list',
  `
  select plan_id as "planId", plan_name as name, friendly_name as "friendlyName" from service_plan
   where product_id = $1 and sku_id = $2 order by plan_name, plan_id`,
);

export function listServicePlans(reader: Reader, productId: string, skuId: string) {
  return reader.rows<{ planId: string; name: string; friendlyName: string }>(plansOf, [productId, skuId]);
}

const operatorId = statement(
  'catalog.operator',
  `select tenant_id as "tenantId" from tenant where kind = 'operator' order by created_at, tenant_id limit 1`,
);

/** Who looks after the catalog; null before the first start has made it. Of the system scope. */
export async function findOperatorId(tx: Tx): Promise<string | null> {
  return (await tx.maybe<{ tenantId: string }>(operatorId))?.tenantId ?? null;
}
