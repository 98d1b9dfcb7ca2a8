-- The operator reads all activity logs: newest first, of everybody, of one person or application, or of one operation.
create index audit_by_time on audit_record (occurred_at desc, record_id desc);
create index audit_by_actor on audit_record (actor_name, occurred_at desc, record_id desc);
create index audit_by_operation_everywhere on audit_record (operation, occurred_at desc, record_id desc);

-- Names of companies as they are compared and sorted: stored, so that row security lets an index answer.
alter table tenant
  add column sort_name text collate "C" not null generated always as (name_key(name)) stored;
create index tenant_sort_name on tenant (kind, sort_name, tenant_id);
create index tenant_domain on tenant (domain);
create index tenant_name_inside on tenant using gin (sort_name gin_trgm_ops);

-- Window: companies with these letters in their names, for the operator. LIKE may not use an index below row security.
create function tenants_with_name_inside(letters text, most int) returns setof uuid
  language sql stable security definer set search_path = public as $$
  select tenant_id from tenant where scope_is_system() and sort_name like '%' || letters || '%' limit most
$$;
grant execute on function tenants_with_name_inside(text, int) to twotier_app;
