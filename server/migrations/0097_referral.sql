-- Leads: customers, providers and the vendor send companies to a partner (C93 to C97).
create table referral (
  receiver_id    uuid not null references tenant,
  referral_id    uuid not null,
  sender_id      uuid not null references tenant, -- customer, provider or the vendor
  sender_name    text not null,
  source         text not null check (source in ('customer','provider','vendor')),
  kind           text not null check (kind in ('customer-inquiry','marketing-qualified','sales-qualified','informational')),
  company_name   text not null,
  company        jsonb not null,                  -- country, city, size, domain
  contact        jsonb not null,                  -- hidden from the receiver once it has expired (C94)
  need           text not null,
  value          numeric(18,2),
  currency       char(3),
  time_frame     text not null default '',
  hot_until      timestamptz,                     -- the customer asks to be contacted: 72 hours
  state          text not null default 'received'
                 check (state in ('received','accepted','declined','expired','won','lost','archived')),
  received_at    timestamptz not null,
  due_at         timestamptz,                     -- answer by, or archive at; null: no date moves it
  answered_at    timestamptz,
  closed_at      timestamptz,
  deal           jsonb,                           -- name, value, currency, close date, notes, campaign, CRM id
  reason         text,
  reason_note    text,
  customer_id    uuid references tenant,          -- what became of it (C96)
  favorite       boolean not null default false,
  version        integer not null default 1,
  primary key (receiver_id, referral_id)
);
call secure_table('referral', 'receiver_id', 'sender_id');
create index referral_inbox on referral (receiver_id, received_at desc, referral_id);
create index referral_sent on referral (sender_id, received_at desc, referral_id);
create index referral_due on referral (due_at) where due_at is not null;

-- Own employees who work on a deal (C94).
create table referral_member (
  receiver_id uuid not null references tenant,
  referral_id uuid not null,
  user_id     uuid not null,
  primary key (receiver_id, referral_id, user_id),
  foreign key (receiver_id, referral_id) references referral on delete cascade
);
call secure_table('referral_member', 'receiver_id');

-- Above ten a day one message tells of the rest (section 8).
create table referral_digest (
  receiver_id uuid not null references tenant,
  day         date not null,
  referrals   integer not null,
  due_at      timestamptz,
  primary key (receiver_id, day)
);
call secure_table('referral_digest', 'receiver_id');
create index referral_digest_due on referral_digest (due_at) where due_at is not null;
