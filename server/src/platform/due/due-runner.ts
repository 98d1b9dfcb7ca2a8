import type { Clock, MovableClock } from '../clock/index.ts';
import type { Database } from '../db/index.ts';
import type { DueWork } from './due-work.ts';

export interface DueRunner {
  /** Looks at the dates from time to time until `stop`. */
  start(): void;
  /** Ends after the batch under way. */
  stop(): Promise<void>;
  /** Does everything that is due at the clock's time; answers how many rows that were. */
  catchUp(): Promise<number>;
  /** Moves a movable clock to `to` and does on the way, day by day and in order, everything that falls due. */
  carryTo(clock: MovableClock, to: Date): Promise<number>;
  /** Does something while nothing that fell due is being done. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export interface DueRunnerParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly works: readonly DueWork[];
  readonly log: { error(details: object, message: string): void };
  /** Real milliseconds between two looks at the dates. */
  readonly everyMs?: number;
}

const batch = 500;
const dayMs = 86_400_000;

/** Carries stored dates forward: each process of an installation runs one. */
export function dueRunner({ db, clock, works, log, everyMs = 15_000 }: DueRunnerParts): DueRunner {
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  let stopped = false;

  /** One after the other: a clock that is being moved and the regular look do not overtake each other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = underWay.then(work);
    underWay = result.catch(() => {});
    return result;
  }

  async function doDue(now: Date): Promise<number> {
    let done = 0;
    for (const work of works) done += await doOne(work, now);
    return done;
  }

  async function doOne(work: DueWork, now: Date): Promise<number> {
    let done = 0;
    for (;;) {
      if (stopped) return done;
      const count = await work.run(db, now, batch);
      done += count;
      if (count < batch) return done;
    }
  }

  async function earliest(): Promise<Date | null> {
    const dates = await Promise.all(works.map((work) => work.next(db)));
    return dates.reduce((least, date) => (least && (!date || least <= date) ? least : date), null);
  }

  async function carry(movable: MovableClock, to: Date): Promise<number> {
    let reached = movable.now().getTime();
    let done = await doDue(movable.now());
    while (reached < to.getTime() && !stopped) {
      const next = await earliest();
      // What still waits although its work has just run must not hold the clock back.
      const from = next ? Math.max(next.getTime(), reached + 1) : to.getTime();
      reached = Math.min(to.getTime(), endOfDay(from));
      movable.moveTo(new Date(reached));
      done += await doDue(new Date(reached));
    }
    return done;
  }

  function look(): void {
    timer = setTimeout(async () => {
      await inTurn(() => doDue(clock.now())).catch((error: unknown) =>
        log.error({ err: error }, 'work that fell due was not done; it is tried again'),
      );
      if (!stopped) look();
    }, everyMs);
    timer.unref();
  }

  return {
    start: look,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
    catchUp: () => inTurn(() => doDue(clock.now())),
    alone: inTurn,
    carryTo: (movable, to) => inTurn(() => carry(movable, to)),
  };
}

function endOfDay(instant: number): number {
  return Math.floor(instant / dayMs) * dayMs + dayMs - 1;
}
