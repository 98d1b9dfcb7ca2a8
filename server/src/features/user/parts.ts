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
  /** Origin that addresses in answers begin with. */
  readonly publicUrl: string;
  /** What the name server of a domain answers to the question for its text records; nothing when there is none. */
  textRecordsOf(domainName: string): Promise<readonly string[]>;
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
  /** The customer's name; null for the directory of a partner. */
  readonly customerName: string | null;
}
