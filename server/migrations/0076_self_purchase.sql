-- What a customer's owner bought by itself on the partner's account (C63). The order itself is the partner's, like
-- any other; here stands that nobody of the partner placed it.
create table self_purchase (
  partner_id  uuid not null references tenant,   -- who pays
  order_id    text not null,
  customer_id uuid not null references tenant,
  service_id  uuid not null,                     -- usage subscription it was bought for
  subscription_id uuid not null,
  kind        text not null check (kind in ('reservation', 'savings-plan')),
  bought_at   timestamptz not null,
  bought_by   uuid not null,                     -- person of the customer
  primary key (partner_id, order_id),
  foreign key (partner_id, order_id) references customer_order
);
create index self_purchase_of_customer on self_purchase (customer_id, service_id, bought_at desc);
create index self_purchase_of_subscription on self_purchase (partner_id, subscription_id);
call secure_table('self_purchase', 'partner_id', 'customer_id');
