import type { Reader, Tx } from '../../platform/db/index.ts';
import type { InvitationParts } from '../invitation/index.ts';

/** What partnerships work with; `wiring/` hands in the facts of features further up. */
export interface PartnershipParts extends InvitationParts {
  /** Origin that personal links begin with. */
  readonly publicUrl: string;
  /** Is one of the two a customer of the other? (D18) Asked in the scope of one of them. */
  areRelatedAsCustomer(tx: Tx, oneTenantId: string, otherTenantId: string): Promise<boolean>;
  /** A provider's active customers by reseller, of all resellers unless some are named; those without customers may be missing. */
  countCustomersByReseller(
    reader: Reader,
    providerId: string,
    resellerIds?: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
}
