import { describe, expect, test } from 'vitest';
import type { CallerTenant } from '../../access/caller.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { Invitation } from '../invitation/index.ts';
import { linkExpiry, linkState } from '../invitation/rules.ts';
import type { Partner } from '../partner/index.ts';
import type { Partnership } from './model.ts';
import { checkAcceptor, checkLink, checkPartnerReseller, checkRemoval, partnershipMoves } from './rules.ts';

const now = new Date('2026-05-01T12:00:00Z');
const day = 86_400_000;

const provider: Partner = {
  tenantId: '11111111-1111-4111-8111-111111111111',
  kind: 'indirect-provider',
  name: 'Provider',
  country: 'US',
  region: 'united-states',
  cloud: 'global',
  globalPartnerId: '200',
  locationPartnerId: '201',
  programStatus: 'active',
  agreementSignedAt: now,
};
const reseller: Partner = {
  ...provider,
  tenantId: '22222222-2222-4222-8222-222222222222',
  kind: 'indirect-reseller',
  name: 'Reseller',
  globalPartnerId: '300',
  locationPartnerId: '301',
};
const own: CallerTenant = {
  id: reseller.tenantId,
  kind: 'indirect-reseller',
  name: 'Reseller',
  country: 'US',
  region: 'united-states',
  cloud: 'global',
  programStatus: 'active',
  agreementSigned: true,
};
const invitation: Invitation = {
  invitationId: '33333333-3333-4333-8333-333333333333',
  tenantId: provider.tenantId,
  kind: 'partnership',
  region: 'united-states',
  cloud: 'global',
  delegatedAdmin: false,
  providerId: null,
  location: null,
  state: 'issued',
  issuedAt: now,
  expiresAt: new Date(now.getTime() + 90 * day),
  acceptedCount: 0,
};
const active: Partnership = {
  providerId: provider.tenantId,
  resellerId: reseller.tenantId,
  state: 'active',
  providerAdminAccess: true,
  providerLocation: null,
  resellerLocation: null,
  version: 1,
  acceptedAt: now,
  endedAt: null,
};
const ended: Partnership = { ...active, state: 'ended', endedAt: now };

describe('a link (4.1)', () => {
  test.each<[Partial<Invitation>, number, string]>([
    [{}, 0, 'issued'],
    [{}, 90 * day - 1, 'issued'],
    [{}, 90 * day, 'expired'],
    [{ expiresAt: null }, 10_000 * day, 'issued'],
    [{ state: 'revoked' }, 0, 'revoked'],
    [{ state: 'revoked' }, 91 * day, 'revoked'],
  ])('%o after %i ms is %s', (changes, after, state) => {
    expect(linkState({ ...invitation, ...changes }, new Date(now.getTime() + after))).toBe(state);
  });

  test('lapses after the days of the setting, or never', () => {
    expect(linkExpiry(now, 90)).toEqual(new Date(now.getTime() + 90 * day));
    expect(linkExpiry(now, null)).toBeNull();
  });

  test.each<[string, Invitation | undefined, Partner | undefined, ErrorName | null]>([
    ['not found', undefined, undefined, 'invitation-unknown'],
    ['of another kind', { ...invitation, kind: 'joint' }, provider, 'invitation-unknown'],
    ['taken back', { ...invitation, state: 'revoked' }, provider, 'invitation-revoked'],
    ['lapsed', { ...invitation, expiresAt: now }, provider, 'invitation-lapsed'],
    [
      'of a restricted provider',
      invitation,
      { ...provider, programStatus: 'restricted' },
      'invitation-unknown',
    ],
    ['good', invitation, provider, null],
  ])('%s', (_name, link, issuer, reason) => {
    expect(checkLink(link, issuer, now, 'en')?.reason ?? null).toBe(reason);
  });

  test('the day on which it lapsed is told without a stray full stop', () => {
    const refusal = checkLink({ ...invitation, expiresAt: now }, provider, now, 'ru');
    expect(refusal && sentenceOf(refusal.reason, refusal.parameters, 'ru')).toContain('1 мая 2026. ');
  });
});

