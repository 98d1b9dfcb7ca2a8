import { describe, expect, test } from 'vitest';
import {
  conditionOfBackup,
  conditionOfDisk,
  conditionOfHooks,
  conditionOfMail,
  conditionOfWork,
  countMax,
  figuresAreOld,
  lagSeconds,
  upTo,
  worksInTrouble,
} from './rules.ts';

const now = new Date('2026-03-01T10:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const none = upTo(0);
const some = upTo(1);

test('a count stops at its bound and says so', () => {
  expect(upTo(countMax)).toEqual({ count: countMax, more: false });
  expect(upTo(countMax + 1)).toEqual({ count: countMax, more: true });
});

describe('a work by date', () => {
  const work = (late: number, failure: string | null = null) => ({
    name: `late ${late}`,
    next: ago(late),
    failure: failure === null ? null : { at: now, message: failure },
  });
  test.each([
    [work(0), 'good'],
    [work(300), 'good'],
    [work(301), 'attention'],
    [work(0, 'no room'), 'bad'],
    [{ name: 'idle', next: null, failure: null }, 'good'],
  ])('%j is %s', (one, expected) => expect(conditionOfWork(one, now)).toBe(expected));

  test('is behind by its date; a date ahead is no lag', () => {
    expect(lagSeconds({ next: ago(90) }, now)).toBe(90);
    expect(lagSeconds({ next: ago(-90) }, now)).toBe(0);
  });

  test('what broke is told before what is late, and what is in order not at all', () => {
    const names = worksInTrouble([work(10), work(400), work(1, 'broke')], now).map(({ name }) => name);
    expect(names).toEqual(['late 1', 'late 400']);
  });
});

test.each([
  [{ mailWaiting: none, mailGivenUp: none, mailLateSeconds: 0 }, true, 'good'],
  [{ mailWaiting: some, mailGivenUp: none, mailLateSeconds: 10 }, true, 'good'],
  [{ mailWaiting: some, mailGivenUp: none, mailLateSeconds: 900 }, true, 'attention'],
  [{ mailWaiting: none, mailGivenUp: some, mailLateSeconds: 0 }, true, 'attention'],
  [{ mailWaiting: none, mailGivenUp: none, mailLateSeconds: 0 }, false, 'good'],
  [{ mailWaiting: some, mailGivenUp: none, mailLateSeconds: 900 }, false, 'attention'],
] as const)('mail %j, server %s: %s', (of, server, expected) =>
  expect(conditionOfMail(of, server)).toBe(expected),
);

test.each([
  [{ hooksLateSeconds: 0, hooksParked: none, hooksSwitchedOff: none }, 'good'],
  [{ hooksLateSeconds: 0, hooksParked: some, hooksSwitchedOff: none }, 'attention'],
  [{ hooksLateSeconds: 0, hooksParked: none, hooksSwitchedOff: some }, 'attention'],
  [{ hooksLateSeconds: 301, hooksParked: none, hooksSwitchedOff: none }, 'bad'],
] as const)('webhooks %j: %s', (of, expected) => expect(conditionOfHooks(of)).toBe(expected));

test.each([
  [{ freeBytes: 50, totalBytes: 100 }, 'good'],
  [{ freeBytes: 14, totalBytes: 100 }, 'attention'],
  [{ freeBytes: 4, totalBytes: 100 }, 'bad'],
  [{ freeBytes: 0, totalBytes: 0 }, 'unknown'],
  [null, 'unknown'],
] as const)('a disk %j: %s', (disk, expected) => expect(conditionOfDisk(disk)).toBe(expected));

test('a backup that nobody told of is unknown, an old one is pointed out', () => {
  const backup = (seconds: number) => ({ at: ago(seconds), toldBy: 'job', note: null });
  expect(conditionOfBackup(null, now)).toBe('unknown');
  expect(conditionOfBackup(backup(86_400), now)).toBe('good');
  expect(conditionOfBackup(backup(3 * 86_400), now)).toBe('attention');
});

test('sizes are counted again after ten minutes, and at first', () => {
  expect(figuresAreOld(null, now)).toBe(true);
  expect(figuresAreOld(ago(599), now)).toBe(false);
  expect(figuresAreOld(ago(601), now)).toBe(true);
});
