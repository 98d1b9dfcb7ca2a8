import type { Database, Tx } from '../../../platform/db/index.ts';
import { statement, systemScope } from '../../../platform/db/index.ts';
import type { SkuSetting } from './model.ts';

const save = statement(
  'catalog.skuSetting.save',
  `
  insert into sku_setting (product_id, sku_id, withdrawn, last_sale, limit_unit, limit_count, minimum, maximum, changed_at, changed_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  on conflict (product_id, sku_id) do update set withdrawn = excluded.withdrawn, last_sale = excluded.last_sale,
    limit_unit = excluded.limit_unit, limit_count = excluded.limit_count, minimum = excluded.minimum,
    maximum = excluded.maximum, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
);

const apply = statement(
  'catalog.skuSetting.apply',
  `
  update sku s set withdrawn = coalesce(x.withdrawn, s.withdrawn), limit_unit = coalesce(x.limit_unit, s.limit_unit),
         limit_count = coalesce(x.limit_count, s.limit_count), minimum = coalesce(x.minimum, s.minimum),
         maximum = coalesce(x.maximum, s.maximum)
    from sku_setting x where x.product_id = s.product_id and x.sku_id = s.sku_id and s.product_id = any($1)`,
);

const nextEnd = statement(
  'catalog.skuSetting.nextEnd',
  `
  select (min(last_sale) + 1)::timestamptz as at from sku_setting where withdrawn is not true and last_sale is not null`,
);

const endSales = statement(
  'catalog.skuSetting.endSales',
  `
  with due as (
    select product_id, sku_id from sku_setting
     where withdrawn is not true and last_sale is not null and last_sale < $1::date
     order by last_sale limit $2 for update skip locked),
  ended as (
    update sku_setting x set withdrawn = true from due
     where x.product_id = due.product_id and x.sku_id = due.sku_id
     returning x.product_id, x.sku_id, x.last_sale),
  written as (
    update sku s set withdrawn = true from ended e where s.product_id = e.product_id and s.sku_id = e.sku_id)
  select product_id as "productId", sku_id as "skuId", to_char(last_sale, 'YYYY-MM-DD') as "lastSale" from ended`,
);

/** Keeps what the operator decided, and puts it into force. */
export async function saveSkuSetting(tx: Tx, setting: SkuSetting, change: { at: Date; by: string }) {
  const { productId, skuId, withdrawn, lastSale, limitUnit, limit, minimum, maximum } = setting;
  const values = [withdrawn, lastSale, limitUnit, limit, minimum, maximum, change.at, change.by];
  await tx.run(save, [productId, skuId, ...values]);
  await applySkuSettings(tx, [productId]);
}

/** What the operator decided goes before the file that a product came from. */
export async function applySkuSettings(tx: Tx, productIds: readonly string[]): Promise<void> {
  await tx.run(apply, [productIds]);
}

export interface EndedSale {
  readonly productId: string;
  readonly skuId: string;
  readonly lastSale: string;
}

/** Ends the sale of what had its last day before the day of `now`. */
export function endDueSales(tx: Tx, now: Date, limit: number): Promise<EndedSale[]> {
  return tx.rows<EndedSale>(endSales, [now, limit]);
}

export async function nextEndOfSale(db: Database): Promise<Date | null> {
  const scope = systemScope('the next end of sale');
  return (await db.maybe<{ at: Date | null }>(scope, nextEnd))?.at ?? null;
}
