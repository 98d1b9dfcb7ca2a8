-- A move from legacy to granular rights at many customers (C86), carried out row by row.
create table delegation_move (
  partner_id    uuid not null references tenant,
  move_id       uuid not null,
  roles         text[] not null,
  duration_days int not null,
  group_ids     uuid[] not null,                 -- each gets all roles of the move
  remove_legacy boolean not null,                -- last step: usage access stays that way
  started_by    uuid,
  started_at    timestamptz not null,
  rows_total    int not null,
  primary key (partner_id, move_id)
);
create index delegation_move_newest on delegation_move (partner_id, started_at desc);
call secure_table('delegation_move', 'partner_id');

create table delegation_move_row (
  partner_id    uuid not null,
  move_id       uuid not null,
  row_no        int not null,
  customer_id   uuid not null,
  customer_name text not null,
  name          text not null,                   -- of the delegation to be made
  state         text not null check (state in ('waiting','done','failed')),
  failure       text,                            -- name in the catalog of refusals
  delegation_id uuid,
  due_at        timestamptz,                     -- null: nothing waits
  primary key (partner_id, move_id, row_no),
  foreign key (partner_id, move_id) references delegation_move on delete cascade
);
create index delegation_move_due on delegation_move_row (due_at) where due_at is not null;
call secure_table('delegation_move_row', 'partner_id');
