-- The agreement between the vendor and its partners: one signature per selling region, for good (C2, 1.3).
create table partner_agreement_version (
  version      int primary key,
  published_at timestamptz not null,
  texts        jsonb                           -- {en, es, ru}: {title, text}; null: the text that comes with the product
);
call publish_table('partner_agreement_version');
insert into partner_agreement_version (version, published_at) values (1, '2020-01-01T00:00:00Z');

create table partner_agreement_signature (
  tenant_id         uuid not null references tenant,
  region            text not null,
  version           int not null references partner_agreement_version,
  signed_at         timestamptz not null,
  signer_first_name text not null,
  signer_last_name  text not null,
  signer_title      text,
  signer_email      text not null,
  signed_by         uuid,                      -- person of the partner; null: on paper, recorded by the vendor
  recorded_by       text,
  primary key (tenant_id, region, version),
  check ((signed_by is null) = (recorded_by is not null))
);
call secure_table('partner_agreement_signature', 'tenant_id');
