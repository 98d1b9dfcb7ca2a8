import type { Caller } from '../../access/caller.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { allowsTask, effectiveRoles, grantsOf } from '../delegation/index.ts';

/** The part of a reach that delegated admin hangs on. */
export interface AdminReach {
  readonly partnerId: string;
  readonly customerId: string;
  readonly delegatedAdmin: 'none' | 'granular' | 'legacy';
}

/**
 * Whether this person may open a service request for a customer in the portal (C90, 2.6): by a directory
 * role for service requests through a group, or by legacy rights of the partner where there are no granular ones.
 */
export async function maySupport(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  caller: Caller,
  { partnerId, customerId, delegatedAdmin }: AdminReach,
): Promise<boolean> {
  const { user, roles } = caller;
  if (!user || delegatedAdmin === 'none') return false;
  const now = clock.now();
  return await db.transaction(tenantScope(partnerId), async (tx) => {
    const access = await effectiveRoles(tx, { partnerId, customerId, userId: user.id, roles }, now);
    if (allowsTask(access.roles, 'serviceRequests')) return true;
    // Granular rights win, also where they are weaker (I15); guests work with neither kind (2.1).
    if (access.via === 'granular' || roles.includes('guest')) return false;
    return (await grantsOf(tx, partnerId, customerId, now)).legacySince !== null;
  });
}
