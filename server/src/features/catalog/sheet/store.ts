import type { Reader, Tx } from '../../../platform/db/index.ts';
import { statement } from '../../../platform/db/index.ts';
import type { ExchangeRate, InventoryFact, MeterRates, NewMeter, OfferMatrixRow } from './model.ts';

const meters = statement(
  'catalog.meter.list',
  `
  select meter_id as "meterId", name, category, subcategory, region, unit, tags, included::text as included,
         usage_rates_in(meter_id, $1, $4::date) as rates,
         to_char(greatest(effective_date, (select max(r.from_month) from usage_rate r
           where r.meter_id = m.meter_id and r.currency = $1 and r.from_month <= $4::date)), 'YYYY-MM-DD') as "effectiveDate"
    from usage_meter m where rates ? $1 and (shared or not $2) and effective_date <= $3::date
   order by category, name, region, meter_id`,
);

const saveMeter = statement(
  'catalog.meter.save',
  `
  insert into usage_meter (meter_id, name, category, subcategory, region, unit, tags, included, rates, effective_date, shared)
  select * from jsonb_to_recordset($1) as r (meter_id uuid, name text, category text, subcategory text, region text,
    unit text, tags text[], included numeric, rates jsonb, effective_date date, shared boolean)
  on conflict (meter_id) do update set rates = excluded.rates, effective_date = excluded.effective_date`,
);

const rates = statement(
  'catalog.exchangeRate.list',
  `
  select distinct on (currency) currency, usd_per_unit::text as "usdPerUnit"
    from exchange_rate where month <= $1::date order by currency, month desc`,
);

const saveRate = statement(
  'catalog.exchangeRate.save',
  `
  insert into exchange_rate (currency, month, usd_per_unit)
  select * from jsonb_to_recordset($1) as r (currency text, month date, usd_per_unit numeric)
  on conflict (currency, month) do update set usd_per_unit = excluded.usd_per_unit`,
);

const matrix = statement(
  'catalog.offerMatrix',
  `
  select d.title as "productTitle", s.product_id as "productId", s.sku_id as "skuId", s.title,
         coalesce(s.traits->>'provisioningId', '') as "provisioningId", coalesce(s.traits->>'partNumber', '') as "partNumber",
         a.segment, s.minimum, s.maximum, nullif(c.term, '') as term, c.billing_cycle as "billingCycle",
         s.is_trial as "isTrial", s.is_addon as "isAddon", s.prerequisites, s.limit_unit as "limitUnit",
         s.limit_count as "limit", to_char(x.last_sale, 'YYYY-MM-DD') as "lastSale"
    from sku s
    join product d on d.product_id = s.product_id
    join availability a on a.product_id = s.product_id and a.sku_id = s.sku_id and a.is_purchasable and a.market in ('*', $1)
    join (select distinct product_id, sku_id, availability_id, term, billing_cycle from availability_price
           where market in ('*', $1)) c
      on c.product_id = a.product_id and c.sku_id = a.sku_id and c.availability_id = a.availability_id
    left join sku_setting x on x.product_id = s.product_id and x.sku_id = s.sku_id
   where s.kind = 'license' and s.rule_set = 'new-commerce' and (x.last_sale is null or x.last_sale >= $2::date)
     and (not s.withdrawn or x.last_sale >= $2::date)
   order by name_key(d.title->>'en'), s.product_id, s.sku_id, a.segment, c.term, c.billing_cycle`,
);

const inventory = statement(
  'catalog.inventory',
  `
  select distinct s.product_id as "productId", s.sku_id as "skuId", s.withdrawn,
         exists (select from availability a where a.product_id = s.product_id and a.sku_id = s.sku_id
                    and a.is_purchasable and a.market in ('*', $2)) as "soldInCountry"
    from jsonb_to_recordset($1) as w (product text, sku text)
    join product p on p.product_key = lower(w.product)
    join sku s on s.product_id = p.product_id and (w.sku is null or s.sku_key = lower(w.sku))
   order by 1, 2`,
);

/** Meters with their rates in a currency and a month; `shared` leaves those that partners share among customers. */
export function listMeters(
  reader: Reader,
  by: { currency: string; shared: boolean; on: Date; month: string },
): Promise<MeterRates[]> {
  return reader.rows(meters, [by.currency, by.shared, by.on, `${by.month}-01`]);
}

export async function saveMeters(tx: Tx, list: readonly NewMeter[]): Promise<void> {
  const rows = list.map(({ meterId, effectiveDate, ...rest }) => ({
    meter_id: meterId,
    effective_date: effectiveDate,
    ...rest,
  }));
  await tx.run(saveMeter, [JSON.stringify(rows)]);
}

/** What units of currencies are in US dollars in a month. */
export function listExchangeRates(reader: Reader, month: string): Promise<ExchangeRate[]> {
  return reader.rows(rates, [`${month}-01`]);
}

export async function saveExchangeRates(tx: Tx, month: string, list: readonly ExchangeRate[]): Promise<void> {
  const rows = list.map(({ currency, usdPerUnit }) => ({
    currency,
    month: `${month}-01`,
    usd_per_unit: usdPerUnit,
  }));
  await tx.run(saveRate, [JSON.stringify(rows)]);
}

/** What of licenses may be bought in a month, term by term. */
export function listOfferMatrix(reader: Reader, country: string, month: string): Promise<OfferMatrixRow[]> {
  return reader.rows(matrix, [country, `${month}-01`]);
}

/** Facts of SKUs by product, or by product and SKU; unknown ones are left out. */
export function readInventory(
  reader: Reader,
  wanted: readonly { product: string; sku: string | null }[],
  country: string,
): Promise<InventoryFact[]> {
  return reader.rows(inventory, [JSON.stringify(wanted), country]);
}
