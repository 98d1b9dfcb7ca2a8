import { describe, expect, test } from 'vitest';
import { Refusal } from '../../errors/refusal.ts';
import type { StateTable } from '../../platform/states/index.ts';
import { nextState } from '../../platform/states/index.ts';
import type { Tie } from '../customer/index.ts';
import { channelOf, servicesOpenedBy } from './channel-rules.ts';
import { draftOf } from './draft.ts';
import { adminAsked, dutiesOf } from './rules.ts';
import { legacyAdminStates, relationshipStates, serviceAdminStates } from './states-rules.ts';

const tie: Tie = {
  partnerId: 'p',
  customerId: 'c',
  capacity: 'direct',
  state: 'active',
  companyName: 'C',
  domain: 'c.example',
  country: 'US',
  resellerId: null,
  resellerName: null,
  providerId: null,
  delegatedAdmin: 'none',
  legacyAdminAt: null,
  adminWithdrawnAt: null,
  agreementAcceptedAt: null,
  startedAt: new Date(0),
  endedAt: null,
  version: 1,
};
const legacy: Tie = { ...tie, delegatedAdmin: 'legacy', legacyAdminAt: new Date(0) };
const granular: Tie = { ...tie, delegatedAdmin: 'granular' };

describe('C34: admin permission in a request', () => {
  test.each([
    ['global', undefined, true],
    ['global', true, true],
    ['global', false, false],
    ['us-government', undefined, true],
    ['us-government', false, 'cloud-feature-off'],
    ['germany', false, 'cloud-feature-off'],
  ] as const)('in the cloud %s, wanted %s: %s', (cloud, wanted, outcome) => {
    const asked = adminAsked(cloud, wanted, 'en');
    expect(asked instanceof Refusal ? asked.reason : asked).toBe(outcome);
  });
});

describe('D7: channels', () => {
  test.each([
    ['a direct partner is its own', tie, 'p'],
    ['a provider is its own', { ...tie, capacity: 'provider', resellerId: 'r' }, 'p'],
    ['a designated reseller is its provider’s', { ...tie, capacity: 'reseller', providerId: 'q' }, 'q'],
    ['a reseller alone is its own', { ...tie, capacity: 'reseller' }, 'p'],
  ] as const)('%s', (_name, one, channel) => {
    expect(channelOf(one)).toBe(channel);
  });
});

describe('I15a: what a permission opens', () => {
  const grant = (roles: string[]) => ({
    partnerId: 'p',
    grantId: 'g',
    name: 'G',
    roles: roles.map((id) => ({ id, name: { en: id, es: id, ru: id } })),
    since: new Date(0),
    endsAt: null,
    autoExtend: false,
  });
  const mailAdmin = '29232cdf-9323-42fd-ade2-1d097af3e4de';
  test.each([
    ['none opens nothing', tie, [], 0],
    ['legacy opens all', legacy, [], 7],
    ['a relationship that has ended opens nothing', { ...legacy, state: 'ended' } as Tie, [], 0],
    ['granular opens what its roles do', granular, [grant([mailAdmin])], ['mail', 'usage']],
    ['granular without roles opens nothing', granular, [grant([])], 0],
    ['another partner’s roles open nothing', { ...granular, partnerId: 'q' }, [grant([mailAdmin])], 0],
    ['both kinds at once open all', { ...legacy, delegatedAdmin: 'granular' } as Tie, [grant([])], 7],
  ] as const)('%s', (_name, one, grants, opened) => {
    const services = servicesOpenedBy(one, grants);
    expect(typeof opened === 'number' ? services.length : services).toEqual(opened);
  });
});

describe('C40: what is owed without permission', () => {
  test.each([
    ['a seller owes all of it', tie, ['support', 'contract', 'billing', 'phone-requests']],
    [
      'a reseller bills nobody',
      { ...tie, capacity: 'reseller' } as Tie,
      ['support', 'contract', 'phone-requests'],
    ],
    ['with permission nothing needs saying', legacy, []],
    ['nor once the relationship has ended', { ...tie, state: 'ended' } as Tie, []],
  ] as const)('%s', (_name, one, duties) => {
    expect(dutiesOf(one)).toEqual(duties);
  });
});

describe('the draft', () => {
  test.each(['en', 'es', 'ru'] as const)(
    'in %s names who asks, holds the link whole, says what is asked and until when',
    (language) => {
      const url = 'https://portal.example/invitations/relationship/abc';
      const facts = {
        partner: 'Birch IT',
        capacity: 'reseller',
        url,
        expiresAt: new Date('2026-08-01'),
      } as const;
      const alone = draftOf({ ...facts, provider: null, delegatedAdmin: false }, language);
      const joint = draftOf({ ...facts, provider: 'Alder', delegatedAdmin: true }, language);
      for (const { subject, text } of [alone, joint]) {
        expect(subject).toContain('Birch IT');
        expect(text.split('\n')).toContain(url);
        expect(text).toContain('2026');
      }
      expect(joint.text).toContain('Alder');
      expect(joint.text).not.toBe(alone.text);
      const forever = draftOf({ ...facts, provider: null, delegatedAdmin: false, expiresAt: null }, language);
      expect(forever.text).not.toContain('2026');
    },
  );
});

describe('the tables of states', () => {
  test.each([relationshipStates, legacyAdminStates, serviceAdminStates] as readonly StateTable[])(
    'every state of $title can be reached, and no event leads two ways',
    ({ start, rows }) => {
      const reached = new Set([start]);
      for (const state of reached) for (const row of rows) if (row.from === state) reached.add(row.to);
      expect(reached).toEqual(new Set(rows.flatMap(({ from, to }) => [from, to])));
      const pairs = rows.map(({ from, event }) => `${from} ${event}`);
      expect(new Set(pairs).size).toBe(pairs.length);
    },
  );

  test('what is not listed is refused', () => {
    expect(nextState(relationshipStates, 'frozen', 'accept')).toBeNull();
    expect(nextState(relationshipStates, 'ended', 'end')).toBeNull();
    expect(nextState(legacyAdminStates, 'none', 'withdraw')).toBeNull();
  });
});
