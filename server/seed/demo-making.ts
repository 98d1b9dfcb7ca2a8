import type { Database } from '../src/platform/db/index.ts';
import { namedGuid } from '../src/platform/ids/index.ts';
import type { DemoSecrets } from './demo-secrets.ts';

/** What the demo world is made with. */
export interface DemoMaking {
  readonly db: Database;
  readonly secrets: DemoSecrets;
  readonly baseUrl: string;
  /** Customers' default domains end in this. */
  readonly domainSuffix: string;
  readonly now: Date;
}

/** Id of a company of the demo world: the same at every start. */
export function demoTenantId(label: string): string {
  return namedGuid(`tenant ${label}`);
}
