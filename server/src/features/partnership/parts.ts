import type { Caller } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';

/** Who asks for a change, in which request, and in which language to answer. */
export interface Asker {
  readonly caller: Caller;
  readonly correlationId: string;
  readonly language: Language;
}

/** What partnerships work with; `app.ts` hands in the facts of features further up. */
export interface PartnershipParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Origin that personal links begin with. */
  readonly publicUrl: string;
  /** How long a link is valid; null: for ever (D3). */
  readonly invitationDays: number | null;
  /** Is one of the two a customer of the other? (D18) Asked in the scope of one of them. */
  areRelatedAsCustomer(tx: Tx, oneTenantId: string, otherTenantId: string): Promise<boolean>;
  /** A provider's active customers by reseller, of all resellers unless some are named; those without customers may be missing. */
  countCustomersByReseller(
    tx: Tx,
    providerId: string,
    resellerIds?: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
}
