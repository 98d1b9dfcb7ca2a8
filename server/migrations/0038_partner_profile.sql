-- A partner's own profiles (C103). Its organization profile is its tenant's name and address; the rest is here.
alter table tenant_address
  add column first_name text,                     -- contact at this address
  add column last_name  text,
  add column version    integer not null default 1;

-- How the partner is billed, what it is verified by, and where its customers find support. Addresses and
-- contacts are kept as the members a client sent, checked and tidied. No row: nothing was entered yet.
create table partner_profile (
  tenant_id             uuid primary key references tenant,
  billing_address       jsonb,
  billing_contact       jsonb,
  purchase_order_number text,
  tax_id                text,
  billing_version       integer not null default 1,
  legal_address         jsonb,
  legal_contact         jsonb,
  approver_address      jsonb,                    -- the person who may sign for the company
  approver_email        text,
  vetting_status        text check (vetting_status in ('pending','authorized','rejected')),  -- null: as enrollment left it
  vetting_sub_status    text check (vetting_sub_status in ('none','entry','email_ownership','email_domain',
                          'employment_verification','decision','other','business_verification')),
  legal_finalized       jsonb,                    -- legal profile as last verified, while a later one is being verified
  support_email         text,
  support_telephone     text,
  support_website       text
);
call secure_table('partner_profile', 'tenant_id');
