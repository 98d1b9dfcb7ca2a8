import type { Tx } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { AssignmentOutcome, LicenseWanted } from './model.ts';
import { decideAssignment } from './rules.ts';
import { insertAssignment, lockHolder, lockLicenseSources } from './store.ts';

/**
 * Gives a person one license of a SKU out of what the partner sold to the customer. Works in the
 * customer's scope, which the caller must have reached. A license that cannot be given is an outcome,
 * not a refusal: in a list of many each has its own (I43).
 */
export function assignLicense(tx: Tx, wanted: LicenseWanted, at: Date): Promise<AssignmentOutcome> {
  return tx.within(tenantScope(wanted.customerId), async (inner) => {
    const holder = await lockHolder(inner, wanted);
    const decision = decideAssignment(holder, await lockLicenseSources(inner, wanted));
    if (decision.outcome !== 'assigned') return decision.outcome;
    return (await insertAssignment(inner, wanted, decision.from, at)) ? 'assigned' : 'held-already';
  });
}
