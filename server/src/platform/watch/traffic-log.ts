/** Upper ends of the classes that answers are sorted into by their time, in milliseconds; one more class has no end. */
export const latencyBounds = [
  1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000, 5000, 10_000,
] as const;

/** What was answered within one minute. */
export interface TrafficMinute {
  /** Its beginning. */
  readonly minute: Date;
  readonly requests: number;
  /** Refused as asked: 4xx, those held back left out. */
  readonly refused: number;
  /** Failures of the server: 5xx, but for what is not offered. */
  readonly failed: number;
  readonly heldBack: number;
  /** Answers by class of `latencyBounds`. */
  readonly latency: readonly number[];
  /** Connections to the database in use, and calls that waited for one, at their highest. */
  readonly poolBusy: number;
  readonly poolWaiting: number;
}

type Counted = { -readonly [K in keyof TrafficMinute]: TrafficMinute[K] } & { latency: number[] };

/** Counts answers by the minute; the last few minutes are kept until somebody has put them down. */
export class TrafficLog {
  readonly #minutes = new Map<number, Counted>();
  readonly #kept: number;

  constructor(kept = 5) {
    this.#kept = kept;
  }

  answered(at: Date, status: number, ms: number): void {
    const minute = this.#at(at);
    minute.requests += 1;
    if (status === 429) minute.heldBack += 1;
    else if (status >= 500 && status !== 501) minute.failed += 1;
    else if (status >= 400) minute.refused += 1;
    const place = classOf(ms);
    minute.latency[place] = (minute.latency[place] ?? 0) + 1;
  }

  pool(at: Date, busy: number, waiting: number): void {
    const minute = this.#at(at);
    minute.poolBusy = Math.max(minute.poolBusy, busy);
    minute.poolWaiting = Math.max(minute.poolWaiting, waiting);
  }

  /** The last minutes, the present one included. */
  minutes(): readonly TrafficMinute[] {
    return [...this.#minutes.values()];
  }

  #at(at: Date): Counted {
    const start = Math.floor(at.getTime() / 60_000) * 60_000;
    const found = this.#minutes.get(start);
    if (found) return found;
    const begun: Counted = {
      minute: new Date(start),
      requests: 0,
      refused: 0,
      failed: 0,
      heldBack: 0,
      latency: latencyBounds.map(() => 0).concat(0),
      poolBusy: 0,
      poolWaiting: 0,
    };
    this.#minutes.set(start, begun);
    for (const old of this.#minutes.keys()) {
      if (this.#minutes.size <= this.#kept) break;
      this.#minutes.delete(old);
    }
    return begun;
  }
}

function classOf(ms: number): number {
  const place = latencyBounds.findIndex((bound) => ms <= bound);
  return place < 0 ? latencyBounds.length : place;
}
