/** The one clock. Everything that the domain rules call a date is read here (D49). */
export interface Clock {
  now(): Date;
}

export const realClock: Clock = { now: () => new Date() };

/** Runs ahead of real time by an offset that only ever grows until a reset (emulator controls). */
export class MovableClock implements Clock {
  #offsetMs: number;

  constructor(offsetMs = 0) {
    this.#offsetMs = offsetMs;
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  moveTo(instant: Date): void {
    this.#offsetMs = instant.getTime() - Date.now();
  }

  reset(): void {
    this.#offsetMs = 0;
  }
}
