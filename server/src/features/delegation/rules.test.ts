import { describe, expect, test } from 'vitest';
import { services } from '../customer/service-model.ts';
import {
  directoryRoles,
  globalAdminRole,
  helpdeskAdminRole,
  roleId,
  rolesAtCreation,
  roleTemplates,
} from './directory-roles.ts';
import type { Delegation, DelegationTerms } from './model.ts';
import {
  accessOf,
  addDays,
  checkApprover,
  checkAssignment,
  checkLink,
  checkTerms,
  dueAt,
  inactivity,
  moveName,
  nextStep,
  renewalName,
  tidiedTerms,
} from './rules.ts';
import { serviceAccess } from './service-rules.ts';

const now = new Date('2026-03-01T10:00:00Z');
const reader = roleId('directory-reader');
const userAdmin = roleId('user-admin');
const terms: DelegationTerms = {
  name: 'Helpdesk_2026',
  customerId: null,
  roles: [reader],
  durationDays: 730,
  autoExtend: false,
};
const draft: Delegation = {
  ...terms,
  partnerId: 'p',
  delegationId: 'd',
  state: 'draft',
  createdAt: now,
  finalizedAt: null,
  approvedAt: null,
  activatedAt: null,
  endsAt: null,
  noticedDays: null,
  terminationRequestedAt: null,
  endedAt: null,
  origin: 'request',
  changedAt: now,
  version: 1,
};
const active = (durationDays: number, more: Partial<Delegation> = {}): Delegation => ({
  ...draft,
  state: 'active',
  customerId: 'c',
  durationDays,
  approvedAt: now,
  activatedAt: now,
  endsAt: addDays(now, durationDays),
  ...more,
});

describe('terms of a request (C81, I17, I18)', () => {
  test.each<[string, Partial<DelegationTerms>, string | null]>([
    ['as they should be', {}, null],
    ['letters of any script', { name: 'Поддержка-2' }, null],
    ['one day', { durationDays: 1 }, null],
    ['no name', { name: '' }, 'delegation-name-form'],
    ['a blank in the name', { name: 'Help desk' }, 'delegation-name-form'],
    ['51 characters', { name: 'x'.repeat(51) }, 'delegation-name-form'],
    ['no day', { durationDays: 0 }, 'delegation-duration'],
    ['731 days', { durationDays: 731 }, 'delegation-duration'],
    ['half a day', { durationDays: 1.5 }, 'delegation-duration'],
    ['no role', { roles: [] }, 'delegation-roles-missing'],
    ['a role of nobody', { roles: ['x'] }, 'delegation-role-unknown'],
    [
      'extension with global administrator',
      { roles: [globalAdminRole], autoExtend: true },
      'delegation-extends-global-admin',
    ],
    ['global administrator without extension', { roles: [globalAdminRole] }, null],
  ])('%s', (_what, change, reason) => {
    expect(checkTerms(tidiedTerms({ ...terms, ...change }))?.reason ?? null).toBe(reason);
  });

  test('clients of the graph dialect may use blanks in names', () => {
    expect(checkTerms({ ...terms, name: 'Help desk (EU)' }, 'graph')).toBeNull();
  });
});

test('every template and every default asks for built-in roles only, and none for global administrator', () => {
  const known = new Set(directoryRoles.map((role) => role.id));
  const named = [...roleTemplates.flatMap(({ roles }) => roles.map(roleId)), ...rolesAtCreation('provider')];
  expect(named.filter((id) => !known.has(id))).toEqual([]);
  expect(named).not.toContain(globalAdminRole);
});

test('resellers get the default roles without the two for applications (2.6)', () => {
  const [provider, reseller] = [rolesAtCreation('provider'), rolesAtCreation('reseller')];
  expect(provider).toHaveLength(11);
  expect(provider.filter((id) => !reseller.includes(id))).toEqual([
    roleId('cloud-application-admin'),
    roleId('application-admin'),
  ]);
});

