import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAddress, checkBillingAddress } from './address-rules.ts';
import { markets } from './markets.ts';
import type { Address } from './model.ts';

const madrid: Address = {
  addressLine1: 'Calle de Alcalá 42',
  city: 'Madrid',
  postalCode: '28014',
  country: 'ES',
  firstName: 'Ana',
  lastName: 'Ruiz',
};
const newYork: Address = {
  ...madrid,
  addressLine1: '350 5th Ave',
  city: 'New York',
  state: 'NY',
  postalCode: '10118',
  country: 'US',
};

const found = (address: Address) => checkAddress(address).map(({ field, code }) => `${field} ${code}`);

test.each<[string, Address]>([
  ['a Spanish one', madrid],
  ['one in the United States', newYork],
  ['lower-case codes', { ...newYork, country: 'us', state: 'ny' }],
  ['a long ZIP code', { ...newYork, postalCode: '10118-0110' }],
  [
    'a state of three letters where there is no list',
    { ...madrid, country: 'AU', state: 'NSW', postalCode: '2000' },
  ],
  ['no postal code where none is used', { addressLine1: 'Queensway 66', city: 'Hong Kong', country: 'HK' }],
  [
    'two hundred characters in both lines',
    { ...madrid, addressLine1: '1'.repeat(200), addressLine2: 'x'.repeat(200) },
  ],
  ['a postal code without its blank', { ...madrid, country: 'GB', postalCode: 'sw1a1aa' }],
  ['a ZIP code beyond the state line', { ...newYork, state: 'OR', postalCode: '99362' }],
])('right: %s', (_, address) => {
  expect(found(address)).toEqual([]);
});

test.each<[Address, string[]]>([
  [{}, ['country country-missing', 'addressLine1 address-line-missing']],
  [{ ...madrid, country: 'XX' }, ['country country-unknown']],
  [{ ...madrid, country: 'ESP' }, ['country country-unknown']],
  [{ ...madrid, addressLine1: ' ' }, ['addressLine1 address-line-missing']],
  [{ ...madrid, addressLine1: 'x'.repeat(201) }, ['addressLine1 address-line-long']],
  [{ ...madrid, addressLine2: 'x'.repeat(201) }, ['addressLine2 address-line-long']],
  [{ ...madrid, addressLine2: 'a\u0000b' }, ['addressLine2 text-unreadable']],
  [{ ...madrid, city: '' }, ['city city-missing']],
  [{ ...madrid, postalCode: '' }, ['postalCode postal-code-missing']],
  [{ ...madrid, postalCode: '99999' }, ['postalCode postal-code-form']],
  [{ ...madrid, postalCode: '2801' }, ['postalCode postal-code-form']],
  [{ ...newYork, state: undefined }, ['state state-missing']],
  [{ ...newYork, state: 'New York' }, ['state state-not-listed']],
  [{ ...newYork, country: 'CA', state: 'NY', postalCode: 'K1A 0B1' }, ['state state-not-listed']],
  [{ ...newYork, country: 'MX', state: 'AGU', postalCode: '20000' }, ['state state-not-listed']],
  [{ ...newYork, country: 'CN', state: 'HK', postalCode: '100000' }, ['state state-not-listed']],
  [{ ...newYork, postalCode: '94105' }, ['postalCode postal-code-other-state']],
  [{ ...newYork, state: 'CA' }, ['postalCode postal-code-other-state']],
  [{ ...madrid, phoneNumber: 'call me' }, ['phoneNumber phone-form']],
  [{ ...madrid, firstName: 'x'.repeat(51) }, ['firstName first-name-long']],
  [{ ...madrid, lastName: 'x'.repeat(51) }, ['lastName last-name-long']],
])('wrong: %j', (address, expected) => {
  expect(found(address)).toEqual(expected);
});

test('everything wrong is named at once', () => {
  const wrong = {
    country: 'US',
    state: 'ZZ',
    postalCode: 'ABC',
    addressLine1: '',
    city: '',
    phoneNumber: '1',
  };
  expect(found(wrong).map((one) => one.split(' ')[0])).toEqual([
    'addressLine1',
    'city',
    'state',
    'postalCode',
    'phoneNumber',
  ]);
});

describe('billing addresses', () => {
  const codes = (address: Address) => checkBillingAddress(address).map(({ code }) => code);

  test('name their contact', () => {
    expect(codes({ ...madrid, firstName: '', lastName: undefined })).toEqual([
      'first-name-missing',
      'last-name-missing',
    ]);
  });

  test.each(['AM', 'AZ', 'BR', 'PL', 'ZA', 'VE'])('need a phone number in %s', (country) => {
    expect(codes({ ...madrid, country, postalCode: undefined })).toContain('phone-missing');
    expect(codes({ ...madrid, country, postalCode: undefined, phoneNumber: '1' })).not.toContain(
      'phone-missing',
    );
  });

  test('need none in Spain', () => {
    expect(codes(madrid)).toEqual([]);
  });
});

describe('phone numbers', () => {
  const codes = (country: string, phoneNumber: string) =>
    checkAddress({ ...madrid, country, phoneNumber })
      .filter(({ field }) => field === 'phoneNumber')
      .map(({ code }) => code);

  test.each([
    ['US', '425-555-0100'],
    ['US', '(425) 555-0100'],
    ['US', '+1 425 555 0100'],
    ['US', '14255550100'],
    ['BS', '+1 242 555 0100'],
    ['ES', '915550100'],
    ['ES', '+34 915 55 01 00'],
    ['DE', '0049 30 5550100'],
    ['DE', '030/5550100'],
    ['GB', '+44 (0)20 7946 0100'],
    ['RU', '8 (495) 555-01-00'],
    ['BR', '(11) 95555-0100'],
    ['IN', '098765 43210'],
    ['SH', '22222'],
  ])('%s %s can be dialed', (country, phone) => {
    expect(codes(country, phone)).toEqual([]);
  });

  test.each([
    ['US', '555-0100'],
    ['US', '+34 915 55 01 00'],
    ['ES', '12345'],
    ['ES', '91555010O'],
    ['ES', '++34915550100'],
    ['ES', '+49 30 5550100'],
    ['ES', '9'.repeat(41)],
    ['FR', '1--2--3--4'],
  ])('%s %s cannot', (country, phone) => {
    expect(codes(country, phone)).toEqual(['phone-form']);
  });

  test('no pattern can be made to hang', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...markets.keys()),
        fc.string({ unit: fc.constantFrom(...'0123456789()+-/. ') }),
        (country, phone) => {
          expect(codes(country, phone).length).toBeLessThan(2);
        },
      ),
    );
  });
});
