import { describe, expect, test } from 'vitest';
import type { MarketForm } from '../market/index.ts';
import {
  type AccountEntries,
  accountOf,
  entriesOfReferral,
  noEntries,
  presetOf,
  stepOfFields,
  today,
} from './account-entries.ts';
import { ownProblems } from './account-problems.ts';

const market: MarketForm = {
  country: 'US',
  name: 'United States',
  defaultCulture: 'en-US',
  defaultLanguage: 'en',
  cultures: ['en-US'],
  languages: ['en'],
  stateRequired: true,
  states: [{ code: 'WA', name: 'Washington' }],
  postalCodeRequired: true,
  cityRequired: true,
  phoneRequired: false,
  callingCodes: ['1'],
  registration: { use: 'optional', kind: 'EIN', note: '' },
};

const entries: AccountEntries = {
  ...noEntries,
  ...presetOf(market),
  companyName: 'Tailspin',
  domain: 'Tailspin',
  addressLine1: '1 Harbor Steps',
  city: 'Seattle',
  state: 'WA',
  postalCode: '98101',
  firstName: 'Dana',
  lastName: 'Frost',
  email: 'dana@tailspin.example',
  agreementKind: 'confirmed',
  dateAgreed: '2024-05-02',
};

const wrong = (of: Partial<AccountEntries>, at: Partial<MarketForm> = {}) =>
  Object.entries(ownProblems({ ...entries, ...of }, { ...market, ...at }))
    .filter(([, problem]) => problem !== undefined)
    .map(([name]) => name);

describe('what the form itself can tell', () => {
  test.each<[string, Partial<AccountEntries>, Partial<MarketForm>, string[]]>([
    ['complete entries are fine', {}, {}, []],
    ['a gap', { city: ' ' }, {}, ['city']],
    ['a state only where the country has them', { state: '' }, { stateRequired: false }, []],
    ['a phone where the country wants one', {}, { phoneRequired: true }, ['phoneNumber']],
    [
      'a number where the country wants one',
      {},
      { registration: { use: 'required', kind: 'INN', note: '' } },
      ['organizationRegistrationNumber'],
    ],
    ['a label that begins with a digit', { domain: '1a' }, {}, ['domain']],
    ['a label of 28 letters', { domain: 'a'.repeat(28) }, {}, ['domain']],
    ['no e-mail address', { email: 'dana' }, {}, ['email']],
    ['no choice of agreement', { agreementKind: '' }, {}, ['agreementKind']],
    ['direct acceptance needs no date', { agreementKind: 'direct', dateAgreed: '' }, {}, []],
    ['confirmation needs one', { dateAgreed: '' }, {}, ['dateAgreed']],
    ['not one to come', { dateAgreed: '2999-01-01' }, {}, ['dateAgreed']],
    ['today is fine', { dateAgreed: today() }, {}, []],
    [
      'somebody else who accepted is named',
      { agreementSame: false },
      {},
      ['agreementFirstName', 'agreementLastName', 'agreementEmail'],
    ],
  ])('%s', (_, of, at, names) => {
    expect(wrong(of, at)).toEqual(names);
  });
});

test('entries become the request; what is empty is left out', () => {
  expect(accountOf(entries, [], false)).toEqual({
    customer: {
      companyProfile: { companyName: 'Tailspin', domain: 'tailspin' },
      billingProfile: {
        firstName: 'Dana',
        lastName: 'Frost',
        email: 'dana@tailspin.example',
        culture: 'en-US',
        language: 'en',
        companyName: 'Tailspin',
        defaultAddress: {
          country: 'US',
          addressLine1: '1 Harbor Steps',
          city: 'Seattle',
          state: 'WA',
          postalCode: '98101',
          firstName: 'Dana',
          lastName: 'Frost',
        },
      },
      enableGDAPByDefault: true,
    },
    agreement: { kind: 'confirmed', dateAgreed: '2024-05-02' },
    subscriptions: [],
    attestationAccepted: false,
  });
});

test('the reseller, and whoever else accepted, are named', () => {
  const reseller = { tenantId: 'r', partnerId: '1', name: 'Birch' };
  const other = {
    agreementSame: false,
    agreementFirstName: 'Robin',
    agreementLastName: 'Hale',
    agreementEmail: 'robin@x.example',
  };
  const account = accountOf({ ...entries, ...other, reseller }, [], true);
  expect(account.resellerTenantId).toBe('r');
  expect(account.agreement.contact).toEqual({
    firstName: 'Robin',
    lastName: 'Hale',
    email: 'robin@x.example',
  });
});

test('another country brings its own formats and drops the state', () => {
  expect(presetOf(market)).toEqual({ country: 'US', culture: 'en-US', language: 'en', state: '' });
});

test.each<[string[], string | undefined]>([
  [['customer.companyProfile.domain'], 'account'],
  [['resellerTenantId'], 'account'],
  [['agreement.dateAgreed'], 'account'],
  [['subscriptions[0].quantity'], 'subscriptions'],
  [['lineItems'], 'subscriptions'],
  [['subscriptions[0].quantity', 'customer.companyProfile.domain'], 'account'],
  [[], undefined],
  [[''], undefined],
])('a refusal about %j leads to the step %s', (fields, step) => {
  expect(stepOfFields(fields)).toBe(step);
});

test('a customer is added with what its referral knows; contact data that is hidden stays empty (C94, C96)', () => {
  const company = { name: 'Quarry Cakes', country: 'US', city: 'Boise', size: '10-49' as const };
  const contact = { firstName: 'Ann', lastName: 'Lee', email: 'ann@quarry.example', phone: '208 555 0101' };
  const markets = [{ country: 'US', defaultCulture: 'en-US', defaultLanguage: 'en' }] as never;
  expect(entriesOfReferral({ company, contact }, markets)).toEqual({
    country: 'US',
    culture: 'en-US',
    language: 'en',
    state: '',
    companyName: 'Quarry Cakes',
    city: 'Boise',
    firstName: 'Ann',
    lastName: 'Lee',
    email: 'ann@quarry.example',
    phoneNumber: '208 555 0101',
  });
  expect(entriesOfReferral({ company: { ...company, country: 'ZZ' } }, markets)).toEqual({
    companyName: 'Quarry Cakes',
    city: 'Boise',
  });
});
