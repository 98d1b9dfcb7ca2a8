import { describe, expect, test } from 'vitest';
import type { Cloud } from '../../access/caller.ts';
import type { LocatedProblem } from '../market/index.ts';
import type { ProblemCode } from '../market/model.ts';
import { capacityOf, delegatedAdminAtCreation, refusalReason, takesNewCustomers } from './rules.ts';

test.each([
  ['indirect-provider', 'provider'],
  ['direct-partner', 'direct'],
  ['indirect-reseller', 'reseller'],
])('%s serves as %s', (kind, capacity) => {
  expect(capacityOf(kind)).toBe(capacity);
});

test.each<[Cloud, boolean]>([
  ['global', true],
  ['us-government', true],
  ['germany', false],
])('the cloud %s takes new customers: %s (7.1)', (cloud, open) => {
  expect(takesNewCustomers(cloud)).toBe(open);
});

test.each<[Cloud, boolean, string]>([
  ['global', true, 'granular'],
  ['global', false, 'none'],
  ['us-government', true, 'legacy'],
  ['us-government', false, 'none'],
])('delegated admin at creation in %s, wanted %s: %s (D25)', (cloud, wanted, expected) => {
  expect(delegatedAdminAtCreation(cloud, wanted)).toBe(expected);
});

describe('one name for several problems', () => {
  const at = (
    path: LocatedProblem['path'],
    code: ProblemCode,
    severity: 'refuse' | 'warn' = 'refuse',
  ): LocatedProblem => ({ path, problem: { field: 'x', code, severity } });
  const company = 'companyProfile';
  const address = 'billingProfile.defaultAddress';

  test.each<[string, LocatedProblem[], string | null]>([
    ['nothing', [], null],
    ['only a warning', [at(company, 'company-name-internet-ending', 'warn')], null],
    [
      'a warning beside a fault',
      [at(company, 'company-name-internet-ending', 'warn'), at(address, 'phone-missing')],
      'phone-missing',
    ],
    ['registration missing', [at(company, 'registration-missing')], 'registration-missing'],
    ['registration form', [at(company, 'registration-form')], 'registration-form'],
    ['check digit', [at(company, 'registration-check-digit')], 'registration-form'],
    ['registration not used', [at(company, 'registration-not-used')], 'registration-not-used'],
    ['two of the address', [at(address, 'city-missing'), at(address, 'postal-code-form')], 'address-invalid'],
    ['name of the contact', [at(address, 'first-name-missing')], 'customer-details-invalid'],
    ['several kinds', [at(address, 'city-missing'), at(company, 'domain-long')], 'customer-details-invalid'],
    [
      'another region beside others',
      [at(company, 'domain-long'), at(address, 'country-outside-region')],
      'market-outside-region',
    ],
  ])('%s', (_, problems, expected) => {
    expect(refusalReason(problems)?.reason ?? null).toBe(expected);
  });
});
