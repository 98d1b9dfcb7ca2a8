import { describe, expect, test } from 'vitest';
import type { Overview } from './model.ts';
import { attentionOf, bounded, exactly, largestShares, namedSharesMax } from './rules.ts';

test.each([
  [0, { count: 0, more: false }],
  [10, { count: 10, more: false }],
  [11, { count: 10, more: true }],
])('%i read up to one beyond ten says %j', (read, expected) => {
  expect(bounded(read, 10)).toEqual(expected);
});

describe('the picture of customers by reseller', () => {
  test('names the largest, sums the rest, and loses no customer', () => {
    const counts = new Map(
      ['g', 'a', 'f', 'b', 'c', 'e', 'd'].map((id, place) => [id, place < 2 ? 9 : place]),
    );
    const { largest, others } = largestShares(counts);
    expect(largest.map(([id]) => id)).toEqual(['a', 'g', 'd', 'e', 'c']);
    expect(largest).toHaveLength(namedSharesMax);
    expect(others + largest.reduce((sum, [, customers]) => sum + customers, 0)).toBe(
      [...counts.values()].reduce((sum, one) => sum + one, 0),
    );
  });

  test('leaves out who has no customers any more', () => {
    expect(largestShares(new Map([['a', 0]]))).toEqual({ largest: [], others: 0 });
  });
});

describe('what needs attention', () => {
  const vendor: Overview['vendor'] = {
    name: 'Vendor',
    programStatus: 'active',
    region: 'europe',
    agreementSigned: true,
    locationPartnerId: '2',
    globalPartnerId: '1',
  };
  const customers: Overview['customers'] = {
    total: 5,
    new: exactly(1),
    agreementMissing: exactly(0),
    nobodyCredited: exactly(0),
    byReseller: null,
  };
  const resellers: Overview['resellers'] = { partners: 2, unsigned: 0, dormant: 0, former: 0 };

  const noCredit = { faultyRecords: null, flaggedContacts: exactly(0) };

  test('is nothing while all is in order', () => {
    expect(attentionOf({ vendor, customers, resellers, ...noCredit })).toEqual([]);
    expect(attentionOf({ vendor, customers: null, resellers: null, ...noCredit })).toEqual([]);
  });

  test('comes in the order of urgency, whatever the numbers', () => {
    const all = attentionOf({
      vendor: { ...vendor, programStatus: 'restricted', agreementSigned: false },
      customers: { ...customers, agreementMissing: exactly(1), nobodyCredited: { count: 1000, more: true } },
      resellers: { partners: 9, unsigned: 1, dormant: 7, former: 2 },
      faultyRecords: exactly(3),
      flaggedContacts: exactly(1),
    });
    expect(all.map(({ kind }) => kind)).toEqual([
      'programNotActive',
      'ownAgreementMissing',
      'agreementMissing',
      'nobodyCredited',
      'faultyRecords',
      'flaggedContacts',
      'resellerUnsigned',
      'resellerDormant',
      'formerReseller',
    ]);
    expect(all[3]?.counted).toEqual({ count: 1000, more: true });
    expect(all[0]?.counted).toBeNull();
  });
});
