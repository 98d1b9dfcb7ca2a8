-- The operator looks after promotions: who changed one last, and which state of it somebody has seen.
alter table promotion
  add column version    bigint not null default 1,
  add column changed_at timestamptz,           -- null: as it came with the catalog, here and below
  add column changed_by text;

-- Promotions and rules of sale come as files, too.
alter table catalog_import drop constraint catalog_import_kind_check;
alter table catalog_import add constraint catalog_import_kind_check
  check (kind in ('offer-list','product-list','catalog-file','price-list','promotion-list','rule-list'));
