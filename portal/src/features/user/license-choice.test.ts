import { describe, expect, test } from 'vitest';
import { changesIn, type Held, heldBy, shownAs, toggled } from './license-choice.ts';

describe('boxes of a selection of people', () => {
  test.each<[number, number, Held]>([
    [0, 3, 'none'],
    [1, 3, 'some'],
    [3, 3, 'all'],
  ])('%i of %i hold it: %s', (holders, people, held) => expect(heldBy(holders, people)).toBe(held));

  test.each<[Held, (boolean | 'mixed')[]]>([
    ['none', [false, true, false]],
    ['all', [true, false, true]],
    ['some', ['mixed', true, false, 'mixed']],
  ])('a box that is %s goes %j as it is clicked', (held, shown) => {
    let choice: boolean | undefined;
    for (const expected of shown) {
      expect(shownAs(held, choice)).toBe(expected);
      choice = toggled(held, choice);
    }
  });

  test('I43: a box that was left alone, or brought back, changes nobody', () => {
    expect(changesIn({ a: true, b: false })).toEqual({ assign: ['a'], revoke: ['b'], servicesOff: [] });
    expect(changesIn({})).toEqual({ assign: [], revoke: [], servicesOff: [] });
  });

  test('services that were touched go along with their license, whoever has it already', () => {
    expect(changesIn({ a: true, b: false }, { a: ['x'], c: [] })).toEqual({
      assign: ['a', 'c'],
      revoke: ['b'],
      servicesOff: [
        { skuId: 'a', planIds: ['x'] },
        { skuId: 'c', planIds: [] },
      ],
    });
    expect(changesIn({ b: false }, { b: ['x'] })).toEqual({ assign: [], revoke: ['b'], servicesOff: [] });
  });
});
