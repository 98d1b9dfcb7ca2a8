-- Who earned on what, and why (9.1, 9.2, D31). Entries follow from orders, charges and the history of
-- attribution; a change of the reseller moves the rest of a period by a pair of entries, so that the entries of
-- one charge always add up to it. Append-only: the product's role may add and read, never change or delete.
create table credit_entry (
  partner_id      uuid not null references tenant, -- the provider who paid
  subscription_id uuid not null,
  source          text not null,                 -- what it follows from: order line, charge, or line of an invoice
  step            int not null,                  -- 0: the charge itself; then a pair for each change of the reseller
  entry_id        uuid not null default gen_random_uuid(),
  booked_at       timestamptz not null,          -- the minute from which it counts (D31)
  rule            text not null check (rule in ('purchase','more-licenses','add','reduce','cancel','renew','term',
                    'upgrade','convert','cycle','reseller-left','reseller-joined')),
  on_record       text,                          -- PartnerID on record at that minute; null: none
  reseller_id     uuid references tenant,        -- who is credited; null: nobody
  reseller_partner_id text,                      -- location PartnerID of who is credited
  withheld        text check (withheld in ('nobody-on-record','unknown-id','global-id','not-reseller','not-active',
                    'other-region')),            -- why nobody is credited
  product_id      text not null,
  sku_id          text not null,
  offer_name      text not null,
  quantity        int not null,
  basis           numeric(18,4) not null,        -- amount of the whole charge, before tax; below zero: a refund
  amount          numeric(18,4) not null,        -- of it, credited here; below zero: taken back
  currency        char(3) not null,
  starts_at       timestamptz not null,          -- minutes it is for; the end is exclusive
  ends_at         timestamptz not null,
  primary key (partner_id, subscription_id, source, step),
  check ((reseller_id is null) = (reseller_partner_id is null)),
  check ((reseller_id is null) = (withheld is not null))
);
create index credit_entry_newest on credit_entry (partner_id, booked_at desc, entry_id desc);
create index credit_entry_of_reseller on credit_entry (partner_id, reseller_id, booked_at desc, entry_id desc)
  where reseller_id is not null;
create index credit_entry_of_nobody on credit_entry (partner_id, booked_at desc, entry_id desc) where reseller_id is null;
create index credit_entry_own on credit_entry (reseller_id, booked_at desc, entry_id desc) where reseller_id is not null;
alter table credit_entry enable row level security;
create policy parties on credit_entry for select
  using (partner_id = (select scope_tenant()) or reseller_id = (select scope_tenant()) or scope_is_system());
create policy append on credit_entry for insert with check (scope_is_system());
grant select, insert on credit_entry to twotier_app;

-- Running totals, so that no page adds up entries on the way (pitfall 8).
create table credit_total (
  partner_id      uuid not null references tenant,
  month           date not null,                 -- its first day; by the minute an entry counts from
  currency        char(3) not null,
  reseller_partner_id text not null,             -- empty: credited to nobody
  reseller_id     uuid references tenant,
  amount          numeric(18,4) not null,
  entries         bigint not null,
  primary key (partner_id, month, currency, reseller_partner_id)
);
create index credit_total_own on credit_total (reseller_id, month desc) where reseller_id is not null;
alter table credit_total enable row level security;
create policy parties on credit_total for select
  using (partner_id = (select scope_tenant()) or reseller_id = (select scope_tenant()) or scope_is_system());
create policy adding on credit_total for insert with check (scope_is_system());
create policy further on credit_total for update using (scope_is_system()) with check (scope_is_system());
grant select, insert, update on credit_total to twotier_app;

-- Subscriptions of which something has happened that the ledger has not been told yet: the queue of its work.
create table credit_fact (
  partner_id      uuid not null references tenant,
  fact_id         uuid not null default gen_random_uuid(),
  subscription_id uuid not null,
  due_at          timestamptz not null,
  primary key (partner_id, fact_id)
);
create index credit_fact_due on credit_fact (due_at);
create index credit_fact_of_partner on credit_fact (partner_id, due_at);
call secure_table('credit_fact', 'partner_id');

-- Only providers attribute (2.2): a direct partner has nobody to credit.
create function note_credit_fact(partner uuid, subscription uuid, at timestamptz) returns void
  language sql security definer set search_path = public as $$
  insert into credit_fact (partner_id, subscription_id, due_at)
  select partner, subscription, at from partner p where p.tenant_id = partner and p.kind = 'indirect-provider'
$$;

-- An order line counts once it is delivered.
create function note_order_line() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform note_credit_fact(new.partner_id, new.subscription_id,
    (select created_at from customer_order o where o.partner_id = new.partner_id and o.order_id = new.order_id));
  return null;
end $$;
create trigger credit_of_order_line after insert on order_line
  for each row when (new.provisioning = 'fulfilled' and new.subscription_id is not null)
  execute function note_order_line();
create trigger credit_of_delivered_line after update of provisioning on order_line
  for each row when (new.provisioning = 'fulfilled' and old.provisioning <> 'fulfilled' and new.subscription_id is not null)
  execute function note_order_line();

create function note_charge() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform note_credit_fact(new.partner_id, new.subscription_id, new.charged_at);
  return null;
end $$;
create trigger credit_of_charge after insert on subscription_charge
  for each row execute function note_charge();

create function note_attribution() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform note_credit_fact(new.partner_id, new.subscription_id, new.changed_at);
  return null;
end $$;
create trigger credit_of_attribution after insert on subscription_attribution
  for each row execute function note_attribution();

-- A charge cycle that returns is known once its month has been billed.
create function note_cycle() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform note_credit_fact(new.partner_id, new.subscription_id, new.charge_starts_on::timestamp at time zone 'UTC');
  return null;
end $$;
create trigger credit_of_cycle after insert on invoice_line
  for each row when (new.charge_type = 'CycleFee') execute function note_cycle();

create index order_line_of_subscription on order_line (partner_id, subscription_id) where subscription_id is not null;
create index invoice_cycle_of_subscription on invoice_line (partner_id, subscription_id) where charge_type = 'CycleFee';

-- What has happened before there was a ledger.
insert into credit_fact (partner_id, subscription_id, due_at)
select s.partner_id, s.subscription_id, s.created_at
  from subscription s join partner p on p.tenant_id = s.partner_id and p.kind = 'indirect-provider';
