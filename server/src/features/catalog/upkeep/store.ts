import type { Tx } from '../../../platform/db/index.ts';
import { statement } from '../../../platform/db/index.ts';
import type { SkuSheet } from './model.ts';

const priceMembers = `'availabilityId', p.availability_id, 'term', nullif(p.term, ''), 'billingCycle', p.billing_cycle,
  'currency', p.currency, 'market', p.market, 'unitPrice', p.unit_price::text`;
const priceOrder = 'p.availability_id, p.currency, p.term, p.billing_cycle, p.market';

/** Entries of the price history that a sheet shows. */
const recordsShown = 500;

const sheet = (locked: string) => `
  select s.product_id as "productId", s.sku_id as "skuId", p.title as "productTitle", s.title, s.description, p.publisher,
         s.kind, s.rule_set as "ruleSet", s.category, s.unit_type as "unitType", s.is_trial as "isTrial",
         s.is_addon as "isAddon", s.prerequisites, s.traits->>'renewsTo' as "renewsTo", s.minimum, s.maximum,
         s.limit_unit as "limitUnit", s.limit_count as "limit", s.withdrawn,
         jsonb_build_object('productId', s.product_id, 'skuId', s.sku_id, 'withdrawn', x.withdrawn,
           'lastSale', to_char(x.last_sale, 'YYYY-MM-DD'), 'limitUnit', x.limit_unit, 'limit', x.limit_count,
           'minimum', x.minimum, 'maximum', x.maximum) as setting,
         coalesce((select jsonb_agg(jsonb_build_object('availabilityId', a.availability_id, 'market', a.market,
             'segment', a.segment, 'isPurchasable', a.is_purchasable, 'isRenewable', a.is_renewable)
             order by a.segment, a.market)
           from availability a where a.product_id = s.product_id and a.sku_id = s.sku_id), '[]') as availabilities,
         coalesce((select jsonb_agg(jsonb_build_object(${priceMembers}) order by ${priceOrder})
           from availability_price p where p.product_id = s.product_id and p.sku_id = s.sku_id), '[]') as prices,
         coalesce((select jsonb_agg(jsonb_build_object(${priceMembers}, 'begun', p.begun,
             'month', case when p.month > '2000-01-01' then to_char(p.month, 'YYYY-MM') end,
             'changedAt', p.changed_at, 'changedBy', p.changed_by)
             order by p.month desc, ${priceOrder})
           from (select * from month_price m where m.product_id = s.product_id and m.sku_id = s.sku_id
                  order by m.month desc limit ${recordsShown}) p), '[]') as changes
    from product p
    join sku s on s.product_id = p.product_id
    left join sku_setting x on x.product_id = s.product_id and x.sku_id = s.sku_id
   where p.product_key = lower($1) and s.sku_key = lower($2) ${locked}`;

const find = statement('catalog.sheet.find', sheet(''));
const lock = statement('catalog.sheet.lock', sheet('for update of s'));

export function findSheet(reader: Pick<Tx, 'maybe'>, productId: string, skuId: string) {
  return reader.maybe<SkuSheet>(find, [productId, skuId]);
}

/** Nobody else changes the SKU until the transaction ends. */
export function lockSheet(tx: Tx, productId: string, skuId: string): Promise<SkuSheet | undefined> {
  return tx.maybe<SkuSheet>(lock, [productId, skuId]);
}
