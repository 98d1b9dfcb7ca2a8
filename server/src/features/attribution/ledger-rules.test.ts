import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOf, sumOf } from '../../platform/money/index.ts';
import { accountOf, entriesOf, inOrder, minuteOf, recordedAt, restFrom } from './ledger-rules.ts';
import type { Account, NewEntry, PaidFact, RecordChange, RecordedPartner } from './model.ts';

const at = (text: string) => new Date(`${text}Z`);

function paid(over: Partial<PaidFact> = {}): PaidFact {
  return {
    source: 'order A 0',
    rule: 'purchase',
    at: at('2027-03-01T10:00:30'),
    quantity: 5,
    amount: '310.0000',
    currency: 'USD',
    from: '2027-03-01',
    to: '2027-03-31',
    productId: 'P',
    skuId: '0001',
    offerName: 'Mail',
    ...over,
  };
}

const account = (id: string | null): Account =>
  id === null
    ? { onRecord: null, resellerId: null, resellerPartnerId: null, withheld: 'nobody-on-record' }
    : { onRecord: id, resellerId: `tenant ${id}`, resellerPartnerId: id, withheld: null };

const made = (
  changes: readonly RecordChange[],
  over: Partial<PaidFact> = {},
  present: string | null = null,
) => entriesOf({ paid: paid(over), changes, present, posted: [], account });

const shown = (entries: readonly NewEntry[]) =>
  entries.map((one) => `${one.step} ${one.rule} ${one.resellerPartnerId ?? '-'} ${one.amount}`);

describe('who is credited', () => {
  const reseller: RecordedPartner = {
    tenantId: 'T',
    kind: 'indirect-reseller',
    name: 'R',
    country: 'US',
    region: 'united-states',
    cloud: 'global',
    programStatus: 'active',
    agreementSigned: true,
    globalPartnerId: '900',
    locationPartnerId: '100',
  };
  const provider = { region: 'united-states' };
  test.each([
    ['nobody on record', null, undefined, 'nobody-on-record'],
    ['an id of nobody', '1', undefined, 'unknown-id'],
    ['a head office', '900', reseller, 'global-id'],
    ['a provider', '100', { ...reseller, kind: 'indirect-provider' }, 'not-reseller'],
    ['another region', '100', { ...reseller, region: 'europe' }, 'other-region'],
    ['out of the program', '100', { ...reseller, programStatus: 'deauthorized' }, 'not-active'],
  ] as const)('%s earns nothing', (_, onRecord, found, withheld) => {
    expect(accountOf(onRecord, found, provider)).toEqual({
      onRecord,
      resellerId: null,
      resellerPartnerId: null,
      withheld,
    });
  });

  test('a location earns, also while its agreement has lapsed (9.2 rule 2)', () => {
    for (const agreementSigned of [true, false])
      expect(accountOf('100', { ...reseller, agreementSigned }, provider)).toMatchObject({
        resellerId: 'T',
        resellerPartnerId: '100',
        withheld: null,
      });
  });

  test('a moment before the first change is its old value; without a history the present one holds', () => {
    const changes = [{ at: at('2027-03-10T08:00:00'), from: 'A', to: 'B' }];
    expect(recordedAt(changes, at('2027-03-10T07:59:59'), 'B')).toBe('A');
    expect(recordedAt(changes, at('2027-03-10T08:00:00'), 'B')).toBe('B');
    expect(recordedAt([], at('2027-03-10T08:00:00'), 'C')).toBe('C');
  });

  test('several changes of one moment follow each other', () => {
    const moment = at('2027-03-10T08:00:00');
    const change = (from: string | null, to: string | null) => ({ at: moment, from, to });
    const first = { at: at('2027-03-01T00:00:00'), from: null, to: 'A' };
    expect(inOrder([change('B', 'C'), change('A', 'B'), first]).map(({ to }) => to)).toEqual(['A', 'B', 'C']);
  });
});

