import type { SaleScope } from '../catalog/sale-rule/model.ts';
import type { CancellationWindow, WindowProduct, WindowRule } from '../catalog/sale-rule/window-rules.ts';
import { cancellationWindowOf, windowRuleOf } from '../catalog/sale-rule/window-rules.ts';
import type { KeptSubscription } from './model.ts';

export type {
  CancellationWindow,
  WindowProduct,
  WindowRule,
} from '../catalog/sale-rule/window-rules.ts';
export {
  cancellationWindowOf,
  cancellationWindows,
  windowRuleOf,
} from '../catalog/sale-rule/window-rules.ts';

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
  /** Hours it was bought with and the rule of the catalog they come from; null: the usual ones. */
  readonly own: { readonly hours: number; readonly fullRefundHours: number; readonly by: SaleScope } | null;
}

export function cancellationClock(
  s: Pick<
    KeptSubscription,
    'kind' | 'ruleSet' | 'termDuration' | 'isTrial' | 'window' | 'status' | 'cancelableUntil' | 'termStartsAt'
  >,
  now: Date,
): CancellationClock {
  const rule = windowRuleOf(s);
  const window: CancellationWindow = cancellationWindowOf(s);
  const own =
    s.window && window.hours !== null
      ? { hours: window.hours, fullRefundHours: window.fullRefundHours, by: s.window.rule }
      : null;
  const live = s.status === 'active' || s.status === 'suspended';
  if (!live) return { rule: 'over', open: false, until: null, fullUntil: null, left: null, own };
  if (window.canceling === 'any-time') {
    const fullUntil = window.fullRefundHours > 0 ? hoursAfter(s.termStartsAt, window.fullRefundHours) : null;
    return {
      rule,
      open: true,
      until: null,
      fullUntil: fullUntil && now < fullUntil ? fullUntil : null,
      left: null,
      own,
    };
  }
  if (window.hours === null) return { rule, open: false, until: null, fullUntil: null, left: null, own };
  // An upgrade opens no window (4.8.3).
  if (s.cancelableUntil === null)
    return { rule: 'upgraded', open: false, until: null, fullUntil: null, left: null, own };
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
    own,
  };
}
