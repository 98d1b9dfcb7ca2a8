import { expect, test } from 'vitest';
import { decidableUntil, givableBackUntil, outlookOf } from './rules.ts';

const now = new Date('2026-03-10T12:00:00Z');
const before = new Date('2026-03-09T00:00:00Z');
const soon = new Date('2026-03-12T00:00:00Z');
const later = new Date('2026-03-15T00:00:00Z');
const running = {
  status: 'active',
  isTrial: false,
  endsOn: '2027-03-01',
  autoRenew: true,
  changesAtRenewal: false,
} as const;

test.each([
  ['renews', {}],
  ['renews-changed', { changesAtRenewal: true }],
  ['becomes-paid', { isTrial: true }],
  ['becomes-paid', { isTrial: true, changesAtRenewal: true }],
  ['ends', { autoRenew: false }],
  ['ends', { autoRenew: false, isTrial: true }],
  ['no-end', { endsOn: null }],
  ['being-set-up', { status: 'pending' }],
  ['paused', { status: 'suspended' }],
  ['over', { status: 'expired' }],
  ['over', { status: 'disabled' }],
  ['over', { status: 'deleted', endsOn: null }],
] as const)('the end of the term is told as it stands: %s for %j', (outlook, of) => {
  expect(outlookOf({ ...running, ...of })).toBe(outlook);
});

test.each([
  ['active', later, later],
  ['active', now, null],
  ['active', null, null],
  ['suspended', later, null],
  ['expired', later, null],
] as const)('a renewal is decided while it is active and not due: %s, %s', (status, dueAt, until) => {
  expect(decidableUntil({ status, dueAt }, now)).toEqual(until);
});

test.each([
  ['active', [soon, later], later],
  ['active', [later, soon, before], later],
  ['active', [before, now], null],
  ['active', [], null],
  ['suspended', [later], null],
] as const)('licenses go back until the last open window closes: %s, %j', (status, windows, until) => {
  expect(givableBackUntil({ status, windows }, now)).toEqual(until);
});
