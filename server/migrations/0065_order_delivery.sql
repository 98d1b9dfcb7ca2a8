-- What orders still have to deliver (4.7). The rows are the queue: an order is placed in one transaction, and
-- whoever delivers is asked outside of it, as often as it takes.
create table order_delivery (
  partner_id      uuid not null references tenant,
  order_id        text not null,
  line_number     int not null,
  customer_id     uuid not null references tenant,
  delivery_key    uuid not null,                 -- the same with each attempt: whoever delivers tells a repeat by it
  after_line      int,                           -- line of the same order that has to be delivered first: the base of an add-on
  state           text not null default 'waiting'
                  check (state in ('held','waiting','delivered','refused','timed-out','base-failed','rejected')),
  attempts        int not null default 0,
  next_attempt_at timestamptz,                   -- null: held back by a review, or settled
  gives_up_at     timestamptz,                   -- what is not delivered by then has failed
  credit_price    numeric(18,4) not null,        -- goes back to the account where nothing is delivered
  custom_end_on   date,                          -- last day of the first term where the purchase chose one (C56)
  detail          text,                          -- what whoever delivers said last
  settled_at      timestamptz,
  primary key (partner_id, order_id, line_number),
  foreign key (partner_id, order_id, line_number) references order_line,
  check ((state = 'waiting') = (next_attempt_at is not null)),
  check ((state in ('held','waiting')) = (settled_at is null))
);
create index order_delivery_due on order_delivery (next_attempt_at) where next_attempt_at is not null;
call secure_table('order_delivery', 'partner_id');

-- How the built-in, simulated delivery behaves: the newest rule that fits. Without one everything is delivered at once.
create table simulated_delivery_rule (
  rule_id       uuid primary key,
  created_at    timestamptz not null,
  mode          text not null check (mode in ('instant','slow','fail','half-way','interrupted')),
  product_id    text,                            -- null: any product
  delay_minutes int not null default 0,          -- of slow ones, on the product's clock
  orders_left   int check (orders_left >= 0)     -- for so many orders more; null: for all that follow
);
call publish_table('simulated_delivery_rule');

-- What the simulated delivery was asked for and what it did: it keeps its own books, as a real one would.
create table simulated_delivery (
  partner_id   uuid not null references tenant,
  delivery_key uuid not null,
  order_id     text not null,
  line_number  int not null,
  rule_id      uuid,
  mode         text not null,
  asked_at     timestamptz not null,             -- for the first time
  ready_at     timestamptz not null,
  asked        int not null default 1,
  handed_over  int not null default 0 check (handed_over in (0, 1)), -- never twice
  withdrawn    boolean not null default false,
  primary key (partner_id, delivery_key),
  check (not (withdrawn and handed_over = 1))
);
create index simulated_delivery_of_order on simulated_delivery (partner_id, order_id);
call secure_table('simulated_delivery', 'partner_id');
