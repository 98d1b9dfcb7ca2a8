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
    [{ countries: [] }, ['countries-none']],
    [{ countries: ['ES', 'US'] }, ['countries-outside']],
    [{ services: [] }, ['services-none']],
    [{ contactName: '' }, ['missing']],
    [{ contactEmail: 'desk' }, ['email']],
    [{ website: '' }, []],
    [{ website: 'provider.example' }, ['website']],
    [{ website: 'javascript:alert(1)' }, ['website']],
    [{ countries: [], contactEmail: '', website: 'x' }, ['countries-none', 'email', 'website']],
  ])('%j has every problem named: %j', (change, codes) => {
    expect(listingProblems({ ...good, ...change }, region).map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    [{ name: 'Nora', email: 'nora@vendor.example' }, []],
    [{ name: ' ', email: 'nora' }, ['missing', 'email']],
  ])('a representative %j has the problems %j', (representative, codes) => {
    expect(representativeProblems(representative).map(({ code }) => code)).toEqual(codes);
  });

  test('differs from another in what was changed, and in nothing else', () => {
    expect(differing(good, good)).toEqual({});
    expect(differing(good, { ...good, countries: ['ES'] })).toEqual({ countries: ['ES'] });
    expect(differing(null, good)).toEqual(good);
  });
});
