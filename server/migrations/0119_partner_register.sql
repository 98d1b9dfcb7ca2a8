-- The operator's list of partners: by name, page by page, and by letters inside a name.
create index partner_by_name on partner ((name_key(name) collate "C"), tenant_id);
create index partner_name_inside on partner using gin (name_key(name) gin_trgm_ops);

-- Window: partners with these letters in their names, for the operator. LIKE may not use an index below row security.
create function partners_with_name_inside(letters text) returns setof uuid
  language sql stable security definer set search_path = public as $$
  select tenant_id from partner where scope_is_system() and name_key(name) like '%' || letters || '%'
$$;
grant execute on function partners_with_name_inside(text) to twotier_app;

-- Why the operator restricts a partner (C111); gone with the restriction.
create table partner_restriction (
  tenant_id     uuid primary key references tenant,
  reason        text not null,
  restricted_at timestamptz not null,
  restricted_by text not null
);
call secure_table('partner_restriction', 'tenant_id');
