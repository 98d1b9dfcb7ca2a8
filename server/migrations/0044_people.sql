-- People of every tenant: what their directory knows of them, their roles, and how they are found.
alter table tenant_user
  add column phone_number text,
  add column immutable_id text,                -- sync anchor of people of federated domains
  add column synced_at timestamptz,            -- last directory synchronization; null: kept here alone
  add column is_guest boolean not null default false, -- somebody else's person, named by their own address
  add column version int not null default 1;   -- who changes a person says which version was read
create index tenant_user_deleted on tenant_user (deleted_at, tenant_id, user_id) where state = 'inactive';

-- People of federated domains are made where they sign in, not here (C72).
alter table domain add column is_federated boolean not null default false;

-- Who holds which role: an index of tenant_user.roles, kept by triggers and by nobody else. Deleted people
-- hold none; their roles wait in their own row (D32).
create table role_member (
  tenant_id uuid not null,
  role      text not null,
  user_id   uuid not null,
  primary key (tenant_id, role, user_id),
  foreign key (tenant_id, user_id) references tenant_user on delete cascade
);
call secure_table('role_member', 'tenant_id');
insert into role_member
select tenant_id, role, user_id from tenant_user, unnest(roles) as role where state = 'active' on conflict do nothing;

create function enter_role_members() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  insert into role_member
  select tenant_id, role, user_id from added, unnest(roles) as role where state = 'active' on conflict do nothing;
  return null;
end $$;
create trigger role_members_entered after insert on tenant_user referencing new table as added
  for each statement execute function enter_role_members();

-- I40, whoever writes: a tenant that has a global admin keeps one.
create function change_role_members() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  insert into role_member
  select new.tenant_id, role, new.user_id from unnest(new.roles) as role where new.state = 'active'
      on conflict do nothing;
  delete from role_member
   where tenant_id = new.tenant_id and user_id = new.user_id
     and not (new.state = 'active' and role = any(new.roles));
  if old.state = 'active' and 'global-admin' = any(old.roles)
     and not (new.state = 'active' and 'global-admin' = any(new.roles)) then
    perform from role_member where tenant_id = new.tenant_id and role = 'global-admin'
      order by user_id limit 1 for update;
    if not found then
      raise exception 'the last global admin' using errcode = 'check_violation', constraint = 'last_global_admin';
    end if;
  end if;
  return null;
end $$;
create trigger role_members_changed after update on tenant_user
  for each row when (old.roles is distinct from new.roles or old.state is distinct from new.state)
  execute function change_role_members();

-- Locations to which a role of the portal is narrowed (2.4); a role without a row here is for the whole company.
create table role_location (
  tenant_id   uuid not null,
  user_id     uuid not null,
  role        text not null,
  location_id text not null,                   -- location PartnerID
  primary key (tenant_id, user_id, role, location_id),
  foreign key (tenant_id, user_id) references tenant_user on delete cascade
);
call secure_table('role_location', 'tenant_id');

-- Window: people of the scope's own tenant with these letters in their names. LIKE may not use an index
-- below row security (it is not leakproof), so the search runs here, bound to the same tenant.
create index tenant_user_search on tenant_user
  using gin (tenant_id, (display_name_key || ' ' || user_name_key) gin_trgm_ops);
create function people_with_letters_inside(letters text) returns setof tenant_user
  language sql stable security definer set search_path = public as $$
  select * from tenant_user
   where tenant_id = scope_tenant() and (display_name_key || ' ' || user_name_key) like '%' || letters || '%'
$$;
grant execute on function people_with_letters_inside(text) to twotier_app;

-- Passwords kept by a quick hash are long, random and temporary (docs/decisions).
alter table user_credential
  add constraint quick_hash_is_temporary check (must_change or password_hash like '$argon2id$%');
