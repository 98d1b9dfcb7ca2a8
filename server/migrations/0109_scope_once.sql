-- Whether a scope is the system's is asked once for each statement instead of once for each row, as the tenant of
-- the scope is already: who may see what stays exactly as it was.
create or replace procedure secure_table(target regclass, variadic tenant_columns text[]) language plpgsql as $$
declare
  condition text := '(select scope_is_system())';
  tenant_column text;
begin
  foreach tenant_column in array tenant_columns loop
    condition := format('%I = (select scope_tenant()) or %s', tenant_column, condition);
  end loop;
  execute format('alter table %s enable row level security', target);
  execute format('create policy scope on %s using (%s) with check (%s)', target, condition, condition);
  execute format('grant select, insert, update, delete on %s to twotier_app', target);
end $$;

do $$
declare
  held record;
  -- As PostgreSQL writes the call back, with its own brackets around a condition.
  asked constant text := 'scope_is_system()';
begin
  for held in
    select p.polrelid::regclass as target, p.polname as name,
           pg_get_expr(p.polqual, p.polrelid) as seen, pg_get_expr(p.polwithcheck, p.polrelid) as written
      from pg_policy p join pg_class c on c.oid = p.polrelid
     where c.relnamespace = 'public'::regnamespace
  loop
    if held.seen like '%' || asked || '%' and held.seen not like '%SELECT ' || asked || '%' then
      execute format('alter policy %I on %s using (%s)', held.name, held.target,
                     replace(held.seen, asked, '(select scope_is_system())'));
    end if;
    if held.written like '%' || asked || '%' and held.written not like '%SELECT ' || asked || '%' then
      execute format('alter policy %I on %s with check (%s)', held.name, held.target,
                     replace(held.written, asked, '(select scope_is_system())'));
    end if;
  end loop;
end $$;
