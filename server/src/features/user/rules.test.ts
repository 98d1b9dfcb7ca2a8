import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../access/caller.ts';
import { nextState } from '../../platform/states/index.ts';
import type { OwnDomain } from './model.ts';
import {
  checkLocation,
  checkTemporaryPassword,
  checkUserName,
  isLastGlobalAdmin,
  realChange,
} from './rules.ts';
import {
  assignableRoles,
  checkPasswordReset,
  checkPersonChange,
  checkRoleChange,
  guestsMax,
  isEmail,
  isForGuests,
  readGuestEmails,
  staffRoles,
} from './staff-rules.ts';
import type { PersonEvent, PersonState } from './states-rules.ts';
import { personStates } from './states-rules.ts';

const domains: OwnDomain[] = [
  { domainName: 'granite.example', isDefault: true, isFederated: false },
  { domainName: 'corp.granite.example', isDefault: false, isFederated: true },
];

test.each([
  ['ann@granite.example', undefined],
  ['Ann.Lee_2-x@GRANITE.example', undefined],
  ["o'neil@granite.example", undefined],
  ['ann@corp.granite.example', 'user-domain-federated'],
  ['ann@other.example', 'user-domain-foreign'],
  ['ann', 'user-name-form'],
  ['@granite.example', 'user-name-form'],
  ['a@b@granite.example', 'user-name-form'],
  ['.ann@granite.example', 'user-name-form'],
  ['ann.@granite.example', 'user-name-form'],
  ['a..b@granite.example', 'user-name-form'],
  ['ánn@granite.example', 'user-name-form'],
  [`${'a'.repeat(65)}@granite.example`, 'user-name-form'],
])('the user name %s: %s', (name, reason) => {
  expect(checkUserName(name, domains, 'en')?.reason).toBe(reason);
});

test.each([
  ['Password!1', true],
  ['password1!', true],
  ['password1', false],
  ['Short1!', false],
  ['Ann-lee-2026', true],
  ['xAnn.Leex-1', false],
])('the temporary password %s is good: %s', (password, good) => {
  expect(checkTemporaryPassword(password, 'ann.lee@granite.example') === null).toBe(good);
});

test.each([
  ['us', true],
  ['ES', true],
  ['XX', false],
  ['ZZ', false],
  [null, true],
])('the location %s exists: %s', (location, exists) => {
  expect(checkLocation(location, 'en') === null).toBe(exists);
});

test('a change is what differs, in the form it is stored', () => {
  const before = {
    userPrincipalName: 'a@b.example',
    firstName: 'Ann',
    lastName: '',
    displayName: 'Ann',
    usageLocation: 'US',
    phoneNumber: null,
    immutableId: null,
  };
  const given = { firstName: ' Ann ', usageLocation: 'es', phoneNumber: '', displayName: undefined };
  expect(realChange(before, given)).toEqual({ usageLocation: 'ES' });
});

describe('4.11', () => {
  const cells: readonly [PersonState, PersonEvent, PersonState | null][] = [
    ['none', 'create', 'active'],
    ['active', 'delete', 'inactive'],
    ['active', 'restore', null],
    ['inactive', 'restore', 'active'],
    ['inactive', 'delete', null],
    ['inactive', 'reset password', null],
    ['inactive', 'change licenses', null],
    ['inactive', 'lapse', 'purged'],
    ['purged', 'restore', null],
    ['purged', 'delete', null],
  ];
  test.each(cells)('%s, %s: %s', (from, event, to) => {
    expect(nextState(personStates, from, event)).toBe(to);
  });
});

const anyStaffRole = fc.constantFrom(...staffRoles.map(({ role }) => role));
const anyRoles = fc.uniqueArray(anyStaffRole, { maxLength: 5 });

