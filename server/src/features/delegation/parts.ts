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

/** What dates bring about needs no request. */
export interface DueParts {
  /**
   * A partner's rights at a customer grew or shrank: what rests on them, such as the permission for single
   * services (I15a), is looked through in the same transaction.
   */
  rightsChanged?(tx: Tx, partnerId: string, customerId: string, at: Date): Promise<void>;
}

/** What delegations work with; `wiring/` hands in the facts of features further up. */
export interface DelegationParts extends DueParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Origin that personal links begin with. */
  readonly publicUrl: string;
}
