-- The catalog belongs to the installation: every company reads it, only the system scope writes it.
-- How markets are stored: docs/decisions/0004-a-market-is-a-column-not-a-copy.md.

-- Grows with every change of the catalog, so that answers kept in memory know when they are old.
create table catalog_version (
  only_row boolean primary key default true check (only_row),
  version  bigint not null
);
call publish_table('catalog_version');

create table product (
  product_id   text primary key,               -- 12 upper-case letters and digits
  product_key  text not null generated always as (lower(product_id)) stored unique, -- ids ignore case
  title        jsonb not null,                 -- language → text
  description  jsonb not null,
  publisher    text not null,
  is_vendor_product boolean not null,          -- the vendor's own, not a third party's
  product_type jsonb not null,                 -- {id, displayName, subType?}
  views        text[] not null,                -- targetView values it is listed under
  origin       text not null check (origin in ('demo','catalog-file','product-list')),
  content_hash text not null                   -- of the product with everything below it: a repeated import changes nothing
);
call publish_table('product');

create table sku (
  product_id     text not null references product on delete cascade,
  sku_id         text not null,
  sku_key        text not null generated always as (lower(sku_id)) stored,
  position       int not null,                 -- clients buy the first one: order matters
  title          jsonb not null,
  description    jsonb not null,
  search_text    text not null,                -- titles in all languages and publisher, as name_key
  kind           text not null check (kind in ('license','usage','software','perpetual','reservation','marketplace')),
  rule_set       text not null check (rule_set in ('new-commerce','legacy')), -- D1
  category       text not null,                -- enterprise, small-business, trial …
  unit_type      text not null,
  minimum        int not null,
  maximum        int not null,
  is_trial       boolean not null,
  is_addon       boolean not null,
  prerequisites  text[] not null,              -- product:sku, any one of which an add-on needs
  limit_unit     text not null check (limit_unit in ('none','lifetime','concurrent')),
  limit_count    int not null,
  sales_group_id text not null,                -- lines of different groups become separate orders
  attestation    jsonb,                        -- {type, enforced}
  withdrawn      boolean not null default false, -- end of sale: no new purchase, renewals go on (C62)
  traits         jsonb not null,               -- what only the wire shows: prerequisites of purchase, variables, targets
  primary key (product_id, sku_id),
  unique (product_id, sku_key)
);
create index sku_search on sku using gin (search_text gin_trgm_ops);
call publish_table('sku');

