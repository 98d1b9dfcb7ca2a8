-- Who of a partner entered a service in a customer's context (C79): the measure of activity (C80).
create table delegated_sign_in (
  partner_id  uuid not null references tenant,
  customer_id uuid not null references tenant,
  sign_in_id  uuid not null,
  user_id     uuid not null,
  service     text not null,
  by_grant    text not null check (by_grant in ('granular','legacy')),
  signed_in_at timestamptz not null,
  primary key (partner_id, customer_id, sign_in_id)
);
create index delegated_sign_in_latest on delegated_sign_in (partner_id, customer_id, signed_in_at desc);
call secure_table('delegated_sign_in', 'partner_id', 'customer_id');

-- The last sign-in under legacy rights stands with them: the list of inactive ones is sorted by it.
alter table customer_relationship
  add column legacy_last_used_at timestamptz;    -- null: not used since they were given
create index customer_legacy_admin on customer_relationship
  (partner_id, (coalesce(legacy_last_used_at, legacy_admin_at)), customer_id)
  where state = 'active' and legacy_admin_at is not null;
