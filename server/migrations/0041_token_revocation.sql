-- Ends tokens before their time. All times are real time.

-- Access tokens that were given back or whose grant was, until they would have run out.
create table revoked_token (
  mark       text primary key,                 -- id of a token, or of the grant it came from
  expires_at timestamptz not null
);
create index revoked_token_expiry on revoked_token (expires_at);
-- Rows of no tenant: a token is looked up before anyone knows whose it is.
alter table revoked_token enable row level security;
create policy system on revoked_token using (scope_is_system()) with check (scope_is_system());
grant select, insert, update, delete on revoked_token to twotier_app;

-- All tokens of a person, or of an application, that were issued up to then are void.
alter table user_credential add column tokens_void_until timestamptz;
alter table app_registration add column tokens_void_until timestamptz;

-- Which application a code, a refresh token or a grant belongs to.
alter table oauth_record add column client_id text;
update oauth_record set client_id = payload ->> 'clientId';
create index oauth_record_of_client on oauth_record (client_id) where client_id is not null;
