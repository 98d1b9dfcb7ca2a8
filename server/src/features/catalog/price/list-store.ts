import type { Reader } from '../../../platform/db/index.ts';
import { statement } from '../../../platform/db/index.ts';
import type { ListedPrice } from '../import-model.ts';
import type { PriceListEnd, PriceListSearch, PriceRow } from './list-model.ts';
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

// Prices of availability `a` in a month: what its history says, a market's own first; what never changed is as at present.
const pricesIn = (month: string) => `
  select distinct on (h.term, h.billing_cycle) h.term, h.billing_cycle, h.unit_price from (
    select m.term, m.billing_cycle, m.unit_price, m.market, m.month from month_price m
     where m.product_id = a.product_id and m.sku_id = a.sku_id and m.availability_id = a.availability_id
       and m.currency = $2 and m.market in ('*', $1) and m.month <= ${month}
    union all
    select c.term, c.billing_cycle, c.unit_price, '*', date '1900-01-01' from availability_price c
     where c.product_id = a.product_id and c.sku_id = a.sku_id and c.availability_id = a.availability_id
       and c.currency = $2 and c.market = '*' and not exists (
         select from month_price m
          where m.product_id = c.product_id and m.sku_id = c.sku_id and m.availability_id = c.availability_id
            and m.term = c.term and m.billing_cycle = c.billing_cycle and m.currency = $2 and m.market = '*')) h
   order by h.term, h.billing_cycle, h.market = '*', h.month desc`;

// First what can be in the list, by name; prices are looked up only for the rows of the page.
// $1 country $2 currency $3 month $4 language $5 segment $6 pattern $7 kind $8 state of sale
// $9 name $10 id $11 term $12 cycle of the last row before $13 limit
const page = statement(
  'catalog.priceList.page',
  `
  select a.name, a.product_id as "productId", a.sku_id as "skuId", a.availability_id as "availabilityId", s.title,
         d.title as "productTitle", s.description, s.unit_type as "unitType", d.publisher, s.kind, a.segment,
         nullif(p.term, '') as term, p.billing_cycle as "billingCycle", p.unit_price::text as "unitPrice", s.minimum,
         s.maximum, s.limit_unit as "limitUnit", s.limit_count as "limit", s.is_trial as "isTrial",
         s.is_addon as "isAddon", to_char(a.last_sale, 'YYYY-MM-DD') as "lastSale", a.sale_state as "saleState",
         case when f.unit_price is distinct from p.unit_price then f.unit_price::text end as "formerPrice"
    from (
      select l.* from (
        select a.product_id, a.sku_id, a.availability_id, a.segment, x.last_sale,
               case $4 when 'es' then s.sort_es when 'ru' then s.sort_ru else s.sort_en end collate "C" as name,
               a.product_id || ':' || a.sku_id || ':' || a.availability_id collate "C" as id,
               case when s.withdrawn then 'withdrawn' when x.last_sale is not null then 'ending' else 'on-sale' end as sale_state
          from availability a
          join sku s on s.product_id = a.product_id and s.sku_id = a.sku_id
          left join sku_setting x on x.product_id = a.product_id and x.sku_id = a.sku_id
         where a.market in ('*', $1) and a.is_purchasable and ($5::text is null or a.segment = $5)
           and s.search_text like name_key($6) and ($7::text is null or s.kind = $7)) l
       where ($8::text is null or l.sale_state = $8)
         and ($9::text is null or (l.name, l.id) >= ($9 collate "C", $10 collate "C"))
       order by l.name, l.id offset 0) a
    join sku s on s.product_id = a.product_id and s.sku_id = a.sku_id
    join product d on d.product_id = a.product_id
    cross join lateral (${pricesIn('$3::date')}) p
    left join lateral (
      select b.unit_price from (${pricesIn("$3::date - interval '1 month'")}) b
       where b.term = p.term and b.billing_cycle = p.billing_cycle) f on true
   where p.unit_price is not null
     and ($9::text is null or (a.name, a.id, p.term collate "C", p.billing_cycle collate "C")
          > ($9 collate "C", $10 collate "C", $11 collate "C", $12 collate "C"))
   order by a.name, a.id, p.term collate "C", p.billing_cycle collate "C" limit $13`,
);

/** Rows of a list in the order of names; one more than asked for tells that another page follows. */
export function readPrices(reader: Reader, by: PriceListSearch): Promise<PriceRow[]> {
  const words = (by.text ?? '').trim().replace(/[\\%_]/g, '\\$&');
  const { after } = by;
  return reader.rows<PriceRow>(page, [
    by.country,
    by.currency,
    `${by.month}-01`,
    by.language,
    by.segment,
    `%${words}%`,
    by.kind,
    by.sale,
    after?.name ?? null,
    after?.id ?? null,
    after?.term ?? null,
    after?.billingCycle ?? null,
    by.limit,
  ]);
}

/** Where the page after a row begins. */
export function endOf(row: PriceRow): PriceListEnd {
  const { name, productId, skuId, availabilityId, term, billingCycle } = row;
  return { name, id: `${productId}:${skuId}:${availabilityId}`, term: term ?? '', billingCycle };
}

const filePage = 5000;

/** A whole list, page by page: for files of any length. */
export async function* readAllPrices(
  reader: Reader,
  by: Omit<PriceListSearch, 'after' | 'limit'>,
): AsyncGenerator<PriceRow[]> {
  for (let after: PriceListEnd | null = null; ; ) {
    const rows: PriceRow[] = await readPrices(reader, { ...by, after, limit: filePage });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < filePage || !last) return;
    after = endOf(last);
  }
}

const firstMonth = statement(
  'catalog.priceList.firstMonth',
  `select to_char(min(month), 'YYYY-MM') as month from month_price where month > '2000-01-01'`,
);

/** The first month of which something else than the present price is known. */
export async function firstRecordedMonth(reader: Reader): Promise<string | null> {
  return (await reader.maybe<{ month: string | null }>(firstMonth))?.month ?? null;
}
