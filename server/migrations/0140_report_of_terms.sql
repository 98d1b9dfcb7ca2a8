-- A term that is over and begins again changes nothing that a customer holds: its figures stay as they are, and only
-- the dates of its reseller's terms move. Renewals come by the thousand in one statement, and a mark for each customer
-- had everything of that customer counted anew every month.

-- First and last day on which terms end of a reseller's subscriptions, of one statement each, until they are in its
-- dates. Notes instead of the dates themselves, so that nobody waits for others who renew at the same time.
create table report_term (
  partner_id   uuid not null references tenant,
  note_id      uuid not null default gen_random_uuid(),
  reseller_id  uuid not null,
  first_ends   date not null,
  latest_ends  date not null,
  primary key (partner_id, note_id)
);
call secure_table('report_term', 'partner_id');

create function note_report_terms() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  insert into report_term (partner_id, reseller_id, first_ends, latest_ends)
  select c.partner_id, c.reseller_id, c.first_ends, c.latest_ends
    from (select partner_id, reseller_id, min(term_ends_on) as first_ends, max(term_ends_on) as latest_ends from changed
           where reseller_id is not null and term_ends_on is not null and status <> 'pending' group by 1, 2) as c
   where not exists (select from report_reseller r
                      where r.partner_id = c.partner_id and r.reseller_id = c.reseller_id
                        and r.first_ends <= c.first_ends and r.latest_ends >= c.latest_ends);
  return null;
end $$;
create trigger report_of_terms after update on subscription referencing new table as changed
  for each statement execute function note_report_terms();

drop trigger report_of_changed_subscription on subscription;
create trigger report_of_changed_subscription after update on subscription
  for each row when (
    (new.quantity, new.status, new.reseller_partner_id, new.reseller_id, new.product_id, new.sku_id, new.offer_name,
     new.kind) is distinct from
    (old.quantity, old.status, old.reseller_partner_id, old.reseller_id, old.product_id, old.sku_id, old.offer_name,
     old.kind))
  execute function mark_report_of_row();

-- A mark of one's own is locked already. One that others made is locked, and made anew if it was taken meanwhile: else
-- a change could be missing in the figures. By its key, whatever the figures say of a table that is empty most of the time.
create or replace function mark_report(partner uuid, customer uuid) returns void
  language plpgsql security definer set search_path = public set enable_seqscan = off as $$
begin
  loop
    insert into report_mark (partner_id, customer_id) values (partner, customer) on conflict do nothing;
    if found then return; end if;
    perform from report_mark where partner_id = partner and customer_id = customer for key share;
    if found then return; end if;
  end loop;
end $$;

-- Subscriptions of one order, or of one import, mark their customer once.
drop trigger report_of_subscription on subscription;
create trigger report_of_subscriptions after insert on subscription referencing new table as changed
  for each statement execute function mark_report_of_licenses();
