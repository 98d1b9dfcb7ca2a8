-- Granular delegated admin (4.5): named, with chosen directory roles, for a time.
create table delegation (
  partner_id     uuid not null references tenant,
  delegation_id  uuid not null,
  name           text not null check (length(name) between 1 and 50),
  name_key       text collate "C" not null generated always as (lower(name)) stored,
  customer_id    uuid references tenant,         -- named by the partner, or bound by the acceptance; null: the first acceptor
  roles          text[] not null check (cardinality(roles) > 0),
  duration_days  int not null check (duration_days between 1 and 730),
  auto_extend    boolean not null,
  state          text not null check (state in
    ('draft','approval-pending','approved','active','termination-requested','terminated','expired')),
  token_hash     bytea,                          -- of the link's secret; replaced when the link is made anew
  created_at     timestamptz not null,
  finalized_at   timestamptz,
  approved_at    timestamptz,
  activated_at   timestamptz,                    -- null and expired: never approved, shown to nobody
  ends_at        timestamptz,
  noticed_days   int,                            -- the last reminder before the present end: 30, 7 or 1
  termination_requested_at timestamptz,
  ended_at       timestamptz,
  origin         text not null check (origin in ('request','creation','move')), -- with the customer account (2.6), from legacy rights (C86)
  due_at         timestamptz,                    -- when its next date comes; null: nothing waits
  changed_at     timestamptz not null,
  version        int not null default 1,         -- the etag
  primary key (partner_id, delegation_id),
  constraint delegation_never_extends_global_admin                -- I17, whoever writes
    check (not (auto_extend and '62e90394-69f5-4237-9190-012177145e10' = any (roles))),
  constraint delegation_bound check (state in ('draft','approval-pending','expired','terminated') or customer_id is not null)
);
create unique index delegation_name on delegation (partner_id, name_key);               -- I18
create unique index delegation_link on delegation (token_hash) where token_hash is not null;
create index delegation_newest on delegation (partner_id, created_at desc, delegation_id desc);
-- Drafts and what waits are few among what runs: a list of them must not walk past the others.
create index delegation_by_state on delegation (partner_id, state, created_at desc, delegation_id desc);
create index delegation_by_end on delegation (partner_id, ends_at, delegation_id) where state = 'active';
create index delegation_pending on delegation (partner_id) where state = 'approval-pending';
create index delegation_of_customer on delegation (customer_id, partner_id, state);
create index delegation_due on delegation (due_at) where due_at is not null;
call secure_table('delegation', 'partner_id', 'customer_id');

-- Window: the holder of a link's secret finds what it asks for, and nothing else.
create function delegation_by_token(hash bytea) returns setof delegation
  language sql stable security definer set search_path = public as $$
  select * from delegation where scope_is_set() and token_hash = hash
$$;
grant execute on function delegation_by_token(bytea) to twotier_app;

-- Roles of a delegation given to a group of the partner (C83).
create table delegation_assignment (
  partner_id    uuid not null,
  delegation_id uuid not null,
  assignment_id uuid not null,
  group_id      uuid not null,
  roles         text[] not null check (cardinality(roles) > 0),  -- of the approved ones (I16)
  state         text not null check (state in ('pending','active','deleting','deleted','error')),
  due_at        timestamptz,                     -- waits to be carried out; null: nothing waits
  created_at    timestamptz not null,
  changed_at    timestamptz not null,
  version       int not null default 1,          -- the etag
  primary key (partner_id, delegation_id, assignment_id),
  foreign key (partner_id, delegation_id) references delegation on delete cascade
);
create unique index delegation_assignment_group on delegation_assignment (partner_id, delegation_id, group_id)
  where state <> 'deleted';
create index delegation_assignment_of_group on delegation_assignment (partner_id, group_id) where state <> 'deleted';
create index delegation_assignment_due on delegation_assignment (due_at) where due_at is not null;
call secure_table('delegation_assignment', 'partner_id');

-- What was asked of a delegation, for clients that follow requests (lock, approve, terminate).
create table delegation_request (
  partner_id    uuid not null,
  delegation_id uuid not null,
  request_id    uuid not null,
  action        text not null check (action in ('lockForApproval','approve','terminate')),
  requested_at  timestamptz not null,
  primary key (partner_id, delegation_id, request_id),
  foreign key (partner_id, delegation_id) references delegation on delete cascade
);
call secure_table('delegation_request', 'partner_id');
