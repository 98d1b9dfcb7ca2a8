-- Switching the partner of a usage subscription in writing (C64): a form that three parties sign, attached to a case
-- that the vendor's support confirms.
create table written_switch (
  source_partner_id uuid not null references tenant, -- opens the case, signs first, attaches the form
  case_id           uuid not null,
  target_partner_id uuid not null references tenant,
  customer_id       uuid not null references tenant,
  service_id        uuid not null,                   -- id in the service, kept
  old_billing_id    uuid not null,
  new_billing_id    uuid,                            -- once the vendor has confirmed
  name              text not null,
  state             text not null check (state in ('signing', 'submitted', 'executed', 'canceled')),
  notice_on         date not null,                   -- when the customer said so in writing
  support_plan      text not null,                   -- of the partner, for the vendor's support
  source_contact    text not null,
  opened_at         timestamptz not null,
  signatures        jsonb not null default '[]',     -- [{party, tenantId, name, typed, contact, at}], typed by hand
  submitted_at      timestamptz,
  due_at            timestamptz,                     -- eight business hours later
  executed_at       timestamptz,
  primary key (source_partner_id, case_id)
);
create unique index written_switch_by_id on written_switch (case_id);
create unique index written_switch_open on written_switch (source_partner_id, service_id)
  where state in ('signing', 'submitted');
create index written_switch_of_target on written_switch (target_partner_id, opened_at desc);
create index written_switch_of_customer on written_switch (customer_id, opened_at desc);
create index written_switch_waiting on written_switch (due_at) where state = 'submitted';
call secure_table('written_switch', 'source_partner_id', 'target_partner_id', 'customer_id');
