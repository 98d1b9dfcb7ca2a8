-- Charges and charge cycles come by the thousand in one statement. The ledger's queue notes those of one
-- statement with one row instead of one each, and the ledger posts them together (D31).
create table credit_batch (
  partner_id       uuid not null references tenant,
  batch_id         uuid not null default gen_random_uuid(),
  due_at           timestamptz not null,
  size             int not null,                 -- entries to come of it
  -- Charges made at due_at …
  subscription_ids uuid[],
  charge_ids       uuid[],                       -- in the same order
  -- … or lines of an invoice, both ends included.
  invoice_id       text,
  first_line       int,
  last_line        int,
  primary key (partner_id, due_at, batch_id),
  check ((charge_ids is null) = (subscription_ids is null) and (charge_ids is null) <> (invoice_id is null))
);
create index credit_batch_due on credit_batch (due_at, batch_id);
call secure_table('credit_batch', 'partner_id');

drop trigger credit_of_charge on subscription_charge;
drop function note_charge();
-- Only providers attribute (2.2): a direct partner has nobody to credit.
create function note_charges() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  insert into credit_batch (partner_id, due_at, size, subscription_ids, charge_ids)
  select a.partner_id, a.charged_at, count(*), array_agg(a.subscription_id), array_agg(a.charge_id)
    from added a join partner p on p.tenant_id = a.partner_id and p.kind = 'indirect-provider'
   group by a.partner_id, a.charged_at;
  return null;
end $$;
create trigger credit_of_charges after insert on subscription_charge
  referencing new table as added for each statement execute function note_charges();

drop trigger credit_of_cycle on invoice_line;
drop function note_cycle();
-- A charge cycle that returns is known once its month has been billed.
create function note_cycles() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  insert into credit_batch (partner_id, due_at, size, invoice_id, first_line, last_line)
  select a.partner_id, min(a.charge_starts_on)::timestamp at time zone 'UTC', count(*), a.invoice_id,
         min(a.line_number), max(a.line_number)
    from added a join partner p on p.tenant_id = a.partner_id and p.kind = 'indirect-provider'
   where a.charge_type = 'CycleFee'
   group by a.partner_id, a.invoice_id, a.line_number / 2500;
  return null;
end $$;
create trigger credit_of_cycles after insert on invoice_line
  referencing new table as added for each statement execute function note_cycles();
