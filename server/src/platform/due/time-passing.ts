/**
 * Attempts at something that stands outside, such as another's server. They are dated in real time, in which whoever is
 * asked lives; a demo clock that is moved lets time pass for them by bringing them forward.
 */
export interface Attempts {
  /** Milliseconds until the earliest that waits is due, 0 or less where it is already; null: nothing waits. */
  readonly untilNext: () => Promise<number | null>;
  /** Everything that waits is due so much sooner. */
  readonly bringForward: (ms: number) => Promise<void>;
  /** Makes what is due, earliest first; answers how many attempts that were. */
  readonly makeDue: () => Promise<number>;
}

/**
 * So much time passes: what falls due on the way is attempted date by date, and what fails again waits from there on.
 * What is still waiting at the end has the rest of its wait before it.
 */
export async function letPass({ untilNext, bringForward, makeDue }: Attempts, ms: number): Promise<void> {
  let left = ms;
  let made = await makeDue();
  for (;;) {
    const next = await untilNext();
    if (next === null) return;
    // What is due and not taken is in other hands.
    if (next > left || (next <= 0 && made === 0)) break;
    if (next > 0) {
      await bringForward(next);
      left -= next;
    }
    made = await makeDue();
  }
  if (left > 0) await bringForward(left);
}
