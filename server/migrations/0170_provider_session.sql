-- Which sign-in at a company's own provider a session came from: it ends when the provider says that one has ended.
alter table portal_session
  add column provider_issuer  text,
  add column provider_subject text,   -- the account there
  add column provider_session text;   -- the session there, where the provider names it (sid)
create index portal_session_of_provider on portal_session (tenant_id, provider_subject)
  where provider_subject is not null;
