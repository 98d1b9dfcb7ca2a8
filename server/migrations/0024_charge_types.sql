-- Every change of a running subscription is charged or refunded on its own line (C50 to C58).
alter table invoice_line drop constraint invoice_line_charge_type_check;
alter table invoice_line add constraint invoice_line_charge_type_check check (charge_type in
  ('New','AddQuantity','RemoveQuantity','Cancel','Renew','ChangeTerm','Upgrade','Convert','CycleFee'));

-- How far a partner has been billed; the month after it is closed once it is over.
create table billed_through (
  partner_id uuid not null references tenant,
  last_day   date not null,                       -- last day of the last closed month
  closes_at  timestamptz not null generated always as
    (((last_day + 1) + interval '1 month') at time zone 'UTC') stored, -- when the month after it is over
  primary key (partner_id)
);
create index billed_through_due on billed_through (closes_at, partner_id);
call secure_table('billed_through', 'partner_id');
