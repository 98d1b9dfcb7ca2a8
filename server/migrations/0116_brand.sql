-- How the installation presents itself: one row once the operator has changed anything.
create table brand (
  singleton     boolean primary key default true check (singleton),
  name          text not null,
  accent        text check (accent ~ '^#[0-9a-f]{6}$'),  -- of buttons and links; null: the product's own
  support_url   text,
  support_email text,
  support_phone text,
  terms_url     text,
  privacy_url   text,
  imprint_url   text,
  version       int not null,
  changed_at    timestamptz not null
);
call publish_table('brand');

create table brand_picture (
  ground      text primary key check (ground in ('light','dark')), -- on what ground it is shown
  media_type  text not null,
  width       int not null,
  height      int not null,
  content     bytea not null,
  fingerprint text not null              -- part of its address: a browser keeps each for good
);
call publish_table('brand_picture');
