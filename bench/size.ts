/** How much is measured. */
export interface BenchSize {
  readonly customers: number;
  readonly connections: number;
  /** Turns of product and bare server. */
  readonly rounds: number;
  /** Requests of one run. */
  readonly reads: number;
  readonly warmUpReads: number;
  readonly writes: number;
  readonly warmUpWrites: number;
  /** How long nothing is asked of it before its memory counts as that at rest. */
  readonly restMs: number;
}

export const wholeSize: BenchSize = {
  customers: 100_000,
  connections: 16,
  rounds: 5,
  reads: 5000,
  warmUpReads: 3000,
  writes: 300,
  warmUpWrites: 50,
  restMs: 5000,
};

/** Shows that everything works; its figures are too few to say anything. */
export const quickSize: BenchSize = {
  customers: 2000,
  connections: 4,
  rounds: 1,
  reads: 100,
  warmUpReads: 20,
  writes: 10,
  warmUpWrites: 4,
  restMs: 0,
};

/** Each checkout takes a cart of its own: warming up and all rounds, at both servers. */
export function checkoutsOf({ rounds, writes, warmUpWrites }: BenchSize): number {
  return 2 * (rounds * writes + warmUpWrites);
}
