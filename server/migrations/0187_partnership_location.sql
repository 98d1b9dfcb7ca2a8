-- A partnership is between a location of each side (1.2, C9, C10): the one whose PartnerID the other side is given.
alter table partnership
  add column provider_location text,             -- PartnerID; null: wherever the company transacts
  add column reseller_location text;
alter table invitation add column location text; -- PartnerID of the issuer's location that asks; null: wherever it transacts

-- Window: whose locations have these numbers, and where they are; what the trade publishes of a PartnerID (C14).
-- One that is out of use keeps its number, and what is attributed to it.
create function locations_of_numbers(wanted text[])
  returns table (partner_id text, tenant_id uuid, name text, country char(2), region text, is_active boolean)
  language sql stable security definer rows 5 set search_path = public as $$
  select l.partner_id, l.tenant_id, l.name, l.country, l.region, l.state = 'active' from partner_location l
   where scope_is_set() and l.partner_id = any(wanted)
$$;
grant execute on function locations_of_numbers(text[]) to twotier_app;
