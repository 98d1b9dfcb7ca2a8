-- Events are records of the activity log that others may be told of: an event is written with its record, in
-- the transaction of the change. What is not committed was never an event.
alter table audit_record
  add column event_name     text,     -- as webhooks and the event feed call it; null: nobody is told
  add column event_xid      xid8,     -- the transaction: read up to the oldest one still running, nothing is missed
  add column event_position bigint;   -- order within it
create sequence audit_event_position;
grant usage on sequence audit_event_position to twotier_app;
create index audit_event_feed on audit_record (tenant_id, event_xid, event_position) where event_name is not null;
create index audit_event_order on audit_record (event_xid, event_position) where event_name is not null;
create unique index audit_event_record on audit_record (tenant_id, record_id) where event_name is not null;

-- Where a company wants to be told of its events (C105).
create table webhook (
  tenant_id      uuid not null references tenant,
  webhook_id     uuid not null,                 -- SubscriberId of the contract
  url            text not null,
  event_names    text[] not null,
  in_own_header  boolean not null,              -- signature in x-ms-signature instead of Authorization
  alert_email    text,                          -- told when the address is switched off; null: nobody
  state          text not null default 'active' check (state in ('active','disabled')),
  parked_in_row  int not null default 0,        -- events given up since one was taken
  secret_key_id  text not null,                 -- sealed (keyring)
  secret_box     bytea not null,
  former_key_id  text,                          -- the secret before, good for a while
  former_box     bytea,
  former_until   timestamptz,                   -- real time
  version        int not null default 1,
  created_at     timestamptz not null,          -- the clock's time
  since_xid      xid8 not null default pg_snapshot_xmin(pg_current_snapshot()), -- told of what is committed from then on
  primary key (tenant_id, webhook_id)
);
call secure_table('webhook', 'tenant_id');

-- One event on its way to one address, and how it went.
create table webhook_delivery (
  tenant_id      uuid not null,
  delivery_id    uuid not null,
  webhook_id     uuid not null,
  event_id       uuid not null,                 -- of the activity record; the same at every attempt
  event_name     text not null,
  body           text not null,                 -- to the letter, as it is signed
  is_test        boolean not null default false,
  created_at     timestamptz not null,          -- the clock's time
  state          text not null default 'waiting' check (state in ('waiting','delivered','parked')),
  attempts       int not null default 0,        -- since it was last sent by hand
  next_attempt_at timestamptz not null default now(),  -- real time, like every delivery
  primary key (tenant_id, delivery_id),
  foreign key (tenant_id, webhook_id) references webhook on delete cascade
);
create unique index webhook_delivery_event on webhook_delivery (tenant_id, webhook_id, event_id);
create index webhook_delivery_list on webhook_delivery (tenant_id, webhook_id, created_at desc, delivery_id desc);
create index webhook_delivery_waiting on webhook_delivery (tenant_id, webhook_id, next_attempt_at) where state = 'waiting';
create index webhook_delivery_age on webhook_delivery (created_at);
call secure_table('webhook_delivery', 'tenant_id');

create table webhook_attempt (
  tenant_id      uuid not null,
  delivery_id    uuid not null,
  attempted_at   timestamptz not null,          -- real time
  attempt_id     uuid not null,
  status         int,                           -- of the answer; null: there was none
  fault          text,                          -- why not, where there was none
  answer         text,                          -- its first characters
  duration_ms    int not null,
  primary key (tenant_id, delivery_id, attempted_at, attempt_id),
  foreign key (tenant_id, delivery_id) references webhook_delivery on delete cascade
);
call secure_table('webhook_attempt', 'tenant_id');

-- How far events have been handed to the addresses that want them: one row for the installation.
create table webhook_progress (
  singleton      boolean primary key default true check (singleton),
  event_xid      xid8 not null,
  event_position bigint not null
);
insert into webhook_progress (event_xid, event_position) values ('0', 0);
alter table webhook_progress enable row level security;
create policy system on webhook_progress using (scope_is_system()) with check (scope_is_system());
grant select, insert, update on webhook_progress to twotier_app;

-- Keys that sign deliveries, with the certificate that receivers check them by.
create table webhook_certificate (
  certificate_id uuid primary key,
  der            bytea not null,
  key_id         text not null,                 -- sealed (keyring)
  key_box        bytea not null,
  not_after      timestamptz not null           -- real time
);
alter table webhook_certificate enable row level security;
create policy system on webhook_certificate using (scope_is_system()) with check (scope_is_system());
grant select, insert on webhook_certificate to twotier_app;
