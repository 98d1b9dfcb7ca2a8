-- A partner's relationship with a customer (4.3), and what that partner's lists show of it.
create table customer_relationship (
  partner_id     uuid not null references tenant,
  customer_id    uuid not null references tenant,
  capacity       text not null check (capacity in ('provider','reseller','direct')),
  state          text not null check (state in ('active','ended','frozen')),
  company_name   text not null,                  -- bill-to name, this partner's own (C28, I51)
  company_name_key text not null generated always as (name_key(company_name)) stored,
  domain         text not null,
  country        char(2) not null,
  reseller_id    uuid,                           -- capacity provider: reseller designated for the customer
  reseller_name  text,                           -- of that reseller, as its partner record says
  provider_id    uuid,                           -- capacity reseller: provider that serves the customer with it
  delegated_admin text not null default 'none' check (delegated_admin in ('none','granular','legacy')),
  agreement_accepted_at timestamptz,             -- customer agreement known to this partner (C20); null: missing
  account_review text not null default 'allowed' check (account_review in ('allowed','under-review','not-approved')),
  started_at     timestamptz not null,
  ended_at       timestamptz,
  version        int not null default 1,
  primary key (partner_id, customer_id)
);
create index customer_list on customer_relationship (partner_id, company_name_key, customer_id) where state = 'active';
create index customer_list_by_reseller on customer_relationship (partner_id, reseller_id, company_name_key, customer_id) where state = 'active';
create index customer_list_by_domain on customer_relationship (partner_id, domain text_pattern_ops, customer_id) where state = 'active';
create index customer_name_prefix on customer_relationship (partner_id, company_name_key text_pattern_ops) where state = 'active';
create index customer_name_inside on customer_relationship using gin (partner_id, company_name_key gin_trgm_ops) where state = 'active';
create index customer_partners on customer_relationship (customer_id, partner_id);
call secure_table('customer_relationship', 'partner_id', 'customer_id');

-- Bill-to data: the partner's own, one per customer (C27).
create table customer_billing_profile (
  partner_id    uuid not null references tenant,
  customer_id   uuid not null references tenant,
  profile_id    uuid not null,
  first_name    text not null,
  last_name     text not null,
  email         text not null,
  culture       text not null,
  language      text not null,
  company_name  text not null,
  address_line1 text not null,
  address_line2 text,
  city          text not null,
  state         text,
  postal_code   text,
  country       char(2) not null,
  phone_number  text,
  version       int not null default 1,          -- the etag (conventions 9)
  primary key (partner_id, customer_id)
);
call secure_table('customer_billing_profile', 'partner_id');

-- Running counts per partner, so that no list counts rows on the way (pitfall 8).
create table customer_count (
  partner_id  uuid not null references tenant,
  reseller_id uuid not null,                     -- 00000000-… for customers without a reseller
  customers   bigint not null,
  primary key (partner_id, reseller_id)
);
call secure_table('customer_count', 'partner_id');

-- Customer agreement, confirmed by a partner or accepted by the customer itself (C20).
create table customer_agreement (
  partner_id    uuid not null references tenant, -- the customer's own id when it accepted directly
  customer_id   uuid not null references tenant,
  agreement_id  uuid not null,
  template_id   text not null,
  agreement_type text not null,
  first_name    text not null,
  last_name     text not null,
  email         text not null,
  phone_number  text,
  agreed_at     timestamptz not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid,
  primary key (partner_id, customer_id, agreement_id)
);
call secure_table('customer_agreement', 'partner_id', 'customer_id');
