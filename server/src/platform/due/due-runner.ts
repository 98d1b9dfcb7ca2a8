import type { Clock, MovableClock } from '../clock/index.ts';
import type { Database } from '../db/index.ts';
import { isDeadlock } from '../db/index.ts';
import { datesOf } from './dates.ts';
import type { DueWork } from './due-work.ts';
import { followers, isFollower } from './followers.ts';

export interface DueRunner {
  /** Looks at the dates from time to time until `stop`. */
  start(): void;
  /** Ends after the batch under way. */
  stop(): Promise<void>;
  /** Does everything that is due at the clock's time; answers how many rows that were. */
  catchUp(): Promise<number>;
  /** Moves a movable clock to `to` and does on the way, day by day and in order, everything that falls due. */
  carryTo(clock: MovableClock, to: Date): Promise<number>;
  /** When each work has something to do next, and why its latest run in this process broke, if it did. */
  states(): Promise<DueState[]>;
  /** Does something while nothing that fell due is being done. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export interface DueState {
  readonly name: string;
  readonly next: Date | null;
  readonly failure: { readonly at: Date; readonly message: string } | null;
}

export interface DueRunnerParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly works: readonly DueWork[];
  readonly log: { error(details: object, message: string): void };
  /** Real milliseconds between two looks at the dates. */
  readonly everyMs?: number;
}

const batch = 250;
/** The first look comes soon: after a stop, or in a world just made, there is most to do. */
const firstLookMs = 1000;
/** Rounds of one look; work that never ends gives way to the others for a while. */
const roundsMax = 100;
const dayMs = 86_400_000;

/** Carries stored dates forward: each process of an installation runs one. */
export function dueRunner({ db, clock, works, log, everyMs = 15_000 }: DueRunnerParts): DueRunner {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const failures = new Map<string, { readonly at: Date; readonly message: string }>();
  const busy = new Set<DueWork>();

  /** One after the other: a clock that is being moved and the regular look do not overtake each other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = underWay.then(work);
    underWay = result.catch(() => {});
    return result;
  }

  /** Each work has its turn, whatever has become of those before it; the first failure is told afterwards. */
  async function doDue(now: Date): Promise<number> {
    let done = 0;
    const broken: unknown[] = [];
    for (const work of works) {
      done += await remembered(work, now).catch((error: unknown) => {
        broken.push(error);
        return 0;
      });
    }
    if (broken.length > 0) throw broken[0];
    return done;
  }

  async function remembered(work: DueWork, now: Date): Promise<number> {
    try {
      const done = await doOne(work, now);
      failures.delete(work.name);
      return done;
    } catch (error) {
      failures.set(work.name, { at: new Date(), message: (error as Error).message });
      throw error;
    }
  }

  async function doOne(work: DueWork, now: Date): Promise<number> {
    const { atOnce = batch, abreast = 1 } = work;
    let done = 0;
    // What was too much for one run the last time is shared from the start.
    for (let runs = busy.has(work) ? abreast : 1; ; runs = abreast) {
      if (stopped) return done;
      const counts = await allOf(Array.from({ length: runs }, () => doBatch(work, now, atOnce)));
      done += counts.reduce((sum, count) => sum + count, 0);
      // Whoever found too little has passed over no more than what the others had in hand.
      if (counts.some((count) => count < atOnce)) break;
    }
    if (done > atOnce) busy.add(work);
    else busy.delete(work);
    return done;
  }

  async function doBatch(work: DueWork, now: Date, limit: number): Promise<number> {
    for (;;) {
      try {
        return await work.run(db, now, limit);
      } catch (error) {
        // Two runs that wait for each other: one was undone, and what it had in hand is still due.
        if (!isDeadlock(error) || stopped) throw error;
      }
    }
  }

  /**
   * From day to day, only to those on which something is due. Each work has one turn a day, in the order of the
   * list; what another work's turn made due has its own turn after that.
   */
  async function carry(movable: MovableClock, to: Date): Promise<number> {
    let reached = movable.now().getTime();
    let done = await doDue(movable.now());
    let hadTurn = new Set(works);
    const beside = followers(remembered);
    try {
      for (;;) {
        const next = await datesOf(db, works);
        const isDue = (_: unknown, position: number) =>
          (next[position]?.getTime() ?? to.getTime() + 1) <= reached;
        await beside.follow(works.filter(isDue).filter(isFollower), reached);
        const due = works.filter(isDue).filter((work) => !isFollower(work) && !hadTurn.has(work));
        if (due.length === 0) {
          if (reached >= to.getTime() || stopped) break;
          const dates = next.filter((_, position) => !isFollower(works[position] as DueWork));
          const earliest = Math.min(...dates.map((date) => date?.getTime() ?? Number.POSITIVE_INFINITY));
          // What still waits although it has had its turn must not hold the clock back.
          const from = Math.min(to.getTime(), Math.max(earliest, reached + 1));
          reached = Math.min(to.getTime(), endOfDay(from));
          movable.moveTo(new Date(reached));
          hadTurn = new Set();
          due.push(...works.filter(isDue).filter((work) => !isFollower(work)));
        }
        for (const work of due) {
          hadTurn.add(work);
          done += await remembered(work, new Date(reached));
        }
      }
    } finally {
      done += await beside.settled();
    }
    for (const work of works.filter(isFollower)) done += await remembered(work, new Date(reached));
    return done;
  }

  /** What one look makes due, such as the next of several terms that have passed, does not wait for the next look. */
  async function doAllDue(): Promise<void> {
    for (let round = 1; round <= roundsMax; round += 1) {
      if ((await inTurn(() => doDue(clock.now()))) === 0 || stopped) return;
    }
  }

  function look(afterMs: number): void {
    timer = setTimeout(async () => {
      await doAllDue().catch((error: unknown) =>
        log.error({ err: error }, 'work that fell due was not done; it is tried again'),
      );
      if (!stopped) look(everyMs);
    }, afterMs);
    timer.unref();
  }

  return {
    start: () => look(Math.min(everyMs, firstLookMs)),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
    states: async () => {
      const next = await datesOf(db, works);
      return works.map(({ name }, position) => ({
        name,
        next: next[position] ?? null,
        failure: failures.get(name) ?? null,
      }));
    },
    catchUp: () => inTurn(() => doDue(clock.now())),
    alone: inTurn,
    carryTo: (movable, to) => inTurn(() => carry(movable, to)),
  };
}

/** All are waited for, so that nothing is still at work when the first failure is told. */
async function allOf<T>(runs: readonly Promise<T>[]): Promise<T[]> {
  return (await Promise.allSettled(runs)).map((run) => {
    if (run.status === 'rejected') throw run.reason;
    return run.value;
  });
}

function endOfDay(instant: number): number {
  return Math.floor(instant / dayMs) * dayMs + dayMs - 1;
}