describe('dates (4.5, C85)', () => {
  const steps = (from: Delegation, until: Date) => {
    const told: string[] = [];
    let one: Delegation | null = from;
    while (one) {
      const step = nextStep(one, until);
      if (!step) return told;
      told.push(`${step.event} ${step.at.toISOString().slice(0, 10)}${step.days ? ` ${step.days}` : ''}`);
      one = step.to;
    }
    return [...told, 'gone'];
  };
  const dayByDay = (from: Delegation, days: number) => {
    const told: string[] = [];
    let one: Delegation | null = from;
    for (let day = 0; day <= days && one; day += 1) {
      for (
        let step = nextStep(one, addDays(now, day));
        step && one;
        step = one && nextStep(one, addDays(now, day))
      ) {
        told.push(`${step.event}${step.days ?? ''} ${day}`);
        one = step.to;
      }
    }
    return told;
  };

  test('a request that nobody approves is void after 90 days, and gone a year later', () => {
    const pending: Delegation = { ...draft, state: 'approval-pending', finalizedAt: now };
    expect(steps(pending, addDays(now, 89))).toEqual([]);
    expect(steps(pending, addDays(now, 1000))).toEqual(['lapse 2026-05-30', 'purge 2027-05-30', 'gone']);
  });

  test('an approval becomes active with its own date, and ends so many days later', () => {
    const step = nextStep(
      { ...draft, state: 'approved', customerId: 'c', approvedAt: now, durationDays: 10 },
      addDays(now, 1),
    );
    expect(step).toMatchObject({
      event: 'activate',
      at: now,
      to: { state: 'active', endsAt: addDays(now, 10) },
    });
  });

  test('reminders come 30, 7 and 1 days before the end, then the end', () => {
    expect(dayByDay(active(100), 100)).toEqual(['remind30 70', 'remind7 93', 'remind1 99', 'expire 100']);
  });

  test('a short one has only the reminders that lie within it', () => {
    expect(dayByDay(active(5), 5)).toEqual(['remind1 4', 'expire 5']);
    expect(dayByDay(active(1), 1)).toEqual(['expire 1']);
  });

  test('after a long silence only the most urgent reminder is sent, and none after the end', () => {
    expect(steps(active(100), addDays(now, 95))).toEqual(['remind 2026-06-02 7']);
    expect(steps(active(100), addDays(now, 100))).toEqual(['expire 2026-06-09']);
  });

  test('with extension it goes on by 180 days at each end, and is reminded anew', () => {
    expect(dayByDay(active(100, { autoExtend: true }), 281)).toEqual([
      'remind30 70',
      'remind7 93',
      'remind1 99',
      'extend 100',
      'remind30 250',
      'remind7 273',
      'remind1 279',
      'extend 280',
    ]);
  });

  test('global administrator ends even where a row says that it extends (I17)', () => {
    expect(steps(active(1, { autoExtend: true, roles: [globalAdminRole] }), addDays(now, 2))).toEqual([
      'expire 2026-03-02',
    ]);
  });

  test('a draft waits for nothing', () => expect(dueAt(draft)).toBeNull());
});

describe('who may approve (C82)', () => {
  const partner = { tenantId: 'p', name: 'Alder', cloud: 'global', active: true } as const;
  const own = { id: 'c', kind: 'customer', cloud: 'global' } as const;
  const pending: Delegation = { ...draft, state: 'approval-pending', finalizedAt: now };

  test.each<[string, Delegation | undefined, string | null]>([
    ['no link', undefined, 'delegation-link-unknown'],
    ['a draft', draft, 'delegation-link-unknown'],
    ['a pending one', pending, null],
    ['after 90 days', { ...pending, finalizedAt: addDays(now, -90) }, 'delegation-link-lapsed'],
    ['withdrawn', { ...pending, state: 'terminated' }, 'delegation-link-withdrawn'],
    [
      'approved by us',
      { ...pending, state: 'active', customerId: 'c', approvedAt: now },
      'delegation-approved-already',
    ],
    [
      'approved by others',
      { ...pending, state: 'active', customerId: 'x', approvedAt: now },
      'delegation-link-used',
    ],
    ['over', { ...pending, state: 'expired', activatedAt: now }, 'delegation-link-used'],
  ])('a link: %s', (_what, delegation, reason) => {
    expect(checkLink({ delegation, partner, own, now })?.reason ?? null).toBe(reason);
  });

  test('a partner out of the program asks for nothing', () => {
    expect(checkLink({ delegation: pending, partner: { ...partner, active: false }, own, now })?.reason).toBe(
      'delegation-link-unknown',
    );
  });

  test.each<[string, Partial<Parameters<typeof checkApprover>[0]>, string | null]>([
    ['first acceptor', {}, null],
    ['named customer', { delegation: { ...pending, customerId: 'c' } }, null],
    ['another than the named', { delegation: { ...pending, customerId: 'x' } }, 'delegation-other-customer'],
    ['a partner company', { own: { ...own, kind: 'indirect-reseller' } }, 'delegation-not-customer'],
    ['another cloud', { own: { ...own, cloud: 'us-government' } }, 'delegation-other-cloud'],
    [
      'a cloud without it',
      { own: { ...own, cloud: 'germany' }, partner: { ...partner, cloud: 'germany' } },
      'delegation-cloud-off',
    ],
    ['no relationship', { related: false }, 'delegation-needs-relationship'],
  ])('a company: %s', (_what, change, reason) => {
    expect(
      checkApprover({ delegation: pending, partner, own, related: true, ...change })?.reason ?? null,
    ).toBe(reason);
  });
});

