/** Does numbered pieces of work by several hands until all are done or nothing more is wanted. Answers how many were. */
export async function sideBySide(
  of: { readonly from: number; readonly to: number; readonly hands: number; readonly goOn: () => boolean },
  work: (place: number) => Promise<void>,
): Promise<number> {
  let next = of.from;
  const hand = async () => {
    while (next < of.to && of.goOn()) await work(next++);
  };
  await Promise.all(Array.from({ length: of.hands }, hand));
  return Math.min(next, of.to);
}

/** Lets work go on freely, or one piece alone once all others have paused. */
export function quietRoom(): {
  together<T>(work: () => Promise<T>): Promise<T>;
  alone<T>(work: () => Promise<T>): Promise<T>;
} {
  let present = 0;
  let turn: Promise<unknown> = Promise.resolve();
  let closed: Promise<unknown> | null = null;
  let whenEmpty: (() => void) | null = null;
  return {
    async together(work) {
      while (closed) await closed;
      present += 1;
      try {
        return await work();
      } finally {
        present -= 1;
        if (present === 0) whenEmpty?.();
      }
    },
    async alone(work) {
      const mine = turn.then(async () => {
        if (present > 0)
          await new Promise<void>((done) => {
            whenEmpty = done;
          });
        whenEmpty = null;
        return work();
      });
      turn = mine.catch(() => {});
      const door = turn;
      closed = door;
      try {
        return await mine;
      } finally {
        if (closed === door) closed = null;
      }
    },
  };
}
