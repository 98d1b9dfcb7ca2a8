-- What orders are looked at before they are delivered (4.7, C61): the operator's choice.
create table order_review_rule (
  rule_id       uuid primary key,
  created_at    timestamptz not null,
  created_by    text not null,                   -- who of the operator
  demand        text not null check (demand in ('review','purchase-order')),
  product_id    text,                            -- null: any product or legacy offer
  minimum_total numeric(18,4),                   -- orders from this total on; null: any
  currency      char(3),
  check ((minimum_total is null) = (currency is null))
);
call publish_table('order_review_rule');

-- An order that is not delivered before somebody of the operator agreed.
create table order_review (
  partner_id     uuid not null references tenant,
  order_id       text not null,
  customer_id    uuid not null references tenant,
  demand         text not null check (demand in ('review','purchase-order')),
  state          text not null check (state in ('documents','waiting','approved','rejected')), -- documents: waits for the purchase order
  asked_at       timestamptz not null,
  customer_price numeric(18,4),                  -- what the customer pays, as the purchase order says
  currency       char(3),
  fx_rate        numeric(18,8),
  part_of_tender boolean not null default false,
  tender_link    text,
  documented_at  timestamptz,
  documented_by  uuid,                           -- null: an application
  decided_at     timestamptz,
  decided_by     text,                           -- who of the operator
  reason         text,
  primary key (partner_id, order_id),
  foreign key (partner_id, order_id) references customer_order,
  check ((state in ('approved','rejected')) = (decided_at is not null)),
  check (state <> 'rejected' or reason is not null)
);
-- The operator's queue, and what was decided lately.
create index order_review_waiting on order_review (asked_at, partner_id, order_id) where state = 'waiting';
create index order_review_decided on order_review (decided_at desc, partner_id, order_id) where decided_at is not null;
call secure_table('order_review', 'partner_id');

-- Documents of an order, as they were sent.
create table order_attachment (
  partner_id    uuid not null references tenant,
  order_id      text not null,
  attachment_id uuid not null,
  position      int not null,
  kind          text not null check (kind in ('POAttachment','TenderAttachment')),
  file_name     text not null,
  media_type    text not null,
  size_bytes    int not null check (size_bytes > 0),
  content       bytea not null,
  added_at      timestamptz not null,
  added_by      uuid,                            -- null: an application
  primary key (partner_id, order_id, attachment_id),
  foreign key (partner_id, order_id) references customer_order
);
call secure_table('order_attachment', 'partner_id');
