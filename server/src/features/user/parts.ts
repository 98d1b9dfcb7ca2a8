import type { Caller } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { DirectoryGate } from '../license/index.ts';

export interface UserParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly mayInDirectory: DirectoryGate;
  /** After a change of a person's name, roles, state or password: nobody goes on as who they were. */
  forgetPerson(tenantId: string, userId: string): void;
}

/** Who acts, in which request. */
export interface Acting {
  readonly caller: Caller;
  readonly correlationId: string;
  readonly language: Language;
}

/** Whose directory is changed: a customer's, or the caller's own. */
export interface Directory {
  readonly tenantId: string;
  /** The customer's name as the partner keeps it; null for the own directory. */
  readonly customerName: string | null;
}
