import type { SubscriptionKind, SubscriptionStatus } from '../subscription/index.ts';

/** A subscription of the partner, as far as an ending looks at it. */
export interface StakedSubscription {
  readonly subscriptionId: string;
  readonly name: string;
  readonly kind: SubscriptionKind;
  readonly ruleSet: 'new-commerce' | 'legacy';
  readonly status: SubscriptionStatus;
  readonly quantity: number;
  readonly isTrial: boolean;
  readonly autoRenew: boolean;
  /** Last day of the term, inclusive; null: no end. */
  readonly termEndsOn: string | null;
  readonly cancelableUntil: Date | null;
  readonly parentSubscriptionId: string | null;
  readonly version: number;
  /** Of a usage plan: usage subscriptions are active under it. */
  readonly inUse?: boolean;
}

/** What a person can do about a blocker. */
export type WayOut =
  | { readonly way: 'suspend' }
  /** Until when it is possible; null: at any time. */
  | { readonly way: 'cancel'; readonly until: Date | null }
  /** It then ends by itself after this day. */
  | { readonly way: 'stop-renewal'; readonly endsOn: string }
  /** A usage plan stands until what hangs on it is gone (C53). */
  | { readonly way: 'cancel-below' }
  /** Not in this portal: a service request with the vendor (4.8.3). */
  | { readonly way: 'ask-vendor' }
  /** It is being set up. */
  | { readonly way: 'wait' };

/** One thing that stands in the way of an ending (C37, I6). */
export interface Blocker {
  readonly subscription: StakedSubscription;
  /** When it clears by itself; null: not without somebody's doing. */
  readonly clearsAt: Date | null;
  readonly ways: readonly WayOut[];
}

/** Where a partner stands as support contact of another one's subscription (4.9). */
export interface SupportRole {
  readonly subscriptionId: string;
  readonly sellerId: string;
}

/** What an ending does, exactly (C37). */
export interface EndingConsequences {
  /** Suspended and the like: they run on to their end (4.8.1). */
  readonly runningOn: readonly StakedSubscription[];
  /** Their sellers become the support contact again (D30). */
  readonly supportRoles: readonly SupportRole[];
  /** Usage-based services: roles there stay until the customer removes them. */
  readonly usageRolesStay: boolean;
}

/** Everything that is decided on; read at once, and again under lock when it is done. */
export interface EndingFacts {
  readonly subscriptions: readonly StakedSubscription[];
  readonly supportRoles: readonly SupportRole[];
  readonly relationshipVersion: number;
}

export type PlanState = 'waiting' | 'done' | 'canceled' | 'superseded';

/** An ending that waits until nothing stands in its way. */
export interface PlannedEnding {
  readonly planId: string;
  readonly partnerId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly state: PlanState;
  readonly queuedAt: Date;
  readonly queuedBy: string | null;
  readonly queuedByName: string;
  readonly applicationId: string | null;
  readonly correlationId: string;
  readonly declarationVersion: string;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
}

/** What comes back when the customer accepts a new request (C38). */
export interface Reinstatement {
  readonly orders: number;
  readonly billTo: boolean;
  /** Still within their term: they can be resumed once the relationship is live again. */
  readonly resumable: readonly StakedSubscription[];
}
