-- Services of a license that are switched off for a person; the others are on.
alter table license_assignment add column excluded_plans uuid[] not null default '{}';
-- Who holds this license (C77)?
create index license_holders on license_assignment (customer_id, product_id, sku_id, user_id);

-- I28, whoever writes: a subscription never has more licenses assigned than bought. Looked at once for each
-- statement, so that thousands can be assigned at a time; the subscriptions drawn from are locked first, in one
-- order, so that two who draw at once follow each other.
drop trigger license_pool on license_assignment;
drop function keep_license_pool();
create function keep_license_pools() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform from subscription s
    where (s.partner_id, s.subscription_id) in (select partner_id, subscription_id from added)
    order by s.partner_id, s.subscription_id for update;
  if exists (
    select from (select distinct partner_id, subscription_id, customer_id, product_id, sku_id from added) drawn
      left join subscription s on s.partner_id = drawn.partner_id and s.subscription_id = drawn.subscription_id
       and s.customer_id = drawn.customer_id and s.product_id = drawn.product_id and s.sku_id = drawn.sku_id
       and s.kind = 'license'
     where s.quantity is null or s.quantity < (
       select count(*) from license_assignment a
        where a.partner_id = drawn.partner_id and a.subscription_id = drawn.subscription_id)
  ) then
    raise exception 'more licenses assigned than bought' using errcode = 'check_violation', constraint = 'license_pool';
  end if;
  return null;
end $$;
create trigger license_pool_drawn after insert on license_assignment referencing new table as added
  for each statement execute function keep_license_pools();
create trigger license_pool_moved after update on license_assignment referencing new table as added
  for each statement execute function keep_license_pools();
