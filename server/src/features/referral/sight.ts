import type { Caller } from '../../access/caller.ts';
import type { Database } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { listRoleLocations } from '../user/index.ts';
import type { Sight } from './model.ts';
import { isWholeCompany, sightOf } from './rules.ts';

/** What the caller sees of the company's referrals; asks what roles are narrowed to only where that counts. */
export async function readSight(db: Database, { tenant, user, roles }: Caller): Promise<Sight> {
  if (!user || isWholeCompany(roles)) return sightOf(roles, []);
  return sightOf(roles, await listRoleLocations(db, tenantScope(tenant.id), [user.id]));
}
