import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'asvs.md'), 'utf8');

interface Line {
  readonly numbers: string;
  readonly state: string;
  readonly where: string;
}

const lines: readonly Line[] = [
  ...page.matchAll(/^\| ([\d., –]*\.[\d., –]*) \|[^|]*\| (\w+) \|(.*)\|$/gm),
].map(([, numbers = '', state = '', where = '']) => ({ numbers, state, where }));

/** `1.2.6–1.2.8` is three of them, `3.5.1, 3.5.2` two. */
function count(numbers: string): number {
  const last = (number: string) => Number(number.split('.').at(-1));
  return numbers
    .split(', ')
    .map((part) => part.split('–'))
    .reduce((sum, [from = '', to = from]) => sum + last(to) - last(from) + 1, 0);
}

test('the figures at the head of the list of security requirements are those of its lines', () => {
  const states = ['held', 'partly', 'missing', 'operator', 'none'];
  const sums = states.map((state) =>
    lines.filter((line) => line.state === state).reduce((sum, { numbers }) => sum + count(numbers), 0),
  );
  const all = sums.reduce((sum, one) => sum + one, 0);
  const head = /^\| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/m.exec(page)?.slice(1).map(Number);
  expect(head).toEqual([...sums, all]);
});

test('every file that the list names as holding a requirement is there', () => {
  const files = ['server', 'portal/src', 'cli'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
      path.replaceAll('\\', '/'),
    ),
  );
  const named = lines.flatMap(({ where }) =>
    [...where.matchAll(/`([\w/.-]+\.(?:tsx?|sql))`/g)].map(([, name = '']) => name),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((name) => !files.some((path) => `/${path}`.endsWith(`/${name}`)))).toEqual([]);
});
