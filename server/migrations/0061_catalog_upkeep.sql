-- Prices by month and market, and what the operator decides about a SKU itself (C62).

-- Today's price; '*' stands for every market of the availability, and a market's own price goes before it.
alter table availability_price add column market text not null default '*' check (market ~ '^(\*|[A-Z]{2})$');
alter table availability_price drop constraint availability_price_pkey;
alter table availability_price
  add primary key (product_id, sku_id, availability_id, term, billing_cycle, currency, market);

-- What a price was, is and will be. A key without a row here has always had its present price. No reference to
-- the availability: an import writes a changed product anew, and what it cost before stays readable.
create table month_price (
  product_id      text not null,
  sku_id          text not null,
  availability_id text not null,
  term            text not null,               -- as in availability_price
  billing_cycle   text not null,
  currency        char(3) not null,
  market          text not null check (market ~ '^(\*|[A-Z]{2})$'),
  month           date not null check (extract(day from month) = 1), -- holds from here on; 2000-01-01: since ever
  unit_price      numeric(18,4) check (unit_price >= 0), -- null: no longer offered
  begun           boolean not null,            -- has reached availability_price
  changed_at      timestamptz not null,
  changed_by      text not null,
  primary key (product_id, sku_id, availability_id, term, billing_cycle, currency, market, month)
);
create index month_price_waiting on month_price (month) where not begun;
create index month_price_of_list on month_price (currency, month);
call publish_table('month_price');

-- Goes before the file a SKU came from, and stays when that is imported again. `sku` holds the outcome.
create table sku_setting (
  product_id  text not null,
  sku_id      text not null,
  withdrawn   boolean,                         -- null: as the file says
  last_sale   date,                            -- last day of sale, inclusive
  limit_unit  text check (limit_unit in ('none','lifetime','concurrent')), -- null: as the file says, here and below
  limit_count int,
  minimum     int,
  maximum     int,
  changed_at  timestamptz not null,
  changed_by  text not null,
  primary key (product_id, sku_id)
);
create index sku_setting_ending on sku_setting (last_sale) where withdrawn is not true and last_sale is not null;
call publish_table('sku_setting');

alter table catalog_import drop constraint catalog_import_kind_check;
alter table catalog_import add constraint catalog_import_kind_check
  check (kind in ('offer-list','product-list','catalog-file','price-list'));
