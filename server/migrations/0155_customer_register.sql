-- Window: the operator's list of customers by name, page by page, with these letters inside names ('' for all).
-- Planned for its values: frequent letters are met on the way through the list, rare ones by their index.
create function customer_register(letters text, after_name text, after_id uuid, most int) returns setof uuid
  language plpgsql stable security definer set search_path = public as $$
begin
  if not scope_is_system() then return; end if;
  return query execute format(
    'select tenant_id from tenant where kind = ''customer'' and (sort_name, tenant_id) > (%L, %L::uuid) %s
      order by sort_name, tenant_id limit %s',
    after_name, after_id,
    case when letters = '' then '' else format('and sort_name like %L', '%' || letters || '%') end, most);
end $$;
grant execute on function customer_register(text, text, uuid, int) to twotier_app;
