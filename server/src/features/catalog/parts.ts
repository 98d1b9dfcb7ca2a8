import type { Clock } from '../../platform/clock/index.ts';
import type { Database, TenantScope } from '../../platform/db/index.ts';
import type { Ids } from '../../platform/ids/index.ts';
import type { AnswerMemory } from './answers.ts';
import type { ImportJobs } from './import-jobs.ts';
import type { Segment } from './model.ts';

/** What the feature needs; `wiring/` hands it in. */
export interface CatalogParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly jobs: ImportJobs;
  readonly answers: AnswerMemory;
  /** What a customer may buy (7.5); commercial unless somebody higher up knows better. */
  segmentsOf?(scope: TenantScope, customerId: string): Promise<readonly Segment[]>;
  /** `product:sku` of everything a customer has ever held from anybody, lower case; promotions ask for it. */
  heldSkusOf?(scope: TenantScope, customerId: string): Promise<ReadonlySet<string>>;
}
