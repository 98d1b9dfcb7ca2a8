-- A repeated write is carried out once, also when whoever began it lost its database or died on the way: the
-- claim of an attempt is marked in the same transaction as the first thing it writes. Without the mark nothing
-- was kept, and a later attempt may take its place; the earlier one then fails to commit.
alter table request_replay
  add column attempt   uuid,
  add column committed boolean not null default false;

create function mark_request_committed(tenant uuid, key text, by_attempt uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update request_replay set committed = true
   where tenant_id = tenant and replay_key = key and attempt = by_attempt;
  if not found then
    raise exception 'another attempt has taken the place of this one' using errcode = '40001';
  end if;
end
$$;
revoke all on function mark_request_committed(uuid, text, uuid) from public;
grant execute on function mark_request_committed(uuid, text, uuid) to twotier_app;
