-- What lists sort SKUs by, in each language: worked out once, not at each reading.
alter table sku
  add column sort_en text not null generated always as (name_key(coalesce(title->>'en', ''))) stored,
  add column sort_es text not null generated always as (name_key(coalesce(title->>'es', title->>'en', ''))) stored,
  add column sort_ru text not null generated always as (name_key(coalesce(title->>'ru', title->>'en', ''))) stored;
