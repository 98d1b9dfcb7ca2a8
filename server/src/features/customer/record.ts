import type { Database, TenantScope } from '../../platform/db/index.ts';
import type { Partner } from '../partner/index.ts';
import { findPartner } from '../partner/index.ts';
import { findActivePartnership } from '../partnership/index.ts';
import type { CustomerRelationship } from './model.ts';

export interface OtherPartner {
  readonly partner: Partner;
  readonly side: 'reseller' | 'provider';
  /** The partnership of the two still runs (D19). */
  readonly active: boolean;
}

/**
 * Who serves the customer together with the caller: for a provider the designated reseller, for a
 * reseller its provider. Partners that the customer has apart from these stay unseen (I4).
 */
export function partnerOfCustomer(
  db: Database,
  scope: TenantScope,
  customer: CustomerRelationship,
): Promise<OtherPartner | undefined> {
  const side = customer.capacity === 'reseller' ? 'provider' : 'reseller';
  const otherId = side === 'provider' ? customer.providerId : customer.resellerId;
  if (!otherId) return Promise.resolve(undefined);
  return db.transaction(scope, async (tx) => {
    const partner = await findPartner(tx, otherId);
    if (!partner) return undefined;
    const [provider, reseller] = side === 'provider' ? [otherId, scope.tenantId] : [scope.tenantId, otherId];
    return { partner, side, active: (await findActivePartnership(tx, provider, reseller)) !== undefined };
  });
}
