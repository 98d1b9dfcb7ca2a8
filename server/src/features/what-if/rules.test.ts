import { describe, expect, test } from 'vitest';
import type { Grant, Situation } from './model.ts';
import { effectiveRoles, legacyRoles, whatIf } from './rules.ts';

const legacy: Grant = {
  grantId: 'legacy',
  kind: 'legacy',
  name: null,
  endsAt: null,
  autoExtend: false,
  roles: Object.values(legacyRoles),
  groups: [],
};
const granular: Grant = {
  grantId: 'granular',
  kind: 'granular',
  name: 'Support',
  endsAt: new Date('2026-12-31'),
  autoExtend: false,
  roles: ['reader', 'writer'],
  groups: [
    { groupId: 'first', name: 'First line', roles: ['reader'], memberIds: ['helpdesk'] },
    { groupId: 'second', name: 'Second line', roles: ['reader', 'writer'], memberIds: ['agent', 'helpdesk'] },
  ],
};
const everybody = ['global-admin', 'admin-agent', 'helpdesk-agent'] as const;
const present: Situation = {
  relationship: 'active',
  partnership: 'active',
  workAccountAccess: true,
  grants: [legacy, granular],
  services: ['mail'],
  channelHoldsAdmin: false,
  people: [
    { personId: 'owner', roles: ['global-admin'] },
    { personId: 'agent', roles: ['admin-agent'] },
    { personId: 'helpdesk', roles: ['helpdesk-agent'] },
    { personId: 'books', roles: ['billing-admin'] },
  ],
  openedBy: {
    record: everybody,
    subscriptions: [...everybody, 'billing-admin'],
    orders: ['global-admin', 'admin-agent'],
    people: everybody,
  },
  subscriptions: [
    {
      subscriptionId: 's1',
      name: 'Office',
      status: 'active',
      endsOn: '2026-12-31',
      creditedTo: 'Birch',
      supportByPartner: true,
    },
    {
      subscriptionId: 's2',
      name: 'Shop',
      status: 'suspended',
      endsOn: null,
      creditedTo: null,
      supportByPartner: false,
    },
  ],
};

describe('I15: what somebody may do at the customer', () => {
  const person = (personId: string, role: 'admin-agent' | 'helpdesk-agent' | 'sales-agent') => ({
    personId,
    roles: [role],
  });
  test.each([
    [
      'through groups, although legacy would give more',
      person('agent', 'admin-agent'),
      [legacy, granular],
      ['reader', 'writer'],
    ],
    ['through several groups', person('helpdesk', 'helpdesk-agent'), [granular], ['reader', 'writer']],
    [
      'through legacy admin where no group is mapped',
      person('other', 'admin-agent'),
      [legacy, granular],
      [legacyRoles['admin-agent']],
    ],
    [
      'as helpdesk under legacy admin',
      person('other', 'helpdesk-agent'),
      [legacy],
      [legacyRoles['helpdesk-agent']],
    ],
    ['nothing through legacy admin for other roles', person('other', 'sales-agent'), [legacy], []],
    ['nothing through a grant whose groups are others', person('other', 'admin-agent'), [granular], []],
  ])('%s', (_, who, grants, roles) => expect(effectiveRoles(who, grants)).toEqual(roles));
});

describe('who loses what', () => {
  test('with the relationship: everybody, by role, and every grant; credit stays (D4, I25)', () => {
    const found = whatIf({ kind: 'end-relationship' }, present);
    expect(found.peopleLosing).toBe(4);
    expect(found.byRole.find(({ role }) => role === 'admin-agent')).toEqual({
      role: 'admin-agent',
      people: 1,
      areas: ['record', 'subscriptions', 'orders', 'people'],
      directoryRoles: ['reader', 'writer'],
      gains: [],
    });
    expect(found.byRole.find(({ role }) => role === 'billing-admin')?.areas).toEqual(['subscriptions']);
    expect(found.grants.every(({ stays }) => !stays)).toBe(true);
    expect(found.services).toEqual([{ service: 'mail', stays: false }]);
    expect(
      found.subscriptions.map(({ keepsCredit, supportFallsBack }) => [keepsCredit, supportFallsBack]),
    ).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(found.partnershipStays).toBe(true);
  });

  test('with a partnership: nobody anything (I1)', () => {
    const found = whatIf({ kind: 'remove-partnership' }, present);
    expect(found.peopleLosing).toBe(0);
    expect(found.byRole).toEqual([]);
    expect(found.grants.every(({ stays }) => stays)).toBe(true);
    expect(found.workAccountAccessStays).toBe(true);
    expect(found.relationshipStays).toBe(true);
    expect(found.partnershipStays).toBe(false);
    expect(found.subscriptions[0]).toMatchObject({ keepsCredit: true, supportFallsBack: false });
  });

  test('with legacy admin: those without a group; the relationship and the portal stay (I14)', () => {
    const mapped = whatIf({ kind: 'remove-legacy-admin' }, present);
    expect(mapped.peopleLosing).toBe(0);
    const only = whatIf({ kind: 'remove-legacy-admin' }, { ...present, grants: [legacy] });
    expect(
      only.byRole.map(({ role, areas, directoryRoles }) => [role, areas, directoryRoles.length]),
    ).toEqual([
      ['global-admin', ['people'], 0],
      ['admin-agent', ['people'], 1],
      ['helpdesk-agent', ['people'], 1],
    ]);
    expect(only.services).toEqual([{ service: 'mail', stays: false }]);
    expect(only.relationshipStays).toBe(true);
  });

  test('with a grant: who falls back to legacy admin, and what that gives instead', () => {
    const found = whatIf({ kind: 'end-grant', grantId: 'granular' }, present);
    const agent = found.byRole.find(({ role }) => role === 'admin-agent');
    expect(agent).toMatchObject({
      directoryRoles: ['reader', 'writer'],
      gains: [legacyRoles['admin-agent']],
    });
    expect(found.grants).toMatchObject([
      { grant: legacy, stays: true },
      { stays: false, groupsLosing: ['First line', 'Second line'] },
    ]);
    expect(found.services).toEqual([{ service: 'mail', stays: true }]);
  });

  test('with one group: its members, as far as no other group gives the same', () => {
    const found = whatIf(
      { kind: 'unmap-group', grantId: 'granular', groupId: 'second' },
      { ...present, grants: [granular] },
    );
    expect(found.byRole.map(({ role, directoryRoles }) => [role, directoryRoles])).toEqual([
      ['admin-agent', ['reader', 'writer']],
      ['helpdesk-agent', ['writer']],
    ]);
    expect(found.grants).toMatchObject([{ stays: true, groupsLosing: ['Second line'] }]);
  });

  test('services stay while the other partner of the channel holds admin permission (D7, I15a)', () => {
    const found = whatIf(
      { kind: 'remove-legacy-admin' },
      { ...present, grants: [legacy], channelHoldsAdmin: true },
    );
    expect(found.services).toEqual([{ service: 'mail', stays: true }]);
    expect(whatIf({ kind: 'remove-service-admin', service: 'mail' }, present).services).toEqual([
      { service: 'mail', stays: false },
    ]);
  });

  test('with the access to the work account: that alone (C12)', () => {
    const found = whatIf({ kind: 'withdraw-work-account' }, present);
    expect([found.workAccountAccessStays, found.partnershipStays, found.peopleLosing]).toEqual([
      false,
      true,
      0,
    ]);
  });
});
