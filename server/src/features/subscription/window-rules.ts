import type { KeptSubscription, RuleSet, SubscriptionKind } from './model.ts';

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

export function cancellationWindowOf(product: WindowProduct): CancellationWindow {
  return cancellationWindows[windowRuleOf(product)];
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

/** Until when licenses added now may be given back, or bring back their whole price where that is always possible. */
export function reducibleUntil(product: WindowProduct, addedAt: Date): Date {
  const window = cancellationWindowOf(product);
  return hoursAfter(addedAt, window.hours ?? window.fullRefundHours);
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

/** The clock of a cancellation: whether it still runs, until when, and by which rule. */
export interface CancellationClock {
  readonly rule: WindowRule | 'upgraded' | 'over';
  readonly open: boolean;
  readonly until: Date | null;
  /** Until then everything is given back. */
  readonly fullUntil: Date | null;
  /** While it runs: the hours that are left, begun ones not counted, and how long it is in all. */
  readonly left: { readonly hours: number; readonly of: number } | null;
}

export function cancellationClock(
  s: Pick<
    KeptSubscription,
    'kind' | 'ruleSet' | 'termDuration' | 'isTrial' | 'status' | 'cancelableUntil' | 'termStartsAt'
  >,
  now: Date,
): CancellationClock {
  const rule = windowRuleOf(s);
  const window: CancellationWindow = cancellationWindows[rule];
  const live = s.status === 'active' || s.status === 'suspended';
  if (!live) return { rule: 'over', open: false, until: null, fullUntil: null, left: null };
  if (window.canceling === 'any-time') {
    const fullUntil = window.fullRefundHours > 0 ? hoursAfter(s.termStartsAt, window.fullRefundHours) : null;
    return {
      rule,
      open: true,
      until: null,
      fullUntil: fullUntil && now < fullUntil ? fullUntil : null,
      left: null,
    };
  }
  if (window.hours === null) return { rule, open: false, until: null, fullUntil: null, left: null };
  // An upgrade opens no window (4.8.3).
  if (s.cancelableUntil === null)
    return { rule: 'upgraded', open: false, until: null, fullUntil: null, left: null };
  const fullUntil = hoursAfter(s.cancelableUntil, window.fullRefundHours - window.hours);
  return {
    rule,
    open: now < s.cancelableUntil,
    until: s.cancelableUntil,
    fullUntil: window.fullRefundHours > 0 && now < fullUntil ? fullUntil : null,
    left:
      now < s.cancelableUntil
        ? {
            hours: Math.floor((s.cancelableUntil.getTime() - now.getTime()) / hourMs),
            of: window.hours,
          }
        : null,
  };
}
