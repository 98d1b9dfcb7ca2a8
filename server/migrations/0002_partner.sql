-- Organizations: every company in the installation has one tenant.
create table tenant (
  tenant_id   uuid primary key,
  kind        text not null check (kind in ('operator','indirect-provider','indirect-reseller','direct-partner','customer')),
  name        text not null,                 -- legal name; a customer's bill-to name lives with its partner
  country     char(2) not null,              -- decides the market and the selling region (7.2)
  cloud       text not null default 'global',-- nothing crosses clouds (I13)
  domain      text not null,                 -- default domain, never changes
  registration_id text,                      -- company or tax number where the country has one (7.4)
  created_at  timestamptz not null
);
call secure_table('tenant', 'tenant_id');

-- Street address, e-mail and phone of an organization: shown to partners only with delegated admin (I19).
create table tenant_address (
  tenant_id     uuid primary key references tenant,
  address_line1 text not null,
  address_line2 text,
  city          text not null,
  state         text,
  postal_code   text,
  country       char(2) not null,
  phone_number  text,
  email         text,
  culture       text not null,
  language      text not null
);
call secure_table('tenant_address', 'tenant_id');

-- Every domain name in use, whoever owns it.
create table domain (
  tenant_id   uuid not null references tenant,
  domain_name text not null check (domain_name = lower(domain_name)),
  is_default  boolean not null,
  primary key (tenant_id, domain_name)
);
create unique index domain_name_unique on domain (domain_name);
call secure_table('domain', 'tenant_id');

-- Window: is this name in use anywhere? Tells nothing about by whom.
create function domain_is_taken(wanted text) returns boolean
  language sql stable security definer set search_path = public as $$
  select scope_is_set() and exists (select from domain where domain_name = lower(wanted))
$$;
grant execute on function domain_is_taken(text) to twotier_app;

-- Partner companies. What is here is known to every partner who knows the PartnerID (C14);
-- contacts and money are elsewhere.
create table partner (
  tenant_id           uuid primary key references tenant,
  kind                text not null check (kind in ('indirect-provider','indirect-reseller','direct-partner')),
  name                text not null,
  country             char(2) not null,
  region              text not null,            -- selling region (7.2)
  cloud               text not null,
  global_partner_id   text not null unique,     -- head office: never earns credit
  location_partner_id text not null unique,     -- bound to the transacting account: earns credit
  program_status      text not null check (program_status in ('pending','active','restricted','deauthorized')),
  agreement_signed_at timestamptz               -- partner agreement in its region (C2); null: not signed
);
alter table partner enable row level security;
create policy published on partner for select using (scope_is_set());
create policy own on partner using (tenant_id = (select scope_tenant()) or scope_is_system())
  with check (tenant_id = (select scope_tenant()) or scope_is_system());
grant select, insert, update, delete on partner to twotier_app;

-- What only the partner itself and the vendor know.
create table partner_account (
  tenant_id      uuid primary key references tenant,
  currency       char(3) not null,
  credit_limit   numeric(18,2) not null,        -- in currency; available = limit minus open amounts (C112)
  credit_used    numeric(18,2) not null default 0,
  contact_name   text not null,
  contact_email  text not null,
  contact_phone  text
);
call secure_table('partner_account', 'tenant_id');

-- People of a tenant.
create table tenant_user (
  tenant_id           uuid not null references tenant,
  user_id             uuid not null,
  user_principal_name text not null,
  first_name          text not null,
  last_name           text not null,
  display_name        text not null,
  roles               text[] not null,
  usage_location      char(2),
  state               text not null default 'active' check (state in ('active','inactive')),
  created_at          timestamptz not null,
  primary key (tenant_id, user_id)
);
create unique index tenant_user_name on tenant_user (lower(user_principal_name));
call secure_table('tenant_user', 'tenant_id');
