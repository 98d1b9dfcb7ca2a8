import { expect, test } from 'vitest';
import { stageOf } from './license-stage.ts';

const due = { step: 'disable' as const, at: '2027-03-31T00:00:00Z' };

test.each([
  ['renews by itself', { status: 'active', autoRenew: true, endsOn: '2027-03-01' }, 'renews', '2027-03-01'],
  ['runs out', { status: 'active', autoRenew: false, endsOn: '2027-03-01' }, 'ends', '2027-03-01'],
  ['can be bought elsewhere', { status: 'expired', autoRenew: false, due }, 'open', due.at],
  ['has lost its people', { status: 'disabled', autoRenew: false }, 'over', undefined],
  ['is suspended', { status: 'suspended', autoRenew: false }, 'waits', undefined],
] as const)('what %s stands at its stage', (_, subscription, stage, date) => {
  expect(stageOf(subscription)).toEqual({ stage, ...(date ? { date } : {}) });
});
