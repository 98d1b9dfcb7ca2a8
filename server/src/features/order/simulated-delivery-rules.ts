import type { DeliveryAnswer } from './delivery-model.ts';

export const simulatedModes = ['instant', 'slow', 'fail', 'half-way', 'interrupted'] as const;
/**
 * `slow`: delivered after a while. `fail`: refused for good. `half-way`: the first half of an order's lines is
 * delivered, the rest refused. `interrupted`: handed over, but the first answer is lost on the way.
 */
export type SimulatedMode = (typeof simulatedModes)[number];

export interface SimulatedRule {
  readonly ruleId: string;
  readonly createdAt: Date;
  readonly mode: SimulatedMode;
  /** Null: any product. */
  readonly productId: string | null;
  readonly delayMinutes: number;
  /** For so many orders more; null: for all that follow. */
  readonly ordersLeft: number | null;
}

/** What the simulated delivery remembers of one line. */
export interface SimulatedDelivery {
  readonly mode: SimulatedMode;
  readonly lineNumber: number;
  readonly readyAt: Date;
  readonly asked: number;
  readonly handedOver: number;
  readonly withdrawn: boolean;
}

/**
 * The rule for a line that is asked for the first time: an order stays with the rule it began with, rules for
 * its product come before those for any, newer before older.
 */
export function ruleFor(
  productId: string,
  rules: readonly SimulatedRule[],
  usedByOrder: ReadonlySet<string>,
): SimulatedRule | undefined {
  const open = rules.filter(
    (one) =>
      (one.productId === null || one.productId.toLowerCase() === productId.toLowerCase()) &&
      (one.ordersLeft === null || one.ordersLeft > 0 || usedByOrder.has(one.ruleId)),
  );
  const rank = (one: SimulatedRule) => [
    Number(usedByOrder.has(one.ruleId)),
    Number(one.productId !== null),
    one.createdAt.getTime(),
  ];
  return [...open].sort((a, b) => compare(rank(b), rank(a)))[0];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - (b[index] ?? 0);
  return 0;
}

export interface SimulatedOutcome {
  readonly answer: DeliveryAnswer | 'lost';
  readonly handsOver: boolean;
}

/** What it does with a line, asked for so often, at this time. */
export function simulate(
  { mode, lineNumber, readyAt, asked, handedOver, withdrawn }: SimulatedDelivery,
  lines: number,
  at: Date,
): SimulatedOutcome {
  if (handedOver > 0) return { answer: { outcome: 'delivered' }, handsOver: false };
  if (withdrawn) return { answer: { outcome: 'refused', why: 'withdrawn' }, handsOver: false };
  switch (mode) {
    case 'slow':
      return at < readyAt
        ? { answer: { outcome: 'waiting', askAgainAt: readyAt }, handsOver: false }
        : { answer: { outcome: 'delivered' }, handsOver: true };
    case 'fail':
      return { answer: { outcome: 'refused', why: 'simulated failure' }, handsOver: false };
    case 'half-way':
      return lineNumber < Math.floor(lines / 2)
        ? { answer: { outcome: 'delivered' }, handsOver: true }
        : { answer: { outcome: 'refused', why: 'simulated failure half way' }, handsOver: false };
    case 'interrupted':
      return { answer: asked > 1 ? { outcome: 'delivered' } : 'lost', handsOver: true };
    default:
      return { answer: { outcome: 'delivered' }, handsOver: true };
  }
}
