import { expect, test } from 'vitest';
import type { CustomerDetails, DetailsBoundaries } from './details-rules.ts';
import { checkCustomerDetails, checkTypedDetails, domainLabelOf } from './details-rules.ts';

const boundaries: DetailsBoundaries = {
  vendorDomains: ['vendor.example'],
  partnerDomains: ['partner.example'],
  cloudSuffixes: ['cloud.example'],
  confirmedRegistrations: new Set(),
  region: 'europe',
};

const details: CustomerDetails = {
  companyName: 'Panadería Núñez',
  domain: 'panaderianunez.cloud.example',
  email: 'ana@panaderia.example',
  culture: 'es-ES',
  language: 'es',
  address: {
    addressLine1: 'Calle Mayor 1',
    city: 'Madrid',
    postalCode: '28013',
    country: 'ES',
    firstName: 'Ana',
    lastName: 'Núñez',
  },
};

const places = (checked: ReturnType<typeof checkCustomerDetails>) =>
  checked.map(({ path, problem }) => `${path}.${problem.field} ${problem.code}`);

test('a complete form has nothing to complain about', () => {
  expect(checkCustomerDetails(details, boundaries)).toEqual([]);
});

test('an empty form names every field at its place in the contract', () => {
  expect(places(checkCustomerDetails({ address: {} }, boundaries))).toEqual([
    'companyProfile.companyName company-name-missing',
    'companyProfile.domain domain-missing',
    'billingProfile.email email-missing',
    'billingProfile.culture culture-missing',
    'billingProfile.language language-missing',
    'billingProfile.defaultAddress.firstName first-name-missing',
    'billingProfile.defaultAddress.lastName last-name-missing',
    'billingProfile.defaultAddress.country country-missing',
    'billingProfile.defaultAddress.addressLine1 address-line-missing',
  ]);
});

test('while typing, only fields that were reached are complained about', () => {
  expect(places(checkTypedDetails({ address: {} }, boundaries))).toEqual([]);
  expect(
    places(checkTypedDetails({ companyName: 'A', address: { country: 'ES', city: '' } }, boundaries)),
  ).toEqual([
    'companyProfile.companyName company-name-one-character',
    'billingProfile.defaultAddress.city city-missing',
  ]);
});

test.each<[string, string[]]>([
  ['US', ['country-outside-region']],
  ['RU', ['country-unknown']],
  ['FR', []],
])('a partner in Europe and a customer in %s: %j', (country, expected) => {
  const codes = checkTypedDetails({ address: { country } }, boundaries).map(({ problem }) => problem.code);
  expect(codes).toEqual(expected);
});

test('without a region of its own the caller is not held to one', () => {
  expect(checkTypedDetails({ address: { country: 'US' } }, { ...boundaries, region: null })).toEqual([]);
});

test('a school needs an address of its own', () => {
  const school = { ...details, education: true, email: 'dean@gmail.com' };
  expect(places(checkCustomerDetails(school, boundaries))).toEqual(['billingProfile.email email-free-mail']);
});

test.each<[string | undefined, string | undefined]>([
  ['contoso', 'contoso'],
  ['contoso.cloud.example', 'contoso'],
  ['Contoso.CLOUD.example', 'Contoso'],
  ['contoso.other.example', 'contoso.other.example'],
  [undefined, undefined],
])('the label of %s is %s', (domain, label) => {
  expect(domainLabelOf(domain, ['cloud.example'])).toBe(label);
});
