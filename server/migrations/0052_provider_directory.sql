-- The public directory of indirect providers (C3 to C5). Only the operator writes listings.
create table provider_listing (
  provider_id          uuid primary key references tenant,
  countries            text[] not null check (cardinality(countries) > 0), -- where it works with resellers
  services             text[] not null check (cardinality(services) > 0),
  description          text not null default '',
  website              text not null default '',
  contact_name         text not null,
  contact_email        text not null,
  contact_phone        text not null default '',
  representative_name  text not null, -- of the vendor; told to the provider, not to the public
  representative_email text not null,
  version              integer not null default 1,
  updated_at           timestamptz not null
);
call publish_table('provider_listing');

-- What a provider wants its listing to say; nothing changes until the vendor applies it (C4).
create table listing_change (
  provider_id     uuid not null references tenant,
  change_id       uuid not null,
  wanted          jsonb not null,
  note            text not null default '',
  state           text not null default 'open' check (state in ('open','applied','declined','withdrawn')),
  asked_at        timestamptz not null,
  asked_by_name   text not null,
  decided_at      timestamptz,
  decided_by_name text,
  reason          text,
  primary key (provider_id, change_id)
);
create unique index listing_change_one_open on listing_change (provider_id) where state = 'open';
-- The operator's queue, and what was decided lately.
create index listing_change_queue on listing_change (state, asked_at, change_id);
call secure_table('listing_change', 'provider_id');
