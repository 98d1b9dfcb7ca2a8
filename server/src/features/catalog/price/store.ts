import type { Tx } from '../../../platform/db/index.ts';
import { statement } from '../../../platform/db/index.ts';
import type { MonthPrice, PriceChange, PriceKey } from './model.ts';
import { monthOf } from './month-rules.ts';

const keyColumns = 'product_id, sku_id, availability_id, term, billing_cycle, currency';
const given = `jsonb_to_recordset($1) as r (product_id text, sku_id text, availability_id text, term text,
  billing_cycle text, currency text, market text, month date, unit_price numeric)`;

/** Month of what a price was before its first change. */
const sinceEver = "date '2000-01-01'";

// The price that held so far, for a key that changes for the first time.
const keepFormer = statement(
  'catalog.monthPrice.keepFormer',
  `
  insert into month_price (${keyColumns}, market, month, unit_price, begun, changed_at, changed_by)
  select distinct ${keyColumns}, '*', ${sinceEver}, c.unit_price, true, $2::timestamptz, $3
    from (select distinct ${keyColumns} from ${given}) r
    join availability_price c using (${keyColumns})
   where c.market = '*' and not exists (
     select from month_price m where (m.product_id, m.sku_id, m.availability_id, m.term, m.billing_cycle, m.currency)
          = (c.product_id, c.sku_id, c.availability_id, c.term, c.billing_cycle, c.currency) and m.market = '*')`,
);

const put = statement(
  'catalog.monthPrice.put',
  `
  insert into month_price (${keyColumns}, market, month, unit_price, begun, changed_at, changed_by)
  select ${keyColumns}, market, month, unit_price, month <= $4::date, $2, $3 from ${given}
  on conflict (${keyColumns}, market, month) do update
     set unit_price = excluded.unit_price, begun = excluded.begun, changed_at = excluded.changed_at,
         changed_by = excluded.changed_by`,
);

// Brings what holds in a month into availability_price; a later month's price stays where it is.
const project = statement(
  'catalog.monthPrice.project',
  `
  with held as (
    select distinct on (${keyColumns}, m.market) ${keyColumns}, m.market, m.unit_price
      from (select distinct ${keyColumns}, market from ${given}) r
      join month_price m using (${keyColumns}, market)
      join availability a using (product_id, sku_id, availability_id)
     where m.month <= $2::date
     order by ${keyColumns}, m.market, m.month desc),
  gone as (
    delete from availability_price c using held h
     where (c.product_id, c.sku_id, c.availability_id, c.term, c.billing_cycle, c.currency, c.market)
         = (h.product_id, h.sku_id, h.availability_id, h.term, h.billing_cycle, h.currency, h.market)
       and h.unit_price is null)
  insert into availability_price (${keyColumns}, market, unit_price)
  select ${keyColumns}, market, unit_price from held where unit_price is not null
  on conflict (${keyColumns}, market) do update set unit_price = excluded.unit_price`,
);

const remove = statement(
  'catalog.monthPrice.remove',
  `
  delete from month_price m using ${given}
   where (m.product_id, m.sku_id, m.availability_id, m.term, m.billing_cycle, m.currency, m.market, m.month)
       = (r.product_id, r.sku_id, r.availability_id, r.term, r.billing_cycle, r.currency, r.market, r.month)
     and not m.begun`,
);

const takeBeginning = statement(
  'catalog.monthPrice.takeBeginning',
  `
  with due as (
    select ctid from month_price where not begun and month <= $1::date order by month limit $2 for update skip locked)
  update month_price m set begun = true from due where m.ctid = due.ctid
  returning m.product_id as "productId", m.sku_id as "skuId", m.availability_id as "availabilityId",
            nullif(m.term, '') as term, m.billing_cycle as "billingCycle", m.currency, m.market,
            to_char(m.month, 'YYYY-MM') as month, m.unit_price as "unitPrice"`,
);

const nextBeginning = statement(
  'catalog.monthPrice.nextBeginning',
  'select min(month)::timestamptz as at from month_price where not begun',
);

