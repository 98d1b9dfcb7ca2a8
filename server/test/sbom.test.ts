import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { componentsOf, licenseProblems, sbomOf } from '../../scripts/sbom-reading.mjs';

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

test('each package of the lockfile stands in the bill of materials once, with its hash, under a known license', () => {
  const components = componentsOf(read('../../package-lock.json'), () => null);
  expect(licenseProblems(components)).toEqual([]);
  const bill = sbomOf(read('../../package.json'), components);
  expect(bill.components.length).toBeGreaterThan(100);
  expect(bill.components.filter(({ hashes }) => !hashes)).toEqual([]);
  expect(bill.components.map(({ purl }) => purl)).toContain('pkg:npm/fastify@5.12.8');
});

test('a license is weighed as it is written: one of several, all of several, unknown ones never', () => {
  const under = (license: unknown, dev = false) =>
    licenseProblems(
      componentsOf({ packages: { 'node_modules/a': { version: '1.0.0', license, dev } } }, () => null),
    ).length;
  expect(under('MIT')).toBe(0);
  expect(under('(MIT OR GPL-3.0)')).toBe(0);
  expect(under('MIT AND GPL-3.0')).toBe(1);
  expect(under({ type: 'ISC' })).toBe(0);
  expect(under(undefined)).toBe(1);
  expect(under('MPL-2.0')).toBe(1);
  expect(under('MPL-2.0', true)).toBe(0);
});
