-- Rates of a meter from the first of a month on. What usage_meter has counts until the first of these.
create table usage_rate (
  meter_id    uuid not null references usage_meter,
  currency    char(3) not null,
  from_month  date not null check (extract(day from from_month) = 1),
  rates       jsonb not null,                    -- amount used from → rate, as in usage_meter by currency
  given_at    timestamptz not null,
  given_by    text not null,                     -- who of the operator
  primary key (meter_id, currency, from_month)
);
call publish_table('usage_rate');

alter table usage_meter add column version int not null default 1; -- counts changes of its rates

-- Whether a month of a meter has been rated; the operator's list of meters.
create index usage_month_of_meter on usage_month (meter_id, month);
create index usage_meter_listed on usage_meter (category, name, meter_id);

-- What counts in a month.
create function usage_rates_in(meter uuid, coin text, month_of date) returns jsonb
  language sql stable parallel safe as $$
  select coalesce(
    (select r.rates from usage_rate r
      where r.meter_id = meter and r.currency = coin and r.from_month <= month_of order by r.from_month desc limit 1),
    (select m.rates->coin from usage_meter m where m.meter_id = meter))
$$;
