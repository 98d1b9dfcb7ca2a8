-- Another partner asks for what a customer has under usage plans, and the present one lets it go (C65, 4.13).
create table transfer (
  target_partner_id uuid not null references tenant, -- who takes over, and asks
  transfer_id       uuid not null,
  source_partner_id uuid not null references tenant, -- who is billed now, and decides
  customer_id       uuid not null references tenant,
  customer_name     text not null,                   -- as the target calls the customer; the source reads its own name
  contact_name      text not null,                   -- of the customer, to ask back
  contact_email     text not null,
  reseller_partner_id text,                          -- to be credited at the target; null: nobody
  state             text not null check (state in
    ('pending', 'accepted', 'transferring', 'done', 'failed', 'rejected', 'withdrawn', 'lapsed')),
  asked_at          timestamptz not null,
  asked_by          text not null,
  lapses_at         timestamptz not null,
  decided_at        timestamptz,
  decided_by        text,
  changed_at        timestamptz not null,
  changed_by        uuid,
  attempts          int not null default 0,
  obstacle          text,                            -- why the last attempt came to nothing: a name of the error table
  due_at            timestamptz,                     -- when its next date comes; null: nothing waits
  primary key (target_partner_id, transfer_id)
);
create unique index transfer_by_id on transfer (transfer_id);
-- One open request between the same three.
create unique index transfer_open on transfer (target_partner_id, source_partner_id, customer_id)
  where state in ('pending', 'accepted', 'transferring');
create index transfer_of_target on transfer (target_partner_id, asked_at desc, transfer_id desc);
create index transfer_of_source on transfer (source_partner_id, asked_at desc, transfer_id desc);
create index transfer_of_customer on transfer (customer_id);
create index transfer_due on transfer (due_at) where due_at is not null;
call secure_table('transfer', 'target_partner_id', 'source_partner_id', 'customer_id');

-- What was selected when the request was accepted, as it stood then.
create table transfer_line (
  target_partner_id uuid not null,
  transfer_id       uuid not null,
  line_number       int not null,
  source_partner_id uuid not null references tenant,
  customer_id       uuid not null references tenant,
  item              text not null check (item in ('usage-subscription', 'reservation')),
  item_id           uuid not null,                   -- the source's id of it
  service_id        uuid,                            -- of a usage subscription, kept
  name              text not null,
  offer_id          text not null,
  quantity          int not null,
  billing_cycle     text not null,
  state             text not null check (state in ('open', 'moved', 'canceled', 'kept')),
  new_id            uuid,                            -- the target's id of it, once moved
  primary key (target_partner_id, transfer_id, line_number),
  foreign key (target_partner_id, transfer_id) references transfer
);
-- Nothing is in two open transfers at once (I36).
create unique index transfer_line_open on transfer_line (source_partner_id, item_id) where state = 'open';
call secure_table('transfer_line', 'target_partner_id', 'source_partner_id', 'customer_id');
