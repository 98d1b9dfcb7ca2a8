import { expect, test } from 'vitest';
import { deviceOf, isFreshProof } from './rules.ts';

const now = new Date('2026-05-05T10:00:00Z');

test.each([
  ['nothing shown yet', null, false],
  ['just now', now, true],
  ['nine minutes and a half ago', new Date('2026-05-05T09:50:30Z'), true],
  ['ten minutes ago', new Date('2026-05-05T09:50:00Z'), false],
])('a proof from %s is fresh: %#', (_name, at, fresh) => {
  expect(isFreshProof(at, now)).toBe(fresh);
});

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
test.each([
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0 Safari/537.36 Edg/140.0`,
    'Edge',
    'Windows',
  ],
  [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/140.0 Safari/537.36`, 'Chrome', 'Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18.0 Safari/605',
    'Safari',
    'macOS',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 CriOS/140 Mobile Safari/604',
    'Chrome',
    'iPhone',
  ],
  ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'Firefox', 'Android'],
  ['curl/8.5.0', null, null],
  [null, null, null],
])('%s', (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});
