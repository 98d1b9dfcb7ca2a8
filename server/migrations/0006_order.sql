-- Baskets (4.6). Lines are replaced as a whole, so they live inside the row.
create table cart (
  partner_id    uuid not null references tenant,
  cart_id       uuid not null,
  customer_id   uuid not null references tenant,
  status        text not null check (status in ('active','ordered')), -- expiry follows from expires_at
  created_at    timestamptz not null,
  modified_at   timestamptz not null,
  expires_at    timestamptz not null,
  modified_by   uuid,
  attested      boolean,                         -- partner-on-record attestation (C60)
  lines         jsonb not null,
  checkout_result jsonb,                         -- order ids and errors of the one checkout
  version       int not null default 1,
  primary key (partner_id, cart_id)
);
create index cart_of_customer on cart (partner_id, customer_id, created_at desc);
call secure_table('cart', 'partner_id');

create table customer_order (
  partner_id    uuid not null references tenant,
  order_id      text not null,
  customer_id   uuid not null references tenant,
  status        text not null,                   -- 4.7
  billing_cycle text not null,
  currency      char(3) not null,
  total_price   numeric(18,4) not null,
  created_at    timestamptz not null,
  placed_by     uuid,
  cart_id       uuid,
  version       int not null default 1,
  primary key (partner_id, order_id)
);
create index order_of_customer on customer_order (partner_id, customer_id, created_at desc, order_id);
call secure_table('customer_order', 'partner_id');

create table order_line (
  partner_id      uuid not null references tenant,
  order_id        text not null,
  line_number     int not null,
  catalog_item_id text not null,                 -- product:sku:availability or legacy offer id
  offer_name      text not null,
  friendly_name   text,
  quantity        int not null,
  term_duration   text,
  billing_cycle   text not null,
  unit_price      numeric(18,4) not null,
  line_price      numeric(18,4) not null,
  subscription_id uuid,
  reseller_partner_id text,                      -- reseller's location PartnerID; null: nobody is credited (I26)
  additional_partner_ids text[] not null default '{}',
  transaction_type text not null default 'New',
  provisioning    text not null check (provisioning in ('pending','fulfilled','unfulfilled')),
  attributes      jsonb not null default '{}',   -- provisioning context, attestation, promotion
  primary key (partner_id, order_id, line_number),
  foreign key (partner_id, order_id) references customer_order
);
call secure_table('order_line', 'partner_id');

create table subscription (
  partner_id       uuid not null references tenant, -- who bought it
  subscription_id  uuid not null,
  customer_id      uuid not null references tenant,
  order_id         text not null,
  line_number      int not null,
  kind             text not null check (kind in ('license','usage','software','perpetual','reservation','marketplace')),
  rule_set         text not null check (rule_set in ('new-commerce','legacy')), -- D1
  catalog_item_id  text not null,
  product_id       text not null,
  sku_id           text not null,
  offer_name       text not null,
  publisher        text not null,
  friendly_name    text not null,
  quantity         int not null,
  unit_type        text not null,
  parent_subscription_id uuid,
  status           text not null check (status in ('pending','active','suspended','expired','disabled','deleted')),
  status_changed_at timestamptz not null,
  suspension_reasons text[] not null default '{}',
  is_trial         boolean not null default false,
  term_duration    text,
  billing_cycle    text not null,
  auto_renew       boolean not null,
  created_at       timestamptz not null,
  term_starts_at   timestamptz not null,
  term_ends_on     date,                         -- last day of the term, inclusive; null: no end
  cancelable_until timestamptz,                  -- end of the cancellation window (4.8.3)
  currency         char(3) not null,
  unit_price       numeric(18,4) not null,
  reseller_partner_id text,                      -- attribution: reseller's location PartnerID (C46)
  reseller_id      uuid,                         -- tenant of that reseller
  reseller_name    text,
  support_contact_id uuid not null,              -- default: who bought it (4.9)
  version          int not null default 1,
  primary key (partner_id, subscription_id)
);
create index subscription_of_customer on subscription (partner_id, customer_id, created_at, subscription_id);
create index subscription_of_reseller on subscription (reseller_id, partner_id) where reseller_id is not null;
create index subscription_unattributed on subscription (partner_id, customer_id) where reseller_partner_id is null;
call secure_table('subscription', 'partner_id', 'customer_id');

-- Who was credited from when (9.2 rule 5).
create table subscription_attribution (
  partner_id      uuid not null references tenant,
  subscription_id uuid not null,
  changed_at      timestamptz not null,
  change_id       uuid not null,
  old_partner_id  text,
  new_partner_id  text,
  changed_by      uuid,
  primary key (partner_id, subscription_id, changed_at, change_id)
);
call secure_table('subscription_attribution', 'partner_id');
