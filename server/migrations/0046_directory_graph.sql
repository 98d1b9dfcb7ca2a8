-- Whom somebody reports to; within the same company.
alter table tenant_user add column manager_id uuid,
  add constraint tenant_user_manager foreign key (tenant_id, manager_id) references tenant_user (tenant_id, user_id)
    on delete set null (manager_id);
create index tenant_user_of_manager on tenant_user (tenant_id, manager_id) where manager_id is not null;

-- Domains that a company says are its own and has not proven yet; several may say so, one will prove it.
create table domain_claim (
  tenant_id   uuid not null references tenant,
  domain_name text not null check (domain_name = lower(domain_name)),
  proof       text not null,                   -- text that the domain's own name server has to answer with
  claimed_at  timestamptz not null,
  primary key (tenant_id, domain_name)
);
call secure_table('domain_claim', 'tenant_id');
