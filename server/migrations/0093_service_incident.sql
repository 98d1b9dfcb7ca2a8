-- Service health (C91): what the operator tells partners and customers about the services.
create table service_incident (
  incident_id    uuid primary key,
  kind           text not null check (kind in ('incident','announcement')),
  service        text not null,                 -- of the list of services
  markets        text[] not null,               -- countries it concerns; empty: all of them
  severity       text not null check (severity in ('information','warning','critical')),
  title          text not null,
  impact         text not null,                 -- who notices what
  starts_at      timestamptz not null,
  required_by    timestamptz,                   -- announcements: something has to be done until then
  resolved_at    timestamptz,
  posted_by      text not null,
  posted_at      timestamptz not null,
  changed_at     timestamptz not null,
  version        int not null default 1
);
create index service_incident_list on service_incident (starts_at desc, incident_id desc);
create index service_incident_open on service_incident (service) where resolved_at is null;
call publish_table('service_incident');

create table service_incident_message (
  incident_id    uuid not null references service_incident on delete cascade,
  message_id     uuid not null,
  posted_at      timestamptz not null,
  text           text not null,
  primary key (incident_id, posted_at, message_id)
);
call publish_table('service_incident_message');
