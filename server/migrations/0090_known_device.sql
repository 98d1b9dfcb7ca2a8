-- Browsers in which somebody has signed in before. Wrong passwords typed elsewhere close the account to strangers
-- and not to these: nobody locks somebody else out by guessing. All times are real time.
create table known_device (
  tenant_id       uuid not null,
  user_id         uuid not null,
  device_hash     bytea not null,              -- SHA-256 of the cookie
  failed_attempts int not null default 0,      -- of this browser alone
  locked_until    timestamptz,
  last_used_at    timestamptz not null,
  primary key (tenant_id, user_id, device_hash),
  foreign key (tenant_id, user_id) references tenant_user on delete cascade
);
create index known_device_use on known_device (last_used_at);
call secure_table('known_device', 'tenant_id');