-- The services that a license contains (vendor's public product list).
create table service_plan (
  product_id    text not null,
  sku_id        text not null,
  plan_id       uuid not null,
  plan_name     text not null,
  friendly_name text not null,
  primary key (product_id, sku_id, plan_id),
  foreign key (product_id, sku_id) references sku on delete cascade
);
call publish_table('service_plan');

create table availability (
  product_id      text not null,
  sku_id          text not null,
  availability_id text not null,               -- 12 characters, derived from SKU, market and segment: stable
  market          text not null check (market ~ '^(\*|[A-Z]{2})$'), -- '*': every market
  segment         text not null check (segment in ('commercial','education','government','nonprofit')),
  is_purchasable  boolean not null,
  is_renewable    boolean not null,
  primary key (product_id, sku_id, availability_id),
  unique (product_id, sku_id, market, segment),
  foreign key (product_id, sku_id) references sku on delete cascade
);
call publish_table('availability');

-- Price of one unit for one billing period, without tax; one row per term, billing cycle and currency.
create table availability_price (
  product_id      text not null,
  sku_id          text not null,
  availability_id text not null,
  term            text not null,               -- P1M, P1Y, P3Y; empty: bought once, no end
  billing_cycle   text not null check (billing_cycle in ('monthly','annual','triennial','one_time','none')),
  currency        char(3) not null,
  unit_price      numeric(18,4) not null check (unit_price >= 0),
  primary key (product_id, sku_id, availability_id, term, billing_cycle, currency),
  foreign key (product_id, sku_id, availability_id) references availability on delete cascade
);
call publish_table('availability_price');

create table offer_category (
  market      text not null,                   -- '*' or a country
  category_id text not null,
  name        jsonb not null,
  locales     jsonb not null,                  -- language → locale as recorded; empty: the product's own
  rank        int not null,
  primary key (market, category_id)
);
call publish_table('offer_category');

-- Legacy catalog. A country with offers of its own shows those alone; any other shows the '*' ones.
create table offer (
  market          text not null check (market ~ '^(\*|[A-Z]{2})$'),
  offer_id        text not null,               -- letters' case as recorded
  offer_key       text not null generated always as (lower(offer_id)) stored,
  name            jsonb not null,
  description     jsonb not null,
  locales         jsonb not null,
  search_text     text not null,
  rank            int not null,
  uri             text not null,
  category_id     text not null,               -- '' for none; add-ons have none
  billing         text not null check (billing in ('none','usage','license')),
  billing_cycles  text[] not null,
  term            int not null,
  term_unit       text not null,
  minimum         int not null,
  maximum         int not null,
  limit_unit      text not null,               -- spelled as recorded: None, Concurrent, Lifetime
  limit_count     int not null,
  is_addon        boolean not null,
  has_addons      boolean not null,
  is_trial        boolean not null,
  is_available    boolean not null,
  is_auto_renewable boolean not null,
  prerequisites   text[] not null,
  upgrade_targets text[],                      -- null: the member is absent
  conversion_targets text[] not null,
  resellee_qualifications text[] not null,
  reseller_qualifications text[] not null,
  sales_group_id  text not null,
  product         jsonb not null,              -- {id, name, unit}
  unit_type       text not null,
  publisher       text not null,
  traits          jsonb not null,              -- isInternal, isMicrosoftProduct, acquisitionType, supportedCatalogTypes, actions …
  price_class     text not null,               -- row of default_offer_price for an offer without a price of its own
  stands_for      text,                        -- product:sku that this offer shows a second time
  content_hash    text not null,
  primary key (market, offer_id),
  unique (market, offer_key)
);
create index offer_by_rank on offer (market, rank, offer_key);
create index offer_by_key on offer (offer_key);
create index offer_search on offer using gin (search_text gin_trgm_ops);
call publish_table('offer');

create table offer_price (
  market        text not null,
  offer_id      text not null,
  billing_cycle text not null check (billing_cycle in ('monthly','annual','triennial','one_time','none')),
  currency      char(3) not null,
  unit_price    numeric(18,4) not null check (unit_price >= 0),
  primary key (market, offer_id, billing_cycle, currency),
  foreign key (market, offer_id) references offer on delete cascade
);
call publish_table('offer_price');

-- What an imported offer without a price costs in the demo world; empty in production, where it is then not for sale.
create table default_offer_price (
  price_class   text not null,
  billing_cycle text not null,
  currency      char(3) not null,
  unit_price    numeric(18,4) not null check (unit_price >= 0),
  primary key (price_class, billing_cycle, currency)
);
call publish_table('default_offer_price');

create table catalog_import (
  import_id      uuid primary key,
  kind           text not null check (kind in ('offer-list','product-list','catalog-file')),
  file_name      text not null,
  options        jsonb not null,               -- country, currency, publisher, sellable, dry run
  state          text not null check (state in ('running','finished','failed','interrupted')),
  rows_total     int not null,                 -- rows of the file; done = added + changed + unchanged + failed
  rows_added     int not null default 0,
  rows_changed   int not null default 0,
  rows_unchanged int not null default 0,
  rows_failed    int not null default 0,
  entries_total  int not null,                 -- products or offers that the rows make up
  warnings       int not null default 0,
  started_at     timestamptz not null,
  progressed_at  timestamptz not null,
  finished_at    timestamptz,
  started_by     text not null
);
-- One at a time, whoever asks.
create unique index catalog_import_running on catalog_import ((true)) where state = 'running';
create index catalog_import_newest on catalog_import (started_at desc, import_id);
call publish_table('catalog_import');

create table catalog_import_problem (
  import_id      uuid not null references catalog_import on delete cascade,
  problem_number int not null,
  row_number     int,                          -- line of a CSV file, position in a list; null: the file as a whole
  identifier     text not null,
  problem        text not null,                -- code; the sentence is made when it is read
  severity       text not null check (severity in ('refuse','warn')),
  params         jsonb not null,
  primary key (import_id, problem_number)
);
call publish_table('catalog_import_problem');

-- The file itself, kept for the newest imports so that an interrupted one can be run again.
create table catalog_import_file (
  import_id uuid primary key references catalog_import on delete cascade,
  content   bytea not null
);
call publish_table('catalog_import_file');
