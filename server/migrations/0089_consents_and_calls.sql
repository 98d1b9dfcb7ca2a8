-- What programs may do in a customer's directory, and who still calls without a second factor.

-- Consent of a customer to a vendor's application, given by its partner on its behalf.
create table application_consent (
  customer_id    uuid not null references tenant,
  application_id uuid not null,
  display_name   text not null,
  grants         jsonb not null,               -- [{enterpriseApplicationId, scope}]
  partner_id     uuid not null references tenant, -- who gave it
  given_at       timestamptz not null,
  primary key (customer_id, application_id)
);
call secure_table('application_consent', 'customer_id');

-- Calls that programs made for people, day by day; real time.
create table call_count (
  tenant_id      uuid not null references tenant,
  application_id uuid not null,
  day            date not null,
  calls          bigint not null,
  with_factor    bigint not null,
  primary key (tenant_id, application_id, day)
);
call secure_table('call_count', 'tenant_id');

-- When people were last here without a second factor, at the portal or through a program; real time.
create table call_without_factor (
  tenant_id uuid not null,
  user_id   uuid not null,
  last_at   timestamptz not null,
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references tenant_user on delete cascade
);
call secure_table('call_without_factor', 'tenant_id');
