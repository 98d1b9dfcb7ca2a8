import type { DueWork } from './due-work.ts';

const weekMs = 7 * 86_400_000;

export function isFollower({ follows }: DueWork): boolean {
  return follows === true;
}

export interface Followers {
  /** Sets works to it that have something to do on this day of the clock, unless they were in the week before. */
  follow(works: readonly DueWork[], reached: number): Promise<void>;
  /** Waits for those still at it; answers how many rows all of them have done. */
  settled(): Promise<number>;
}

/**
 * Works that write down beside the days what others have done. Each takes up a week at once, and the clock waits
 * for the week before it: so they are never a month behind, the shortest time between two terms.
 */
export function followers(doAll: (work: DueWork, now: Date) => Promise<number>): Followers {
  const underWay = new Map<DueWork, { readonly since: number; readonly run: Promise<number> }>();
  let done = 0;

  async function endOf(work: DueWork): Promise<void> {
    const present = underWay.get(work);
    underWay.delete(work);
    done += (await present?.run) ?? 0;
  }

  return {
    async follow(works, reached) {
      for (const work of works) {
        const present = underWay.get(work);
        if (present && reached - present.since < weekMs) continue;
        await endOf(work);
        const run = doAll(work, new Date(reached));
        // A failure is told by whoever waits for it.
        run.catch(() => {});
        underWay.set(work, { since: reached, run });
      }
    },
    async settled() {
      for (const work of [...underWay.keys()]) await endOf(work);
      return done;
    },
  };
}
