-- Links by when they lapse, for the list of everything that lapses.
create index invitation_by_lapse on invitation (tenant_id, expires_at, invitation_id) where state = 'issued';
