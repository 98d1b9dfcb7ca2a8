-- Links by which customers are asked (C33, C34, C36).
alter table invitation
  add column delegated_admin boolean not null default false, -- the customer is asked for admin permission too
  add column provider_id     uuid references tenant,         -- joint: the provider the issuer invites to with itself
  add column standing_token  text,                           -- of the one link per partner that its clients read again and
                                                             -- again; all others are kept as a hash only
  add constraint invitation_joint_names_provider check ((kind = 'joint') = (provider_id is not null));
create unique index invitation_standing on invitation (tenant_id) where standing_token is not null;
