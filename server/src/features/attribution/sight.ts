import type { Caller } from '../../access/caller.ts';
import { policyOf } from '../../access/policy.ts';
import type { Database } from '../../platform/db/index.ts';
import { readerOf, tenantScope } from '../../platform/db/index.ts';
import { findPartner } from '../partner/index.ts';
import { listRoleLocations } from '../user/index.ts';
import type { LedgerSight } from './sight-rules.ts';
import { rolesThatSee, sightOf } from './sight-rules.ts';

/** Whose entries the caller sees; asks what roles are narrowed to only where that counts. */
export async function readSight(
  db: Database,
  { tenant, user, roles }: Caller,
  operation: 'credit.read' | 'credit.total.read',
): Promise<LedgerSight> {
  const seeing = rolesThatSee(roles, policyOf(operation).roles);
  if (!user || seeing.whole) return null;
  const scope = tenantScope(tenant.id);
  const sight = sightOf(seeing.narrowable, await listRoleLocations(db, scope, [user.id]));
  if (sight === null || tenant.kind === 'indirect-reseller') return sight;
  // What a provider pays it pays under the one location it transacts under (1.2).
  const own = await findPartner(readerOf(db, scope), tenant.id);
  return own && sight.includes(own.locationPartnerId) ? null : [];
}
