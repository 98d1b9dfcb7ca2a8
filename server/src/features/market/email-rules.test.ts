import { expect, test } from 'vitest';
import { checkEducationEmail, checkEmail } from './email-rules.ts';

const boundaries = {
  vendorDomains: ['vendor.example'],
  partnerDomains: ['partner.example', 'Second.Partner.example'],
};
const codes = (email: string | undefined) => checkEmail(email, boundaries).map(({ code }) => code);
const educationCodes = (email: string) =>
  checkEducationEmail(email, boundaries, ['cloud.example']).map(({ code }) => code);

test.each<[string | undefined, string]>([
  [undefined, 'email-missing'],
  ['  ', 'email-missing'],
  ['ana', 'email-form'],
  ['ana@', 'email-form'],
  ['@customer.example', 'email-form'],
  ['ana@customer', 'email-form'],
  ['ana@@customer.example', 'email-form'],
  ['ana ruiz@customer.example', 'email-form'],
  ['.ana@customer.example', 'email-form'],
  ['ana..ruiz@customer.example', 'email-form'],
  ['ana.@customer.example', 'email-form'],
  ['ana@-customer.example', 'email-form'],
  ['ana@customer..example', 'email-form'],
  [`${'a'.repeat(65)}@customer.example`, 'email-form'],
  ['ana@vendor.example', 'email-vendor-domain'],
  ['ana@VENDOR.Example', 'email-vendor-domain'],
  ['ana@mail.vendor.example', 'email-vendor-domain'],
  ['ana@partner.example', 'email-own-domain'],
  ['ana@eu.second.partner.example', 'email-own-domain'],
])('%j is refused: %s', (email, code) => {
  expect(codes(email)).toEqual([code]);
});

test.each([
  'ana@customer.example',
  'ana.ruiz+orders@mail.customer.example',
  'o’neil@customer.example',
  'ana@gmail.com',
  'иван@почта.рф',
  'ana@notvendor.example',
  ' ana@customer.example ',
])('%s is a customer’s address', (email) => {
  expect(codes(email)).toEqual([]);
});

test.each<[string, string[]]>([
  ['dean@gmail.com', ['email-free-mail']],
  ['dean@school.cloud.example', ['email-cloud-suffix']],
  ['dean@cloud.example', ['email-cloud-suffix']],
  ['dean@vendor.example', ['email-vendor-domain']],
  ['dean', ['email-form']],
  ['dean@school.example', []],
])('a school with %s: %j', (email, expected) => {
  expect(educationCodes(email)).toEqual(expected);
});
