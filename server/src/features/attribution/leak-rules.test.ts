import { describe, expect, test } from 'vitest';
import type { LeakKind } from './leak-model.ts';
import { earnsNothing, leakOf, mayBeRecorded, suggestionFor } from './leak-rules.ts';
import type { RecordedPartner } from './model.ts';

const birch: RecordedPartner = {
  tenantId: 'birch',
  kind: 'indirect-reseller',
  name: 'Birch',
  country: 'US',
  region: 'united-states',
  cloud: 'global',
  programStatus: 'active',
  agreementSigned: true,
  globalPartnerId: '900',
  locationPartnerId: '100',
};
const cedar = {
  ...birch,
  tenantId: 'cedar',
  name: 'Cedar',
  globalPartnerId: '901',
  locationPartnerId: '101',
};
const provider = { region: 'united-states', cloud: 'global' };
const facts = { provider, former: new Set<string>() };

describe('what is wrong with a record', () => {
  test.each<[string, string | null, RecordedPartner | undefined, LeakKind | null]>([
    ['nobody', null, undefined, 'nobody'],
    ['a number of nobody', '5', undefined, 'location-deleted'],
    ['a head office', '900', birch, 'global-id'],
    ['a provider', '100', { ...birch, kind: 'indirect-provider' }, 'not-reseller'],
    ['another region', '100', { ...birch, region: 'europe', country: 'ES' }, 'other-country'],
    ['out of the program', '100', { ...birch, programStatus: 'deauthorized' }, 'not-active'],
    ['a lapsed agreement', '100', { ...birch, agreementSigned: false }, 'agreement-unsigned'],
    ['all well', '100', birch, null],
  ])('%s', (_, onRecord, found, kind) => {
    expect(leakOf(onRecord, found, facts)).toBe(kind);
  });

  test('a former partner keeps earning and is named all the same (D19)', () => {
    const left = { ...facts, former: new Set(['birch']) };
    expect(leakOf('100', birch, left)).toBe('former-partner');
    expect(earnsNothing('former-partner')).toBe(false);
    expect(earnsNothing('nobody')).toBe(true);
  });
});

describe('what mends it', () => {
  const of = (
    kind: LeakKind,
    over: object = {},
    found: RecordedPartner | undefined = undefined,
    by = facts,
  ) => suggestionFor({ recorded: null, designated: null, ...over }, kind, found, by)?.partnerId ?? null;

  test('a wrong number of the right company gives its location', () => {
    expect(of('global-id', { designated: cedar }, birch)).toBe('100');
    expect(of('location-deleted', { recorded: birch, designated: cedar })).toBe('100');
  });

  test('otherwise the reseller designated for the customer, if it may be put on record', () => {
    expect(of('nobody', { designated: cedar })).toBe('101');
    expect(of('not-active', { designated: cedar })).toBe('101');
    expect(of('location-deleted', { designated: cedar })).toBe('101');
    for (const wrong of [
      { ...cedar, agreementSigned: false },
      { ...cedar, programStatus: 'restricted' },
      { ...cedar, region: 'europe' },
      { ...cedar, cloud: 'germany' },
      { ...cedar, kind: 'direct-partner' },
    ]) {
      expect(mayBeRecorded(wrong, facts)).toBe(false);
      expect(of('nobody', { designated: wrong })).toBeNull();
    }
  });

  test('never the former partner itself, and nobody where there is nobody', () => {
    const left = { ...facts, former: new Set(['birch']) };
    expect(of('former-partner', { designated: birch }, birch, left)).toBeNull();
    expect(of('former-partner', { designated: cedar }, birch, left)).toBe('101');
    expect(of('nobody')).toBeNull();
  });
});
