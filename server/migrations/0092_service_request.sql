-- Requests for help: of a customer, with the operator as its cloud's vendor (C90), and about the portal (C92).
create sequence service_request_number start 2600100001;
grant usage on sequence service_request_number to twotier_app;

create table service_request (
  tenant_id      uuid not null references tenant, -- the partner that asked
  request_id     bigint not null default nextval('service_request_number'),
  kind           text not null check (kind in ('customer','portal')),
  source         text not null check (source in ('portal','api','phone')), -- phone: recorded by the operator
  customer_id    uuid references tenant,
  customer_name  text,                          -- as the partner knows it
  product_id     text,
  product_name   text,
  topic_id       int not null,
  title          text not null,
  description    text not null,
  severity       text not null check (severity in ('critical','moderate','minimal')),
  status         text not null default 'open' check (status in ('open','attention-needed','closed')),
  country        char(2) not null,
  contact        jsonb not null,                -- {firstName, lastName, email, phoneNumber}: of the partner, not of the customer
  opened_by      uuid,                          -- person of the partner; null: recorded by the operator
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  changed_by     text not null,
  changed_by_operator boolean not null,
  respond_by     timestamptz not null,          -- first answer promised until then
  responded_at   timestamptz,                   -- first answer given
  closed_at      timestamptz,
  version        int not null default 1,
  primary key (tenant_id, request_id),
  check ((kind = 'customer') = (customer_id is not null)),
  check ((status = 'closed') = (closed_at is not null))
);
create unique index service_request_id on service_request (request_id);
create index service_request_of_customer on service_request (tenant_id, customer_id, request_id desc);
create index service_request_unanswered on service_request (respond_by, request_id)
  where responded_at is null and status <> 'closed';
create index service_request_by_status on service_request (status, request_id desc);
call secure_table('service_request', 'tenant_id');

create table service_request_note (
  tenant_id      uuid not null,
  request_id     bigint not null,
  note_id        uuid not null,
  noted_at       timestamptz not null,
  author         text not null,
  by_operator    boolean not null,
  text           text not null,
  primary key (tenant_id, request_id, noted_at, note_id),
  foreign key (tenant_id, request_id) references service_request on delete cascade
);
call secure_table('service_request_note', 'tenant_id');

create table service_request_file (
  tenant_id      uuid not null,
  request_id     bigint not null,
  file_id        uuid not null,
  added_at       timestamptz not null,
  author         text not null,
  by_operator    boolean not null,
  name           text not null,
  size           int not null,
  comment        text,
  content        bytea not null,
  primary key (tenant_id, request_id, file_id),
  foreign key (tenant_id, request_id) references service_request on delete cascade
);
alter table service_request_file alter column content set storage external;
call secure_table('service_request_file', 'tenant_id');
