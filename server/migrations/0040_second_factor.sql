-- Second factors of people, and what a portal session knows about them. All times are real time.

-- Secrets of authenticator apps have to be read again, so they are sealed.
create table authenticator_app (
  tenant_id     uuid not null,
  user_id       uuid not null,
  factor_id     uuid not null,
  name          text not null,                 -- as its owner calls it
  key_id        text not null,                 -- which key of the installation sealed the secret
  sealed_secret bytea not null,
  last_step     bigint not null default 0,     -- time step of the last code taken: neither it nor an earlier one is taken again
  created_at    timestamptz not null,
  confirmed_at  timestamptz,                   -- null: begun, but no code has shown yet that the app holds the secret
  last_used_at  timestamptz,
  primary key (tenant_id, user_id, factor_id),
  foreign key (tenant_id, user_id) references tenant_user on delete cascade
);
call secure_table('authenticator_app', 'tenant_id');

create table passkey (
  tenant_id     uuid not null,
  user_id       uuid not null,
  factor_id     uuid not null,
  name          text not null,
  credential_id bytea not null,
  public_key    bytea not null,                -- COSE
  rp_id         text not null,                 -- host name that it was made for
  sign_count    bigint not null,
  transports    text[] not null,
  backed_up     boolean not null,              -- kept by a provider of passkeys, not on one device alone
  created_at    timestamptz not null,
  last_used_at  timestamptz,
  primary key (tenant_id, user_id, factor_id),
  foreign key (tenant_id, user_id) references tenant_user on delete cascade
);
-- Signing in with nothing but a passkey begins here.
create unique index passkey_credential on passkey (credential_id);
call secure_table('passkey', 'tenant_id');

-- Ten at a time, each good once, for whoever has lost the factors.
create table recovery_code (
  tenant_id  uuid not null,
  user_id    uuid not null,
  code_hash  bytea not null,                   -- SHA-256: a code is random and long enough to need no slow hash
  used_at    timestamptz,
  primary key (tenant_id, user_id, code_hash),
  foreign key (tenant_id, user_id) references tenant_user on delete cascade
);
call secure_table('recovery_code', 'tenant_id');

-- What was asked of a browser and may be answered once: challenges of passkeys, sign-ins at a company's own provider.
create table sign_in_challenge (
  challenge_hash bytea primary key,            -- SHA-256 of what the browser sends back
  purpose        text not null,
  tenant_id      uuid,                         -- null: nobody knows yet who is signing in
  user_id        uuid,
  key_id         text,                         -- which key sealed the rest
  sealed_rest    bytea,
  expires_at     timestamptz not null
);
create index sign_in_challenge_expiry on sign_in_challenge (expires_at);
-- Rows of no tenant: they are looked up before anyone knows whose they are.
alter table sign_in_challenge enable row level security;
create policy system on sign_in_challenge using (scope_is_system()) with check (scope_is_system());
grant select, insert, update, delete on sign_in_challenge to twotier_app;

alter table portal_session
  add column session_id     uuid not null default gen_random_uuid(), -- names it in its owner's list
  add column factor_pending boolean not null default false,          -- a factor is enrolled and has not been shown yet
  add column proven_at      timestamptz,                             -- last proof that is good enough for step-up
  add column sign_in_method text not null default 'password';        -- password, passkey, provider
comment on column portal_session.second_factor is 'whether a second factor was shown in it, or counts as shown';

-- Counted apart from passwords: a right password must not open the way to more guesses at the factor.
alter table user_credential
  add column factor_failed_attempts int not null default 0,
  add column factor_locked_until    timestamptz;