describe('splits by minute (D31)', () => {
  test('without a change one entry holds the whole', () => {
    expect(made([], {}, 'A')).toMatchObject([
      {
        step: 0,
        rule: 'purchase',
        resellerPartnerId: 'A',
        amount: '310.0000',
        bookedAt: at('2027-03-01T10:00:00'),
        endsAt: at('2027-04-01T00:00:00'),
      },
    ]);
  });

  test('a change moves the rest, counted in minutes, and nothing of what was earned', () => {
    // 30 days and 14 hours in all; 15 days and 7 hours of them are half.
    const change = { at: at('2027-03-16T17:00:59'), from: 'A', to: 'B' };
    const entries = made([change]);
    expect(shown(entries)).toEqual([
      '0 purchase A 310.0000',
      '1 reseller-left A -155.0000',
      '2 reseller-joined B 155.0000',
    ]);
    expect(entries[1]?.bookedAt).toEqual(at('2027-03-16T17:00:00'));
  });

  test('a change in the minute of the purchase takes all; one after the end takes nothing', () => {
    const inside = { at: at('2027-03-01T10:00:45'), from: 'A', to: 'B' };
    expect(shown(made([inside]))).toContain('2 reseller-joined B 310.0000');
    const after = { at: at('2027-04-01T00:00:00'), from: 'A', to: 'B' };
    expect(shown(made([after]))).toEqual(['0 purchase A 310.0000']);
  });

  test('to nobody and back: the time between earns nobody anything', () => {
    const changes = [
      { at: at('2027-03-16T17:00:00'), from: 'A', to: null },
      { at: at('2027-03-24T08:30:00'), from: null, to: 'A' },
    ];
    const entries = made(changes);
    const ofA = sumOf(entries.filter((one) => one.resellerPartnerId === 'A').map(({ amount }) => amount));
    expect(ofA).toBe('232.5000');
    expect(entries.filter((one) => one.withheld === 'nobody-on-record')).toHaveLength(2);
  });

  test('a refund is taken from whoever holds the rest', () => {
    const refund = {
      source: 'charge X',
      rule: 'cancel',
      amount: '-100.0000',
      at: at('2027-03-20T00:00:00'),
    } as const;
    expect(shown(made([{ at: at('2027-03-16T00:00:00'), from: 'A', to: 'B' }], refund))).toEqual([
      '0 cancel B -100.0000',
    ]);
  });

  test('currencies without fractions stay whole', () => {
    const change = { at: at('2027-03-10T00:00:00'), from: 'A', to: 'B' };
    expect(restFrom(paid({ amount: '1000.0000', currency: 'JPY' }), change.at)).toMatch(/^\d+\.0000$/);
    expect(shareOf('-10.0000', 1n, 3n, 'USD')).toBe('-3.3300');
    expect(shareOf('10.0000', 2n, 3n, 'USD')).toBe('6.6700');
  });
});

const history = fc
  .array(
    fc.record({
      minute: fc.integer({ min: -50_000, max: 60_000 }),
      to: fc.constantFrom(null, 'A', 'B', 'C'),
    }),
    {
      maxLength: 8,
    },
  )
  .map((list) => {
    let from: string | null = 'A';
    return [...list]
      .sort((one, other) => one.minute - other.minute)
      .map(({ minute, to }) => {
        const change = { at: new Date(paid().at.getTime() + minute * 60_000), from, to };
        from = to;
        return change;
      });
  });
const amounts = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 9_999_999 }))
  .map(([back, cents]) => `${back ? '-' : ''}${(cents / 100).toFixed(2)}00`);

describe('whatever happens', () => {
  test('entries of a charge add up to it exactly, and each reseller’s share follows its minutes', () => {
    fc.assert(
      fc.property(history, amounts, (changes, amount) => {
        const entries = made(changes, { amount }, 'A');
        expect(sumOf(entries.map((one) => one.amount))).toBe(sumOf([amount]));
        const { startsAt, endsAt } = entries[0] as NewEntry;
        const length = endsAt.getTime() - startsAt.getTime();
        const minutesOf = new Map<string | null, number>();
        const starts = [
          startsAt,
          ...changes.map((one) => minuteOf(one.at)).filter((m) => m > startsAt && m < endsAt),
        ];
        for (const [index, from] of starts.entries()) {
          const to = starts[index + 1] ?? endsAt;
          const holder = recordedAt(
            changes.map((one) => ({ ...one, at: minuteOf(one.at) })),
            from,
            'A',
          );
          minutesOf.set(holder, (minutesOf.get(holder) ?? 0) + to.getTime() - from.getTime());
        }
        for (const [holder, share] of minutesOf) {
          const credited = Number(
            sumOf(entries.filter((one) => one.resellerPartnerId === holder).map((one) => one.amount)),
          );
          expect(Math.abs(credited - (Number(amount) * share) / length)).toBeLessThan(0.05);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('posting at once or change by change makes the same ledger, and what is posted stays', () => {
    fc.assert(
      fc.property(history, amounts, (changes, amount) => {
        const whole = made(changes, { amount }, 'A');
        const grown: NewEntry[] = [];
        // The charge is made with everything that went before it.
        const before = changes.filter((one) => one.at <= paid().at).length;
        for (let known = before; known <= changes.length; known += 1) {
          const part = changes.slice(0, known);
          const present = part.at(-1)?.to ?? (known === 0 ? 'A' : null);
          grown.push(
            ...entriesOf({ paid: paid({ amount }), changes: part, present, posted: grown, account }),
          );
        }
        expect(shown(grown)).toEqual(shown(whole));
      }),
      { numRuns: 300 },
    );
  });
});
