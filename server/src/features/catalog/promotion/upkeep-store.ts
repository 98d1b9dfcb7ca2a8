import type { Reader, Tx } from '../../../platform/db/index.ts';
import { statement } from '../../../platform/db/index.ts';
import type { Localized } from '../model.ts';
import type { KeptPromotion, Promotion, PromotionPhase, SoldSku, SoldTerm } from './model.ts';
import { columns, rowOf } from './store.ts';

const keptColumns = `${columns}, p.version::int as version, p.changed_at as "changedAt", p.changed_by as "changedBy"`;

export type ShownPromotion = KeptPromotion & { readonly skuTitle: Localized };

// $1 day $2 phase $3 part of a name or of the product's $4 id of the last one before $5 limit
const list = statement(
  'catalog.promotion.listKept',
  `
  select ${keptColumns}, coalesce(s.title, '{}') as "skuTitle" from promotion p
    left join sku s on s.product_id = p.product_id and s.sku_id = p.sku_id
   where ($2::text is null or $2 = case when p.end_date < $1::date then 'ended'
                                         when p.start_date <= $1::date then 'running' else 'planned' end)
     and ($3::text is null or name_key(p.name::text) like name_key($3) or s.search_text like name_key($3))
     and ($4::text is null or p.promotion_key > $4)
   order by p.promotion_key limit $5`,
);

export function listKeptPromotions(
  reader: Reader,
  by: {
    readonly today: string;
    readonly phase: PromotionPhase | null;
    readonly text: string | null;
    /** Key of the last one before. */
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<ShownPromotion[]> {
  return reader.rows<ShownPromotion>(list, [
    by.today,
    by.phase,
    by.text === null ? null : `%${by.text.replace(/[\\%_]/g, '\\$&')}%`,
    by.after,
    by.limit,
  ]);
}

const lock = statement(
  'catalog.promotion.lockKept',
  `
  select ${keptColumns}, coalesce(s.title, '{}') as "skuTitle" from promotion p
    left join sku s on s.product_id = p.product_id and s.sku_id = p.sku_id
   where p.promotion_key = lower($1) for update of p`,
);

export function lockPromotion(tx: Tx, promotionId: string): Promise<ShownPromotion | undefined> {
  return tx.maybe<ShownPromotion>(lock, [promotionId]);
}

const put = statement(
  'catalog.promotion.putKept',
  `
  insert into promotion (promotion_id, product_id, sku_id, name, description, market, segment, percent, terms, start_date,
    end_date, min_seats, max_seats, new_only, changed_at, changed_by)
  select r.*, $2, $3 from jsonb_to_recordset($1) as r (promotion_id text, product_id text, sku_id text, name jsonb,
    description jsonb, market text, segment text, percent numeric, terms jsonb, start_date date, end_date date,
    min_seats int, max_seats int, new_only boolean)
  on conflict (promotion_id) do update set name = excluded.name, description = excluded.description,
    market = excluded.market, segment = excluded.segment, percent = excluded.percent, terms = excluded.terms,
    start_date = excluded.start_date, end_date = excluded.end_date, min_seats = excluded.min_seats,
    max_seats = excluded.max_seats, new_only = excluded.new_only, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by, version = promotion.version + 1`,
);

/** New ones and changed ones alike; those that are there were locked before. */
export async function putPromotions(
  tx: Tx,
  promotions: readonly Promotion[],
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<void> {
  if (promotions.length > 0) await tx.run(put, [JSON.stringify(promotions.map(rowOf)), at, by]);
}

const remove = statement(
  'catalog.promotion.removeKept',
  'delete from promotion where promotion_key = lower($1)',
);

export async function deletePromotion(tx: Tx, promotionId: string): Promise<void> {
  await tx.run(remove, [promotionId]);
}

const sold = statement(
  'catalog.promotion.soldKept',
  `
  select distinct s.product_id as "productId", s.sku_id as "skuId", a.segment, c.term, c.billing_cycle as "billingCycle"
    from unnest($1::text[]) as wanted (id)
    join product p on p.product_key = lower(split_part(wanted.id, ':', 1))
    join sku s on s.product_id = p.product_id and s.sku_key = lower(split_part(wanted.id, ':', 2))
    left join availability a on a.product_id = s.product_id and a.sku_id = s.sku_id
    left join availability_price c
      on c.product_id = a.product_id and c.sku_id = a.sku_id and c.availability_id = a.availability_id`,
);

/** By `product:sku`, lower case; what the catalog does not have is left out. */
export async function findSoldSkus(
  reader: Reader | Tx,
  skus: readonly string[],
): Promise<ReadonlyMap<string, SoldSku>> {
  type Row = Omit<SoldSku, 'terms'> & Partial<SoldTerm>;
  const rows = await reader.rows<Row>(sold, [[...new Set(skus)]]);
  const found = new Map<string, SoldSku & { terms: SoldTerm[] }>();
  for (const { productId, skuId, segment, term, billingCycle } of rows) {
    const key = `${productId}:${skuId}`.toLowerCase();
    const one = found.get(key) ?? { productId, skuId, terms: [] };
    if (segment && term && billingCycle) one.terms.push({ segment, term, billingCycle });
    found.set(key, one);
  }
  return found;
}

const present = statement(
  'catalog.promotion.presentKept',
  `select ${columns} from promotion p where p.promotion_key = any($1)`,
);

/** By id, lower case. */
export async function findPromotions(
  reader: Reader | Tx,
  ids: readonly string[],
): Promise<Map<string, Promotion>> {
  const rows = await reader.rows<Promotion>(present, [ids.map((id) => id.toLowerCase())]);
  return new Map(rows.map((row) => [row.promotionId.toLowerCase(), row]));
}
