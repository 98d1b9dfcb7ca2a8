-- People of customers (4.11) and the licenses they hold.

-- Names sort by code point on every server, whatever its locale.
alter table tenant_user
  add column deleted_at timestamptz,           -- start of the 30 days in which a deleted person can be restored (I41)
  add column display_name_key text collate "C" not null generated always as (name_key(display_name)) stored,
  add column user_name_key text collate "C" not null generated always as (lower(user_principal_name)) stored;
create index tenant_user_by_display_name on tenant_user (tenant_id, state, display_name_key, user_id);
create index tenant_user_by_user_name on tenant_user (tenant_id, state, user_name_key, user_id);

-- Who holds which license. A person holds a SKU once, whichever subscription it draws from.
create table license_assignment (
  customer_id     uuid not null references tenant,
  user_id         uuid not null,
  product_id      text not null,
  sku_id          text not null,
  partner_id      uuid not null,               -- who sold the subscription
  subscription_id uuid not null,               -- the license is one of its quantity
  assigned_at     timestamptz not null,
  primary key (customer_id, user_id, product_id, sku_id),
  foreign key (customer_id, user_id) references tenant_user on delete cascade,
  foreign key (partner_id, subscription_id) references subscription
);
create index license_assignment_of_subscription on license_assignment (partner_id, subscription_id);
call secure_table('license_assignment', 'customer_id');

-- I28, whoever writes: a subscription never has more licenses assigned than bought. Its row is locked first,
-- so that two who draw at once, or one who draws and one who reduces, follow each other. The one who sold it
-- may not see the customer's assignments, so this runs as the owner of the tables.
create function keep_license_pool() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  bought int;
  assigned int;
begin
  select quantity into bought from subscription
   where partner_id = new.partner_id and subscription_id = new.subscription_id
     and customer_id = new.customer_id and product_id = new.product_id and sku_id = new.sku_id and kind = 'license'
     for update;
  select count(*) into assigned from license_assignment
   where partner_id = new.partner_id and subscription_id = new.subscription_id;
  if bought is null or assigned > bought then
    raise exception 'more licenses assigned than bought' using errcode = 'check_violation', constraint = 'license_pool';
  end if;
  return null;
end $$;
create trigger license_pool after insert or update on license_assignment
  for each row execute function keep_license_pool();

-- The other side of the same rule: a reduction leaves enough, and what is deleted holds nobody's license.
create function fit_licenses_to_subscription() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if new.status = 'deleted' then
    delete from license_assignment where partner_id = new.partner_id and subscription_id = new.subscription_id;
  elsif (select count(*) from license_assignment
          where partner_id = new.partner_id and subscription_id = new.subscription_id) > new.quantity then
    raise exception 'fewer licenses bought than assigned' using errcode = 'check_violation', constraint = 'license_pool';
  end if;
  return null;
end $$;
create trigger license_pool after update on subscription
  for each row when (new.quantity < old.quantity or new.status = 'deleted')
  execute function fit_licenses_to_subscription();

-- A deleted person's licenses are free at once (D32); restoring brings none back (4.11).
create function free_licenses_of_person() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  delete from license_assignment where customer_id = new.tenant_id and user_id = new.user_id;
  return null;
end $$;
create trigger free_licenses after update on tenant_user
  for each row when (new.state = 'inactive') execute function free_licenses_of_person();
