import { describe, expect, test } from 'vitest';
import { requireRedirectAddresses, requireRoomForSecret, secretExpiry } from './rules.ts';

describe('addresses that codes are sent to', () => {
  test.each([
    'https://app.example/back',
    'https://app.example',
    'http://localhost:3000/back',
    'http://127.0.0.1',
    'http://[::1]:8000/',
  ])('%s may be one', (address) => {
    expect(requireRedirectAddresses([` ${address} `, address, ''])).toEqual([address]);
  });
  test.each([
    'http://app.example/back',
    'https://app.example/back#part',
    'https://user:secret@app.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'app.example/back',
    '/back',
    'ftp://app.example',
    `https://app.example/${'x'.repeat(400)}`,
  ])('%s may not', (address) => {
    expect(() => requireRedirectAddresses([address])).toThrow('redirect-address-invalid');
  });
});

test.each([
  ['2026-01-15T10:00:00Z', 6, '2026-07-15T10:00:00.000Z'],
  ['2026-01-31T10:00:00Z', 1, '2026-02-28T10:00:00.000Z'],
  ['2026-08-31T00:00:00Z', 24, '2028-08-31T00:00:00.000Z'],
])('a secret of %s runs out %i months later', (now, months, expected) => {
  expect(secretExpiry(new Date(now), months).toISOString()).toBe(expected);
});

test('five secrets are enough', () => {
  requireRoomForSecret(4);
  expect(() => requireRoomForSecret(5)).toThrow('application-secrets-too-many');
});
