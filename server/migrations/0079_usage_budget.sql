-- What a customer's usage may cost in a month before its partner is reminded (C69). It never stops usage.
create table usage_budget (
  partner_id  uuid not null references tenant,   -- who bills the usage
  customer_id uuid not null references tenant,
  amount      numeric(12,2) not null check (amount > 0), -- in the customer's currency, before tax
  set_at      timestamptz not null,
  version     int not null default 1,            -- part of the etag
  due_at      timestamptz not null,              -- next look at the estimate
  reminded_at timestamptz,                       -- last reminder
  exceeded_in text,                              -- month whose excess others were told of
  primary key (partner_id, customer_id)
);
create index usage_budget_due on usage_budget (due_at);
create index usage_budget_of_customer on usage_budget (customer_id);
call secure_table('usage_budget', 'partner_id', 'customer_id');

-- It goes with the relationship (C37), whoever ended that.
create function forget_usage_budget() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  delete from usage_budget where partner_id = new.partner_id and customer_id = new.customer_id;
  return null;
end $$;
create trigger usage_budget_forgotten after update of state on customer_relationship
  for each row when (new.state = 'ended' and old.state <> 'ended') execute function forget_usage_budget();
