-- What the operator's home page reads: queues and deliveries, each a few rows of an index; never a count of all.
create index mail_given_up on mail_message (posted_at desc) where state = 'given-up';
create index webhook_delivery_next on webhook_delivery (next_attempt_at) where state = 'waiting';
create index webhook_delivery_parked on webhook_delivery (created_at desc) where state = 'parked';
create index webhook_switched_off on webhook (created_at) where state = 'disabled';

-- Sizes of the installation, counted from time to time in the background and shown with their time.
create table installation_figure (
  name       text primary key,
  value      bigint not null,
  counted_at timestamptz not null       -- real time
);
call publish_table('installation_figure');
