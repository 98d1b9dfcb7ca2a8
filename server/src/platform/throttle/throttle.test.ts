import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitsFor, readLimitSettings } from './limits.ts';
import { throttle } from './throttle.ts';
import { refilled, secondsToWait, shareOf } from './token-bucket.ts';

function standingClock() {
  let at = Date.parse('2026-03-01T10:00:00Z');
  return {
    now: () => new Date(at),
    pass: (seconds: number) => {
      at += seconds * 1000;
    },
  };
}
const list = { method: 'GET', path: '/v1/customers', operation: 'customer.list', byPortal: false } as const;
const preset = limitsFor('production', new Map());
const held = (outcome: { held: boolean }) => outcome.held;

function opened(settings = '') {
  const clock = standingClock();
  return { clock, held: throttle(limitsFor('production', readLimitSettings(settings)), clock) };
}
/** Calls, each over at once, until one is held back; its wait. */
function ask(gate: ReturnType<typeof opened>['held'], company: string, most = 10_000) {
  for (let n = 0; n < most; n++) {
    const outcome = gate.admit(list, { company });
    if (outcome.held) return { calls: n, ...outcome };
    outcome.done();
  }
  return { calls: most, seconds: 0, limit: null };
}

describe('a limit', () => {
  test('holds back the call beyond it, and says how long to wait until the next is taken', () => {
    const { clock, held: gate } = opened();
    expect(ask(gate, 'a')).toMatchObject({ calls: 500, limit: 'contract', seconds: 1 });
    clock.pass(1);
    expect(ask(gate, 'a').calls).toBe(8);
    clock.pass(3600);
    expect(ask(gate, 'a').calls).toBe(500);
  });

  test('is each company’s own: one that asks too much waits alone', () => {
    const { held: gate } = opened();
    ask(gate, 'a');
    expect(held(gate.admit(list, { company: 'a' }))).toBe(true);
    expect(ask(gate, 'b').calls).toBe(500);
  });

  test('takes nothing for a call that another limit holds back', () => {
    const { clock, held: gate } = opened('contract=2/60,program=100/60');
    ask(gate, 'a');
    for (let n = 0; n < 500; n++) gate.admit(list, { company: 'a' });
    clock.pass(60);
    expect(ask(gate, 'a').calls).toBe(2);
    expect(gate.heldBack().get('contract')).toBe(502);
  });

  test('of people in the portal is apart from that of programs', () => {
    const { held: gate } = opened('contract=1/60,program=1/60');
    ask(gate, 'a');
    expect(held(gate.admit({ ...list, byPortal: true }, { company: 'a' }))).toBe(false);
  });

  test('of calls under way holds the next until one is over', () => {
    const { held: gate } = opened('atOnce=2');
    const [first] = [gate.admit(list, { company: 'a' }), gate.admit(list, { company: 'a' })];
    expect(gate.admit(list, { company: 'a' })).toMatchObject({ held: true, limit: 'atOnce', seconds: 1 });
    expect(held(gate.admit(list, { company: 'b' }))).toBe(false);
    if (!first.held) first.done();
    expect(held(gate.admit(list, { company: 'a' }))).toBe(false);
  });

  test('survives a clock that is put back', () => {
    const { clock, held: gate } = opened('contract=5/60');
    ask(gate, 'a');
    clock.pass(-3600);
    expect(held(gate.admit(list, { company: 'a' }))).toBe(true);
    clock.pass(60);
    expect(ask(gate, 'a').calls).toBe(5);
  });
});

test('several processes share a limit: together they let through no more than one would', () => {
  for (const processes of [1, 2, 3, 7]) {
    const clock = standingClock();
    const gates = Array.from({ length: processes }, () => throttle(preset, clock));
    for (const gate of gates) gate.shareAmong(processes);
    const total = gates.reduce((sum, gate) => sum + ask(gate, 'a').calls, 0);
    expect(total).toBeLessThanOrEqual(500);
    expect(total).toBeGreaterThan(500 - processes);
  }
  // More processes than calls: one call each, the less often.
  expect(shareOf({ calls: 2, seconds: 60 }, 8)).toEqual({ calls: 1, seconds: 240 });
});

test.each([
  ['/v1/customers', 'GET', 'customer.list', { calls: 500, limit: 'contract' }],
  ['/v1/customers/:customerId/orders', 'GET', 'order.list', { calls: 500, limit: 'contract' }],
  [
    '/v1/customers/:customerId/migrations/newcommerce/validate',
    'POST',
    'contract.unoffered',
    { calls: 450, limit: 'migrationValidation' },
  ],
  [
    '/v1/customers/:customerId/migrations/newcommerce',
    'POST',
    'contract.unoffered',
    { calls: 100, limit: 'migration' },
  ],
  ['/twotier/v1/customers', 'GET', 'customer.list', { calls: 3000, limit: 'program' }],
] as const)('%s is counted as published', (path, method, operation, expected) => {
  const { held: gate } = opened('atOnce=100000');
  for (let n = 0; ; n++) {
    const outcome = gate.admit(
      { path, method, operation, byPortal: false },
      { company: 'a', customer: 'c', application: 'p' },
    );
    if (!outcome.held) continue;
    expect({ calls: n, limit: outcome.limit }).toEqual(expected);
    break;
  }
});

test('settings replace what is preset, and are refused by name when they cannot be read', () => {
  const demo = limitsFor('demo', readLimitSettings('contract=10/30'));
  expect(demo.find(({ name }) => name === 'contract')).toMatchObject({ calls: 10, seconds: 30 });
  expect(demo.find(({ name }) => name === 'program')?.calls).toBe(3_000_000);
  expect(limitsFor('production', readLimitSettings('off'))).toEqual([]);
  for (const text of ['contract', 'contract=0', 'nothing=1/1', 'contract=5/0', 'a=b'])
    expect(() => readLimitSettings(text), text).toThrow(/TWOTIER_LIMITS must be/);
});

test('however calls come, no window of time lets through more than the limit and what came back meanwhile', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 60 }),
      pauses,
      (calls, seconds, waits) => {
        const allowance = shareOf({ calls, seconds }, 1);
        let [at, taken] = [0, 0];
        let bucket = refilled(undefined, allowance, at);
        for (const wait of waits) {
          at += wait;
          bucket = refilled(bucket, allowance, at);
          if (secondsToWait(bucket, allowance) > 0) {
            const later = refilled(bucket, allowance, at + secondsToWait(bucket, allowance) * 1000);
            expect(later.tokens).toBeGreaterThanOrEqual(1 - 1e-6);
            continue;
          }
          bucket = { ...bucket, tokens: bucket.tokens - 1 };
          taken += 1;
        }
        expect(taken).toBeLessThanOrEqual(calls + (at / 1000) * (calls / seconds) + 1e-6);
      },
    ),
  );
});
