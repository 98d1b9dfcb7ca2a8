import { expect, test } from 'vitest';
import type { MeteredSubscription, ReadMeter, ReportedReading, SimulatedSubscription } from './model.ts';
import { exactQuantity, readingOf, rounded, shownDay, shownMonth } from './rules.ts';
import { daysBetween, metersOf, usageOfDay } from './simulated-usage.ts';

const now = new Date('2026-11-20T10:00:00Z');
const subscription: MeteredSubscription = {
  partnerId: 'p',
  billingId: 'b',
  serviceId: 's',
  customerId: 'c',
  planId: 'l',
  currency: 'EUR',
  createdAt: new Date('2026-11-01T00:00:00Z'),
};
const meter = (id: string, of: Partial<ReadMeter> = {}): ReadMeter => ({
  meterId: id,
  name: 'Compute hour',
  category: 'Servers',
  unit: '1 hour',
  region: '',
  currencies: ['EUR', 'USD'],
  ...of,
});
const reported: ReportedReading = {
  subscriptionId: 's',
  meterId: 'm',
  resource: 'production/app-01',
  startsAt: new Date('2026-11-19T10:00:00Z'),
  endsAt: new Date('2026-11-19T11:00:00Z'),
  quantity: 1.5,
  region: '',
  tags: {},
};
const read = (of: Partial<ReportedReading> = {}, facts: Partial<Parameters<typeof readingOf>[1]> = {}) =>
  readingOf({ ...reported, ...of }, { subscription, meter: meter('m'), now, ...facts });
const at = (text: string) => new Date(text);

test('a reading is kept for who is billed, and rated as the next day begins', () => {
  expect(read()).toMatchObject({
    partnerId: 'p',
    quantity: '1.500000',
    currency: 'EUR',
    dueAt: at('2026-11-20T00:00:00Z'),
  });
  expect(read({ startsAt: at('2026-11-19T23:00:00Z'), endsAt: at('2026-11-20T00:00:00Z') })).toMatchObject({
    dueAt: at('2026-11-20T00:00:00Z'),
  });
});

test.each([
  ['subscription-unknown', {}, { subscription: undefined }],
  ['meter-unknown', {}, { meter: undefined }],
  ['meter-without-rate', {}, { meter: meter('m', { currencies: ['USD'] }) }],
  ['period-not-in-a-day', { endsAt: at('2026-11-20T00:00:01Z') }, {}],
  ['period-not-in-a-day', { endsAt: reported.startsAt }, {}],
  ['period-not-over', { startsAt: at('2026-11-20T09:30:00Z'), endsAt: at('2026-11-20T10:30:00Z') }, {}],
  ['period-too-old', { startsAt: at('2026-08-01T00:00:00Z'), endsAt: at('2026-08-01T01:00:00Z') }, {}],
  [
    'period-before-subscription',
    { startsAt: at('2026-10-31T00:00:00Z'), endsAt: at('2026-10-31T01:00:00Z') },
    {},
  ],
  ['quantity-invalid', { quantity: 0 }, {}],
  ['quantity-invalid', { quantity: 0.0000001 }, {}],
] as const)('refused: %s', (problem, of, facts) => {
  expect(read(of, facts)).toBe(problem);
});

test.each([
  [1, '1.000000'],
  [0.000001, '0.000001'],
  [0.1, '0.100000'],
  [-1, null],
  [1e9, null],
  [Number.NaN, null],
])('a quantity of %s is kept as %s', (value, text) => {
  expect(exactQuantity(value)).toBe(text);
});

test.each([
  ['1.005', 2, '1.01'],
  ['1.00499999', 2, '1.00'],
  ['0.995', 2, '1.00'],
  ['12', 2, '12.00'],
  ['1.5', 0, '2'],
  ['-1.005', 2, '-1.01'],
  ['-0.001', 2, '0.00'],
  ['0.00000049', 6, '0.000000'],
])('%s rounded once to %i digits is %s', (amount, digits, text) => {
  expect(rounded(amount, digits)).toBe(text);
});

test('what is shown is a day behind', () => {
  expect(shownDay(at('2026-12-01T00:00:00Z'))).toBe('2026-11-30');
  expect(shownMonth(at('2026-12-01T23:59:59Z'))).toBe('2026-11');
  expect(shownMonth(at('2026-12-02T00:00:00Z'))).toBe('2026-12');
});

test('the simulated service tells the same of a day whenever it is asked, each hour exact', () => {
  const meters = Array.from({ length: 12 }, (_, index) =>
    meter(`m${index}`, {
      category: index % 2 ? 'Storage' : 'Servers',
      unit: index % 2 ? '1 GB for a month' : '1 hour',
    }),
  );
  const one: SimulatedSubscription = {
    ...subscription,
    from: '2026-11-01',
    through: '2026-11-30',
    runs: true,
    ends: false,
  };
  const days = daysBetween('2026-10-30', '2026-11-02');
  expect(days).toEqual(['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02']);
  expect(daysBetween('2026-11-02', '2026-11-01')).toEqual([]);
  for (const day of days) {
    const told = usageOfDay(one, meters, day);
    expect(usageOfDay(one, meters.toReversed(), day)).toEqual(told);
    expect(told.length).toBeGreaterThanOrEqual(3);
    expect(told.map(({ meterId }) => meterId)).toEqual(metersOf('s', meters).map(({ meterId }) => meterId));
    for (const { quantity } of told) expect(Math.round(Number(quantity) * 100) % 24).toBe(0);
  }
  expect(usageOfDay({ ...one, currency: 'GBP' }, meters, '2026-11-01')).toEqual([]);
});
