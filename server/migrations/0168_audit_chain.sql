-- The activity log as a chain (I46): what has been written for a while is sealed in batches, each seal covering the
-- records since the one before and its digest. Whoever changes, removes or slips in a record breaks a seal.

-- The order in which records are sealed. A transaction has its number before it takes a position: once every
-- transaction that had begun is over, nothing is added below the positions given out until then.
create sequence audit_position;
grant usage, select on sequence audit_position to twotier_app;
alter table audit_record add column log_position bigint not null
  default (case when pg_current_xact_id() is not null then nextval('audit_position') end);
create unique index audit_record_position on audit_record (log_position);

create table audit_seal (
  seal_number    bigint primary key,         -- 1, 2, 3 …
  first_position bigint not null,            -- of the records it covers; it covers all since the last of the seal before
  last_position  bigint not null,
  record_count   int not null,
  sealed_at      timestamptz not null,       -- real time
  previous       bytea not null,             -- digest of the seal before; 32 zeros for the first
  digest         bytea not null,             -- of all of the above and the SHA-256 of each record, in order
  marks          bytea not null              -- the first eight bytes of each record's SHA-256: which one it is, should it break
);
alter table audit_seal enable row level security;
create policy system_reads on audit_seal for select using ((select scope_is_system()));
create policy system_seals on audit_seal for insert with check ((select scope_is_system()));
grant select, insert on audit_seal to twotier_app;

-- The product's role lacks the rights already; this holds for its owner too, and for mistakes made by hand.
create function keep_as_written() returns trigger language plpgsql as $$
begin
  raise exception 'records of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger keep_as_written before update or delete or truncate on audit_record
  for each statement execute function keep_as_written();
create trigger keep_as_written before update or delete or truncate on audit_seal
  for each statement execute function keep_as_written();
