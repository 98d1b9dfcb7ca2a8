import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base32, codeOfStep, enrolmentAddress, findStep, stepAt } from './totp.ts';

/** The secret of the vectors in RFC 6238, appendix B. */
const secret = Buffer.from('12345678901234567890');

describe('codes of authenticator apps', () => {
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('are those of RFC 6238 at second %i', (seconds, code) => {
    expect(codeOfStep(secret, stepAt(new Date(seconds * 1000)), 8)).toBe(code);
  });

  const now = new Date('2026-05-05T10:00:05Z');
  const step = stepAt(now);
  test.each([
    ['the step before', -1, true],
    ['this step', 0, true],
    ['the step after', 1, true],
    ['two steps before', -2, false],
    ['two steps after', 2, false],
  ])('of %s are taken: %#', (_name, away, taken) => {
    expect(findStep(secret, codeOfStep(secret, step + away), now, 0)).toBe(taken ? step + away : null);
  });

  test('are taken with blanks, and never in another form', () => {
    const code = codeOfStep(secret, step);
    expect(findStep(secret, ` ${code.slice(0, 3)} ${code.slice(3)}`, now, 0)).toBe(step);
    for (const typed of ['', '12345', `${code}0`, '12345x', '一二三四五六'])
      expect(findStep(secret, typed, now, 0)).toBe(null);
  });

  test('are taken once: neither a used step nor an earlier one is good again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), (away, used) => {
        const found = findStep(secret, codeOfStep(secret, step + away), now, step + used);
        expect(found === null || found > step + used).toBe(true);
      }),
    );
  });
});

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of %j is that of RFC 4648, without padding', (text, expected) => {
  expect(base32(Buffer.from(text))).toBe(expected);
});

test('the QR code names the product, the person and the secret', () => {
  const address = new URL(enrolmentAddress(secret, 'ada+x@alder.example'));
  expect(address.protocol).toBe('otpauth:');
  expect(decodeURIComponent(address.pathname)).toContain('Twotier:ada+x@alder.example');
  expect(address.searchParams.get('secret')).toBe(base32(secret));
  expect(address.searchParams.get('issuer')).toBe('Twotier');
});
