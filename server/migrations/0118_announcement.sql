-- What the operator tells people of the installation: shown above every page to those it is meant for.
create table announcement (
  announcement_id uuid primary key,
  severity    text not null check (severity in ('information','warning','critical')),
  texts       jsonb not null,              -- {en: {title, text}, es: …, ru: …}
  kinds       text[] not null,             -- kinds of company it is meant for; empty: all
  roles       text[] not null,             -- roles of people; empty: all
  regions     text[] not null,             -- selling regions; empty: all
  shows_from  timestamptz not null,
  shows_until timestamptz,                 -- null: until it is withdrawn
  created_at  timestamptz not null,
  created_by  text not null,
  version     int not null default 1,
  check (shows_until is null or shows_until > shows_from)
);
create index announcement_list on announcement (created_at desc, announcement_id desc);
create index announcement_present on announcement (shows_until, shows_from);
call publish_table('announcement');

-- Who does not want to see it above pages any more.
create table announcement_dismissal (
  tenant_id       uuid not null references tenant,
  user_id         uuid not null,
  announcement_id uuid not null references announcement on delete cascade,
  dismissed_at    timestamptz not null,
  primary key (tenant_id, user_id, announcement_id)
);
create index announcement_dismissal_of on announcement_dismissal (announcement_id);
call secure_table('announcement_dismissal', 'tenant_id');
