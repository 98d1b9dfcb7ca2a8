import { expect, test } from 'vitest';
import type { CatalogImport } from '../contract/catalog.ts';
import { problemTable, progressLine, resultText } from './catalog-text.ts';

function run(done: number, total: number, more: Partial<CatalogImport> = {}): CatalogImport {
  return {
    id: 'i',
    kind: 'offer-list',
    fileName: 'f',
    state: 'finished',
    dryRun: false,
    entries: total,
    warnings: 1,
    startedAt: '',
    startedBy: 'ann',
    canRepeat: true,
    rows: { total, done, added: done, changed: 0, unchanged: 0, failed: 0 },
    ...more,
  };
}

test.each([
  [0, 10, '[------------------------------]   0 %  0 of 10 rows'],
  [5, 10, '[###############---------------]  50 %  5 of 10 rows'],
  [10, 10, '[##############################] 100 %  10 of 10 rows'],
  [0, 0, '[##############################] 100 %  0 of 0 rows'],
])('the bar shows %i of %i', (done, total, line) => expect(progressLine(run(done, total))).toBe(line));

test('the result says what became of every row', () => {
  expect(resultText(run(3, 3))).toBe(
    'Finished. 3 rows (3 entries): 3 added, 0 changed, 0 unchanged, 0 not taken; 1 warnings.',
  );
  expect(resultText(run(3, 3, { dryRun: true }))).toContain('nothing was changed');
  expect(resultText(run(1, 3, { state: 'interrupted' }))).toContain('run the import again');
});

test('problems stand in columns; the sentence comes last', () => {
  expect(
    problemTable([
      {
        number: 1,
        row: 12,
        identifier: 'CTR1',
        code: 'missing-name',
        severity: 'refuse',
        message: 'The name is missing.',
      },
      { number: 2, identifier: '', code: 'without-price', severity: 'warn', message: 'No prices.' },
    ]).split('\n'),
  ).toEqual([
    'Row  Result     Id    What is wrong',
    '12   not taken  CTR1  The name is missing.',
    '     warning          No prices.',
  ]);
});
