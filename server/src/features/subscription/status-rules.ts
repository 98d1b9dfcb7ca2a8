import type { SubscriptionStatus } from './model.ts';

/** What can happen to a subscription. */
export const subscriptionEvents = [
  'provision',
  'wait',
  'add-licenses',
  'reduce-licenses',
  'upgrade',
  'convert',
  'schedule',
  'edit',
  'suspend',
  'resume',
  'cancel',
  'renew',
  'term-end',
  'grace-end',
  'disabled-end',
] as const;
export type SubscriptionEvent = (typeof subscriptionEvents)[number];

export interface Transition {
  readonly from: SubscriptionStatus | null;
  readonly event: SubscriptionEvent;
  readonly to: SubscriptionStatus;
  /** What must hold besides the state. */
  readonly guard?: string;
  readonly effect?: string;
}

/**
 * THE status table of license-based new-commerce subscriptions (4.8.1). `from: null` is the order
 * line that makes one. A pair of state and event without a row is refused.
 */
export const subscriptionTransitions: readonly Transition[] = [
  {
    from: null,
    event: 'provision',
    to: 'active',
    effect: 'term starts; cancellation window opens; auto-renew on',
  },
  { from: null, event: 'wait', to: 'pending', effect: 'no changes allowed' },
  { from: 'pending', event: 'provision', to: 'active', effect: 'term starts; cancellation window opens' },
  { from: 'active', event: 'edit', to: 'active', effect: 'nickname or reseller changes' },
  { from: 'suspended', event: 'edit', to: 'suspended', effect: 'nickname or reseller changes' },
  {
    from: 'active',
    event: 'add-licenses',
    to: 'active',
    guard: 'no trial; offer limits',
    effect: 'new batch with its own window',
  },
  {
    from: 'active',
    event: 'reduce-licenses',
    to: 'active',
    guard: 'only batches inside their window',
    effect: 'refund',
  },
  {
    from: 'active',
    event: 'upgrade',
    to: 'active',
    guard: 'an upgrade path exists',
    effect: 'same id and end date',
  },
  {
    from: 'active',
    event: 'suspend',
    to: 'suspended',
    guard: 'no trial; no renewal under way',
    effect: 'access off; auto-renew off',
  },
  {
    from: 'suspended',
    event: 'resume',
    to: 'active',
    guard: 'before the term ends; base active',
    effect: 'auto-renew stays off',
  },
  {
    from: 'active',
    event: 'cancel',
    to: 'deleted',
    guard: 'inside the window',
    effect: 'refund; access off',
  },
  { from: 'suspended', event: 'cancel', to: 'deleted', guard: 'inside the window', effect: 'refund' },
  {
    from: 'active',
    event: 'renew',
    to: 'active',
    guard: 'auto-renew on; still renewable',
    effect: 'new price; new window',
  },
  {
    from: 'active',
    event: 'term-end',
    to: 'expired',
    guard: 'auto-renew off',
    effect: 'usable for 30 days without billing',
  },
  { from: 'suspended', event: 'term-end', to: 'disabled', effect: '30 days' },
  {
    from: 'expired',
    event: 'grace-end',
    to: 'disabled',
    guard: '30 days',
    effect: 'users out; admins keep data for 90 days',
  },
  { from: 'disabled', event: 'disabled-end', to: 'deleted', guard: '90 days', effect: 'data gone' },
  {
    from: 'suspended',
    event: 'disabled-end',
    to: 'deleted',
    guard: 'legacy: 90 days after it was suspended',
    effect: 'data gone',
  },
  {
    from: 'active',
    event: 'convert',
    to: 'active',
    guard: 'a trial; at least as many licenses',
    effect: 'paid term and window begin',
  },
  {
    from: 'active',
    event: 'schedule',
    to: 'active',
    guard: 'auto-renew on',
    effect:
      'applied at renewal; dropped by cancel, suspend, auto-renew off, other quantity, upgrade, conversion',
  },
];

/** The next state, or null where the event is refused in this one. */
export function nextStatus(
  from: SubscriptionStatus | null,
  event: SubscriptionEvent,
): SubscriptionStatus | null {
  return subscriptionTransitions.find((row) => row.from === from && row.event === event)?.to ?? null;
}
