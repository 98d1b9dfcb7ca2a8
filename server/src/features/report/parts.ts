import type { Clock } from '../../platform/clock/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { DirectoryGate } from '../license/index.ts';

export interface ReportParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly mayInDirectory: DirectoryGate;
}
