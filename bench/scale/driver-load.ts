import type { LoadResult } from '../load.ts';

/** The same work without a server in between: so many at a time, in this process. */
export async function driverLoad(
  connections: number,
  requests: number,
  work: () => Promise<unknown>,
): Promise<LoadResult> {
  const times: number[] = [];
  let sent = 0;
  const begun = performance.now();
  const worker = async () => {
    while (sent++ < requests) {
      const from = performance.now();
      await work();
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    requests: times.length,
    failures: 0,
    firstFailure: null,
    perSecond: times.length / seconds,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  };
}
