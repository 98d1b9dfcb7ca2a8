-- Row security. The product works as the role twotier_app, which owns nothing and sees
-- only rows of the scope its transaction is in. No scope, no rows.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists unaccent;

do $$ begin
  if not exists (select from pg_roles where rolname = 'twotier_app') then
    create role twotier_app nologin;
  end if;
end $$;
grant twotier_app to current_user;
grant usage on schema public to twotier_app;

-- The tenant of the present scope; null outside any scope and in the system scope.
create function scope_tenant() returns uuid language sql stable parallel safe as $$
  select case when current_setting('twotier.scope', true) in ('', 'system') then null
              else current_setting('twotier.scope', true)::uuid end
$$;

-- True in the system scope: signing in, jobs, the demo world.
create function scope_is_system() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('twotier.scope', true), '') = 'system'
$$;

-- True in any scope at all: for facts that the trade publishes, such as a PartnerID's name.
create function scope_is_set() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('twotier.scope', true), '') <> ''
$$;

-- Puts a table under row security: rows whose one of the named columns is the scope's tenant.
create procedure secure_table(target regclass, variadic tenant_columns text[]) language plpgsql as $$
declare
  condition text := 'scope_is_system()';
  tenant_column text;
begin
  foreach tenant_column in array tenant_columns loop
    condition := format('%I = (select scope_tenant()) or %s', tenant_column, condition);
  end loop;
  execute format('alter table %s enable row level security', target);
  execute format('create policy scope on %s using (%s) with check (%s)', target, condition, condition);
  execute format('grant select, insert, update, delete on %s to twotier_app', target);
end $$;

-- A table that belongs to the installation, readable in any scope, written only by the system scope.
create procedure publish_table(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy readable on %s for select using (scope_is_set())', target);
  execute format('create policy system on %s using (scope_is_system()) with check (scope_is_system())', target);
  execute format('grant select, insert, update, delete on %s to twotier_app', target);
end $$;

-- How names are compared and sorted: case and accents do not matter.
create function name_key(name text) returns text language sql immutable parallel safe strict as $$
  select lower(public.unaccent('public.unaccent'::regdictionary, name))
$$;
