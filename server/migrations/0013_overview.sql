-- What the home page counts. Totals come from counters; the exceptions, few among many, have an index each.
create index customer_agreement_missing on customer_relationship (partner_id, company_name_key, customer_id)
  where state = 'active' and agreement_accepted_at is null;
drop index subscription_unattributed;
create index subscription_crediting_nobody on subscription (partner_id, customer_id)
  where reseller_partner_id is null and status in ('active', 'suspended');
create index invitation_open on invitation (tenant_id, expires_at) where state = 'issued';
create index tenant_operator on tenant (tenant_id) where kind = 'operator';

-- Customers for whom this partner has a running subscription that credits no reseller (9.2 rule 3): the
-- customer list narrows itself by them.
create function customers_crediting_nobody(partner uuid) returns setof uuid
  language sql stable parallel safe as $$
  select customer_id from subscription
   where partner_id = partner and reseller_partner_id is null and status in ('active', 'suspended')
$$;
grant execute on function customers_crediting_nobody(uuid) to twotier_app;