// A changed product is written anew; its former prices are kept, and what differs begins with this month.
const keepReplaced = statement(
  'catalog.monthPrice.keepReplaced',
  `
  with wanted as (select ${keyColumns}, unit_price from ${given}),
  changed as (
    select ${keyColumns}, c.unit_price as former, w.unit_price as next
      from (select * from availability_price where product_id = any($4) and market = '*') c
      full join wanted w using (${keyColumns})
     where c.unit_price is distinct from w.unit_price),
  former as (
    insert into month_price (${keyColumns}, market, month, unit_price, begun, changed_at, changed_by)
    select ${keyColumns}, '*', ${sinceEver}, c.former, true, $2::timestamptz, $3 from changed c
     where c.former is not null and not exists (
       select from month_price m where (m.product_id, m.sku_id, m.availability_id, m.term, m.billing_cycle, m.currency)
            = (c.product_id, c.sku_id, c.availability_id, c.term, c.billing_cycle, c.currency) and m.market = '*'))
  insert into month_price (${keyColumns}, market, month, unit_price, begun, changed_at, changed_by)
  select ${keyColumns}, '*', $5::date, next, true, $2, $3 from changed
  on conflict (${keyColumns}, market, month) do update
     set unit_price = excluded.unit_price, begun = true, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
);

const restoreMarkets = statement(
  'catalog.monthPrice.restoreMarkets',
  `
  insert into availability_price (${keyColumns}, market, unit_price)
  select ${keyColumns}, market, unit_price from (
    select distinct on (${keyColumns}, m.market) ${keyColumns}, m.market, m.unit_price
      from month_price m join availability a using (product_id, sku_id, availability_id)
     where m.product_id = any($1) and m.market <> '*' and m.begun
     order by ${keyColumns}, m.market, m.month desc) held
   where unit_price is not null
  on conflict do nothing`,
);

const row = (price: PriceKey & { month?: string; unitPrice?: string | null }) => ({
  product_id: price.productId,
  sku_id: price.skuId,
  availability_id: price.availabilityId,
  term: price.term ?? '',
  billing_cycle: price.billingCycle,
  currency: price.currency,
  market: price.market,
  ...(price.month === undefined ? {} : { month: `${price.month}-01` }),
  unit_price: price.unitPrice ?? null,
});

const present = (at: Date) => `${monthOf(at)}-01`;

/** Sets prices from their months on; those of the present month hold at once. */
export async function putMonthPrices(
  tx: Tx,
  prices: readonly MonthPrice[],
  change: PriceChange,
): Promise<void> {
  if (prices.length === 0) return;
  const rows = JSON.stringify(prices.map(row));
  await tx.run(keepFormer, [rows, change.at, change.by]);
  await tx.run(put, [rows, change.at, change.by, present(change.at)]);
  await tx.run(project, [rows, present(change.at)]);
}

/** Takes back a price whose month has not begun; 0 when there is none. */
export function removePlannedPrice(tx: Tx, price: PriceKey & { month: string }): Promise<number> {
  return tx.run(remove, [JSON.stringify([row(price)])]);
}

/** Prices whose month has come take the place of the former ones. */
export async function beginMonthPrices(tx: Tx, now: Date, limit: number): Promise<MonthPrice[]> {
  const begun = await tx.rows<MonthPrice>(takeBeginning, [present(now), limit]);
  if (begun.length > 0) await tx.run(project, [JSON.stringify(begun.map(row)), present(now)]);
  return begun;
}

export async function nextPriceMonth(tx: Pick<Tx, 'maybe'>): Promise<Date | null> {
  return (await tx.maybe<{ at: Date | null }>(nextBeginning))?.at ?? null;
}

/** Before products are written anew: keeps what their prices were, and dates what differs. */
export async function keepReplacedPrices(
  tx: Tx,
  productIds: readonly string[],
  prices: readonly PriceKey[],
  change: PriceChange,
): Promise<void> {
  const rows = JSON.stringify(prices.map(row));
  await tx.run(keepReplaced, [rows, change.at, change.by, productIds, present(change.at)]);
}

/** After products were written anew: markets keep the prices of their own. */
export async function restoreMarketPrices(tx: Tx, productIds: readonly string[]): Promise<void> {
  await tx.run(restoreMarkets, [productIds]);
}

// In the order asked for; a market's own price before the one for all, a month's before the present one.
const held = statement(
  'catalog.monthPrice.held',
  `
  select coalesce(
           (select m.unit_price from month_price m
             where (m.product_id, m.sku_id, m.availability_id, m.term, m.billing_cycle, m.currency, m.market)
                 = (r.product_id, r.sku_id, r.availability_id, r.term, r.billing_cycle, r.currency, r.market)
               and m.month <= r.month order by m.month desc limit 1),
           (select c.unit_price from availability_price c
             where (c.product_id, c.sku_id, c.availability_id, c.term, c.billing_cycle, c.currency, c.market)
                 = (r.product_id, r.sku_id, r.availability_id, r.term, r.billing_cycle, r.currency, r.market)))::text as price
    from jsonb_array_elements($1::jsonb) with ordinality as e (one, position)
    cross join lateral jsonb_to_record(e.one) as r (product_id text, sku_id text, availability_id text, term text,
      billing_cycle text, currency text, market text, month date)
   order by e.position`,
);

/** What each key costs in its month as things stand, by its own market; null where it has no price. */
export async function readHeldPrices(
  tx: Pick<Tx, 'rows'>,
  prices: readonly MonthPrice[],
): Promise<(string | null)[]> {
  const rows = await tx.rows<{ price: string | null }>(held, [JSON.stringify(prices.map(row))]);
  return rows.map(({ price }) => price);
}
