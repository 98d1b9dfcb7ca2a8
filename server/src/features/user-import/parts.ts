import type { Caller } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { sellerIdOf } from '../license/index.ts';
import type { UserParts } from '../user/index.ts';
import type { ImportKey } from './store.ts';

export interface UserImportParts extends UserParts {
  readonly db: Database;
  readonly ids: Ids;
  /** Goes on with what waits. */
  readonly runner: { wake(): void };
  /** Files as 6.1 has them and no others: 100 rows, 1 MB, CSV (docs/decisions). */
  readonly isStrict: boolean;
}

/** Who acts at which customer, in which request. */
export interface ImportCall {
  readonly caller: Caller;
  readonly customer: Parameters<typeof sellerIdOf>[0] & {
    readonly customerId: string;
    readonly companyName: string;
  };
  readonly context: { readonly correlationId: string; readonly language: Language };
}

export function keyIn({ caller, customer }: ImportCall, importId: string): ImportKey {
  return { partnerId: caller.tenant.id, customerId: customer.customerId, importId };
}

/** A record of an import; what it does to each person has one of its own. */
export function importEvent(
  operation: string,
  of: { readonly customerId: string; readonly companyName: string },
  details: Record<string, string>,
) {
  return {
    operation,
    resourceType: 'user_import',
    customerId: of.customerId,
    customerName: of.companyName,
    details,
  };
}
