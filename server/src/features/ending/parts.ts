import type { Caller } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database, Tx } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { Actor } from '../audit/index.ts';

/** Whose admin permission ends, and in whose name. */
export interface AdminEnding {
  readonly partnerId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly actor: Actor;
  readonly at: Date;
}

/** What endings work with; `wiring/` hands in what other features do on the way. */
export interface EndingParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  /**
   * Ends every admin permission that rests on the relationship: legacy, granular, and services that go with
   * them (D4, I15a). In the transaction of the ending and the partner's scope, once the row is closed.
   */
  endAdmin(tx: Tx, ending: AdminEnding): Promise<void>;
  /** Gives the partner's own delegated admin up and keeps the relationship (C80). */
  giveUpAdmin(
    acting: Acting,
    customer: { readonly customerId: string; readonly companyName: string },
  ): Promise<void>;
}

/** Who acts and in which request. */
export interface Acting {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string; readonly language: Language };
}
