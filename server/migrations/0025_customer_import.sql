-- Existing customers from a file (C29): what was read, what is wrong with it, and what became of it.
create table customer_import (
  partner_id    uuid not null references tenant,
  import_id     uuid not null,
  file_name     text not null,
  state         text not null check (state in ('checked','running','finished')),
  rows_total    int not null,
  rows_usable   int not null,                    -- without an error
  rows_done     int not null default 0,          -- of the usable ones
  created_at    timestamptz not null,
  created_by    text not null,
  started_at    timestamptz,
  finished_at   timestamptz,
  delegated_admin boolean,                       -- the drafts ask for admin permission too (C34)
  link_token    text,                            -- of the personal link in the drafts; its issuer reads them again (3.0)
  link_expires_at timestamptz,
  primary key (partner_id, import_id),
  check ((state = 'checked') = (started_at is null))
);
create index customer_import_list on customer_import (partner_id, created_at desc, import_id);
create index customer_import_running on customer_import (started_at) where state = 'running';
call secure_table('customer_import', 'partner_id');

create table customer_import_row (
  partner_id    uuid not null references tenant,
  import_id     uuid not null,
  row_number    int not null,                    -- as a spreadsheet counts: the header is row 1
  cells         jsonb not null,                  -- as they were written: {companyName, country, …}
  match_key     text,                            -- what the customer is told apart by; null: the row has an error
  problems      jsonb not null default '[]',
  existing_customer_id uuid,                     -- in the partner's list already
  outcome       text check (outcome in ('listed','drafted','repeated')),
  primary key (partner_id, import_id, row_number),
  foreign key (partner_id, import_id) references customer_import on delete cascade
);
create index customer_import_open_rows on customer_import_row (partner_id, import_id, row_number)
  where outcome is null and match_key is not null;
call secure_table('customer_import_row', 'partner_id');

-- Companies a partner has drafted a request for, each once, however often they are imported.
create table customer_candidate (
  partner_id    uuid not null references tenant,
  match_key     text not null,
  company_name  text not null,
  import_id     uuid not null,                   -- the first import that named it
  drafted_at    timestamptz not null,
  primary key (partner_id, match_key)
);
call secure_table('customer_candidate', 'partner_id');

-- Relationships that a partner has with customers in the directory through another portal (C29, 4.3). They
-- appear in its list by themselves once its program is active.
create table channel_tie (
  partner_id    uuid not null references tenant,
  customer_id   uuid not null references tenant,
  channel       text not null,                   -- name of the other portal or program
  delegated_admin boolean not null,
  established_at timestamptz not null,
  listed_at     timestamptz,                     -- null: waits for the partner's program to be active
  primary key (partner_id, customer_id)
);
create index channel_tie_waiting on channel_tie (established_at, partner_id, customer_id) where listed_at is null;
call secure_table('channel_tie', 'partner_id', 'customer_id');

-- Window: the scope's own live customers registered under one of these numbers, each with the number asked for.
create function customers_with_registrations(wanted text[]) returns table (wanted_number text, customer_id uuid)
  language sql stable security definer set search_path = public as $$
  select w.number, r.customer_id
    from unnest(wanted) as w(number)
    join tenant t on registration_key(t.registration_id) = registration_key(w.number)
    join customer_relationship r on r.customer_id = t.tenant_id
   where t.registration_id is not null and r.partner_id = scope_tenant() and r.state = 'active'
$$;
grant execute on function customers_with_registrations(text[]) to twotier_app;
