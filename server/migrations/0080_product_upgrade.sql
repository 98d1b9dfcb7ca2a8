-- Upgrades of all usage subscriptions of a customer from legacy offers to a usage plan, and what became of each.
create table product_upgrade (
  partner_id     uuid not null references tenant,
  upgrade_id     uuid not null,
  customer_id    uuid not null references tenant,
  product_family text not null,                  -- as the contract names it, e.g. azure
  upgraded_at    timestamptz not null,
  lines          jsonb not null,                 -- [{subscriptionId, from, to}]: names of products
  primary key (partner_id, upgrade_id)
);
call secure_table('product_upgrade', 'partner_id');
