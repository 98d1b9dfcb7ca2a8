import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { heldBytes, memoryBytes, pagesAtHandMb } from './embedded-memory.ts';

const gb = 2 ** 30;

test.each([
  { held: 0, memory: 24 * gb, mb: 64, why: 'a new installation is small' },
  { held: gb, memory: 24 * gb, mb: 64, why: 'a sixteenth of little is too little' },
  { held: 4 * gb, memory: 24 * gb, mb: 256, why: 'it grows with what is held' },
  { held: 400 * gb, memory: 24 * gb, mb: 3072, why: 'an eighth of the memory is the most' },
  { held: 400 * gb, memory: gb / 4, mb: 64, why: 'the least is needed anywhere' },
])('keeps $mb MB at hand: $why', ({ held, memory, mb }) => {
  expect(pagesAtHandMb(held, memory)).toBe(mb);
});

test('counts the files of every database of a cluster', () => {
  const dir = mkdtempSync(join(tmpdir(), 'twotier-held-'));
  for (const [database, size] of [
    ['1', 8192],
    ['16384', 24_576],
  ] as const) {
    mkdirSync(join(dir, 'base', database), { recursive: true });
    writeFileSync(join(dir, 'base', database, '2619'), Buffer.alloc(size));
  }
  expect(heldBytes(dir)).toBe(32_768);
  rmSync(dir, { recursive: true });
});

test('knows how much memory there is', () => {
  expect(memoryBytes()).toBeGreaterThan(2 ** 26);
});
