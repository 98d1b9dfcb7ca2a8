import { expect, test } from 'vitest';
import { monthlyByCurrency } from './monthly.ts';

const company = { id: 'c', name: 'C', partnerId: '1' };

test('every month of the window stands once in each currency, with what nobody is credited apart', () => {
  const totals = [
    { month: '2027-02', currency: 'USD', amount: 10, entries: 1, company },
    { month: '2027-02', currency: 'USD', amount: 5, entries: 1 },
    { month: '2027-01', currency: 'EUR', amount: 7, entries: 1, company },
  ];
  expect(monthlyByCurrency(totals, ['2027-01', '2027-02'])).toEqual([
    {
      currency: 'EUR',
      months: [
        { month: '2027-01', credited: 7, nobody: 0 },
        { month: '2027-02', credited: 0, nobody: 0 },
      ],
    },
    {
      currency: 'USD',
      months: [
        { month: '2027-01', credited: 0, nobody: 0 },
        { month: '2027-02', credited: 10, nobody: 5 },
      ],
    },
  ]);
});
