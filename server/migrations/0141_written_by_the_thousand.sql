-- Charges and lines of invoices are written by the ten thousand, and each reference is looked up, and its row locked,
-- for every one of them. Those that follow from what the same statement or transaction writes go: a charge is written
-- with its subscription's new term, a line with its invoice.
alter table subscription_charge drop constraint subscription_charge_partner_id_fkey;
alter table invoice_line drop constraint invoice_line_partner_id_invoice_id_fkey;

-- Renewals that change more than their term are few among thousands due on the same day; they are found without
-- looking at the others.
create index subscription_special_renewal on subscription (due_at)
  where due_step = 'renew' and (scheduled is not null or is_trial or next_charge is not null);
