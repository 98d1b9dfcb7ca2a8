-- Thresholds of the vendor's program (C111): what partners have to reach, per currency, and whether it is enforced.
create table program_threshold (
  currency       char(3) primary key,
  reseller_floor numeric(18,2) not null check (reseller_floor > 0), -- of twelve months, at the anniversary
  direct_floor   numeric(18,2) not null check (direct_floor > 0)    -- shown beside a direct partner's enrollment
);
call publish_table('program_threshold');
insert into program_threshold (currency, reseller_floor, direct_floor) values
  ('USD', 1000, 300000), ('EUR', 900, 275000), ('GBP', 800, 235000), ('AUD', 1500, 450000), ('CAD', 1350, 400000),
  ('BRL', 5000, 1500000), ('CHF', 900, 270000), ('CNY', 7000, 2100000), ('DKK', 6800, 2000000), ('INR', 83000, 25000000),
  ('JPY', 145000, 43000000), ('KRW', 1300000, 390000000), ('NOK', 10500, 3200000), ('NZD', 1650, 490000),
  ('SEK', 10500, 3200000), ('TWD', 31000, 9300000);

create table program_rule (
  only_row   boolean primary key default true check (only_row),
  enforced   boolean not null default false,   -- resellers below the floor are deauthorized by the date
  changed_at timestamptz
);
call publish_table('program_rule');
insert into program_rule default values;

-- Where one partner stands beside its status; no row: nothing was ever decided about it.
create table program_standing (
  tenant_id       uuid primary key references tenant,
  review_at       timestamptz,                 -- first day of the next anniversary month; resellers that have signed
  warned          boolean not null default false,
  reason          text,                        -- of the restriction, or of the end of the authorization
  decided_at      timestamptz,
  returns_at      timestamptz                  -- deauthorized: from then on the company may come back
);
call secure_table('program_standing', 'tenant_id');
create index program_standing_review on program_standing (review_at) where review_at is not null;

-- The anniversary follows from the signature, whoever records it.
create function plan_program_review() returns trigger language plpgsql set search_path = public as $$
begin
  if new.kind = 'indirect-reseller' and new.agreement_signed_at is not null and new.program_status = 'active' then
    insert into program_standing (tenant_id, review_at)
    values (new.tenant_id, date_trunc('month', new.agreement_signed_at at time zone 'UTC') at time zone 'UTC' + interval '12 months')
    on conflict (tenant_id) do update set review_at = coalesce(program_standing.review_at, excluded.review_at);
  end if;
  return new;
end $$;
create trigger program_review after insert or update of agreement_signed_at, program_status on partner
  for each row execute function plan_program_review();
insert into program_standing (tenant_id, review_at)
select tenant_id, date_trunc('month', agreement_signed_at at time zone 'UTC') at time zone 'UTC' + interval '12 months'
  from partner where kind = 'indirect-reseller' and agreement_signed_at is not null and program_status = 'active';
