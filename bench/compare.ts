import type { LoadResult, Shot } from './load.ts';
import { load } from './load.ts';

/** A kind of request, sent to both servers in the same way. */
export interface Shape {
  readonly name: string;
  readonly requests: number;
  readonly warmUp: number;
  shot(): Shot;
}

export interface Comparison {
  readonly name: string;
  readonly requestsEach: number;
  readonly product: Figures;
  readonly bare: Figures;
  /** Requests per second of the product over those of the bare server: the middle one of all rounds. */
  readonly ratio: number;
  readonly ratios: readonly number[];
  readonly firstFailure: string | null;
}

export type Figures = Pick<LoadResult, 'perSecond' | 'p50Ms' | 'p95Ms' | 'p99Ms' | 'failures'>;

/**
 * Both servers in turns, so that whatever else the machine does meets both; the ratio is taken within
 * each round, where conditions differ least.
 */
export async function compare(
  shape: Shape,
  ports: { readonly product: number; readonly bare: number },
  { rounds, connections }: { readonly rounds: number; readonly connections: number },
): Promise<Comparison> {
  const run = (port: number, requests: number) =>
    load(port, { connections, requests, shot: () => shape.shot() });
  await run(ports.product, shape.warmUp);
  await run(ports.bare, shape.warmUp);
  const product: LoadResult[] = [];
  const bare: LoadResult[] = [];
  for (let round = 0; round < rounds; round++) {
    product.push(await run(ports.product, shape.requests));
    bare.push(await run(ports.bare, shape.requests));
  }
  const ratios = product.map(({ perSecond }, round) => perSecond / (bare[round] as LoadResult).perSecond);
  return {
    name: shape.name,
    requestsEach: shape.requests * rounds,
    product: middleOf(product),
    bare: middleOf(bare),
    ratio: median(ratios),
    ratios,
    firstFailure: [...product, ...bare].find((one) => one.firstFailure !== null)?.firstFailure ?? null,
  };
}

function middleOf(results: readonly LoadResult[]): Figures {
  return {
    perSecond: median(results.map((one) => one.perSecond)),
    p50Ms: median(results.map((one) => one.p50Ms)),
    p95Ms: median(results.map((one) => one.p95Ms)),
    p99Ms: median(results.map((one) => one.p99Ms)),
    failures: results.reduce((sum, one) => sum + one.failures, 0),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
