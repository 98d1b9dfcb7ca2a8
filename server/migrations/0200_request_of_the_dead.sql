-- An attempt at a request tells by which process it is made. A process shows that it lives by an advisory lock,
-- which the server lets go with its connection: what a dead process began is taken over at once, without
-- waiting until it can no longer be alive.
alter table request_replay add column process int;

create function process_is_present(sign int) returns boolean
language sql stable strict as $$
  select exists (
    select 1 from pg_locks
     where locktype = 'advisory' and classid = 7301 and objid = sign::oid and objsubid = 2 and granted
       and database = (select oid from pg_database where datname = current_database()))
$$;
