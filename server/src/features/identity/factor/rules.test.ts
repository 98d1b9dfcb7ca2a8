import { describe, expect, test } from 'vitest';
import { makeRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';
import { namedAddress, passkeyPlace, requireNotLastFactor, requireRoomForFactor } from './rules.ts';

describe('where passkeys live', () => {
  const local = 'http://127.0.0.1:8080';
  test.each([
    ['the installation itself', 'https://partners.example', 'https://partners.example', 'partners.example'],
    ['another name of the own machine', local, 'http://localhost:8080', 'localhost'],
    ['a number in place of a name', local, 'http://127.0.0.1:8080', null],
    ['a number of the sixth version', 'http://[::1]:8080', 'http://[::1]:8080', null],
    ['another port of the own machine', local, 'http://localhost:8081', null],
    ['another site', 'https://partners.example', 'https://evil.example', null],
    [
      'a site whose name begins alike',
      'https://partners.example',
      'https://partners.example.evil.example',
      null,
    ],
    ['the same name without encryption', 'https://partners.example', 'http://partners.example', null],
    ['the own machine, for an installation elsewhere', 'https://partners.example', 'https://localhost', null],
    ['nonsense', local, 'null', null],
  ])('%s: %#', (_name, publicUrl, origin, rpId) => {
    expect(passkeyPlace(origin, publicUrl)?.rpId ?? null).toBe(rpId);
  });

  test('by a number, the own machine is named instead', () => {
    expect(namedAddress(local)).toBe('http://localhost:8080');
  });
});

describe('the number of factors', () => {
  test('has an end', () => {
    requireRoomForFactor(9);
    expect(() => requireRoomForFactor(10)).toThrow('factors-too-many');
  });
  test('never falls to none by removal', () => {
    requireNotLastFactor(2);
    expect(() => requireNotLastFactor(1)).toThrow('factor-last');
  });
});

describe('recovery codes', () => {
  const owner = { tenantId: 't', userId: 'u' };
  test('are ten different ones of eighty bits, readable in groups', () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
  });
  test('are the same however they are typed, and another for everybody', () => {
    const hash = recoveryCodeHash(owner, 'ABCD-EFGH-IJKL-MNOP');
    expect(recoveryCodeHash(owner, ' abcd efgh ijklmnop ')).toEqual(hash);
    expect(recoveryCodeHash({ ...owner, userId: 'v' }, 'ABCD-EFGH-IJKL-MNOP')).not.toEqual(hash);
  });
});
