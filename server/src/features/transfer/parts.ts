import type { Caller } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';

export interface TransferDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface TransferCall {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string; readonly language: Language };
}
