import type { RuleSet, SubscriptionKind } from './model.ts';

/** What decides about windows and refunds of a product. */
export interface WindowProduct {
  readonly kind: SubscriptionKind;
  readonly ruleSet: RuleSet;
  readonly termDuration: string | null;
  readonly isTrial: boolean;
}

export interface CancellationWindow {
  /** Hours from purchase or renewal; null: no window is kept, canceling follows other rules. */
  readonly hours: number | null;
  /** Hours with a full refund; the rest of the window refunds in part (D9). */
  readonly fullRefundHours: number;
  /** Licenses may be given back inside the window. */
  readonly reducible: boolean;
}

const none: CancellationWindow = { hours: null, fullRefundHours: 0, reducible: false };

/** THE table of cancellation windows and refunds (4.8.3, D9). */
export const cancellationWindows = {
  license: { hours: 168, fullRefundHours: 24, reducible: true },
  software: { hours: 168, fullRefundHours: 0, reducible: false },
  perpetual: { hours: 30 * 24, fullRefundHours: 30 * 24, reducible: false },
  'marketplace-monthly': { hours: 24, fullRefundHours: 24, reducible: false },
  'marketplace-annual': { hours: 14 * 24, fullRefundHours: 14 * 24, reducible: false },
  usage: none,
  reservation: none,
  legacy: none,
  trial: none,
} as const satisfies Record<string, CancellationWindow>;

export function cancellationWindowOf(product: WindowProduct): CancellationWindow {
  if (product.isTrial) return cancellationWindows.trial;
  if (product.kind === 'license')
    return cancellationWindows[product.ruleSet === 'legacy' ? 'legacy' : 'license'];
  if (product.kind !== 'marketplace') return cancellationWindows[product.kind];
  return cancellationWindows[product.termDuration === 'P1M' ? 'marketplace-monthly' : 'marketplace-annual'];
}

const hourMs = 3_600_000;

export function hoursAfter(instant: Date, hours: number): Date {
  return new Date(instant.getTime() + hours * hourMs);
}

/** End of the cancellation window of something bought or renewed at this instant. */
export function cancelableUntil(product: WindowProduct, from: Date): Date | null {
  const { hours } = cancellationWindowOf(product);
  return hours === null ? null : hoursAfter(from, hours);
}

export interface RefundOption {
  readonly type: 'Full' | 'Partial';
  readonly expiresAt: Date;
}

/** What a cancellation would bring back at `now`: full first, then in part, then nothing. */
export function refundOptions(product: WindowProduct, until: Date | null, now: Date): RefundOption[] {
  const window = cancellationWindowOf(product);
  if (window.hours === null || until === null || now >= until) return [];
  const fullUntil = hoursAfter(until, window.fullRefundHours - window.hours);
  const options: RefundOption[] = [];
  if (now < fullUntil) options.push({ type: 'Full', expiresAt: fullUntil });
  if (fullUntil < until) options.push({ type: 'Partial', expiresAt: until });
  return options;
}
