import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargeOf, sumOf } from '../../platform/money/index.ts';
import type { Sellable } from '../catalog/model.ts';
import type { Batched } from './batch-rules.ts';
import { batchesOf, chargedFor, openBatches, reduce, refundFor } from './batch-rules.ts';
import type { BillingCycle, KeptSubscription } from './model.ts';
import { renew, renewPlainly, termsCounted } from './renewal-rules.ts';
import {
  cycleAround,
  cycleMonths,
  daysAfter,
  daysFrom,
  lastDayOfTerm,
  startOf,
  termAfter,
} from './term-rules.ts';
import { cancelableUntil } from './window-rules.ts';

const days = fc
  .date({ min: new Date('2023-12-25T00:00:00Z'), max: new Date('2033-01-10T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
/** Where months and years are uneven, more often than chance would have it. */
const awkwardDays = fc.oneof(
  days,
  fc.constantFrom(
    '2024-01-31',
    '2024-02-29',
    '2027-01-30',
    '2027-02-28',
    '2027-03-28',
    '2027-10-31',
    '2027-12-31',
    '2028-02-29',
  ),
);
const terms = fc.constantFrom('P1M', 'P1Y', 'P3Y');
const months: Readonly<Record<string, number>> = { P1M: 1, P1Y: 12, P3Y: 36 };

/** Counted by hand: the day so many months on, or the month's last. */
function byHand(day: string, count: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const index = year * 12 + month - 1 + count;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] as number;
  return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

describe('terms', () => {
  test('follow each other without a gap, and end where the calendar says, however often they are renewed', () => {
    fc.assert(
      fc.property(awkwardDays, terms, fc.integer({ min: 1, max: 40 }), (bought, term, count) => {
        const length = months[term] as number;
        let endsOn = lastDayOfTerm(startOf(bought), term, false) as string;
        let cyclesFrom = bought;
        expect(endsOn).toBe(daysAfter(byHand(bought, length), -1));
        for (let number = 2; number <= count; number += 1) {
          const next = termAfter(cyclesFrom, endsOn, term);
          expect(next.startsOn).toBe(daysAfter(endsOn, 1));
          expect(next.endsOn).toBe(daysAfter(byHand(bought, length * number), -1));
          ({ endsOn, cyclesFrom } = next);
        }
      }),
    );
  });

  test('of changing lengths never overlap, and charge cycles divide each of them whole', () => {
    const plans = fc.array(fc.tuple(terms, fc.constantFrom<BillingCycle>('monthly', 'annual')), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(awkwardDays, plans, (bought, wanted) => {
        let endsOn = daysAfter(bought, -1);
        let cyclesFrom = bought;
        for (const [term, billing] of wanted) {
          const cycle = term === 'P1M' ? 'monthly' : billing;
          const next = termAfter(cyclesFrom, endsOn, term, cycle);
          expect(next.startsOn).toBe(daysAfter(endsOn, 1));
          const cycled = {
            ...next,
            termStartsAt: startOf(next.startsOn),
            termEndsOn: next.endsOn,
            billingCycle: cycle,
          };
          let day = next.startsOn;
          let count = 0;
          for (; day <= next.endsOn; count += 1) {
            const part = cycleAround(cycled, day);
            expect(part.from).toBe(day);
            expect(daysFrom(part.from, part.to)).toBe(part.fullDays);
            day = daysAfter(part.to, 1);
          }
          expect(day).toBe(daysAfter(next.endsOn, 1));
          expect(count).toBe((months[term] as number) / cycleMonths(cycle));
          ({ endsOn, cyclesFrom } = next);
        }
      }),
    );
  });
});

const price = fc.integer({ min: 0, max: 5_000_000 }).map((n) => (n / 10_000).toFixed(4));
const currencies = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD');

function kept(over: Partial<KeptSubscription>): KeptSubscription {
  return {
    kind: 'license',
    ruleSet: 'new-commerce',
    catalogItemId: 'P:0001:AV',
    isTrial: false,
    autoRenew: true,
    status: 'active',
    quantity: 5,
    additions: [],
    scheduled: null,
    nextCharge: null,
    nextChargeAt: null,
    offerName: 'P',
    friendlyName: 'P',
    ...over,
  } as KeptSubscription;
}

describe('renewals', () => {
  test('hundreds at once are the same as one by one', () => {
    const counted = termsCounted();
    fc.assert(
      fc.property(
        awkwardDays,
        terms,
        price,
        price,
        currencies,
        fc.integer({ min: 1, max: 300 }),
        fc.boolean(),
        (bought, termDuration, unitPrice, newPrice, currency, quantity, renewable) => {
          const billingCycle = 'monthly' as const;
          const s = kept({
            cyclesFrom: bought,
            termStartsAt: startOf(bought),
            termEndsOn: lastDayOfTerm(startOf(bought), termDuration, false),
            termDuration,
            billingCycle,
            unitPrice,
            currency,
            quantity,
          });
          const sold = {
            catalogItemId: s.catalogItemId,
            isRenewable: renewable,
            terms: [{ term: termDuration, billingCycle, unitPrice: newPrice }],
          } as unknown as Sellable;
          const alone = renew(s, { find: () => sold, findSku: () => undefined });
          const together = renewPlainly(s, sold, counted);
          if (!renewable) {
            expect([alone, together]).toEqual([null, null]);
            return;
          }
          const { charge, ...term } = together as NonNullable<typeof together>;
          expect(alone?.charge).toEqual(charge);
          expect(alone?.next).toMatchObject({ ...term, unitPrice: newPrice });
          expect(together?.cancelableUntil?.getTime()).toBe(
            (together?.termStartsAt.getTime() ?? 0) + 168 * 3_600_000,
          );
        },
      ),
    );
  });

  test('of one that is processed late open the window when they are done (C55)', () => {
    const s = kept({
      cyclesFrom: '2027-01-15',
      termStartsAt: startOf('2027-01-15'),
      termEndsOn: '2027-02-14',
      termDuration: 'P1M',
      billingCycle: 'monthly',
      unitPrice: '10',
      currency: 'USD',
    });
    const until = (now: string) =>
      renewPlainly(s, undefined, termsCounted(), new Date(now))?.cancelableUntil?.toISOString();
    expect(until('2027-02-15T23:59:59Z')).toBe('2027-02-22T00:00:00.000Z');
    expect(until('2027-02-19T06:00:00Z')).toBe('2027-02-26T06:00:00.000Z');
  });

  test('do not depend on where the server stands', () => {
    const script = `
      const { termAfter, lastDayOfTerm } = await import('./term-rules.ts');
      const { cancelableUntil } = await import('./window-rules.ts');
      const product = { kind: 'license', ruleSet: 'new-commerce', termDuration: 'P1M', isTrial: false };
      let at = new Date('2027-03-13T23:30:00Z'), ends = lastDayOfTerm(at, 'P1M', false), from = '2027-03-13', out = [];
      for (let n = 0; n < 14; n += 1) {
        const next = termAfter(from, ends, 'P1M');
        ends = next.endsOn;
        out.push(next.startsOn, ends, cancelableUntil(product, new Date(next.startsOn + 'T00:00:00Z')).toISOString());
      }
      process.stdout.write(JSON.stringify(out));`;
    const at = (zone: string) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
        cwd: import.meta.dirname,
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
    const utc = at('UTC');
    expect(JSON.parse(utc)).toHaveLength(42);
    for (const zone of ['America/New_York', 'Europe/Madrid', 'Pacific/Apia']) expect(at(zone)).toBe(utc);
  });
});

describe('money', () => {
  const bought = new Date('2027-02-10T15:00:00Z');
  const batched = (over: Partial<Batched>): Batched => ({
    kind: 'license',
    ruleSet: 'new-commerce',
    isTrial: false,
    termDuration: 'P1M',
    billingCycle: 'monthly',
    cyclesFrom: '2027-02-10',
    termStartsAt: bought,
    termEndsOn: '2027-03-09',
    cancelableUntil: cancelableUntil(
      { kind: 'license', ruleSet: 'new-commerce', termDuration: 'P1M', isTrial: false },
      bought,
    ),
    quantity: 10,
    additions: [],
    unitPrice: '10.0000',
    currency: 'USD',
    ...over,
  });
  const cents = (amount: string) => Math.round(Number(amount) * 10_000);

  test('pieces given back never bring more than was charged for the batch, and never less than nothing (I34)', () => {
    fc.assert(
      fc.property(
        price,
        currencies,
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 40 })), {
          maxLength: 6,
        }),
        (unitPrice, currency, quantity, pieces) => {
          const [batch] = batchesOf(batched({ unitPrice, currency, quantity }));
          if (!batch) throw new Error('there is a batch');
          let at = bought.getTime();
          let left = quantity;
          const refunds: string[] = [];
          for (const [wanted, hours] of pieces) {
            at += hours * 3_600_000;
            const taken = Math.min(wanted, left);
            if (taken === 0) break;
            const s = batched({ unitPrice, currency, quantity: left });
            const refund = refundFor(s, { ...batch, quantity: left }, taken, new Date(at));
            expect(cents(refund)).toBeGreaterThanOrEqual(0);
            refunds.push(refund);
            left -= taken;
          }
          const charged = chargedFor(batched({ unitPrice, currency, quantity }), batch, bought);
          expect(cents(sumOf(refunds))).toBeLessThanOrEqual(cents(charged));
        },
      ),
    );
  });

  test('what is added and given back within the first day costs nothing', () => {
    fc.assert(
      fc.property(
        price,
        currencies,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 23 }),
        (unitPrice, currency, quantity, hours) => {
          const s = batched({ unitPrice, currency, quantity });
          const now = new Date(bought.getTime() + hours * 3_600_000);
          const { charge } = reduce(s, quantity, now, 'cancel');
          expect(sumOf([charge.amount, chargeOf(unitPrice, quantity, currency)])).toBe('0.0000');
        },
      ),
    );
  });

  test('licenses are open to be given back for exactly as long as their window, to the millisecond', () => {
    const s = batched({});
    const end = bought.getTime() + 168 * 3_600_000;
    expect(openBatches(s, new Date(end - 1))).toHaveLength(1);
    expect(openBatches(s, new Date(end))).toHaveLength(0);
  });
});
