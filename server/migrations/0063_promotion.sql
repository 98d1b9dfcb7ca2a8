-- Discounts of the vendor on the first term of a purchase, in one market or all.
create table promotion (
  promotion_id  text primary key,              -- product:sku:promotion
  promotion_key text not null generated always as (lower(promotion_id)) stored unique,
  product_id    text not null,                 -- no reference: an import writes products anew
  sku_id        text not null,
  name          jsonb not null,                -- language → text
  description   jsonb not null,
  market        text not null check (market ~ '^(\*|[A-Z]{2})$'),
  segment       text not null check (segment in ('commercial','education','government','nonprofit')),
  percent       numeric(7,4) not null check (percent > 0 and percent <= 100), -- off the unit price
  terms         jsonb not null,                -- [{term, billingCycle}], any one of which is bought
  start_date    date not null,
  end_date      date not null,                 -- inclusive, UTC
  min_seats     int,                           -- null: any number, here and below
  max_seats     int,
  new_only      boolean not null,              -- not for who has ever held the SKU
  check (start_date <= end_date)
);
create index promotion_of_sku on promotion (lower(product_id), lower(sku_id));
call publish_table('promotion');

-- What usage costs: a meter of the usage-based platform, and its rates by amount used.
create table usage_meter (
  meter_id       uuid primary key,
  name           text not null,
  category       text not null,
  subcategory    text not null,
  region         text not null,                -- '' for everywhere
  unit           text not null,
  tags           text[] not null,
  included       numeric(18,4) not null,       -- used up before anything is charged
  rates          jsonb not null,               -- currency → amount used from → rate
  effective_date date not null,
  shared         boolean not null              -- also for what partners share among their customers
);
call publish_table('usage_meter');

-- What a unit of a currency is in US dollars, from a month on.
create table exchange_rate (
  currency     char(3) not null,
  month        date not null check (extract(day from month) = 1),
  usd_per_unit numeric(18,8) not null check (usd_per_unit > 0),
  primary key (currency, month)
);
call publish_table('exchange_rate');
