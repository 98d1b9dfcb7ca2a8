import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliveryLimits, inStages, isOverdue, retryAt, stepAfter } from './delivery-rules.ts';
import { ruleFor, type SimulatedRule, simulate } from './simulated-delivery-rules.ts';

const at = new Date('2026-05-01T10:00:00Z');
const inMinutes = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

describe('what an answer makes of a delivery', () => {
  const fresh = { attempts: 1, givesUpAt: inMinutes(24 * 60) };

  test.each([
    ['delivered', { outcome: 'delivered' } as const, { state: 'delivered', detail: null }],
    ['refused', { outcome: 'refused', why: 'none left' } as const, { state: 'refused', detail: 'none left' }],
    [
      'waiting: asked again when it says so',
      { outcome: 'waiting', askAgainAt: inMinutes(30) } as const,
      { state: 'waiting', nextAttemptAt: inMinutes(30), detail: null },
    ],
    [
      'waiting beyond the patience of the order: asked at its end',
      { outcome: 'waiting', askAgainAt: inMinutes(99_999) } as const,
      { state: 'waiting', nextAttemptAt: fresh.givesUpAt, detail: null },
    ],
    [
      'no answer: tried again after a pause, with what went wrong',
      { outcome: 'broken', why: 'line is dead' } as const,
      { state: 'waiting', nextAttemptAt: inMinutes(1), detail: 'line is dead' },
    ],
  ])('%s', (_, answer, step) => expect(stepAfter(fresh, answer, at)).toEqual(step));

  test('pauses double from a minute and never grow beyond an hour', () => {
    const minutes = [1, 2, 3, 6, 7, 8, 50].map(
      (attempts) => (retryAt(at, attempts).getTime() - +at) / 60_000,
    );
    expect(minutes).toEqual([1, 2, 4, 32, 60, 60, 60]);
  });

  test('a delivery never waits beyond the end of its patience, whatever is answered', () => {
    const answers = fc.oneof(
      fc.record({ outcome: fc.constant('waiting' as const), askAgainAt: fc.date({ noInvalidDate: true }) }),
      fc.record({ outcome: fc.constant('broken' as const), why: fc.string() }),
    );
    fc.assert(
      fc.property(answers, fc.nat(40), (answer, attempts) => {
        const step = stepAfter({ attempts, givesUpAt: inMinutes(60) }, answer, at);
        expect(step.state === 'waiting' && step.nextAttemptAt <= inMinutes(60)).toBe(true);
      }),
    );
  });

  test('patience ends at its instant, and never while a review holds the order', () => {
    expect(isOverdue({ givesUpAt: at }, at)).toBe(true);
    expect(isOverdue({ givesUpAt: inMinutes(1) }, at)).toBe(false);
    expect(isOverdue({ givesUpAt: null }, at)).toBe(false);
    expect(deliveryLimits.patienceMs).toBeGreaterThan(deliveryLimits.longestPauseMs);
  });

  test('bases are asked for before what hangs on them', () => {
    const lines = [
      { lineNumber: 0, afterLine: 2 },
      { lineNumber: 1, afterLine: null },
      { lineNumber: 2, afterLine: null },
    ];
    expect(inStages(lines).map((stage) => stage.map((one) => one.lineNumber))).toEqual([[1, 2], [0]]);
  });
});

describe('the simulated delivery', () => {
  const known = { lineNumber: 0, readyAt: inMinutes(30), asked: 1, handedOver: 0, withdrawn: false };

  test.each([
    ['instant', known, at, 'delivered', true],
    ['slow', known, inMinutes(29), 'waiting', false],
    ['slow', known, inMinutes(30), 'delivered', true],
    ['fail', known, at, 'refused', false],
    ['half-way', { ...known, lineNumber: 0 }, at, 'delivered', true],
    ['half-way', { ...known, lineNumber: 1 }, at, 'refused', false],
    ['interrupted', known, at, 'lost', true],
    ['interrupted', { ...known, asked: 2, handedOver: 1 }, at, 'delivered', false],
    ['instant', { ...known, withdrawn: true }, at, 'refused', false],
    ['fail', { ...known, handedOver: 1 }, at, 'delivered', false],
  ] as const)('%s of %o', (mode, of, now, outcome, handsOver) => {
    const done = simulate({ ...of, mode }, 2, now);
    expect(done.answer === 'lost' ? 'lost' : done.answer.outcome).toBe(outcome);
    expect(done.handsOver).toBe(handsOver);
  });

  test('nothing is ever handed over twice, and nothing that was withdrawn', () => {
    const modes = fc.constantFrom('instant', 'slow', 'fail', 'half-way', 'interrupted');
    fc.assert(
      fc.property(
        modes,
        fc.nat(5),
        fc.nat(1),
        fc.boolean(),
        fc.nat(120),
        (mode, asked, handed, gone, minute) => {
          const withdrawn = gone && handed === 0;
          const of = { ...known, mode, asked, handedOver: handed, withdrawn } as const;
          const { handsOver } = simulate(of, 2, inMinutes(minute));
          expect(handsOver && (handed > 0 || withdrawn)).toBe(false);
        },
      ),
    );
  });

  const rule = (ruleId: string, more: Partial<SimulatedRule>): SimulatedRule => ({
    ruleId,
    createdAt: at,
    mode: 'slow',
    productId: null,
    delayMinutes: 5,
    ordersLeft: null,
    ...more,
  });

  test.each([
    ['no rule: at once', [], [], undefined],
    ['the product’s own before any', [rule('any', {}), rule('own', { productId: 'p1' })], [], 'own'],
    ['not another product’s', [rule('other', { productId: 'P2' })], [], undefined],
    ['newer before older', [rule('old', {}), rule('new', { createdAt: inMinutes(1) })], [], 'new'],
    ['used up', [rule('next', { ordersLeft: 0 })], [], undefined],
    ['used up, but by this very order', [rule('next', { ordersLeft: 0 })], ['next'], 'next'],
    ['an order stays with its rule', [rule('own', { productId: 'P1' }), rule('next', {})], ['next'], 'next'],
  ])('%s', (_, rules, used, expected) => expect(ruleFor('P1', rules, new Set(used))?.ruleId).toBe(expected));
});
