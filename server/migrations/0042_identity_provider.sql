-- A company's own sign-in, by OpenID Connect.

create table identity_provider (
  tenant_id     uuid primary key references tenant,
  display_name  text not null,                 -- what the button at sign-in says
  issuer        text not null,
  client_id     text not null,
  key_id        text,                          -- which key of the installation sealed the secret
  sealed_secret bytea,                         -- null: a public client, protected by PKCE alone
  factor_values text[] not null,               -- values of amr or acr that count as a second factor; empty: none does
  updated_at    timestamptz not null
);
call secure_table('identity_provider', 'tenant_id');

-- Domains of the company whose people are sent there.
create table identity_provider_domain (
  tenant_id   uuid not null references identity_provider on delete cascade,
  domain_name text not null,
  primary key (tenant_id, domain_name),
  -- Only a domain that is the company's own, and only as long as it is.
  foreign key (tenant_id, domain_name) references domain on delete cascade
);
create unique index identity_provider_domain_name on identity_provider_domain (domain_name);
call secure_table('identity_provider_domain', 'tenant_id');

-- Which account there is which person here; a renamed account stays the same person.
create table identity_link (
  tenant_id uuid not null,
  issuer    text not null,
  subject   text not null,
  user_id   uuid not null,
  linked_at timestamptz not null,
  primary key (tenant_id, issuer, subject),
  foreign key (tenant_id, user_id) references tenant_user on delete cascade
);
create index identity_link_of_user on identity_link (tenant_id, user_id);
call secure_table('identity_link', 'tenant_id');
