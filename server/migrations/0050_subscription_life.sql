-- The life of a subscription (4.8): what was added and when, what is scheduled, and what falls due when.

alter table subscription
  -- Licenses added to the term under way, each with its own window (C50): [{quantity, at, until}]. The rest of
  -- `quantity` is the batch that was bought or renewed, with the window `cancelable_until`; so the batches
  -- always add up to the quantity (I29).
  add column additions jsonb not null default '[]' check (jsonb_typeof(additions) = 'array'),
  -- Day from which charge cycles and terms are counted, so that a month's end cut short does not stay short;
  -- null: the day it was bought.
  add column cycles_from date,
  -- What the next term is to be (4.8.4): {catalogItemId, termDuration, billingCycle, quantity, customTermEndOn}.
  add column scheduled jsonb,
  -- Another billing cycle from the next charge on (C57): {billingCycle, unitPrice}; survives suspension.
  add column next_charge jsonb,
  add column next_charge_at timestamptz,
  add column updates int not null default 0,         -- of 1,200 in its life (8)
  add column stage_ends_at timestamptz,              -- end of the days as expired, disabled or suspended (4.8.1)

  add column registered_at timestamptz,              -- a usage plan made ready for reservations
  add column overage_enabled boolean not null default false, -- usage beyond the licenses is let through

  -- I31, whoever writes.
  add constraint scheduled_only_if_renewing check (scheduled is null or (status = 'active' and auto_renew)),

  -- What happens next by itself, and when: the queues of the works that renew and that let go.
  add column due_step text generated always as (case
    when status = 'active' and term_ends_on is not null then case when auto_renew then 'renew' else 'lapse' end
    when status = 'suspended' and rule_set <> 'legacy' and term_ends_on is not null then 'lapse'
    when status in ('suspended', 'expired', 'disabled') and stage_ends_at is not null then 'lapse' end) stored,
  -- End dates are inclusive: what follows a term happens as the day after it begins, in UTC (3.0 Dates).
  add column due_at timestamptz generated always as (case
    when status = 'active' or (status = 'suspended' and rule_set <> 'legacy')
      then (term_ends_on + 1)::timestamp at time zone 'UTC'
    when status in ('suspended', 'expired', 'disabled') then stage_ends_at end) stored;

create index subscription_due on subscription (due_step, due_at) where due_step is not null;
create index subscription_next_charge on subscription (next_charge_at) where next_charge_at is not null;
-- The inbox of decisions: what a seller can still decide about, by date.
create index subscription_deciding on subscription (partner_id, term_ends_on, subscription_id)
  where status = 'active' and term_ends_on is not null;
create index subscription_of_parent on subscription (partner_id, parent_subscription_id)
  where parent_subscription_id is not null;

-- What a change cost or brought back; purchases stand in the order lines. Never changed, never deleted.
create table subscription_charge (
  partner_id      uuid not null references tenant,
  subscription_id uuid not null,
  charged_at      timestamptz not null,
  charge_id       uuid not null default gen_random_uuid(),
  reason          text not null check (reason in ('add','reduce','cancel','renew','term','upgrade','convert')),
  quantity        int not null,                  -- licenses it is about
  unit_price      numeric(18,4) not null,        -- for one license and a whole charge cycle
  amount          numeric(18,4) not null,        -- before tax; below zero: a refund
  currency        char(3) not null,
  starts_on       date not null,                 -- days it is for, both inclusive
  ends_on         date not null,
  primary key (partner_id, subscription_id, charged_at, charge_id)
);
call secure_table('subscription_charge', 'partner_id');

-- Upgrades and conversions (C52, C58), each with what became of it.
create table subscription_transition (
  partner_id           uuid not null references tenant,
  operation_id         uuid not null,
  customer_id          uuid not null references tenant,
  from_subscription_id uuid not null,
  to_subscription_id   uuid not null,
  from_catalog_item_id text not null,
  to_catalog_item_id   text not null,
  quantity             int not null,
  term_duration        text,
  billing_cycle        text not null,
  transition_type      text not null check (transition_type in ('transition_only','transition_with_license_transfer')),
  started_at           timestamptz not null,
  license_errors       jsonb not null default '[]', -- people whose license could not be moved: [{userId, name, reason}]
  primary key (partner_id, operation_id)
);
create index subscription_transition_of on subscription_transition (partner_id, from_subscription_id, started_at desc);
call secure_table('subscription_transition', 'partner_id');
