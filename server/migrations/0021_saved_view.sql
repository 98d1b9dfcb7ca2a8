-- What a person wants to see of a list, under a name of the person's own.
create table saved_view (
  tenant_id  uuid not null references tenant,
  user_id    uuid not null,
  view_id    uuid not null,
  list       text not null,                       -- which list, e.g. customers
  name       text not null,
  shown      jsonb not null,                      -- search, filters, columns and order, as the portal wrote them
  is_default boolean not null default false,      -- what the person sees first
  created_at timestamptz not null,
  primary key (tenant_id, user_id, view_id)
);
create unique index saved_view_name on saved_view (tenant_id, user_id, list, name_key(name));
create unique index saved_view_default on saved_view (tenant_id, user_id, list) where is_default;
call secure_table('saved_view', 'tenant_id');
