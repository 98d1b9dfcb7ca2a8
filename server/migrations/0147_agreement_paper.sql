-- The signed document of an agreement on paper, as the vendor recorded it (C2, 7.1).
create table partner_agreement_paper (
  tenant_id   uuid not null references tenant,
  region      text not null,
  version     int not null,
  name        text not null,                   -- of the file, fit for a download
  media_type  text not null check (media_type in ('application/pdf','image/png','image/jpeg')),
  content     bytea not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, region, version),
  foreign key (tenant_id, region, version) references partner_agreement_signature
);
alter table partner_agreement_paper alter column content set storage external;
call secure_table('partner_agreement_paper', 'tenant_id');
