import type pg from 'pg';
import type { TenantCredentials } from '../../seed/credentials.ts';
import type { DeclaredRoute } from '../../src/platform/http/index.ts';

/** A request as probes send it: whole, so that it can be sent again. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What probes know of the product, in this process or in one of its own. */
export interface ProbedProduct {
  readonly declared: readonly DeclaredRoute[];
  readonly owner: pg.ClientConfig;
  readonly companies: readonly TenantCredentials[];
  send(request: Sent): Promise<Received>;
  /** Bytes that the product's process holds at most so far, in memory and in objects. */
  memory(): Memory;
}

export interface Memory {
  readonly rss: number;
  readonly heap: number;
}
