-- Keys of software that was bought (C68), made when one is first asked for; a canceled purchase shows none.
create table software_key (
  partner_id      uuid not null references tenant,
  subscription_id uuid not null,
  key_id          text not null,                 -- which sealing key opens the box
  box             bytea not null,                -- the key, sealed
  made_at         timestamptz not null,
  primary key (partner_id, subscription_id)
);
call secure_table('software_key', 'partner_id');
