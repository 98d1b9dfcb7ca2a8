-- Names and domains sort by code point on every server, whatever its locale: one index then serves
-- both "sorted by name" and "starts with".
alter table customer_relationship drop column company_name_key;
alter table customer_relationship
  add column company_name_key text collate "C" not null generated always as (name_key(company_name)) stored,
  alter column domain type text collate "C";
drop index customer_list_by_domain;
create index customer_list on customer_relationship (partner_id, company_name_key, customer_id) where state = 'active';
create index customer_list_by_reseller on customer_relationship (partner_id, reseller_id, company_name_key, customer_id) where state = 'active';
create index customer_list_by_domain on customer_relationship (partner_id, domain, customer_id) where state = 'active';
create index customer_list_by_start on customer_relationship (partner_id, started_at, customer_id) where state = 'active';
create index customer_name_inside on customer_relationship using gin (partner_id, company_name_key gin_trgm_ops) where state = 'active';

-- Window: the scope's own live customers with these letters in their names. LIKE may not use an index
-- below row security (it is not leakproof), so the search runs here, bound to the same tenant.
create function customers_with_name_inside(letters text) returns setof customer_relationship
  language sql stable security definer set search_path = public as $$
  select * from customer_relationship
   where partner_id = scope_tenant() and state = 'active' and company_name_key like '%' || letters || '%'
$$;
grant execute on function customers_with_name_inside(text) to twotier_app;

-- Window: the scope's own live customers registered under this number, however it is grouped (D22). The
-- number stands with the customer's tenant, which a partner does not read.
create function registration_key(number text) returns text language sql immutable parallel safe strict as $$
  select upper(translate(number, ' ./-', ''))
$$;
create index tenant_registration on tenant (registration_key(registration_id)) where registration_id is not null;
create function customers_with_registration(wanted text) returns setof customer_relationship
  language sql stable security definer set search_path = public as $$
  select r.* from tenant t join customer_relationship r on r.customer_id = t.tenant_id
   where registration_key(t.registration_id) = registration_key(wanted)
     and r.partner_id = scope_tenant() and r.state = 'active'
$$;
grant execute on function customers_with_registration(text) to twotier_app;
