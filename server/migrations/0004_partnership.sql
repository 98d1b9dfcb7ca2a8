-- Personal links (4.1). Only a hash of the link's secret is kept; no addressee is ever stored (I10).
create table invitation (
  tenant_id     uuid not null references tenant, -- the issuer
  invitation_id uuid not null,
  kind          text not null check (kind in ('partnership','relationship','joint')),
  token_hash    bytea not null unique,
  region        text not null,
  cloud         text not null,
  state         text not null check (state in ('issued','revoked')), -- expiry follows from expires_at
  issued_at     timestamptz not null,
  expires_at    timestamptz,                     -- null: never (D3)
  issued_by     uuid,
  revoked_at    timestamptz,
  accepted_count int not null default 0,
  primary key (tenant_id, invitation_id)
);
create index invitation_recent on invitation (tenant_id, issued_at desc);
call secure_table('invitation', 'tenant_id');

-- Window: the holder of a link's secret finds the invitation it opens, and nothing else.
create function invitation_by_token(hash bytea) returns setof invitation
  language sql stable security definer set search_path = public as $$
  select * from invitation where scope_is_set() and token_hash = hash
$$;
grant execute on function invitation_by_token(bytea) to twotier_app;

-- Provider and reseller (4.2). One row per pair, seen from both sides (I3).
create table partnership (
  provider_id    uuid not null references tenant,
  reseller_id    uuid not null references tenant,
  state          text not null check (state in ('active','ended')), -- dormant follows from the reseller's program status
  provider_admin_access boolean not null,        -- to the reseller's own work account (C12)
  accepted_at    timestamptz not null,
  accepted_by    uuid,
  ended_at       timestamptz,
  ended_by       uuid,
  ended_by_tenant uuid,
  declaration_version text,                      -- of the text the remover confirmed (D48)
  version        int not null default 1,
  primary key (provider_id, reseller_id),
  check (provider_id <> reseller_id)
);
create index partnership_of_reseller on partnership (reseller_id, provider_id);
call secure_table('partnership', 'provider_id', 'reseller_id');
