import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { keyring, loadKeyring } from './index.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'twotier-seal-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const key = (id: string) => ({ id, key: randomBytes(32) });
const secret = Buffer.from('of an authenticator');

describe('a sealed secret', () => {
  test('opens with its key and for its row alone, and is not the secret', () => {
    const ring = keyring([key('a')]);
    const sealed = ring.seal(secret, 'row 1');
    expect(ring.open(sealed, 'row 1')).toEqual(secret);
    expect(sealed.box.includes(secret)).toBe(false);
    expect(() => ring.open(sealed, 'row 2')).toThrow();
    const changed = Buffer.from(sealed.box);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => ring.open({ ...sealed, box: changed }, 'row 1')).toThrow();
    expect(ring.seal(secret, 'row 1').box).not.toEqual(sealed.box);
  });

  test('still opens after a new key was put first, and says which key is missing', () => {
    const [old, fresh] = [key('old'), key('new')];
    const sealed = keyring([old]).seal(secret, 'r');
    const rotated = keyring([fresh, old]);
    expect(rotated.open(sealed, 'r')).toEqual(secret);
    expect(rotated.seal(secret, 'r').keyId).toBe('new');
    expect(() => keyring([fresh]).open(sealed, 'r')).toThrow('old');
  });
});

test('keys for signing differ by purpose, and are the same at the next start', () => {
  const only = key('a');
  expect(keyring([only]).derive('one')).toEqual(keyring([only]).derive('one'));
  expect(keyring([only]).derive('one')).not.toEqual(keyring([only]).derive('other'));
});

describe('the keys', () => {
  test('are made once, in a file for its owner alone', () => {
    const sealed = loadKeyring(dataDir, null).seal(secret, 'r');
    expect(loadKeyring(dataDir, null).open(sealed, 'r')).toEqual(secret);
    expect(statSync(join(dataDir, 'keys', 'sealing.json')).mode & 0o777).toBe(0o600);
  });

  test('may come from the environment instead', () => {
    const text = `b:${randomBytes(32).toString('base64url')}, a:${randomBytes(32).toString('base64url')}`;
    expect(loadKeyring(dataDir, text).seal(secret, 'r').keyId).toBe('b');
  });

  test.each(['', 'a', 'a:short', ':x'])('are refused when they are none: %j', (text) => {
    expect(() => loadKeyring(dataDir, text)).toThrow();
  });
});
