import type { Language } from '../../errors/sentence.ts';
import type { PromotedLine, Promotion, Sellable } from '../catalog/index.ts';
import type { BillingCycle, Charge, KeptSubscription, ScheduledChange } from './model.ts';

export const suspensionReasons = ['CustomerRequest', 'NonPayment', 'Fraud', 'RelationshipEnd'] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];

/** Marks what was suspended with its base, so that it comes back with it. */
export const suspendedWithBase = 'BaseSuspended';

/** Marks what another partner is billed for now (C66). */
export const suspendedByTransfer = 'Transferred';

/** One thing a client wants changed. Several of one request happen in this order. */
export type Change =
  | { readonly kind: 'rename'; readonly friendlyName: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'quantity'; readonly quantity: number }
  | { readonly kind: 'term'; readonly termDuration: string | null; readonly billingCycle: BillingCycle }
  | { readonly kind: 'auto-renew'; readonly on: boolean }
  | { readonly kind: 'schedule'; readonly wanted: WantedSchedule | null }
  | { readonly kind: 'suspend'; readonly reason: SuspensionReason }
  | { readonly kind: 'cancel' }
  /** To a state that nobody can ask for. */
  | { readonly kind: 'other-status'; readonly status: string };

/** What is not said stays as it is. */
export interface WantedSchedule {
  readonly catalogItemId: string | null;
  readonly termDuration: string | null;
  readonly billingCycle: BillingCycle | null;
  readonly quantity: number | null;
  readonly customTermEndOn: string | null;
  readonly promotionId: string | null;
}

/** Of the customer's other subscriptions from the same seller: bases, add-ons and ends to align with. */
export type Relative = Pick<
  KeptSubscription,
  | 'subscriptionId'
  | 'parentSubscriptionId'
  | 'kind'
  | 'ruleSet'
  | 'status'
  | 'suspensionReasons'
  | 'quantity'
  | 'isTrial'
  | 'termDuration'
  | 'termEndsOn'
>;

/** Everything the rules look at; read once, before they decide. */
export interface ChangeFacts {
  readonly now: Date;
  readonly language: Language;
  /** What the catalog says today, by catalog item id in lower case; what it no longer has is missing. */
  readonly catalog: ReadonlyMap<string, Sellable>;
  readonly relatives: readonly Relative[];
  /** Of a usage plan: usage subscriptions that are active under it. */
  readonly running?: number;
  readonly credit: Credit;
  /** What a promotion of the next term is judged by; only there when one is named. */
  readonly promoted?: PromotionFacts | null;
}

export interface PromotionFacts extends Pick<PromotedLine, 'country' | 'held' | 'segments'> {
  readonly promotions: readonly Promotion[];
}

/** What the seller may still spend at the vendor. */
export interface Credit {
  readonly currency: string;
  readonly available: string;
}

export interface ChangeOutcome {
  readonly next: KeptSubscription;
  readonly charges: readonly Charge[];
}

export type { ScheduledChange };
