-- Activity log. Append-only: the product's role may add and read, never change or delete (I46).
create table audit_record (
  tenant_id       uuid not null references tenant, -- whose log this copy stands in: each party has its own
  occurred_at     timestamptz not null,
  record_id       uuid not null,
  event_id        uuid not null,                 -- the same in the copies of all parties
  operation       text not null,                 -- e.g. add_customer
  resource_type   text not null,                 -- e.g. customer
  status          text not null check (status in ('succeeded','failed')),
  customer_id     uuid,
  customer_name   text,
  counterpart_id  uuid,                          -- the other company of the event, if any
  actor_user_id   uuid,
  actor_name      text,                          -- user principal name or application id
  application_id  text,
  old_value       jsonb,
  new_value       jsonb,                         -- never a secret (I20)
  details         jsonb not null default '[]',   -- [{key, value}]
  correlation_id  uuid not null,
  primary key (tenant_id, occurred_at, record_id)
);
create index audit_by_customer on audit_record (tenant_id, customer_id, occurred_at desc);
create index audit_by_operation on audit_record (tenant_id, operation, occurred_at desc);
alter table audit_record enable row level security;
create policy own on audit_record for select using (tenant_id = (select scope_tenant()) or scope_is_system());
-- Each party of an event gets its copy in the transaction of the one who acted.
create policy append on audit_record for insert with check (scope_is_set());
grant select, insert on audit_record to twotier_app;

-- First answers to writes, kept so that a repeat with the same MS-RequestId does nothing twice (conventions 12).
create table request_replay (
  tenant_id   uuid not null references tenant,
  replay_key  text not null,                     -- hash of application or user, method, path, request id, body
  answered_at timestamptz,                       -- null while the first one runs
  started_at  timestamptz not null,
  status      int,
  headers     jsonb,
  body        jsonb,                             -- without one-time secrets (I21)
  primary key (tenant_id, replay_key)
);
create index request_replay_age on request_replay (tenant_id, started_at);
call secure_table('request_replay', 'tenant_id');
