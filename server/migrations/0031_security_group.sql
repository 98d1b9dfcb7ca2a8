-- Groups of a partner's own people. Granular admin roles reach people only through groups (C83).
create table security_group (
  tenant_id   uuid not null references tenant,
  group_id    uuid not null,
  name        text not null,
  name_key    text collate "C" not null generated always as (name_key(name)) stored,
  description text,
  created_at  timestamptz not null,
  version     int not null default 1,            -- the etag
  primary key (tenant_id, group_id)
);
create unique index security_group_name on security_group (tenant_id, name_key);
call secure_table('security_group', 'tenant_id');

create table security_group_member (
  tenant_id uuid not null,
  group_id  uuid not null,
  user_id   uuid not null,
  added_at  timestamptz not null,
  primary key (tenant_id, group_id, user_id),
  foreign key (tenant_id, group_id) references security_group on delete cascade,
  foreign key (tenant_id, user_id) references tenant_user on delete cascade
);
create index security_group_of_user on security_group_member (tenant_id, user_id, group_id);
call secure_table('security_group_member', 'tenant_id');
