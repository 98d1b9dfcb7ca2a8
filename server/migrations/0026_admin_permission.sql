-- What a customer lets its partners do (4.4). `delegated_admin` stays the strongest permission a partner
-- holds; what it rests on is here and, for granular grants, with the grants.
alter table customer_relationship
  add column legacy_admin_at    timestamptz,     -- since when the partner holds legacy delegated admin; null: it does not
  add column admin_withdrawn_at timestamptz;     -- when the customer last took admin permission away (C40); null: never, or it was given again
update customer_relationship set legacy_admin_at = started_at where delegated_admin = 'legacy';

-- I5: one row for each customer and service, so there are never two holders; a reassignment overwrites it, so
-- there is never none in between.
create table service_admin (
  customer_id uuid not null references tenant,
  service     text not null,                     -- of the services in features/relationship
  channel_id  uuid not null,                     -- provider of the channel, or the partner that serves alone (D7)
  granted_at  timestamptz not null,
  granted_by  uuid,                              -- person of the customer
  version     int not null default 1,
  primary key (customer_id, service)
);
call secure_table('service_admin', 'customer_id');
