import type { TrafficMinute } from '../../platform/watch/index.ts';

export type { TrafficMinute };

/** What was answered within a minute by all processes, with how long it took. */
export interface MinuteFigures {
  readonly minute: Date;
  readonly requests: number;
  readonly refused: number;
  readonly failed: number;
  readonly heldBack: number;
  readonly poolBusy: number;
  readonly poolWaiting: number;
  readonly latency: Percentiles | null;
}

/** Milliseconds that so many of a hundred answers took at most. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Copies of the database. */
export interface Replication {
  readonly copies: number;
  /** Of the one furthest behind; null where it is not told. */
  readonly lagSeconds: number | null;
}