describe('roles of groups (I16)', () => {
  const held = active(10, { roles: [reader, userAdmin] });
  test.each<[string, Delegation, string[], string | null]>([
    ['a part of the approved', held, [reader], null],
    ['none', held, [], 'delegation-roles-missing'],
    ['one beyond', held, [reader, helpdeskAdminRole], 'delegation-roles-beyond'],
    ['not active', { ...held, state: 'approved' }, [reader], 'delegation-not-active'],
  ])('%s', (_what, delegation, roles, reason) => {
    expect(checkAssignment(delegation, roles)?.reason ?? null).toBe(reason);
  });
});

describe('effective roles (I15)', () => {
  const grant = (roles: string[]) => ({
    delegationId: 'd',
    delegationName: 'D',
    groupId: 'g',
    groupName: 'G',
    roles,
    endsAt: now,
  });
  test('granular wins even where it is weaker', () => {
    expect(accessOf([grant([reader])], true, ['admin-agent'])).toMatchObject({
      via: 'granular',
      roles: [reader],
    });
  });
  test('several groups add up', () => {
    expect(accessOf([grant([reader]), grant([userAdmin, reader])], false, []).roles).toEqual([
      reader,
      userAdmin,
    ]);
  });
  test.each<[string[], string[]]>([
    [['admin-agent'], [globalAdminRole]],
    [['helpdesk-agent'], [helpdeskAdminRole]],
    [['global-admin', 'sales-agent'], []],
  ])('without a mapped group legacy rights follow the role %s', (roles, expected) => {
    expect(accessOf([], true, roles).roles).toEqual(expected);
  });
  test('neither gives nothing', () => expect(accessOf([], false, ['admin-agent']).via).toBe('none'));
});

describe('services (C79, I5)', () => {
  const mail = services.find(({ id }) => id === 'mail') as (typeof services)[number];
  const by = (...keys: Parameters<typeof roleId>[0][]) => ({
    via: 'granular' as const,
    roles: keys.map(roleId),
    grants: [],
  });
  test('the service’s own role administers, the helpdesk’s supports, others do nothing', () => {
    expect(serviceAccess(mail, by('mail-admin'), 'own').level).toBe('administer');
    expect(serviceAccess(mail, by('helpdesk-admin'), 'own').level).toBe('support');
    expect(serviceAccess(mail, by('sites-admin'), 'own').level).toBe('none');
  });
  test('global administrator opens every service', () => {
    const levels = services.map((one) => serviceAccess(one, by('global-admin'), 'own').level);
    expect(new Set(levels)).toEqual(new Set(['administer']));
  });
  test.each(['other', 'nobody'] as const)('one whose permission is of %s is closed', (permission) => {
    expect(serviceAccess(mail, by('global-admin'), permission)).toMatchObject({ level: 'none', permission });
  });
});

describe('legacy rights (C80, D6)', () => {
  test.each([
    [59, 'keep'],
    [60, 'watch'],
    [89, 'watch'],
    [90, 'remove'],
  ] as const)('%i days without use: %s', (days, advice) => {
    expect(inactivity({ since: addDays(now, -400), lastUsedAt: addDays(now, -days) }, now)).toMatchObject({
      daysHeld: 400,
      daysInactive: days,
      advice,
    });
  });
  test('never used counts from when they were given', () => {
    expect(inactivity({ since: addDays(now, -70), lastUsedAt: null }, now).daysInactive).toBe(70);
  });
});

describe('names that the product makes', () => {
  test('of a renewal', () => {
    expect(renewalName('Helpdesk', 2)).toBe('Helpdesk_2');
    expect(renewalName('Helpdesk_2', 3)).toBe('Helpdesk_3');
    expect(renewalName('x'.repeat(50), 2)).toHaveLength(50);
    expect(renewalName('Help desk', 2)).toBe('Help-desk_2');
  });
  test('of a move', () => {
    const name = moveName('Move', 'Señor & Söhne GmbH', '12345678-0000');
    expect(name).toBe('Move_SeñorSöhneGmbH_12345678');
    expect(checkTerms({ ...terms, name })).toBeNull();
    expect(moveName('Move', 'x'.repeat(90), '12345678-0000').length).toBeLessThanOrEqual(50);
  });
});
