import { describe, expect, test } from 'vitest';
import type { ListingText } from './model.ts';
import { differing, listingProblems, representativeProblems, tidyListing } from './rules.ts';

const good: ListingText = {
  countries: ['ES', 'PT'],
  services: ['support'],
  description: 'Clouds',
  website: 'https://provider.example',
  contactName: 'Partner desk',
  contactEmail: 'desk@provider.example',
  contactPhone: '',
};
const region = ['DE', 'ES', 'PT'];

describe('a listing', () => {
  test('is tidied before it is looked at', () => {
    const untidy = { ...good, countries: ['pt ', 'ES', 'PT'], contactName: ' Partner desk ' };
    expect(tidyListing(untidy)).toEqual(good);
  });

  test.each<[Partial<ListingText>, readonly string[]]>([
    [{}, []],
    [{ countries: [] }, ['missing']],
    [{ countries: ['ES', 'US'] }, ['outside-region']],
    [{ services: [] }, ['missing']],
    [{ contactName: '' }, ['missing']],
    [{ contactEmail: 'desk' }, ['not-email']],
    [{ website: '' }, []],
    [{ website: 'provider.example' }, ['not-web-address']],
    [{ website: 'javascript:alert(1)' }, ['not-web-address']],
    [{ countries: [], contactEmail: '', website: 'x' }, ['missing', 'not-email', 'not-web-address']],
  ])('%j has every problem named: %j', (change, codes) => {
    expect(listingProblems({ ...good, ...change }, region).map(({ problem }) => problem)).toEqual(codes);
  });

  test.each([
    [{ name: 'Nora', email: 'nora@vendor.example' }, []],
    [{ name: ' ', email: 'nora' }, ['missing', 'not-email']],
  ])('a representative %j has the problems %j', (representative, codes) => {
    expect(representativeProblems(representative).map(({ problem }) => problem)).toEqual(codes);
  });

  test('differs from another in what was changed, and in nothing else', () => {
    expect(differing(good, good)).toEqual({});
    expect(differing(good, { ...good, countries: ['ES'] })).toEqual({ countries: ['ES'] });
    expect(differing(null, good)).toEqual(good);
  });
});
