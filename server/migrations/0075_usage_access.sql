-- What runs under a usage plan (4.8.2). Who is billed for it may change; what it is in the service does not.
create table usage_subscription (
  partner_id  uuid not null references tenant,   -- who is billed for it
  billing_id  uuid not null,                     -- this partner's id of it; a new one after a transfer (1.2)
  service_id  uuid not null,                     -- its id in the service, kept for good
  customer_id uuid not null references tenant,
  plan_id     uuid not null,                     -- the usage plan it runs under
  name        text not null,
  status      text not null check (status in ('active', 'cancelled', 'transferred')),
  status_changed_at timestamptz not null,
  cancellation_reason text,
  created_at  timestamptz not null,
  previous_billing_id uuid,                      -- where it came from another partner
  primary key (partner_id, billing_id)
);
create unique index usage_subscription_billed_once on usage_subscription (customer_id, service_id)
  where status <> 'transferred';
create index usage_subscription_of_customer on usage_subscription (customer_id, partner_id);
create index usage_subscription_of_plan on usage_subscription (partner_id, plan_id);
call secure_table('usage_subscription', 'partner_id', 'customer_id');

-- Who may do what in a usage subscription (C19, C70). Rests on nothing else: delegated admin, relationships and
-- transfers leave it alone (I14, C65).
create table usage_role_assignment (
  customer_id      uuid not null references tenant,
  assignment_id    uuid not null,
  service_id       uuid not null,
  role             text not null check (role in ('owner', 'contributor', 'reader', 'access-administrator')),
  holder_tenant_id uuid not null references tenant, -- the customer itself, or a partner
  holder_user_id   uuid,                            -- a person of the customer; null: the partner's Admin agents
  granted_at       timestamptz not null,
  granted_by       text not null,
  primary key (customer_id, assignment_id)
);
create unique index usage_role_once on usage_role_assignment
  (customer_id, service_id, role, holder_tenant_id, coalesce(holder_user_id, holder_tenant_id));
call secure_table('usage_role_assignment', 'customer_id', 'holder_tenant_id');

-- A partner that lost its role asks for it; an owner at the customer decides (C87).
create table usage_role_request (
  customer_id uuid not null references tenant,
  request_id  uuid not null,
  service_id  uuid not null,
  partner_id  uuid not null references tenant,
  state       text not null check (state in ('pending', 'approved', 'declined')),
  asked_at    timestamptz not null,
  asked_by    text not null,
  decided_at  timestamptz,
  decided_by  text,
  primary key (customer_id, request_id)
);
create unique index usage_role_request_pending on usage_role_request (customer_id, service_id, partner_id)
  where state = 'pending';
call secure_table('usage_role_request', 'customer_id', 'partner_id');

-- A usage plan comes with its first usage subscription, and whoever sold it is its first owner.
create function begin_usage_plan() returns trigger language plpgsql as $$
begin
  insert into usage_subscription (partner_id, billing_id, service_id, customer_id, plan_id, name, status,
    status_changed_at, created_at)
  values (new.partner_id, md5('usage ' || new.subscription_id)::uuid, md5('usage ' || new.subscription_id)::uuid,
    new.customer_id, new.subscription_id, new.friendly_name, 'active', new.created_at, new.created_at);
  insert into usage_role_assignment (customer_id, assignment_id, service_id, role, holder_tenant_id, granted_at, granted_by)
  values (new.customer_id, md5('first owner ' || new.subscription_id)::uuid,
    md5('usage ' || new.subscription_id)::uuid, 'owner', new.partner_id, new.created_at, '');
  return null;
end $$;
create trigger usage_plan_begins after insert on subscription for each row
  when (new.kind = 'usage' and new.parent_subscription_id is null) execute function begin_usage_plan();

insert into usage_subscription (partner_id, billing_id, service_id, customer_id, plan_id, name, status,
  status_changed_at, created_at)
select partner_id, md5('usage ' || subscription_id)::uuid, md5('usage ' || subscription_id)::uuid, customer_id,
       subscription_id, friendly_name, case when status = 'deleted' then 'cancelled' else 'active' end, created_at, created_at
  from subscription where kind = 'usage' and parent_subscription_id is null;
insert into usage_role_assignment (customer_id, assignment_id, service_id, role, holder_tenant_id, granted_at, granted_by)
select customer_id, md5('first owner ' || subscription_id)::uuid, md5('usage ' || subscription_id)::uuid, 'owner',
       partner_id, created_at, ''
  from subscription where kind = 'usage' and parent_subscription_id is null;
