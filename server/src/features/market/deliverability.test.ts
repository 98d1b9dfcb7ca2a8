import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAddress } from './address-rules.ts';
import { builtInAddressChecker, checkDeliverability, normalizeAddress } from './deliverability.ts';
import { markets } from './markets.ts';
import type { Address, AddressStatus } from './model.ts';
import { blocks } from './problem.ts';

const seattle: Address = {
  addressLine1: '400 Broad St',
  city: 'Seattle',
  state: 'WA',
  postalCode: '98109',
  country: 'US',
};
const london: Address = {
  addressLine1: '10 Downing Street',
  city: 'London',
  postalCode: 'SW1A 2AA',
  country: 'GB',
};

test.each<[AddressStatus, Address]>([
  ['Verified', seattle],
  ['Verified', london],
  ['Verified', { ...seattle, addressLine1: 'P.O. Box 12' }],
  ['Verified', { addressLine1: '丸の内1-1', city: '東京', postalCode: '100-0005', country: 'JP' }],
  ['InteractionRequired', { ...seattle, state: 'wa' }],
  ['InteractionRequired', { ...seattle, city: ' Seattle ' }],
  ['InteractionRequired', { ...london, postalCode: 'sw1a2aa' }],
  ['PremisesPartial', { ...seattle, addressLine1: 'Broad St' }],
  ['StreetPartial', { ...seattle, addressLine1: '400' }],
  ['Multiple', { ...seattle, addressLine1: '-' }],
  ['Verified', { ...seattle, addressLine1: 'Broad St', addressLine2: '400' }],
  ['None', { ...seattle, addressLine1: '' }],
  ['None', { ...seattle, postalCode: '1' }],
  ['None', { ...seattle, postalCode: '10118' }],
  ['None', { ...seattle, state: 'Washington' }],
  ['None', { ...seattle, country: 'USA' }],
  ['None', {}],
  ['NotValidated', { addressLine1: 'Queensway 66', city: 'Hong Kong', country: 'HK' }],
  ['NotValidated', { addressLine1: 'Azadi 1', city: 'Tehran', country: 'IR' }],
])('%s: %j', (status, address) => {
  expect(checkDeliverability(address).status).toBe(status);
});

describe('suggestions', () => {
  test.each<[Address, Partial<Address>]>([
    [
      { ...seattle, state: 'wa', country: 'us' },
      { state: 'WA', country: 'US' },
    ],
    [{ ...seattle, postalCode: '981090001' }, { postalCode: '98109-0001' }],
    [{ ...seattle, state: 'Washington' }, { state: 'WA' }],
    [{ ...london, postalCode: 'sw1a2aa' }, { postalCode: 'SW1A 2AA' }],
    [
      { ...london, country: 'CA', state: 'québec', postalCode: 'h3z2y7' },
      { state: 'QC', postalCode: 'H3Z 2Y7' },
    ],
    [{ ...london, country: 'NL', postalCode: '1012js' }, { postalCode: '1012 JS' }],
    [{ ...london, country: 'PL', postalCode: '00001' }, { postalCode: '00-001' }],
    [{ ...london, country: 'DE', postalCode: 'DE-10115' }, { postalCode: '10115' }],
    [{ ...london, country: 'LV', postalCode: 'LV1010' }, { postalCode: 'LV-1010' }],
    [{ ...london, country: 'BR', postalCode: '01310100' }, { postalCode: '01310-100' }],
    [{ ...london, country: 'JP', postalCode: '1000001' }, { postalCode: '100-0001' }],
  ])('%j becomes %j', (address, better) => {
    const { suggestions } = checkDeliverability(address);
    expect(suggestions).toEqual([{ ...address, ...better }]);
  });

  test('there is none where it would not help', () => {
    expect(checkDeliverability({ ...seattle, state: 'xx', city: ' Seattle' }).suggestions).toEqual([]);
  });
});

test('only an address that cannot be right blocks, and it says why', () => {
  fc.assert(
    fc.property(
      fc.record({
        addressLine1: fc.constantFrom('', '1 Main St', 'Main St', '1'),
        city: fc.constantFrom('', 'Springfield'),
        state: fc.constantFrom('', 'WA', 'xx', 'NSW'),
        postalCode: fc.constantFrom('', '98109', '10118', 'abc', '1012JS'),
        country: fc.constantFrom(...markets.keys(), 'ZZ', 'IR'),
      }),
      (address) => {
        const { status, problems } = checkDeliverability(address);
        expect(status === 'None').toBe(problems.length > 0);
        if (status !== 'None' && status !== 'NotValidated') expect(blocks(checkAddress(address))).toBe(false);
        expect(status).not.toBe('VerifiedShippable');
      },
    ),
  );
});

test('an address in normal form stays as it is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...markets.keys()),
      fc.string({ maxLength: 12 }),
      fc.string({ maxLength: 12 }),
      (country, postalCode, state) => {
        const once = normalizeAddress({ country, postalCode, state });
        expect(normalizeAddress(once)).toEqual(once);
      },
    ),
  );
});

test('the built-in checker gives the same answer behind the seam', async () => {
  await expect(builtInAddressChecker.check(seattle)).resolves.toEqual(checkDeliverability(seattle));
});
