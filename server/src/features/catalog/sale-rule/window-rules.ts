import type { ProductKind, RuleSet } from '../model.ts';
import type { KeptWindow } from './model.ts';

/** What decides about windows and refunds of a product. */
export interface WindowProduct {
  readonly kind: ProductKind;
  readonly ruleSet: RuleSet;
  readonly termDuration: string | null;
  readonly isTrial: boolean;
  /** What it was bought with, where that is not the usual window. */
  readonly window?: KeptWindow | null;
}

export interface CancellationWindow {
  /** Hours from purchase or renewal; null: no window is kept, canceling follows other rules. */
  readonly hours: number | null;
  /** Hours with a full refund; the rest of the window refunds in part (D9). */
  readonly fullRefundHours: number;
  /** Licenses may be given back inside the window. */
  readonly reducible: boolean;
  /** `elsewhere`: where the thing is used, or through support. */
  readonly canceling: 'in-window' | 'any-time' | 'elsewhere' | 'never';
  /** What a cancellation after the hours of the full refund brings back. */
  readonly later: 'per-day' | 'nothing';
}

const inWindow = { canceling: 'in-window', later: 'nothing' } as const;

/** THE table of cancellation windows and refunds (4.8.3, D9). */
export const cancellationWindows = {
  license: { hours: 168, fullRefundHours: 24, reducible: true, canceling: 'in-window', later: 'per-day' },
  software: { hours: 168, fullRefundHours: 0, reducible: false, canceling: 'in-window', later: 'per-day' },
  perpetual: { hours: 30 * 24, fullRefundHours: 30 * 24, reducible: false, ...inWindow },
  'marketplace-monthly': { hours: 24, fullRefundHours: 24, reducible: false, ...inWindow },
  'marketplace-annual': { hours: 14 * 24, fullRefundHours: 14 * 24, reducible: false, ...inWindow },
  usage: { hours: null, fullRefundHours: 0, reducible: false, canceling: 'any-time', later: 'nothing' },
  reservation: {
    hours: null,
    fullRefundHours: 0,
    reducible: false,
    canceling: 'elsewhere',
    later: 'nothing',
  },
  legacy: {
    hours: null,
    fullRefundHours: 30 * 24,
    reducible: true,
    canceling: 'any-time',
    later: 'per-day',
  },
  trial: { hours: null, fullRefundHours: 0, reducible: false, canceling: 'never', later: 'nothing' },
} as const satisfies Record<string, CancellationWindow>;

export type WindowRule = keyof typeof cancellationWindows;

/** Which row of the table a product falls under. */
export function windowRuleOf({ kind, ruleSet, termDuration, isTrial }: WindowProduct): WindowRule {
  if (isTrial) return 'trial';
  if (kind === 'license') return ruleSet === 'legacy' ? 'legacy' : 'license';
  if (kind !== 'marketplace') return kind;
  return termDuration === 'P1M' ? 'marketplace-monthly' : 'marketplace-annual';
}

/** The row of the table, with the numbers a thing was bought with. */
export function cancellationWindowOf(product: WindowProduct): CancellationWindow {
  const usual: CancellationWindow = cancellationWindows[windowRuleOf(product)];
  if (!product.window || usual.hours === null) return usual;
  const { hours, fullRefundHours } = product.window;
  return { ...usual, hours, fullRefundHours };
}
