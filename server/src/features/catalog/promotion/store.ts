import type { Reader, Tx } from '../../../platform/db/index.ts';
import { statement } from '../../../platform/db/index.ts';
import type { Localized, Segment } from '../model.ts';
import type { Promotion } from './model.ts';

export const columns = `p.promotion_id as "promotionId", p.product_id as "productId", p.sku_id as "skuId", p.name, p.description,
  p.market, p.segment, p.percent::text as percent, p.terms, to_char(p.start_date, 'YYYY-MM-DD') as "startDate",
  to_char(p.end_date, 'YYYY-MM-DD') as "endDate", p.min_seats as "minSeats", p.max_seats as "maxSeats",
  p.new_only as "newOnly"`;

const running = statement(
  'catalog.promotion.running',
  `
  select ${columns}, s.title as "skuTitle" from promotion p
    join sku s on s.product_id = p.product_id and s.sku_id = p.sku_id
   where p.market in ('*', $1) and ($2::text is null or p.segment = $2) and $3::date between p.start_date and p.end_date
   order by name_key(p.name->>'en'), p.promotion_id`,
);

// Also one that has ended: for reconciliation afterwards.
const find = statement(
  'catalog.promotion.find',
  `select ${columns} from promotion p where p.promotion_key = lower($1) and p.market in ('*', $2)`,
);

const ofSkus = statement(
  'catalog.promotion.ofSkus',
  `
  select ${columns} from promotion p
   where lower(p.product_id) || ':' || lower(p.sku_id) = any($1) order by p.promotion_id`,
);

const save = statement(
  'catalog.promotion.save',
  `
  insert into promotion (promotion_id, product_id, sku_id, name, description, market, segment, percent, terms, start_date,
    end_date, min_seats, max_seats, new_only)
  select * from jsonb_to_recordset($1) as r (promotion_id text, product_id text, sku_id text, name jsonb,
    description jsonb, market text, segment text, percent numeric, terms jsonb, start_date date, end_date date,
    min_seats int, max_seats int, new_only boolean)
  on conflict do nothing`,
);

const newOnly = statement(
  'catalog.promotion.newOnly',
  `
  select distinct lower(product_id) || ':' || lower(sku_id) as sku from promotion
   where new_only and market in ('*', $1) and $2::date between start_date and end_date`,
);

/** `product:sku` of what runs with a promotion for those who have never held it, lower case. */
export async function listNewOnlySkus(reader: Reader, country: string, on: Date): Promise<string[]> {
  return (await reader.rows<{ sku: string }>(newOnly, [country, on])).map(({ sku }) => sku);
}

export type ListedPromotion = Promotion & { readonly skuTitle: Localized };

export function listRunningPromotions(
  reader: Reader,
  by: { country: string; segment: Segment | null; on: Date },
): Promise<ListedPromotion[]> {
  return reader.rows(running, [by.country, by.segment, by.on]);
}

/** Whether it runs or not. */
export function findPromotionById(
  reader: Reader,
  promotionId: string,
  country: string,
): Promise<Promotion | undefined> {
  return reader.maybe(find, [promotionId, country]);
}

/** Every promotion of `product:sku` ids, running or not. */
export function listPromotionsOfSkus(reader: Reader, skus: readonly string[]): Promise<Promotion[]> {
  return reader.rows(ofSkus, [skus.map((sku) => sku.toLowerCase())]);
}

/** As `jsonb_to_recordset` takes it. */
export function rowOf(one: Promotion) {
  return {
    promotion_id: one.promotionId,
    product_id: one.productId,
    sku_id: one.skuId,
    name: one.name,
    description: one.description,
    market: one.market,
    segment: one.segment,
    percent: one.percent,
    terms: one.terms,
    start_date: one.startDate,
    end_date: one.endDate,
    min_seats: one.minSeats,
    max_seats: one.maxSeats,
    new_only: one.newOnly,
  };
}

export async function savePromotions(tx: Tx, promotions: readonly Promotion[]): Promise<void> {
  await tx.run(save, [JSON.stringify(promotions.map(rowOf))]);
}
