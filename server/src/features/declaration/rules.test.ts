import { describe, expect, test } from 'vitest';
import type { Declaration } from './model.ts';
import { nextVersion, ownWording, presentOf, problemsOf, stateOf } from './rules.ts';

const own = ownWording('partnership-removal');
const from = (version: string, appliesFrom: string): Declaration => ({
  ...own,
  version,
  appliesFrom: new Date(appliesFrom),
});
const all = [from('2027-2', '2027-03-01'), from('2027-1', '2027-02-01'), own];

test.each([
  ['2027-01-15', '2026-1'],
  ['2027-02-01', '2027-1'],
  ['2027-02-28', '2027-1'],
  ['2030-01-01', '2027-2'],
])('on %s version %s applies (D48)', (day, version) => {
  expect(presentOf(all, new Date(day))?.version).toBe(version);
});

test('those to come are planned, those before are former', () => {
  const now = new Date('2027-02-10');
  const present = presentOf(all, now);
  expect(all.map((one) => stateOf(one, present, now))).toEqual(['planned', 'present', 'former']);
});

test.each([
  [[], '2027-05-01', '2027-1'],
  [['2026-1'], '2026-12-31', '2026-2'],
  [['2026-1', '2026-9', '2026-10'], '2026-12-31', '2026-11'],
  [['2026-1'], '2027-01-01', '2027-1'],
])('after %j a wording of %s is version %s', (taken, day, version) => {
  expect(nextVersion(taken, new Date(day))).toBe(version);
});

describe('what is wrong with a wording', () => {
  const now = new Date('2027-01-01T12:00:00Z');
  const texts = { en: 'I declare.', es: 'Declaro.', ru: 'Заявляю.' };
  test.each([
    ['nothing', texts, now, []],
    ['a language is left out', { ...texts, es: '' }, now, ['texts.es']],
    ['it would have applied before it was written', texts, new Date('2026-12-31'), ['from']],
  ])('%s', (_, wanted, day, fields) => {
    expect(problemsOf(wanted, day, now).map(({ field }) => field)).toEqual(fields);
  });
});
