import { describe, expect, test } from 'vitest';
import { idsOf, proofsIn, unproven } from '../../scripts/proof-reading.mjs';
import { capabilities, invariants, stories } from './capabilities.ts';
import { allProofs } from './proofs.ts';

const proofs = allProofs();
const provenBy = (wanted: (file: string) => boolean) =>
  new Set(proofs.filter(({ file, skippable }) => wanted(file) && !skippable).map(({ id }) => id));
const isJourney = (file: string) => file.startsWith('e2e/');

describe('what the tests prove', () => {
  test('everything the product was asked for has a test, and its stories a journey through the browser', () => {
    const tested = provenBy((file) => !isJourney(file));
    const walked = provenBy(isJourney);
    const seed = Object.entries(capabilities).filter(([, { tier }]) => tier === 'seed');
    expect(
      seed.filter(([id]) => !tested.has(id)).map(([id, { title }]) => `${id} has no test: ${title}`),
    ).toEqual([]);
    expect(
      stories.filter((id) => !walked.has(id)).map((id) => `${id} has no journey: ${capabilities[id]?.title}`),
    ).toEqual([]);
  });

  test('every invariant has a test', () => {
    const tested = provenBy((file) => !isJourney(file));
    expect(Object.keys(invariants).filter((id) => !tested.has(id))).toEqual([]);
  });

  test('no title names what there is not, or stands where its test may be skipped', () => {
    const known = (id: string) => id in capabilities || id in invariants;
    const wrong = proofs.filter(({ id, skippable }) => !known(id) || skippable);
    expect(wrong.map(({ id, file, title }) => `${id} in ${file}: ${title}`)).toEqual([]);
  });
});

describe('reading titles', () => {
  test.each([
    ['I4, I51: of one partner', ['I4', 'I51']],
    ['I2 to I4, I13 to I15a, I19: no sequence', ['I2', 'I3', 'I4', 'I13', 'I14', 'I15', 'I15a', 'I19']],
    ['I1, I6 and I7 on the database', ['I1', 'I6', 'I7']],
    ['makes a customer (C15, C17, D25)', ['C15', 'C17']],
    ['of (2.3) a title, twice (I28) told (I28)', ['I28']],
    ['passes the checks of C14, or not', []],
  ])('%j', (title, ids) => {
    expect(idsOf(title)).toEqual(ids);
  });

  test('suites, tables and conditions are seen as they are', () => {
    const source = [
      "describe('a suite (C1)', () => {",
      "  test('one (I1)', () => {});",
      '  test.each([',
      "    ['(C9)', 1],",
      "  ])('%s of a table (I2)', () => {});",
      "  test.each(['(C9)'])('another (I3)', () => {});",
      '});',
      "describe.skipIf(absent)('only somewhere (C2)', () => {",
      "  test('inside (I4)', () => {});",
      '});',
      "test('after it (I5)', () => {});",
    ].join('\n');
    expect(proofsIn(source).map(({ ids, skippable }) => [ids.join(), skippable])).toEqual([
      ['C1', false],
      ['I1', false],
      ['I2', false],
      ['I3', false],
      ['C2', true],
      ['I4', true],
      ['I5', false],
    ]);
  });

  test('an id is unproven when all of its tests were skipped', () => {
    expect(
      unproven([
        { titles: ['a suite (C1)', 'one'], state: 'skipped' },
        { titles: ['a suite (C1)', 'two'], state: 'passed' },
        { titles: ['three (C2)'], state: 'skipped' },
      ]),
    ).toEqual(['C2']);
  });
});
