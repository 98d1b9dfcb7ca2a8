import { describe, expect, test } from 'vitest';
import { policyOf } from '../../access/policy.ts';
import { rolesThatSee, sightOf } from './sight-rules.ts';

const at = (role: string, locationId: string) => ({ role, locationId });

describe('whose entries of the ledger somebody sees (2.1, 2.4, C109)', () => {
  test.each([
    ['one that is not narrowed', ['incentives-user'], [], null],
    ['one for a location', ['incentives-user'], [at('incentives-user', '1')], ['1']],
    ['locations of another role do not count', ['incentives-user'], [at('referrals-user', '1')], null],
    [
      'two for locations',
      ['incentives-admin', 'incentives-user'],
      [at('incentives-admin', '1'), at('incentives-user', '1'), at('incentives-user', '2')],
      ['1', '2'],
    ],
    ['the wider of two (I49)', ['incentives-admin', 'incentives-user'], [at('incentives-user', '1')], null],
  ] as const)('%s', (_name, roles, narrowed, sight) => {
    expect(sightOf(roles, narrowed)).toEqual(sight);
  });

  test('who may read the ledger by another role sees the whole company', () => {
    const granted = policyOf('credit.read').roles;
    expect(rolesThatSee(['incentives-user', 'sales-agent'], granted).whole).toBe(true);
    // A role that opens other pages opens none of this.
    expect(rolesThatSee(['incentives-user', 'referrals-admin'], granted)).toEqual({
      whole: false,
      narrowable: ['incentives-user'],
    });
  });
});
