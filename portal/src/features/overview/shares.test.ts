import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pieces } from './shares.ts';

test('the pieces fill the bar without gaps, in order, and none that counts something vanishes', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ count: fc.nat(1_000_000) }), { maxLength: 7 }), (parts) => {
      const drawn = pieces(parts);
      expect(drawn.map(({ part }) => part)).toEqual(parts.filter(({ count }) => count > 0));
      let end = 0;
      for (const { start, length } of drawn) {
        expect(start).toBeCloseTo(end, 6);
        expect(length).toBeGreaterThan(0.9);
        end = start + length;
      }
      expect(end).toBeCloseTo(drawn.length === 0 ? 0 : 100, 6);
    }),
  );
});

test('equal parts are equally long', () => {
  expect(pieces([{ count: 3 }, { count: 3 }]).map(({ length }) => length)).toEqual([50, 50]);
});
