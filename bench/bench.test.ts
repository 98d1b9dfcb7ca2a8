import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from './product.ts';

// The database is entered by its Unix socket.
test.skipIf(process.platform === 'win32')(
  'the measurement runs from start to end, and nothing it asks for is refused',
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['bench/main.ts', '--quick'], {
      cwd: root,
    });
    for (const what of [
      'Customer list, 40 a page',
      'Customer list of a reseller',
      'Customer read',
      'Customer create',
      'Cart checkout',
    ]) {
      expect(stdout).toContain(`${what}: `);
    }
  },
  240_000,
);

test.skipIf(process.platform === 'win32')(
  'the measurement of long lists runs from start to end',
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['bench/main.ts', '--lists', '--quick'], {
      cwd: root,
    });
    for (const what of [
      'A page deep in the list',
      'Search inside names',
      'Explain one person at one customer',
    ])
      expect(stdout).toContain(`${what}: p95`);
  },
  240_000,
);

test.skipIf(process.platform === 'win32')(
  'the measurement of the clock runs from start to end',
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['bench/main.ts', '--clock', '--quick'], {
      cwd: root,
    });
    for (const term of ['P1Y', 'P1M']) expect(stdout).toMatch(new RegExp(`${term}: \\d+ renewals`));
  },
  240_000,
);

test.skipIf(process.platform === 'win32')(
  'the measurement of renewals runs from start to end',
  async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['bench/main.ts', '--renewals', '--quick'],
      {
        cwd: root,
      },
    );
    expect(stdout).toMatch(/renewals: \d+ a second, bare \d+/);
  },
  240_000,
);
