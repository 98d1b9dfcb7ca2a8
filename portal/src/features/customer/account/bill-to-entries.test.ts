import { expect, test } from 'vitest';
import { differingEntries, entriesOf, profileOf } from './bill-to-entries.ts';
import type { CustomerBillingProfile } from './calls.ts';

const profile: CustomerBillingProfile = {
  id: '1',
  firstName: 'Dana',
  lastName: 'Frost',
  email: 'dana@tailspin.example',
  culture: 'en-US',
  language: 'en',
  companyName: 'Tailspin Toys',
  defaultAddress: {
    addressLine1: '1 Harbor Steps',
    city: 'Seattle',
    state: 'WA',
    postalCode: '98101',
    country: 'US',
    phoneNumber: '2065550100',
  },
  attributes: { objectType: 'CustomerBillingProfile', etag: '3' },
};

test('entries go out as the contract has them, without a country', () => {
  const { country: _, ...address } = profile.defaultAddress;
  expect(profileOf(entriesOf(profile))).toEqual({
    firstName: 'Dana',
    lastName: 'Frost',
    email: 'dana@tailspin.example',
    culture: 'en-US',
    language: 'en',
    companyName: 'Tailspin Toys',
    defaultAddress: { ...address, addressLine2: '', firstName: 'Dana', lastName: 'Frost' },
  });
});

test('two versions are compared entry by entry, in the order of the page', () => {
  const mine = entriesOf(profile);
  const theirs = { ...mine, language: 'es', companyName: 'Tailspin', city: ' Seattle ' };
  expect(differingEntries(mine, theirs)).toEqual(['companyName', 'language']);
  expect(differingEntries(mine, mine)).toEqual([]);
});
