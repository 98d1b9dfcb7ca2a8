-- What the operator switched otherwise than the product has it preset (7.1, D16).
create table feature_switch (
  feature    text not null,
  cloud      text not null check (cloud in ('global','us-government','germany')),
  region     text not null default '',  -- selling region; empty: the whole cloud
  is_on      boolean not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (cloud, feature, region)
);
call publish_table('feature_switch');

-- What the operator knows better than the product about a country.
create table market_setting (
  country                char(2) primary key,
  registration_confirmed boolean not null,  -- the form of its registration ids is certain: a wrong one is refused (D43)
  changed_at             timestamptz not null,
  changed_by             text not null
);
call publish_table('market_setting');
