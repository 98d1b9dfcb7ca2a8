-- System mail (3.0): posted in the transaction of its event, carried afterwards. What it says is composed
-- from kind, facts and language when it is sent or shown; secrets are never among the facts (I20).
create table mail_message (
  tenant_id    uuid not null references tenant,  -- whom it is for, or whose event it tells of
  message_id   uuid not null,
  kind         text not null,
  recipient    text not null,
  recipient_name text,
  language     text not null check (language in ('en','es','ru')),
  facts        jsonb not null,
  path         text,                             -- page of the portal that the message leads to
  posted_at    timestamptz not null,             -- the clock's time
  state        text not null default 'waiting' check (state in ('waiting','sent','given-up')),
  attempts     int not null default 0,
  next_attempt_at timestamptz not null default now(),  -- real time, like every delivery
  sent_at      timestamptz,                      -- real time
  last_fault   text,
  primary key (tenant_id, message_id)
);
create unique index mail_message_id on mail_message (message_id);
create index mail_outbox on mail_message (posted_at desc, message_id desc);
create index mail_waiting on mail_message (next_attempt_at) where state = 'waiting';
call secure_table('mail_message', 'tenant_id');
