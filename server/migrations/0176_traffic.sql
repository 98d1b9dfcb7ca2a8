-- What each process answered, by the minute of real time: for those who run the installation. No company is named.
create table traffic_minute (
  minute       timestamptz not null,
  process_id   uuid        not null,
  seen_at      timestamptz not null,  -- a process that was seen just now is at work, and has its share of the limits
  requests     integer     not null,
  refused      integer     not null,  -- 4xx, those held back left out
  failed       integer     not null,  -- 5xx
  held_back    integer     not null,  -- 429
  latency      integer[]   not null,  -- answers by class of time
  pool_busy    integer     not null,  -- most at one moment
  pool_waiting integer     not null,
  primary key (minute, process_id)
);
create index traffic_minute_seen on traffic_minute (seen_at);
alter table traffic_minute enable row level security;
create policy system on traffic_minute using (scope_is_system()) with check (scope_is_system());
grant select, insert, update, delete on traffic_minute to twotier_app;

-- How far copies of the database are behind. Their owner may ask; null where the server tells nobody.
create function replication_state() returns table (copies integer, lag_seconds double precision)
language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::integer, extract(epoch from max(replay_lag))::double precision from pg_stat_replication
$$;
revoke all on function replication_state() from public;
grant execute on function replication_state() to twotier_app;
