-- PKCE (RFC 7636) of programs with a secret; those without one need it in any case. Programs that were registered
-- before may be of the field's older kind, which does not know it (conventions 3.1).
alter table app_registration add column requires_pkce boolean not null default false;
