import { describe, expect, test } from 'vitest';
import {
  generateLongTemporaryPassword,
  generateTemporaryPassword,
  passwordHash,
  passwordMatches,
  quickHash,
  randomSecret,
  secretHash,
} from './password.ts';
import { checkNewPassword } from './rules.ts';

describe('password hashes', () => {
  test('are argon2id in the standard text form, each with a salt of its own', async () => {
    const [one, two] = await Promise.all([passwordHash('secret'), passwordHash('secret')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(two).not.toBe(one);
  });

  test('match the password they were made of and no other', async () => {
    const hash = await passwordHash('contraseña');
    expect(await passwordMatches('contraseña', hash)).toBe(true);
    // The same letters, composed in another way by another keyboard.
    expect(await passwordMatches('contraseña', hash)).toBe(true);
    expect(await passwordMatches('Contraseña', hash)).toBe(false);
  });

  test('carry their own cost, so that it can be raised later', async () => {
    const cheap = '$argon2id$v=19$m=1024,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$';
    await expect(passwordMatches('x', cheap)).rejects.toThrow(/form/);
    expect(await passwordMatches('x', `${cheap}${'A'.repeat(43)}`)).toBe(false);
  });
});

test('temporary passwords are readable, of four kinds of characters, and never the same twice', () => {
  const made = Array.from({ length: 500 }, generateTemporaryPassword);
  expect(new Set(made).size).toBe(500);
  for (const password of made) {
    expect(password).toMatch(/^[A-Z][a-z]{3}[!#%+\-=?@][a-z]{4}[!#%+\-=?@]\d{4}$/);
    expect(password).not.toMatch(/[l0O1I](?=[a-z])/);
    expect(checkNewPassword(password, 'somebody@alder.example')).toBe('ok');
  }
});

test('long temporary passwords hold 130 random bits, and their quick hash knows them again', async () => {
  const made = Array.from({ length: 500 }, generateLongTemporaryPassword);
  expect(new Set(made).size).toBe(500);
  for (const password of made) expect(password).toMatch(/^([a-km-np-z2-9]{5}-){4}[a-km-np-z2-9]{6}$/);
  const hash = quickHash(made[0] as string);
  expect(hash).toMatch(/^\$sha256\$[A-Za-z0-9+/]{43}$/);
  expect(await passwordMatches(made[0] as string, hash)).toBe(true);
  expect(await passwordMatches(made[1] as string, hash)).toBe(false);
});

test('random secrets fit a cookie, and only their hash is needed to know them again', () => {
  const secret = randomSecret();
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(secretHash(secret)).toEqual(secretHash(secret));
  expect(secretHash(secret)).toHaveLength(32);
});
