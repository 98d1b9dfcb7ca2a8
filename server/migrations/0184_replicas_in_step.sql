-- Replicas that a commit of this very session waits for until they have applied it: they may answer readings.
-- Whoever owns the schema needs pg_read_all_stats to see them; without it none is in step.
create function replicas_in_step() returns table (name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select application_name
    from pg_stat_replication
   where state = 'streaming' and sync_state = 'sync'
     and current_setting('synchronous_commit') = 'remote_apply'
$$;
revoke all on function replicas_in_step() from public;
grant execute on function replicas_in_step() to twotier_app;
