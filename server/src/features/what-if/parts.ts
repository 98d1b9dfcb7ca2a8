import type { Caller } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Situation, WhatIfEvent } from './model.ts';

/** Whom and what a question is about, as the address names it. */
export interface Question {
  readonly event: WhatIfEvent;
  /** Partners ask about one of their customers, or about none. */
  readonly customerId: string | null;
  /** The other partner of a partnership; for a customer the partner whose permission it looks at. */
  readonly partnerId: string | null;
}

/** What what-if works with; `wiring/` hands in the facts of features further up. */
export interface WhatIfParts {
  /** The present situation as far as the caller may know it; refuses what the caller may not know of (I4). */
  situationOf(caller: Caller, question: Question): Promise<Situation>;
  /** What people call a directory role. */
  directoryRoleName(roleId: string, language: Language): string;
  serviceName(service: string, language: Language): string;
}
