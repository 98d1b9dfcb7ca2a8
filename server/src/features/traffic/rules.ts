import type { MinuteFigures, Percentiles, TrafficMinute } from './model.ts';

/** A process that was not seen for so long does not share the limits any more. */
export const processSeconds = 45;
/** How far back the operator sees. */
export const shownMinutes = 60;
/** Minutes are kept for a day. */
export const keptHours = 24;

const minuteMs = 60_000;

/** Of the counts by class: the class that holds the answer in question, read as evenly filled. Null: no answers. */
export function percentiles(latency: readonly number[], bounds: readonly number[]): Percentiles | null {
  const total = latency.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const at = (share: number): number => {
    const wanted = Math.max(1, Math.ceil(total * share));
    let below = 0;
    for (const [place, count] of latency.entries()) {
      if (below + count >= wanted) {
        const from = bounds[place - 1] ?? 0;
        const to = bounds[place] ?? from;
        return Math.round((from + ((to - from) * (wanted - below)) / count) * 10) / 10;
      }
      below += count;
    }
    return bounds.at(-1) ?? 0;
  };
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export function sumOf(latencies: readonly (readonly number[])[]): number[] {
  const sum: number[] = [];
  for (const latency of latencies)
    for (const [place, count] of latency.entries()) sum[place] = (sum[place] ?? 0) + count;
  return sum;
}

/** The minutes up to now, of all processes together; one that nobody put down was quiet. */
export function lastMinutes(
  rows: readonly TrafficMinute[],
  now: Date,
  count: number,
  bounds: readonly number[],
): MinuteFigures[] {
  const byMinute = Map.groupBy(rows, ({ minute }) => minute.getTime());
  const present = Math.floor(now.getTime() / minuteMs) * minuteMs;
  return Array.from({ length: count }, (_, place) => {
    const start = present - (count - 1 - place) * minuteMs;
    const of = byMinute.get(start) ?? [];
    const total = (what: 'requests' | 'refused' | 'failed' | 'heldBack' | 'poolBusy' | 'poolWaiting') =>
      of.reduce((sum, row) => sum + row[what], 0);
    return {
      minute: new Date(start),
      requests: total('requests'),
      refused: total('refused'),
      failed: total('failed'),
      heldBack: total('heldBack'),
      poolBusy: total('poolBusy'),
      poolWaiting: total('poolWaiting'),
      latency: percentiles(sumOf(of.map(({ latency }) => latency)), bounds),
    };
  });
}