describe('who may accept is checked in the order of 2.7', () => {
  // Each row fails in everything that is checked later as well.
  const far = { region: 'europe', cloud: 'germany' } as const;
  test.each<[string, Partial<CallerTenant>, Partnership | undefined, boolean, ErrorName | null]>([
    [
      'the issuer itself',
      { id: provider.tenantId, kind: 'indirect-provider' },
      undefined,
      true,
      'invitation-own',
    ],
    ['another provider', { kind: 'indirect-provider', ...far }, undefined, true, 'invitation-not-reseller'],
    [
      'a customer',
      { kind: 'customer', region: null, programStatus: null },
      undefined,
      true,
      'invitation-not-reseller',
    ],
    ['a direct partner', { kind: 'direct-partner' }, undefined, false, 'invitation-not-reseller'],
    [
      'a reseller not yet enrolled',
      { programStatus: 'pending', ...far },
      undefined,
      true,
      'partner-restricted',
    ],
    ['a restricted reseller', { programStatus: 'restricted' }, undefined, false, 'partner-restricted'],
    ['of another cloud', far, undefined, true, 'invitation-other-cloud'],
    ['of another region', { region: 'europe' }, undefined, true, 'invitation-other-region'],
    ['related as customer', {}, undefined, true, 'partner-is-customer'],
    ['without its agreement (D17)', { agreementSigned: false }, undefined, false, null],
    ['a former partner', {}, ended, false, null],
    ['a partner already', { programStatus: 'restricted', ...far }, active, true, null],
    ['in order', {}, undefined, false, null],
  ])('%s', (_name, changes, existing, relatedAsCustomer, reason) => {
    const facts = {
      issuer: provider,
      own: { ...own, ...changes },
      existing,
      relatedAsCustomer,
      language: 'en',
    } as const;
    expect(checkAcceptor(facts)?.reason ?? null).toBe(reason);
  });

  test('both regions are named in the reader’s language', () => {
    const refusal = checkAcceptor({
      issuer: provider,
      own: { ...own, region: 'europe' },
      existing: undefined,
      relatedAsCustomer: false,
      language: 'es',
    });
    expect(refusal && sentenceOf(refusal.reason, refusal.parameters, 'es')).toMatch(
      /Europa.*Provider.*Estados Unidos/,
    );
  });
});

describe('a partnership (4.2)', () => {
  test.each<[string, Partnership | undefined, ErrorName | null]>([
    ['never made', undefined, 'partnership-unknown'],
    ['active', active, null],
    ['ended', ended, 'partnership-already-removed'],
  ])('removal of one that is %s', (_name, partnership, reason) => {
    expect(checkRemoval(partnership, 'en')?.reason ?? null).toBe(reason);
  });

  test.each<[string, Partner | undefined, Partnership | undefined, ErrorName | null]>([
    ['nobody', undefined, undefined, 'reseller-not-partnered'],
    ['a stranger', reseller, undefined, 'reseller-not-partnered'],
    ['a former partner', { ...reseller, agreementSignedAt: null }, ended, 'partnership-changed-meanwhile'],
    [
      'a dormant partner',
      { ...reseller, programStatus: 'deauthorized', agreementSignedAt: null },
      active,
      'reseller-not-active',
    ],
    [
      'a partner without agreement',
      { ...reseller, agreementSignedAt: null },
      active,
      'order-reseller-agreement-unsigned',
    ],
    ['a partner', reseller, active, null],
  ])('new business with %s', (_name, other, partnership, reason) => {
    expect(checkPartnerReseller(other, partnership, 'en')?.reason ?? null).toBe(reason);
  });
});

describe('the tables of states', () => {
  test.each([['partnership', partnershipMoves, 'none']] as const)(
    'every state of the %s can be reached',
    (_name, moves, start) => {
      const table: Record<string, Record<string, string>> = moves;
      const reached = new Set<string>([start]);
      for (const state of reached) for (const next of Object.values(table[state] ?? {})) reached.add(next);
      expect([...reached].sort()).toEqual(Object.keys(table).sort());
    },
  );
});
