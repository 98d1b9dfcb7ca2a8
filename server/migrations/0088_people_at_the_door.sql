-- Companies with very many people, and people whose sign-in is blocked.

-- A blocked person keeps roles and licenses, which cost money, and gets in nowhere.
alter table tenant_user add column sign_in_blocked boolean not null default false;
create index tenant_user_blocked on tenant_user (tenant_id, user_id) where sign_in_blocked;

-- The list in the order of either name, without sorting a company's people.
create index tenant_user_by_first_name on tenant_user (tenant_id, state, (name_key(first_name) collate "C"), user_id);
create index tenant_user_by_last_name on tenant_user (tenant_id, state, (name_key(last_name) collate "C"), user_id);

-- Whether so many people of the scope's own tenant have these letters in their names that a walk through the
-- sorted list meets a page of them sooner than all of them are found and sorted. Two letters have no trigram.
create function letters_are_frequent(letters text) returns boolean
  language plpgsql stable security definer set search_path = public set enable_seqscan = off set enable_indexscan = off as $$
begin
  if length(letters) < 3 then return true; end if;
  return (select count(*) = 500 from (
    select from tenant_user
     where tenant_id = scope_tenant() and (display_name_key || ' ' || user_name_key) like '%' || letters || '%'
     limit 500) met);
end $$;
grant execute on function letters_are_frequent(text) to twotier_app;
