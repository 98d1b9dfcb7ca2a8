import { expect, test } from 'vitest';
import { roundUp } from './column-chart.tsx';

test.each([
  [0, 2],
  [1, 2],
  [7, 10],
  [42, 60],
  [100, 100],
  [101, 200],
  [41_234, 60_000],
])('the scale of a picture whose highest column is %i ends at %i', (value, top) =>
  expect(roundUp(value)).toBe(top),
);
