-- Whose customers see what their usage costs (C32). A row: switched on; no row: off, as it is at first.
create table usage_cost_view (
  partner_id    uuid not null references tenant,
  customer_id   uuid not null references tenant,
  visible_since timestamptz not null,
  primary key (partner_id, customer_id)
);
call secure_table('usage_cost_view', 'partner_id', 'customer_id');
