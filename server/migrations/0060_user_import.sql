-- Many people of a customer from one file (C71): what was read, what is wrong with it, and what became of it.
-- Passwords are in no column: they are made when their file is fetched (I20).
create table user_import (
  partner_id    uuid not null references tenant,
  import_id     uuid not null,
  customer_id   uuid not null references tenant,
  customer_name text not null,
  seller_id     uuid,                            -- whose licenses are given
  file_name     text not null,
  state         text not null check (state in ('refused','checked','running','finished')),
  problems      jsonb not null default '[]',     -- of the file as a whole
  rows_total    int not null,
  rows_done     int not null default 0,
  rows_created  int not null default 0,
  created_at    timestamptz not null,
  created_by    text not null,
  started_at    timestamptz,
  finished_at   timestamptz,
  started_by_id uuid,                            -- the only person who can fetch the passwords
  started_by    text,
  correlation_id text,
  usage_location char(2),                        -- one for all
  licenses      jsonb not null default '[]',     -- [{productId, skuId, excludedPlans, name}]
  passwords_taken_at timestamptz,
  undone_at     timestamptz,
  primary key (partner_id, import_id),
  check ((state in ('refused','checked')) = (started_at is null)),
  check ((state = 'finished') = (finished_at is not null))
);
create index user_import_list on user_import (partner_id, customer_id, created_at desc, import_id);
create index user_import_running on user_import (started_at) where state = 'running';
call secure_table('user_import', 'partner_id');

create table user_import_row (
  partner_id    uuid not null references tenant,
  import_id     uuid not null,
  row_number    int not null,                    -- as a spreadsheet counts: the header is row 1
  cells         jsonb not null,                  -- as they were written: {firstName, lastName, …}
  problems      jsonb not null default '[]',
  outcome       text check (outcome in ('created','failed')),
  failure       text check (failure in ('name-taken','relationship-ended')),
  user_id       uuid,                            -- of the person made
  missed        jsonb not null default '[]',     -- licenses that could not be given, each with its outcome
  primary key (partner_id, import_id, row_number),
  foreign key (partner_id, import_id) references user_import on delete cascade,
  check ((outcome is not distinct from 'created') = (user_id is not null)),
  check ((outcome is not distinct from 'failed') = (failure is not null))
);
create index user_import_open_rows on user_import_row (partner_id, import_id, row_number) where outcome is null;
call secure_table('user_import_row', 'partner_id');
