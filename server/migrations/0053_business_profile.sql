-- How a company presents itself to customers (C6): one profile for its selling region.
create table business_profile (
  partner_id   uuid not null references tenant,
  region       text not null,              -- selling region of the company (7.2)
  draft        jsonb not null,             -- as it is being written
  published    jsonb,                      -- as customers read it; null: never published
  logo         bytea,                      -- GIF, JPG or PNG, at most 300 pixels wide
  logo_type    text,
  published_logo      bytea,
  published_logo_type text,
  version      integer not null default 1,
  updated_at   timestamptz not null,
  published_at timestamptz,
  primary key (partner_id, region)
);
call secure_table('business_profile', 'partner_id');

-- Sites of the company, each with an inbox of its own (C7). An address is never edited: delete, then add.
create table profile_location (
  partner_id    uuid not null references tenant,
  location_id   uuid not null,
  name          text not null,
  country       char(2) not null,
  city          text not null,
  state         text,
  postal_code   text,
  address_line1 text not null,
  address_line2 text,
  phone_number  text,
  added_at      timestamptz not null,
  primary key (partner_id, location_id)
);
call secure_table('profile_location', 'partner_id');

create index profile_location_country on profile_location (country, partner_id);
