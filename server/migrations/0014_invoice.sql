-- What the vendor bills a partner for one closed month (C112): one invoice per kind of charge and currency.
create table invoice (
  partner_id   uuid not null references tenant,  -- who is billed: a provider or a direct partner
  invoice_id   text not null,                    -- G000024135 for one-time charges, D… for recurring ones
  invoice_type text not null check (invoice_type in ('Recurring','OneTime')),
  currency     char(3) not null,
  period_start date not null,                    -- first day of the month
  period_end   date not null,                    -- its last day, inclusive
  invoiced_at  timestamptz not null,             -- ready by the 8th of the month after (8)
  total        numeric(18,4) not null,           -- sum of the lines, before tax
  paid_amount  numeric(18,4) not null default 0,
  primary key (partner_id, invoice_id),
  -- A month is closed once.
  unique (partner_id, period_start, invoice_type, currency)
);
create index invoice_list on invoice (partner_id, invoiced_at desc, invoice_id);
call secure_table('invoice', 'partner_id');

-- Facts as they stood when the month was closed: an invoice does not change with what it bills.
create table invoice_line (
  partner_id       uuid not null references tenant,
  invoice_id       text not null,
  line_number      int not null,                 -- from 1
  customer_id      uuid not null references tenant,
  customer_name    text not null,
  customer_domain  text not null,
  customer_country char(2) not null,
  order_id         text not null,                -- the order line that is charged here
  order_line_number int not null,
  ordered_at       timestamptz not null,
  subscription_id  uuid not null,
  subscription_name text not null,
  subscription_starts_at timestamptz not null,
  subscription_ends_on date,                     -- null: no end
  catalog_item_id  text not null,
  product_id       text not null,
  sku_id           text not null,
  offer_name       text not null,
  publisher        text not null,
  reseller_partner_id text,                      -- credited reseller's location PartnerID; null: nobody
  term_duration    text,
  billing_cycle    text not null,
  charge_type      text not null check (charge_type in ('New','AddQuantity','CycleFee')),
  charge_starts_on date not null,                -- days the charge is for, both inclusive
  charge_ends_on   date not null,
  unit_price       numeric(18,4) not null,       -- for one license and a whole charge cycle
  quantity         int not null,
  subtotal         numeric(18,4) not null,       -- rounded to the currency's own digits
  primary key (partner_id, invoice_id, line_number),
  foreign key (partner_id, invoice_id) references invoice
);
call secure_table('invoice_line', 'partner_id');
