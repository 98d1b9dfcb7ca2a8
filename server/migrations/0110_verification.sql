-- Enrollment of partner companies (C1) and their verification (C2, C102, C103).

-- Numbers that the vendor gives out: global accounts and locations share one series (1.2).
create sequence partner_number start 6000101;
grant usage on sequence partner_number to twotier_app;

-- What somebody entered at the public page. Until the contact confirms the address, the company does not
-- exist anywhere else; afterwards only what the status page needs is left here.
create table enrollment (
  enrollment_id uuid primary key,
  kind          text not null check (kind in ('indirect-reseller','indirect-provider','direct-partner')),
  cloud         text not null,
  state         text not null default 'unconfirmed' check (state in ('unconfirmed','confirmed')),
  contact_email text not null,
  details       jsonb,                         -- null once confirmed
  password_hash text,                          -- of the first administrator; null once confirmed
  language      text not null check (language in ('en','es','ru')),
  confirm_hash  bytea,                         -- SHA-256 of the link's secret; null once used
  resume_hash   bytea not null,                -- SHA-256 of what the browser keeps
  mails_sent    int not null default 1,
  mailed_at     timestamptz not null,
  reminded      boolean not null default false,
  enrolled_at   timestamptz not null,
  lapses_at     timestamptz not null,
  tenant_id     uuid references tenant,
  check ((state = 'confirmed') = (tenant_id is not null)),
  check ((state = 'confirmed') = (details is null and password_hash is null and confirm_hash is null))
);
create unique index enrollment_confirm on enrollment (confirm_hash);
create unique index enrollment_resume on enrollment (resume_hash);
create index enrollment_of_contact on enrollment (lower(contact_email), enrolled_at) where state = 'unconfirmed';
create index enrollment_lapse on enrollment (lapses_at) where state = 'unconfirmed';
create index enrollment_reminder on enrollment (mailed_at) where state = 'unconfirmed' and not reminded;
-- Rows of no tenant: nobody is signed in yet.
alter table enrollment enable row level security;
create policy system on enrollment using (scope_is_system()) with check (scope_is_system());
grant select, insert, update, delete on enrollment to twotier_app;

-- What the vendor looks at: a new company, a change of its legal profile, another location (4.14).
create table verification (
  tenant_id       uuid not null references tenant,
  verification_id uuid not null,
  kind            text not null check (kind in ('enrollment','profile','location')),
  location_id     uuid,                        -- kind location
  facts           jsonb not null default '{}', -- what was told with it and stands nowhere else
  state           text not null check (state in ('address','review','asked','approved','rejected')),
  contact_name    text not null,
  contact_email   text not null,
  confirm_hash    bytea,                       -- state address: SHA-256 of the link's secret
  mails_sent      int not null default 0,
  opened_at       timestamptz not null,
  waits_since     timestamptz not null,        -- in its present state
  decided_at      timestamptz,
  decided_by      text,
  reason          text,                        -- of the last question or rejection
  version         int not null default 1,
  primary key (tenant_id, verification_id),
  check ((kind = 'location') = (location_id is not null)),
  check ((state in ('approved','rejected')) = (decided_at is not null))
);
create unique index verification_confirm on verification (confirm_hash) where confirm_hash is not null;
create unique index verification_open on verification (tenant_id, kind) where state <> 'approved' and kind <> 'location';
create index verification_of_tenant on verification (tenant_id, opened_at desc);
create index verification_queue on verification (state, waits_since, verification_id);
call secure_table('verification', 'tenant_id');

create table verification_note (
  tenant_id       uuid not null,
  verification_id uuid not null,
  note_id         uuid not null,
  noted_at        timestamptz not null,
  event           text not null check (event in ('open','confirm','ask','answer','approve','reject')),
  author          text not null,
  by_operator     boolean not null,
  text            text not null,
  primary key (tenant_id, verification_id, noted_at, note_id),
  foreign key (tenant_id, verification_id) references verification on delete cascade
);
call secure_table('verification_note', 'tenant_id');

create table verification_file (
  tenant_id       uuid not null,
  verification_id uuid not null,
  file_id         uuid not null,
  added_at        timestamptz not null,
  author          text not null,
  by_operator     boolean not null,
  name            text not null,
  media_type      text not null check (media_type in ('application/pdf','image/png','image/jpeg')),
  size            int not null,
  content         bytea not null,
  primary key (tenant_id, verification_id, file_id),
  foreign key (tenant_id, verification_id) references verification on delete cascade
);
alter table verification_file alter column content set storage external;
call secure_table('verification_file', 'tenant_id');

-- The vendor looks for the same company under another account; compared as names are.
create index partner_name_key on partner (name_key(name), country);
