-- Imports of people of any length: the file comes in parts, is read and checked in the background, and can be
-- taken back for an hour (C71). How far each step is stands in the row, so that whoever goes on knows where.
alter table user_import
  drop constraint user_import_state_check,
  drop constraint user_import_check,
  drop constraint user_import_check1,
  alter column rows_total set default 0,
  add column created_by_id uuid,
  add column size_bytes bigint,                -- of the file, as its sender said; null: it came in one request
  add column part_bytes int,                   -- of each part but the last
  add column parts_received int not null default 0,
  add column worker_id uuid,                   -- the process that checks it, until a moment of real time
  add column worker_until timestamptz,
  add column file_key text,                    -- by which the sender knows the file again: name, size, date
  add column read_bytes bigint not null default 0, -- of the file, read and checked
  add column read_as jsonb,                    -- {kind, encoding, delimiter}: how the file was understood
  add column rows_bad int not null default 0,  -- with something to correct
  add column rows_removed int not null default 0, -- taken back
  add column rows_kept int not null default 0, -- not taken back: somebody changed them since
  add column undone_by_id uuid,
  add column undone_by text,
  -- Real time of the last passwords made by the import itself: later ones are somebody's doing.
  add column credentials_at timestamptz,
  add constraint user_import_states check (
    state in ('receiving','checking','refused','checked','running','finished','undoing','undone')),
  add constraint user_import_started check (
    (state in ('receiving','checking','refused','checked')) = (started_at is null)),
  add constraint user_import_ended check ((state in ('finished','undoing','undone')) = (finished_at is not null)),
  add constraint user_import_taken_back check ((state in ('undoing','undone')) = (undone_at is not null));
comment on column user_import.undone_at is 'when it was asked to be taken back';

drop index user_import_running;
create index user_import_under_way on user_import (coalesce(undone_at, started_at, created_at))
  where state in ('checking','running','undoing');
create index user_import_receiving on user_import (created_at) where state = 'receiving';

-- The file while it is received and read; gone afterwards.
create table user_import_part (
  partner_id  uuid not null references tenant,
  import_id   uuid not null,
  part_number int not null,                    -- from 0
  content     bytea not null,
  primary key (partner_id, import_id, part_number),
  foreign key (partner_id, import_id) references user_import on delete cascade
);
alter table user_import_part alter column content set storage external;
call secure_table('user_import_part', 'partner_id');

alter table user_import_row
  add column email_key text collate "C",       -- the address in small letters, to find it again in the file
  add column undo text check (undo in ('removed','changed'));
-- Not by the partner first: as long as the table has no statistics, the primary key would seem as good.
create index user_import_row_by_email on user_import_row (import_id, email_key, row_number)
  where email_key is not null;
-- Rows are made in their order, so the primary key finds the next ones.
drop index user_import_open_rows;
-- What somebody has to look at, among a hundred thousand rows that are in order.
create index user_import_row_to_look_at on user_import_row (partner_id, import_id, row_number)
  where problems <> '[]' or outcome = 'failed' or missed <> '[]' or undo = 'changed';
create index user_import_row_to_take_back on user_import_row (partner_id, import_id, row_number)
  where outcome = 'created' and undo is null;
