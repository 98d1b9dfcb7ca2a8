import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from './product.ts';

// The database is entered by its Unix socket.
test.skipIf(process.platform === 'win32')(
  'every measurement runs from start to end, writes its page, and nothing it asks for is refused',
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['bench/main.ts', '--smoke'], {
      cwd: root,
    });
    for (const row of [
      'Customer list, 40 a page',
      'Customer list of a reseller',
      'Customer read',
      'Customer create',
      'Cart checkout',
      'A page deep in the list',
      'Search inside names',
      'Explain one person at one customer',
      'The product’s own work',
      'The same statements, bare',
      'Checkout of a cart of five lines',
      'Change of a quantity',
      'Renewal',
      'A year, paid monthly',
      'A month',
      'Customers, a page deep in the list',
      'Home page',
    ])
      expect(stdout).toMatch(new RegExp(`^\\| ${row} \\| .*\\d`, 'm'));
  },
  360_000,
);
