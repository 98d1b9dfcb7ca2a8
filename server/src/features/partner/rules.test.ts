import { describe, expect, test } from 'vitest';
import type { CallerTenant } from '../../access/caller.ts';
import type { ErrorName } from '../../errors/error-codes.ts';
import { Refusal } from '../../errors/refusal.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import type { FoundPartner, Partner } from './model.ts';
import { checkAttribution, checkResellerId, readResellerId } from './rules.ts';

const own: CallerTenant = {
  id: '11111111-1111-4111-8111-111111111111',
  kind: 'indirect-provider',
  name: 'Provider',
  country: 'US',
  region: 'united-states',
  cloud: 'global',
  programStatus: 'active',
  agreementSigned: true,
};

const reseller: Partner = {
  tenantId: '22222222-2222-4222-8222-222222222222',
  kind: 'indirect-reseller',
  name: 'Reseller',
  country: 'US',
  region: 'united-states',
  cloud: 'global',
  globalPartnerId: '100',
  locationPartnerId: '101',
  programStatus: 'active',
  agreementSignedAt: new Date('2026-01-01T00:00:00Z'),
};

function located(changes: Partial<Partner> = {}): FoundPartner {
  return { partner: { ...reseller, ...changes }, idKind: 'location' };
}

function headOffice(changes: Partial<Partner> = {}): FoundPartner {
  return { partner: { ...reseller, ...changes }, idKind: 'global' };
}

describe('exactly one id in the right form is asked for (C14)', () => {
  test.each<[string | undefined, string | undefined, ErrorName]>([
    [undefined, undefined, 'reseller-id-missing'],
    ['', '  ', 'reseller-id-missing'],
    ['101', reseller.tenantId, 'reseller-id-both'],
    ['10a', undefined, 'reseller-id-not-numeric'],
    ['-1', undefined, 'reseller-id-not-numeric'],
    ['1'.repeat(21), undefined, 'reseller-id-not-numeric'],
    [undefined, '101', 'reseller-tenant-not-guid'],
  ])('%s and %s: %s', (partnerId, tenantId, reason) => {
    expect(() => readResellerId(partnerId, tenantId)).toThrow(expect.objectContaining({ reason }));
  });

  test('an empty one beside a given one counts as absent', () => {
    expect(readResellerId(' 101 ', '')).toEqual({ by: 'partnerId', given: '101' });
    expect(readResellerId('', reseller.tenantId.toUpperCase())).toEqual({
      by: 'tenantId',
      given: reseller.tenantId,
    });
  });
});

// Each row fails in everything that is checked later as well: the first fault is the one told.
const later = { programStatus: 'restricted', region: 'europe', agreementSignedAt: null } as const;
const faults: readonly (readonly [string, FoundPartner | null, ErrorName | null, ErrorName | null])[] = [
  ['nobody', null, 'reseller-id-unknown', 'partner-id-unknown'],
  ['of another cloud', located({ cloud: 'germany', ...later }), 'reseller-id-unknown', 'partner-id-unknown'],
  [
    'the provider itself',
    located({ tenantId: own.id, kind: 'indirect-provider', ...later }),
    'reseller-id-own',
    'reseller-id-own',
  ],
  [
    'the provider’s head office',
    headOffice({ tenantId: own.id, kind: 'indirect-provider' }),
    'reseller-id-own',
    'reseller-id-own',
  ],
  [
    'another provider',
    located({ kind: 'indirect-provider', ...later }),
    'reseller-id-not-reseller',
    'reseller-id-not-reseller',
  ],
  [
    'another provider’s head office',
    headOffice({ kind: 'indirect-provider', ...later }),
    'reseller-id-not-reseller',
    'reseller-id-not-reseller',
  ],
  [
    'a direct partner',
    located({ kind: 'direct-partner', ...later }),
    'reseller-id-not-reseller',
    'reseller-id-not-reseller',
  ],
  [
    'still enrolling',
    located({ ...later, programStatus: 'pending' }),
    'reseller-id-not-reseller',
    'reseller-id-not-reseller',
  ],
  ['a head office', headOffice(later), 'reseller-id-global', 'reseller-id-global'],
  ['restricted', located(later), 'reseller-not-active', 'reseller-not-active'],
  [
    'deauthorized',
    located({ ...later, programStatus: 'deauthorized' }),
    'reseller-not-active',
    'reseller-not-active',
  ],
  [
    'of another region',
    located({ ...later, programStatus: 'active' }),
    'reseller-other-region',
    'reseller-other-region',
  ],
  [
    'unsigned',
    located({ agreementSignedAt: null }),
    'reseller-agreement-unsigned',
    'order-reseller-agreement-unsigned',
  ],
  ['in order', located(), null, null],
];

describe('the checks of a reseller id come in the order of C14', () => {
  test.each(faults)('%s', (_name, found, byNumber, onOrder) => {
    const check = { found, own, language: 'en' } as const;
    expect(checkResellerId({ ...check, by: 'partnerId', given: '101' })?.reason ?? null).toBe(byNumber);
    expect(checkAttribution({ ...check, partnerId: '101' })?.reason ?? null).toBe(onOrder);
  });

  test.each<[Partner | null, ErrorName | null]>([
    [null, 'reseller-tenant-unknown'],
    [{ ...reseller, kind: 'direct-partner' }, 'reseller-id-not-reseller'],
    [{ ...reseller, agreementSignedAt: null }, 'reseller-agreement-unsigned-tenant'],
    [reseller, null],
  ])('by tenant id, an unknown and an unsigned one have answers of their own', (partner, reason) => {
    const found = partner && { partner, idKind: 'tenant' as const };
    expect(
      checkResellerId({ by: 'tenantId', given: reseller.tenantId, found, own, language: 'en' })?.reason ??
        null,
    ).toBe(reason);
  });
});

describe('a refusal says what to do', () => {
  function sentence(found: FoundPartner, language: 'en' | 'es' | 'ru'): string {
    const refusal = checkResellerId({ by: 'partnerId', given: '100', found, own, language });
    return refusal instanceof Refusal ? sentenceOf(refusal.reason, refusal.parameters, language) : '';
  }

  test('a head office’s id is answered with the id of the location', () => {
    expect(sentence(headOffice(), 'en')).toContain('location PartnerID 101');
  });

  test('another region is named beside the own one, in the reader’s language', () => {
    expect(sentence(located({ region: 'europe' }), 'en')).toMatch(/Europe.*United States/);
    expect(sentence(located({ region: 'europe' }), 'es')).toMatch(/Europa.*Estados Unidos/);
    expect(sentence(located({ region: 'europe' }), 'ru')).toMatch(/Европа.*Соединённые Штаты/);
  });

  test('no sentence is left with a gap', () => {
    for (const [, found] of faults) {
      if (found) expect(sentence(found, 'en')).not.toMatch(/\{|\s{2}|\s[.,]/);
    }
  });
});
