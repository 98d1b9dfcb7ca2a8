-- What the catalog says about windows and limits by market, segment, category and kind of product (D9, 4.8.3, 7.6).
-- Without a row the numbers of the trade hold. '*' stands for any; the most exact row that says a number wins.
create table sale_rule (
  rule_id            uuid primary key,
  kind               text not null,            -- row of the table of windows: license, software, marketplace-monthly …
  market             text not null check (market ~ '^(\*|[A-Z]{2})$'),
  category           text not null,
  segment            text not null,
  cancellation_hours int check (cancellation_hours > 0),   -- null: as a wider rule says, here and below
  full_refund_hours  int check (full_refund_hours >= 0),
  maximum            int check (maximum > 0),              -- licenses of one subscription
  per_customer       int check (per_customer > 0),         -- subscriptions of one product at a time
  subscriptions      int check (subscriptions > 0),        -- subscriptions of a customer in all
  version            bigint not null default 1,
  changed_at         timestamptz not null,
  changed_by         text not null,
  constraint sale_rule_once unique (kind, market, category, segment)
);
call publish_table('sale_rule');

-- The window that a term was bought or renewed with, where it is not the usual one:
-- {hours, fullRefundHours, rule: {kind, market, category, segment}}.
alter table subscription add column cancellation jsonb check (jsonb_typeof(cancellation) = 'object');
