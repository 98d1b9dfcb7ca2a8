import type { ErrorName } from '../../errors/error-codes.ts';
import { Refusal } from '../../errors/refusal.ts';
import type { Language, RefusalParameters } from '../../errors/sentence.ts';
import { sentenceOf } from '../../errors/sentence.ts';
import { openBatches } from './batch-rules.ts';
import type { Subscription, SubscriptionKind } from './model.ts';
import { nextStatus } from './status-rules.ts';
import { cancellationWindowOf } from './window-rules.ts';
import { attributionWords, statusWords } from './words.ts';

/** Nickname and reseller change only while the subscription is active or suspended (C47, 4.8.1). */
export function refusalOfEdit(
  subscription: Pick<Subscription, 'status'>,
  language: Language,
): Refusal | null {
  if (nextStatus(subscription.status, 'edit') !== null) return null;
  if (subscription.status === 'deleted') return new Refusal('subscription-deleted');
  return new Refusal('subscription-not-active', { status: statusWords[subscription.status][language] });
}

/** How the reseller of each kind may change after the purchase (C47, 9.2 rule 6). */
export const attributionByKind = {
  license: 'changeable',
  usage: 'changeable',
  software: 'changeable',
  marketplace: 'changeable',
  // Credit for a purchase that never renews counts from the purchase, and changes do not count backwards (D31).
  perpetual: 'bought-once',
  reservation: 'follows-plan',
} as const satisfies Record<SubscriptionKind, string>;

/** Why this subscription's reseller stays as it is whoever is chosen, or null. Add-ons have their own. */
export function refusalOfAttributionChange(
  subscription: Pick<Subscription, 'kind' | 'parentSubscriptionId'>,
  language: Language,
): Refusal | null {
  const rule = attributionByKind[subscription.kind];
  if (rule === 'follows-plan' && subscription.parentSubscriptionId !== null) {
    return refusalAtPartnerId('attribution-differs-from-plan', {}, language);
  }
  if (rule === 'bought-once') {
    return refusalAtPartnerId(
      'attribution-not-changeable',
      { why: attributionWords['bought-once'][language] },
      language,
    );
  }
  return null;
}

function refusalAtPartnerId(reason: ErrorName, parameters: RefusalParameters, language: Language): Refusal {
  return new Refusal(reason, parameters, [
    { field: 'partnerId', message: sentenceOf(reason, parameters, language) },
  ]);
}

/** A live subscription whose credit goes to nobody: a to-do of its provider (9.2 rule 3). */
export function lacksAttribution(subscription: Pick<Subscription, 'status' | 'resellerPartnerId'>): boolean {
  return subscription.resellerPartnerId === null && nextStatus(subscription.status, 'edit') !== null;
}

/** Tabs of a customer's subscriptions (C48). */
export const subscriptionTabs = ['license', 'usage', 'software', 'marketplace'] as const;
export type SubscriptionTab = (typeof subscriptionTabs)[number];

export function tabOf(kind: SubscriptionKind): SubscriptionTab {
  if (kind === 'perpetual') return 'software';
  return kind === 'reservation' ? 'usage' : kind;
}

/** Hidden in lists unless asked for, present in exports and for programs (C48). */
export function isOver(subscription: Pick<Subscription, 'status'>): boolean {
  return ['expired', 'disabled', 'deleted'].includes(subscription.status);
}

export interface RefundableQuantity {
  readonly total: number;
  readonly batches: readonly { readonly quantity: number; readonly until: Date }[];
}

/** Licenses that may still be given back (C51), by batch; null where no window is kept. */
export function refundableQuantity(
  s: Parameters<typeof openBatches>[0] & Pick<Subscription, 'status'>,
  now: Date,
): RefundableQuantity | null {
  const window = cancellationWindowOf(s);
  if (!window.reducible || window.canceling === 'any-time') return null;
  const open = s.status === 'active' ? openBatches(s, now) : [];
  const batches = open.flatMap(({ quantity, until }) => (until ? [{ quantity, until }] : []));
  return { total: batches.reduce((sum, one) => sum + one.quantity, 0), batches };
}
