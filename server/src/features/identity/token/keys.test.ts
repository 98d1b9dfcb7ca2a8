import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSigningKeys } from './keys.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'twotier-keys-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const claims = () => ({
  sub: 'x',
  iat: Math.floor(Date.now() / 1000),
  exp: Math.floor(Date.now() / 1000) + 60,
});

test('keys survive a restart, and only their owner can read them', async () => {
  const token = await (await loadSigningKeys(dataDir)).sign(claims());
  expect(await (await loadSigningKeys(dataDir)).verify(token, new Date())).toMatchObject({ sub: 'x' });
  const [file] = readdirSync(join(dataDir, 'keys'));
  expect(statSync(join(dataDir, 'keys', file as string)).mode & 0o777).toBe(0o600);
  expect(statSync(join(dataDir, 'keys')).mode & 0o777).toBe(0o700);
});

test('two processes that start together agree on one key', async () => {
  const [one, two] = await Promise.all([loadSigningKeys(dataDir), loadSigningKeys(dataDir)]);
  expect(one.published).toEqual(two.published);
});

test('another installation’s token, an old one and no token at all are not good', async () => {
  const keys = await loadSigningKeys(dataDir);
  const elsewhere = await loadSigningKeys(join(dataDir, 'elsewhere'));
  expect(await keys.verify(await elsewhere.sign(claims()), new Date())).toBeNull();
  expect(await keys.verify(await keys.sign(claims()), new Date(Date.now() + 120_000))).toBeNull();
  expect(await keys.verify('x', new Date())).toBeNull();
});

test('a key set that cannot be read is named, not replaced', async () => {
  await loadSigningKeys(dataDir);
  writeFileSync(join(dataDir, 'keys', 'signing.json'), 'broken');
  await expect(loadSigningKeys(dataDir)).rejects.toThrow(/signing\.json/);
});
