import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { zipOf } from './index.ts';

const text = Buffer.from(`precio,цена\r\n${'12.50,USD\r\n'.repeat(2000)}`, 'utf8');

test('an archive holds one file, whose name and content come out as they went in', () => {
  const zip = zipOf('PriceList_США.csv', text);
  const nameLength = zip.readUInt16LE(26);
  expect(zip.subarray(30, 30 + nameLength).toString('utf8')).toBe('PriceList_США.csv');
  const packed = zip.readUInt32LE(18);
  expect(inflateRawSync(zip.subarray(30 + nameLength, 30 + nameLength + packed))).toEqual(text);
  expect(zip.length).toBeLessThan(text.length / 10);
});

test('another program takes it for an archive', ({ skip }) => {
  const folder = mkdtempSync(join(tmpdir(), 'twotier-zip-'));
  try {
    writeFileSync(join(folder, 'a.zip'), zipOf('a.csv', text));
    const script =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(z.namelist()[0])';
    let named: string;
    try {
      named = execFileSync('python3', ['-c', script, join(folder, 'a.zip')], { encoding: 'utf8' });
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return skip('python3 is not here');
      throw error;
    }
    expect(named.trim()).toBe('a.csv');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