describe('I40: the last global admin', () => {
  test('whoever is taken away, one stays', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
        fc.array(fc.constantFrom('a', 'b', 'c', 'd')),
        (admins, taken) => {
          const left = [...admins];
          for (const one of taken)
            if (!isLastGlobalAdmin(one, left) && left.includes(one)) left.splice(left.indexOf(one), 1);
          expect(left.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('roles of staff (2.1)', () => {
  const change = (
    own: readonly string[],
    before: readonly string[],
    after: readonly string[],
    isGuest = false,
  ) =>
    checkRoleChange({
      own,
      before,
      wanted: after.map((role) => ({ role, locations: [] })),
      isGuest,
      knownLocations: ['5300101'],
      nameOf: (role) => role,
    })?.reason;

  test.each<[Role, readonly string[], readonly string[], string | undefined]>([
    ['global-admin', [], ['global-admin', 'admin-agent', 'report-viewer'], undefined],
    ['user-admin', [], ['admin-agent', 'user-admin', 'incentives-admin'], undefined],
    ['user-admin', [], ['global-admin'], 'role-not-yours-to-give'],
    ['user-admin', ['global-admin'], [], 'role-not-yours-to-give'],
    ['user-admin', ['global-admin'], ['global-admin', 'sales-agent'], undefined],
    ['account-admin', [], ['membership-admin', 'referrals-user'], undefined],
    ['account-admin', [], ['sales-agent'], 'role-not-yours-to-give'],
    ['account-admin', ['sales-agent'], ['sales-agent', 'report-viewer'], undefined],
    ['admin-agent', [], ['report-viewer'], 'role-not-yours-to-give'],
    ['global-admin', [], ['janitor'], 'directory-role-unknown'],
  ])('as %s, from %j to %j: %s', (own, before, after, reason) => {
    expect(change([own], before, after)).toBe(reason);
  });

  test('I49: more roles of one’s own never let one do less', () => {
    fc.assert(
      fc.property(anyRoles, anyStaffRole, anyRoles, anyRoles, (own, more, before, after) => {
        const less = change(own, before, after) === undefined;
        const most = change([...own, more], before, after) === undefined;
        expect(less && !most).toBe(false);
        const target = before;
        expect(
          checkPersonChange(own, target) === null && checkPersonChange([...own, more], target) !== null,
        ).toBe(false);
        expect(
          checkPasswordReset(own, target) === null && checkPasswordReset([...own, more], target) !== null,
        ).toBe(false);
      }),
    );
  });

  test('only a global admin ever makes or unmakes a global admin', () => {
    fc.assert(
      fc.property(anyRoles, (own) => {
        expect(assignableRoles(own).has('global-admin')).toBe(own.includes('global-admin'));
      }),
    );
  });

  test('a guest works with no customer: no agent’s role is for guests', () => {
    expect(['admin-agent', 'sales-agent', 'helpdesk-agent'].some(isForGuests)).toBe(false);
    expect(
      ['membership-admin', 'business-profile-admin', 'referrals-admin', 'billing-admin'].every(isForGuests),
    ).toBe(true);
    expect(change(['global-admin'], [], ['admin-agent'], true)).toBe('role-excluded-for-guests');
  });

  test.each([
    ['referrals-admin', ['5300101'], undefined],
    ['referrals-admin', ['1'], 'location-unknown'],
    ['sales-agent', ['5300101'], 'role-not-by-location'],
  ])('%s for the locations %j: %s', (role, locations, reason) => {
    const refusal = checkRoleChange({
      own: ['global-admin'],
      before: [],
      wanted: [{ role, locations }],
      isGuest: false,
      knownLocations: ['5300101'],
      nameOf: (role) => role,
    });
    expect(refusal?.reason).toBe(reason);
  });

  test.each<[Role, Role, boolean]>([
    ['global-admin', 'global-admin', true],
    ['user-admin', 'sales-agent', true],
    ['user-admin', 'admin-agent', false],
    ['user-admin', 'billing-admin', false],
    ['user-admin', 'report-viewer', true],
  ])('C100: a %s gives a %s a new password: %s', (own, target, may) => {
    expect(checkPasswordReset([own], [target]) === null).toBe(may);
  });
});

test('addresses of guests come separated by comma or semicolon, each once', () => {
  expect(readGuestEmails(' Ann@x.example; bob@y.example,ann@x.example;; ')).toEqual([
    'ann@x.example',
    'bob@y.example',
  ]);
  expect(guestsMax).toBe(10);
  expect(['a@b.example', 'a@b', 'a b@c.example', '@c.example'].map(isEmail)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
