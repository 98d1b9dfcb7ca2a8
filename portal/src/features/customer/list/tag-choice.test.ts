import { describe, expect, test } from 'vitest';
import { changeOf, markOf, offeredTags } from './tag-choice.ts';

const tag = (id: string) => ({ id, name: `Tag ${id}` });
const customers = [
  { id: '1', companyName: 'One', tags: [tag('all'), tag('some')] },
  { id: '2', companyName: 'Two', tags: [tag('all')] },
];

describe('tags of several customers', () => {
  test.each([
    ['all', true],
    ['some', 'mixed'],
    ['none', false],
  ])('%s of them have it: %s', (id, mark) => expect(markOf(id, customers, new Map())).toBe(mark));

  test('marks that change nobody are left out, and what is not marked stays', () => {
    const marks = new Map([
      ['all', true],
      ['some', false],
      ['none', true],
      ['other', false],
    ]);
    expect(changeOf(customers, marks)).toEqual({ assign: ['none'], unassign: ['some'] });
    expect(changeOf(customers, new Map())).toEqual({ assign: [], unassign: [] });
  });

  test('those carried are offered first, each once', () => {
    expect(offeredTags(customers, [tag('none'), tag('all')], '').map(({ id }) => id)).toEqual([
      'all',
      'some',
      'none',
    ]);
    expect(offeredTags(customers, [], 'SOME').map(({ id }) => id)).toEqual(['some']);
  });
});
