import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addAddressFailure,
  addressWaitSeconds,
  beginAttempt,
  checkNewPassword,
  comesFromPortal,
  issuedBeforePassword,
  noAttempts,
  pauseMinutes,
  sessionIsLive,
} from './rules.ts';

const now = new Date('2030-05-01T12:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe('lock-out', () => {
  test.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [10, 32],
    [11, 60],
    [1000, 60],
  ])('%i failures close an account for %i minutes', (failures, minutes) => {
    expect(pauseMinutes(failures)).toBe(minutes);
  });

  test('an attempt during the pause counts for nothing', () => {
    const state = { failedAttempts: 5, lockedUntil: later(1) };
    expect(beginAttempt(state, now)).toEqual({ lockedMinutes: 1 });
    expect(beginAttempt(state, later(1))).toEqual({ next: { failedAttempts: 6, lockedUntil: later(3) } });
  });

  test('however attempts are spread, at most five get through in any minute without a pause', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 }), (steps) => {
        let state: Parameters<typeof beginAttempt>[0] = noAttempts;
        let at = now.getTime();
        const tried: number[] = [];
        for (const step of steps) {
          at += step;
          const begun = beginAttempt(state, new Date(at));
          if ('next' in begun) {
            state = begun.next;
            tried.push(at);
          }
        }
        tried.forEach((first, index) => {
          if (index + 5 < tried.length)
            expect((tried[index + 5] as number) - first).toBeGreaterThanOrEqual(60_000);
        });
      }),
    );
  });

  test('an address is closed after thirty failures, until ten minutes after the first', () => {
    let failures = addAddressFailure(undefined, now);
    for (let count = 1; count < 29; count += 1) failures = addAddressFailure(failures, later(1));
    expect(addressWaitSeconds(failures, later(1))).toBe(0);
    failures = addAddressFailure(failures, later(1));
    expect(addressWaitSeconds(failures, later(4))).toBe(360);
    expect(addressWaitSeconds(failures, later(10))).toBe(0);
    expect(addAddressFailure(failures, later(10)).count).toBe(1);
  });
});

describe('new passwords', () => {
  test.each([
    ['correct horse battery', 'ok'],
    ['kurze-nacht-7', 'ok'],
    ['двенадцать букв', 'ok'],
    ['elevenchars', 'too-weak'],
    ['', 'too-weak'],
    ['password1234', 'too-weak'],
    ['PassWord1234', 'too-weak'],
    ['aaaaaaaaaaaab', 'too-weak'],
    ['i am ada.l and so on', 'too-weak'],
    ['ADA.L rules the world', 'too-weak'],
    ['x'.repeat(300), 'too-weak'],
  ])('%s: %s', (password, verdict) => {
    expect(checkNewPassword(password, 'Ada.L@alder.example')).toBe(verdict);
  });

  test('a name of two letters is no obstacle', () => {
    expect(checkNewPassword('boats on the river', 'bo@birch.example')).toBe('ok');
  });
});

describe('a session', () => {
  const session = (idleHours: number, ageHours: number) => ({
    lastSeenAt: later(-60 * idleHours),
    expiresAt: later(60 * (24 - ageHours)),
  });
  test.each([
    [0, 0, true],
    [7.9, 7.9, true],
    [8, 8, false],
    [0.1, 23.9, true],
    [0.1, 24, false],
  ])('idle for %d h at the age of %d h: live %s', (idle, age, live) => {
    expect(sessionIsLive(session(idle, age), now)).toBe(live);
  });
});

test('a token of the very second of the change is still good: its time has no fractions', () => {
  const changedAt = new Date('2030-05-01T12:00:00.700Z');
  expect(issuedBeforePassword(now.getTime() / 1000, changedAt)).toBe(false);
  expect(issuedBeforePassword(now.getTime() / 1000 - 1, changedAt)).toBe(true);
});

describe('a request with the session cookie', () => {
  const own = { publicUrl: 'https://portal.example', host: 'portal.example' };
  test.each([
    ['GET', undefined, 'https://evil.example', true],
    ['HEAD', undefined, undefined, true],
    ['POST', '1', undefined, true],
    ['POST', '1', 'https://portal.example', true],
    ['POST', undefined, 'https://portal.example', false],
    ['POST', '1', 'https://evil.example', false],
    ['POST', '1', 'null', false],
    ['DELETE', '0', undefined, false],
  ])('%s, header %s, origin %s: from the portal %s', (method, portalHeader, origin, expected) => {
    expect(comesFromPortal({ ...own, method, portalHeader, origin })).toBe(expected);
  });
});
