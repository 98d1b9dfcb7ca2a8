import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../access/caller.ts';
import type { Deal, Referral, ReferralNeed, ReferralState } from './model.ts';
import type { ReferralAct } from './rules.ts';
import {
  dealProblems,
  digestDue,
  dueOf,
  mailFor,
  mayAct,
  needProblems,
  sees,
  sightOf,
  stateAtDue,
} from './rules.ts';

const at = new Date('2026-03-01T12:00:00Z');
const later = (days: number) => new Date(at.getTime() + days * 86_400_000);
const referral = (change: Partial<Referral>) =>
  ({ kind: 'customer-inquiry', state: 'received', dueAt: later(14), ...change }) as Referral;

describe('what may be done with a referral (4.10, I44)', () => {
  test.each<[ReferralState, readonly ReferralAct[]]>([
    ['received', ['accept', 'decline']],
    ['accepted', ['edit', 'link', 'close']],
    ['declined', []],
    ['expired', []],
    ['won', []],
    ['lost', []],
    ['archived', []],
  ])('%s: %j', (state, acts) => {
    const all: ReferralAct[] = ['accept', 'decline', 'edit', 'link', 'close'];
    expect(all.filter((act) => mayAct(referral({ state, dueAt: null }), act, at))).toEqual(acts);
  });

  test('nobody answers after 14 days, though it was not written down yet; an hour before they do', () => {
    expect(mayAct(referral({}), 'accept', later(14))).toBe(false);
    expect(mayAct(referral({}), 'accept', new Date(later(14).getTime() - 3_600_000))).toBe(true);
  });

  test('an informational one needs no answer and is archived after half a year', () => {
    expect(mayAct(referral({ kind: 'informational' }), 'accept', at)).toBe(false);
    expect(stateAtDue('informational')).toBe('archived');
    expect(stateAtDue('sales-qualified')).toBe('expired');
    expect(dueOf('customer-inquiry', at)).toEqual(later(14));
    expect(dueOf('informational', at)).toEqual(later(184));
  });

  test('no sequence of acts and days changes one that is closed (I44)', () => {
    const effect: Partial<Record<ReferralAct, ReferralState>> = {
      accept: 'accepted',
      decline: 'declined',
      close: 'won',
    };
    const step = fc.oneof(
      fc.constantFrom<ReferralAct>('accept', 'decline', 'edit', 'link', 'close'),
      fc.integer({ min: 1, max: 20 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let one = referral({});
        let now = at;
        for (const each of steps) {
          const before = one.state;
          if (typeof each === 'number') {
            now = new Date(now.getTime() + each * 86_400_000);
            if (one.dueAt && one.dueAt <= now) one = { ...one, state: stateAtDue(one.kind), dueAt: null };
          } else if (mayAct(one, each, now)) one = { ...one, state: effect[each] ?? one.state, dueAt: null };
          if (['declined', 'expired', 'won', 'lost'].includes(before)) expect(one.state).toBe(before);
          if (now >= later(14)) expect(one.state).not.toBe('received');
        }
      }),
    );
  });
});

const need: ReferralNeed = {
  kind: 'customer-inquiry',
  company: { name: 'Granite Bakery', country: 'US', city: 'Barre', size: '10-49' },
  contact: { firstName: 'Ann', lastName: 'Lee', email: 'ann@granite.example', phone: '' },
  need: 'Mail for 20 people',
  value: '1500.50',
  currency: 'USD',
  timeFrame: '',
};
test.each<[Partial<ReferralNeed>, readonly string[]]>([
  [{}, []],
  [{ value: null, currency: null }, []],
  [{ value: '1,5' }, ['value']],
  [{ value: '-1' }, ['value']],
  [{ currency: null }, ['currency']],
  [{ need: '' }, ['need']],
  [{ contact: { ...need.contact, email: 'ann' } }, ['contact.email']],
  [{ company: { ...need.company, name: '' } }, ['company.name']],
])('a need with %j lacks %j', (change, fields) => {
  expect(needProblems({ ...need, ...change }).map(({ field }) => field)).toEqual(fields);
});

const deal: Deal = {
  name: 'Mail',
  value: '100',
  currency: 'EUR',
  closesOn: '2026-02-28',
  notes: '',
  campaignId: '',
  crmId: '',
};
test.each<[Partial<Deal>, readonly string[], readonly string[]]>([
  [{}, ['a'], []],
  [{}, [], ['team']],
  [{ closesOn: '2026-02-30' }, ['a'], ['closesOn']],
  [{ currency: 'EURO', value: '', name: '' }, ['a'], ['name', 'value', 'currency']],
])('a deal with %j and the team %j lacks %j', (change, team, fields) => {
  expect(dealProblems({ ...deal, ...change }, team).map(({ field }) => field)).toEqual(fields);
});

test('ten a day have mail of their own; one message the day after tells of the rest', () => {
  expect([1, 10, 11].map(mailFor)).toEqual(['single', 'single', 'digest']);
  expect(digestDue('2026-02-28')).toEqual(new Date('2026-03-01T00:00:00Z'));
});

describe('who sees which referrals (2.1, 2.4)', () => {
  const here = { location: '5300101', team: [{ userId: 'u', displayName: 'U' }] };
  const there = { location: '5300102', team: here.team };
  const nobodys = { location: '5300101', team: [] };
  const at = (role: string, ...places: string[]) => places.map((locationId) => ({ role, locationId }));
  const [admin, user] = ['referrals-admin', 'referrals-user'] as const;
  test.each<[string, readonly Role[], { role: string; locationId: string }[], boolean[]]>([
    ['an admin of the whole company: everything', [admin], [], [true, true, true]],
    ['an admin of one location: what is for it', [admin], at(admin, '5300101'), [true, false, true]],
    ['a user: deals of the own team', [user], [], [true, true, false]],
    [
      'a user of one location: deals of the own team there',
      [user],
      at(user, '5300102'),
      [false, true, false],
    ],
    [
      'both: the one adds to the other',
      [admin, user],
      [...at(admin, '5300102'), ...at(user, '5300101')],
      [true, true, false],
    ],
    ['an admin with a wider role: everything', [admin, 'sales-agent'], at(admin, '1'), [true, true, true]],
    ['nobody of these: nothing', ['helpdesk-agent'], [], [false, false, false]],
  ])('%s', (_, roles, narrowed, seen) => {
    const sight = sightOf(roles, narrowed);
    expect([here, there, nobodys].map((one) => sees(sight, one, 'u'))).toEqual(seen);
  });

  test('a further role never takes anything away (I49)', () => {
    const place = fc.constantFrom('1', '2', '3');
    const held = fc.record({ admin: fc.boolean(), user: fc.boolean(), other: fc.boolean() });
    const places = fc.array(fc.record({ role: fc.constantFrom(admin, user), locationId: place }));
    fc.assert(
      fc.property(held, places, place, fc.boolean(), (of, narrowed, location, member) => {
        const roles: Role[] = [
          ...(of.admin ? [admin] : []),
          ...(of.user ? [user] : []),
          ...(of.other ? (['business-profile-admin'] as const) : []),
        ];
        const one = { location, team: member ? here.team : [] };
        const whole = sees(sightOf(roles, narrowed), one, 'u');
        for (const role of roles) if (sees(sightOf([role], narrowed), one, 'u')) expect(whole).toBe(true);
      }),
    );
  });
});
