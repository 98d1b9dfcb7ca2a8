/** How long a route took for ids of others, and for those of nobody: medians in milliseconds. */
export interface Timing {
  readonly route: string;
  readonly pairs: number;
  readonly foreign: number;
  readonly nobody: number;
}

/** Fewer pairs tell nothing. */
const pairsMin = 30;
/** A difference that could be told over a network: a third of the time, and more than this. */
const apartMs = 2;
const apartShare = 0.33;
const pairsKept = 400;

/** Collects times by route; so many pairs of each are kept. */
export function timings() {
  const byRoute = new Map<string, { readonly foreign: number[]; readonly nobody: number[] }>();
  return {
    add(route: string, foreign: number, nobody: number): void {
      const of = byRoute.get(route) ?? { foreign: [], nobody: [] };
      byRoute.set(route, of);
      if (of.foreign.length >= pairsKept) return;
      of.foreign.push(foreign);
      of.nobody.push(nobody);
    },
    /** Routes whose medians are clearly apart. */
    apart(): Timing[] {
      return [...byRoute]
        .filter(([, { foreign }]) => foreign.length >= pairsMin)
        .map(([route, { foreign, nobody }]) => ({
          route,
          pairs: foreign.length,
          foreign: median(foreign),
          nobody: median(nobody),
        }))
        .filter(({ foreign, nobody }) => {
          const difference = Math.abs(foreign - nobody);
          return difference > apartMs && difference > apartShare * Math.min(foreign, nobody);
        });
    },
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10;
}
