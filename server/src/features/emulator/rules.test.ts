import { describe, expect, test } from 'vitest';
import { addDuration, targetTime } from './rules.ts';

const now = new Date('2026-01-31T10:00:00Z');

describe('moving the clock', () => {
  test.each([
    ['P1D', '2026-02-01T10:00:00.000Z'],
    ['P1M', '2026-02-28T10:00:00.000Z'],
    ['P1Y', '2027-01-31T10:00:00.000Z'],
    ['P2W', '2026-02-14T10:00:00.000Z'],
    ['PT36H', '2026-02-01T22:00:00.000Z'],
    ['P1Y2M3DT4H5M6S', '2027-04-03T14:05:06.000Z'],
  ])('%s from the last of January leads to %s', (text, expected) => {
    expect(addDuration(now, text).toISOString()).toBe(expected);
  });

  test.each(['', 'P', 'PT', '1M', 'P-1D', 'P1.5D', 'soon'])('%j is no duration and is refused', (text) => {
    expect(() => addDuration(now, text)).toThrow('parameter-invalid');
  });

  test('a time before now is refused: the clock never goes back', () => {
    expect(() => targetTime(now, { now: '2026-01-31T09:59:59Z' })).toThrow('clock-backwards');
  });

  test('exactly one of duration and time has to be given', () => {
    expect(() => targetTime(now, {})).toThrow('input-invalid');
    expect(() => targetTime(now, { advance: 'P1D', now: '2027-01-01T00:00:00Z' })).toThrow('input-invalid');
  });
});
