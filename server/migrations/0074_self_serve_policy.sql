-- What a customer may buy by itself on the account of the partner that sells to it (C63). No row: nothing, as at first.
create table self_serve_policy (
  partner_id  uuid not null references tenant,   -- who pays for what the customer buys
  customer_id uuid not null references tenant,
  kinds       text[] not null check (kinds <@ array['reservation', 'savings-plan']),
  granted_at  timestamptz not null,
  version     int not null default 1,            -- part of the etag
  primary key (partner_id, customer_id)
);
create index self_serve_policy_of_customer on self_serve_policy (customer_id);
call secure_table('self_serve_policy', 'partner_id', 'customer_id');
