import fc from 'fast-check';
import { expect, test } from 'vitest';
import { letPass } from './time-passing.ts';

/** Things that are attempted `pauses.length + 1` times at most, with these pauses between. */
function world(
  things: readonly { readonly name: string; readonly first: number; readonly pauses: readonly number[] }[],
) {
  let passed = 0;
  const log: { name: string; at: number }[] = [];
  const waiting = things.map((one) => ({ ...one, due: one.first, attempts: 0 }));
  const open = () => waiting.filter(({ attempts, pauses }) => attempts <= pauses.length);
  return {
    log,
    left: () => open().map(({ name, due }) => ({ name, due })),
    attempts: {
      untilNext: async () => (open().length === 0 ? null : Math.min(...open().map(({ due }) => due))),
      bringForward: async (ms: number) => {
        passed += ms;
        for (const one of waiting) one.due -= ms;
      },
      makeDue: async () => {
        const due = open().filter((one) => one.due <= 0);
        for (const one of due) {
          log.push({ name: one.name, at: passed });
          one.due = one.pauses[one.attempts] ?? Number.POSITIVE_INFINITY;
          one.attempts += 1;
        }
        return due.length;
      },
    },
  };
}

const pauses = fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 9 });
const things = fc
  .array(fc.record({ first: fc.integer({ min: 0, max: 600 }), pauses }), { maxLength: 6 })
  .map((all) => all.map((one, index) => ({ ...one, name: `thing ${index}` })));

test('what falls due on the way is attempted at its dates and in their order, neither missed nor twice', async () => {
  await fc.assert(
    fc.asyncProperty(things, fc.integer({ min: 0, max: 2000 }), async (all, ms) => {
      const { log, left, attempts } = world(all);
      await letPass(attempts, ms);
      const expected = all.flatMap(({ name, first, pauses: between }) => {
        let at = first;
        const dates = [first, ...between.map((pause) => (at += pause))];
        return dates.filter((date) => date <= ms).map((date) => ({ name, at: date }));
      });
      const inOrder = (one: { name: string; at: number }, other: { name: string; at: number }) =>
        one.at - other.at || (one.name < other.name ? -1 : 1);
      expect(log).toEqual([...log].sort((one, other) => one.at - other.at));
      expect([...log].sort(inOrder)).toEqual(expected.sort(inOrder));
      // The others have the rest of their wait before them.
      for (const { due } of left()) expect(due).toBeGreaterThan(0);
    }),
  );
});

test('what is due and in other hands is waited for by nobody', async () => {
  const untilNext = async () => -1;
  const brought: number[] = [];
  await letPass({ untilNext, makeDue: async () => 0, bringForward: async (ms) => void brought.push(ms) }, 7);
  expect(brought).toEqual([7]);
});
