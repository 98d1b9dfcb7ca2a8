import { statement } from '../../../platform/db/index.ts';
import type { ListedPrice } from '../import-model.ts';
import type { Reader } from '../store.ts';
import type { FoundAvailability } from './reading-rules.ts';

// In the order asked for; of several the market's own.
const availabilitiesOf = statement(
  'catalog.priceList.availabilities',
  `
  select a.product_id as "productId", a.sku_id as "skuId", a.availability_id as "availabilityId"
    from jsonb_array_elements($1::jsonb) with ordinality as e (one, position)
    left join lateral (
      select a.product_id, a.sku_id, a.availability_id
        from product p
        join sku s on s.product_id = p.product_id and s.sku_key = lower(e.one->>'skuId')
        join availability a on a.product_id = s.product_id and a.sku_id = s.sku_id
       where p.product_key = lower(e.one->>'productId') and a.segment = e.one->>'segment'
         and (a.market = '*' or a.market = e.one->>'market')
       order by a.market = '*' limit 1) a on true
   order by e.position`,
);

/** The availability that each row of a price list is about; null where the catalog has none. */
export async function findAvailabilities(
  reader: Reader,
  prices: readonly ListedPrice[],
): Promise<(FoundAvailability | null)[]> {
  if (prices.length === 0) return [];
  const wanted = prices.map(({ productId, skuId, segment, market }) => ({
    productId,
    skuId,
    segment,
    market,
  }));
  const rows = await reader.rows<{ [Name in keyof FoundAvailability]: string | null }>(availabilitiesOf, [
    JSON.stringify(wanted),
  ]);
  return rows.map((row) => (row.availabilityId === null ? null : (row as FoundAvailability)));
}
