-- Who may sign in, and with what.

-- Passwords of people. Beside tenant_user, so that a list of people never carries a hash along.
create table user_credential (
  tenant_id       uuid not null,
  user_id         uuid not null,
  password_hash   text not null,               -- argon2id as a PHC string
  must_change     boolean not null,            -- temporary: the first sign-in forces a change (I22)
  failed_attempts int not null default 0,      -- since the last success
  locked_until    timestamptz,                 -- real time, like sessions and tokens
  changed_at      timestamptz not null,        -- real time: tokens issued earlier are refused
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references tenant_user on delete cascade
);
call secure_table('user_credential', 'tenant_id');

-- Browsers that are signed in to the portal. All times are real time.
create table portal_session (
  tenant_id     uuid not null,
  token_hash    bytea not null,                -- SHA-256 of the cookie; the cookie itself is kept nowhere
  user_id       uuid not null,
  second_factor boolean not null,
  user_agent    text,
  created_at    timestamptz not null,
  last_seen_at  timestamptz not null,          -- moved at most once a minute
  expires_at    timestamptz not null,          -- whatever happens in between
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, user_id) references tenant_user on delete cascade
);
-- The cookie is all that is known before the tenant is.
create unique index portal_session_token on portal_session (token_hash);
create index portal_session_of_user on portal_session (tenant_id, user_id);
create index portal_session_expiry on portal_session (expires_at);
call secure_table('portal_session', 'tenant_id');

-- A first administrator who has not chosen a password yet, reached by a link that works once.
create table account_setup (
  tenant_id           uuid not null references tenant,
  user_principal_name text not null,
  roles               text[] not null,
  token_hash          bytea,                   -- SHA-256 of the link's secret; replaced each time a link is shown
  created_at          timestamptz not null,
  primary key (tenant_id, user_principal_name)
);
create unique index account_setup_token on account_setup (token_hash);
call secure_table('account_setup', 'tenant_id');

-- Programs that may ask for tokens.
create table app_registration (
  tenant_id     uuid not null references tenant,
  client_id     uuid not null,
  display_name  text not null,
  is_public     boolean not null,              -- keeps no secret: only with a person, and with PKCE
  any_tenant    boolean not null default false,-- people of every tenant may use it (well-known command lines)
  redirect_uris text[] not null,
  created_at    timestamptz not null,
  primary key (tenant_id, client_id),
  check (is_public or not any_tenant)
);
create unique index app_registration_client on app_registration (client_id);
call secure_table('app_registration', 'tenant_id');

-- Several at a time, so that a secret can be replaced without a pause.
create table app_secret (
  tenant_id   uuid not null,
  client_id   uuid not null,
  secret_id   uuid not null,
  secret_hash bytea not null,                  -- SHA-256: the secret is random and long, so it needs no slow hash
  hint        text not null,                   -- its first characters, to tell secrets apart
  created_at  timestamptz not null,
  expires_at  timestamptz,                     -- real time
  primary key (tenant_id, client_id, secret_id),
  foreign key (tenant_id, client_id) references app_registration on delete cascade
);
call secure_table('app_secret', 'tenant_id');

-- What the authorization server keeps between requests: codes, device codes, refresh tokens, grants.
create table oauth_record (
  kind        text not null,                   -- name of the authorization server's model
  id_hash     bytea not null,                  -- SHA-256: whoever reads this table holds no usable code or token
  grant_id    text,                            -- all of one grant are revoked together
  user_code   text,                            -- device codes: what the person types
  uid         text,
  account_id  text,                            -- person, as the tokens name them
  payload     jsonb not null,                  -- without the id
  expires_at  timestamptz not null,            -- real time
  consumed_at timestamptz,                     -- used once; a second use revokes the grant
  primary key (kind, id_hash)
);
create index oauth_record_of_grant on oauth_record (grant_id) where grant_id is not null;
create index oauth_record_of_account on oauth_record (account_id) where account_id is not null;
create unique index oauth_record_user_code on oauth_record (kind, user_code) where user_code is not null;
create index oauth_record_expiry on oauth_record (expires_at);
-- Rows of no tenant: a code is looked up before anyone knows whose it is.
alter table oauth_record enable row level security;
create policy system on oauth_record using (scope_is_system()) with check (scope_is_system());
grant select, insert, update, delete on oauth_record to twotier_app;
