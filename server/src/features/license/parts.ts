import type { Caller } from '../../access/caller.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { DirectoryGate } from './directory-gate.ts';

export interface LicenseParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly mayInDirectory: DirectoryGate;
}

/** Who acts, in which request. */
export interface Acting {
  readonly caller: Caller;
  readonly correlationId: string;
}

/** The customer whose people are licensed, as far as actions need it. */
export interface LicensedCustomer {
  readonly customerId: string;
  readonly companyName: string;
}
