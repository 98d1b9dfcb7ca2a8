-- What a provider puts on top of the vendor's price for its resellers. A reseller never reads a row of it.
create table margin (
  provider_id uuid not null references tenant,
  margin_id   uuid not null,
  reseller_id uuid references tenant,          -- null: every reseller
  product_id  text,                            -- null: every product; no reference: an import writes products anew
  kind        text not null check (kind in ('percent','amount')),
  value       numeric(18,4) not null check (value >= 0), -- percent of the price, or an amount for one unit and month
  currency    char(3) check ((currency is null) = (kind = 'percent')), -- an amount is of one currency
  from_date   date not null,
  version     bigint not null default 1,
  changed_at  timestamptz not null,
  primary key (provider_id, margin_id),
  -- One margin for one thing from one day on.
  constraint margin_once unique nulls not distinct (provider_id, reseller_id, product_id, currency, from_date)
);
create index margin_listed on margin (provider_id, from_date, margin_id);
call secure_table('margin', 'provider_id');
