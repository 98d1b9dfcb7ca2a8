-- What was used under usage plans, as the service reports it, and what it costs by the rate card.

-- What so much of a meter costs in a month: the part included is free, each part of the rest has the rate of its
-- step. `rates`: amount used from → rate. Exact; whoever shows or bills it rounds, once.
create function usage_cost(used numeric, included numeric, rates jsonb) returns numeric
  language sql immutable parallel safe as $$
  select coalesce(sum(greatest(least(greatest(used - included, 0), step.below) - step.above, 0) * step.rate), 0)
    from (select key::numeric as above, value::numeric as rate,
                 lead(key::numeric, 1, 'Infinity'::numeric) over (order by key::numeric) as below
            from jsonb_each_text(rates)) step
$$;

-- One resource by one meter for some hours of one day.
create table usage_reading (
  partner_id  uuid not null references tenant,    -- who is billed for it
  billing_id  uuid not null,                      -- the usage subscription, as that partner knows it
  starts_at   timestamptz not null,
  meter_id    uuid not null references usage_meter,
  resource    text not null,                      -- group/name within the usage subscription
  ends_at     timestamptz not null,               -- exclusive, of the same day in UTC
  service_id  uuid not null,
  customer_id uuid not null references tenant,
  plan_id     uuid not null,
  quantity    numeric(20,6) not null check (quantity > 0),
  region      text not null,                      -- '' where the service has none
  tags        jsonb not null default '{}',        -- what the customer has put on the resource: name → value
  currency    char(3) not null,                   -- of the plan
  reported_at timestamptz not null,
  due_at      timestamptz,                        -- when it is to be rated: as the next day begins; null: rated
  amount      numeric,                            -- exact, before tax; null until rated
  primary key (partner_id, billing_id, starts_at, meter_id, resource),
  check ((due_at is null) = (amount is not null)),
  check (ends_at > starts_at)
);
create index usage_reading_due on usage_reading (due_at, partner_id, billing_id) where due_at is not null;
create index usage_reading_of_customer on usage_reading (partner_id, customer_id, starts_at);
call secure_table('usage_reading', 'partner_id', 'customer_id');

-- What has been rated of a month, by meter: always the sum of its readings, and what usage_cost makes of it.
create table usage_month (
  partner_id  uuid not null references tenant,
  billing_id  uuid not null,
  month       date not null check (extract(day from month) = 1),
  meter_id    uuid not null references usage_meter,
  customer_id uuid not null references tenant,
  plan_id     uuid not null,
  currency    char(3) not null,
  quantity    numeric not null,
  amount      numeric not null,
  rated_at    timestamptz not null,
  primary key (partner_id, billing_id, month, meter_id)
);
create index usage_month_of_customer on usage_month (partner_id, month, customer_id, plan_id);
create index usage_month_of_plan on usage_month (plan_id, month);
call secure_table('usage_month', 'partner_id', 'customer_id');

-- The books of the built-in simulated service (D41): up to which day it has reported. Only the demo mode reads them.
create table simulated_usage (
  partner_id      uuid not null references tenant,
  billing_id      uuid not null,
  reported_through date not null,
  last_day        date,                           -- it runs no longer than this; null: it runs
  primary key (partner_id, billing_id)
);
create index simulated_usage_due on simulated_usage (reported_through);
call secure_table('simulated_usage', 'partner_id');

create function follow_usage_subscription() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if new.status = 'active' then
    insert into simulated_usage (partner_id, billing_id, reported_through)
    values (new.partner_id, new.billing_id, (new.status_changed_at at time zone 'UTC')::date - 1)
    on conflict (partner_id, billing_id) do update
      set last_day = null, reported_through = greatest(simulated_usage.reported_through, excluded.reported_through);
  else
    -- The day it ends on is not reported any more: another partner may have it from then on.
    update simulated_usage set last_day = (new.status_changed_at at time zone 'UTC')::date - 1
     where partner_id = new.partner_id and billing_id = new.billing_id;
  end if;
  return null;
end $$;
create trigger usage_simulated after insert or update of status on usage_subscription
  for each row execute function follow_usage_subscription();

insert into simulated_usage (partner_id, billing_id, reported_through)
select partner_id, billing_id, greatest((status_changed_at at time zone 'UTC')::date - 1, current_date - 1)
  from usage_subscription where status = 'active';

-- Usage stands on invoices, a line for each plan and month.
alter table invoice_line drop constraint invoice_line_charge_type_check;
alter table invoice_line add constraint invoice_line_charge_type_check check (charge_type in
  ('New','AddQuantity','RemoveQuantity','Cancel','Renew','ChangeTerm','Upgrade','Convert','CycleFee','Usage'));
create index invoice_usage_of_plan on invoice_line (partner_id, subscription_id, charge_starts_on)
  where charge_type = 'Usage';
