import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBreachedPasswords } from './breached.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'twotier-breached-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const known = Array.from({ length: 150 }, (_, index) => `known to all ${index}`);
const digestOf = (password: string) => createHash('sha1').update(password).digest('hex');

function listed(line: (digest: string, index: number) => string, end = '\n'): string {
  const file = join(folder, `${Math.random()}.txt`);
  const digests = known.map(digestOf).sort();
  writeFileSync(file, digests.map(line).join(end) + (end === '\r\n' ? '' : end));
  return file;
}

test.each([
  ['with counts', listedWithCounts],
  ['bare, in small letters, with two signs at the end of a line and none after the last', listedBare],
])('every password of a list is found, and no other: %s', async (_, write) => {
  const breached = await openBreachedPasswords(write());
  for (const password of known) expect(await breached.has(password)).toBe(true);
  for (const password of known) expect(await breached.has(`${password}!`)).toBe(false);
});

function listedWithCounts(): string {
  return listed((digest, index) => `${digest.toUpperCase()}:${index * 37_113}`);
}
function listedBare(): string {
  return listed((digest) => digest, '\r\n');
}

test('a file that is not there, or no such list, keeps the product from starting', async () => {
  await expect(openBreachedPasswords(join(folder, 'none'))).rejects.toThrow(/ENOENT/);
  const file = join(folder, 'words.txt');
  writeFileSync(file, 'password\n123456\n');
  await expect(openBreachedPasswords(file)).rejects.toThrow(/TWOTIER_BREACHED_PASSWORDS/);
});

test('without a list nothing is known', async () => {
  expect(await (await openBreachedPasswords(null)).has('known to all 1')).toBe(false);
});
