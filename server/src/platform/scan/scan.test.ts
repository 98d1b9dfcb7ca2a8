import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { VirusScanner } from '../../../test/virus-scanner.ts';
import { harmlessVirus, openScanner } from '../../../test/virus-scanner.ts';
import { fileScanner, readScannerAddress, ScannerAway } from './index.ts';

describe('the address of the scanner', () => {
  test.each([
    ['tcp://127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
    ['tcp://scanner.example', { host: 'scanner.example', port: 3310 }],
    ['tcp://[::1]:99', { host: '::1', port: 99 }],
    ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
    ['unix:///run/clamd', { path: '/run/clamd' }],
  ])('%s is understood', (text, address) => expect(readScannerAddress(text)).toEqual(address));

  test.each(['127.0.0.1:3310', 'http://scanner', 'tcp://', 'tcp://a:1/path', 'unix:clamd', 'unix:'])(
    '%s is refused with what is expected',
    (text) => expect(() => readScannerAddress(text)).toThrow('TWOTIER_SCAN_ADDRESS must look like'),
  );

  test('nothing set is nothing scanned', () => expect(readScannerAddress('')).toBeNull());
});

describe('a scanner', () => {
  let there: VirusScanner;
  let scanner: ReturnType<typeof fileScanner>;
  beforeAll(async () => {
    there = await openScanner();
    scanner = fileScanner({ host: '127.0.0.1', port: there.port }, { fileMs: 10_000, pingMs: 10_000 });
  });
  beforeEach(() => there.feel('awake'));
  afterAll(() => there.close());

  test('gets every byte of a file of many pieces, and calls it clean', async () => {
    const content = Buffer.from(Uint8Array.from({ length: 300_001 }, (_, at) => at % 251));
    expect(await scanner.scan(content)).toBeNull();
    expect(there.scanned.at(-1)?.equals(content)).toBe(true);
  });

  test('an empty file is clean', async () => expect(await scanner.scan(Buffer.alloc(0))).toBeNull());

  test('names what it finds', async () => {
    const content = Buffer.concat([Buffer.alloc(100_000), harmlessVirus]);
    expect(await scanner.scan(content)).toBe('Eicar-Signature');
  });

  test.each(['failing', 'rude', 'full'] as const)('that is %s gives no verdict', async (mood) => {
    there.feel(mood);
    await expect(scanner.scan(Buffer.alloc(2_000_000))).rejects.toThrow(ScannerAway);
  });

  test('that says nothing is waited for so long and no longer', async () => {
    there.feel('silent');
    const impatient = fileScanner({ host: '127.0.0.1', port: there.port }, { fileMs: 20, pingMs: 20 });
    await expect(impatient.scan(Buffer.alloc(2_000_000))).rejects.toThrow('said nothing within 20 ms');
    expect(await impatient.answers()).toBe(false);
  });

  test('shows that it is there', async () => {
    expect(await scanner.answers()).toBe(true);
    there.feel('rude');
    expect(await scanner.answers()).toBe(false);
  });

  test('nobody listens to is away', async () => {
    const nobody = fileScanner({ path: '/nowhere/scanner.socket' });
    await expect(nobody.scan(Buffer.from('x'))).rejects.toThrow(ScannerAway);
    expect(await nobody.answers()).toBe(false);
  });
});
