-- Location accounts of a partner (1.2, C102): each has a PartnerID of its own once it is verified.
create table partner_location (
  tenant_id   uuid not null references tenant,
  location_id uuid not null,
  name        text not null,
  country     char(2) not null,
  region      text not null,
  partner_id  text unique,                     -- null until verified
  state       text not null check (state in ('pending','active','inactive','rejected')),
  is_default  boolean not null default false,  -- associated with the transacting account: partner.location_partner_id
  address     jsonb,                           -- null: the company's own
  opened_at   timestamptz not null,
  version     int not null default 1,
  primary key (tenant_id, location_id),
  check (state not in ('active','inactive') or partner_id is not null),
  check (not is_default or state = 'active')
);
create unique index partner_location_default on partner_location (tenant_id) where is_default;
call secure_table('partner_location', 'tenant_id');

-- Every company begins with one location, whoever enters it. Its id follows from the company's.
create function enter_first_location() returns trigger language plpgsql set search_path = public as $$
begin
  insert into partner_location (tenant_id, location_id, name, country, region, partner_id, state, is_default, opened_at)
  values (new.tenant_id, md5(new.tenant_id::text || ' location')::uuid, new.name, new.country, new.region,
          new.location_partner_id, 'active', true, now())
  on conflict do nothing;
  return new;
end $$;
create trigger first_location after insert on partner for each row execute function enter_first_location();
insert into partner_location (tenant_id, location_id, name, country, region, partner_id, state, is_default, opened_at)
select tenant_id, md5(tenant_id::text || ' location')::uuid, name, country, region, location_partner_id, 'active', true, now()
  from partner;

-- Window: whose location has this number, and where it is; what the trade publishes of a PartnerID (C14).
create function location_of_number(wanted text)
  returns table (tenant_id uuid, country char(2), region text)
  language sql stable security definer set search_path = public as $$
  select l.tenant_id, l.country, l.region from partner_location l
   where scope_is_set() and l.partner_id = wanted and l.state = 'active'
$$;
grant execute on function location_of_number(text) to twotier_app;

alter table verification add foreign key (tenant_id, location_id) references partner_location (tenant_id, location_id);
