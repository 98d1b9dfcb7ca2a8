import type { Sealed } from '../../platform/seal/index.ts';

export type WebhookState = 'active' | 'disabled';
export type DeliveryState = 'waiting' | 'delivered' | 'parked';

/** An address of a company that is told of its events (C105). */
export interface Webhook {
  readonly tenantId: string;
  readonly webhookId: string;
  readonly url: string;
  readonly eventNames: readonly string[];
  /** The certificate's signature goes into a header of its own. */
  readonly inOwnHeader: boolean;
  readonly alertEmail: string | null;
  readonly state: WebhookState;
  readonly formerUntil: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** What may be chosen about it. */
export interface WebhookTerms {
  readonly url: string;
  readonly eventNames: readonly string[];
  readonly inOwnHeader: boolean;
  readonly alertEmail: string | null;
}

/** An event as the activity log holds it. */
export interface TenantEvent {
  readonly tenantId: string;
  readonly recordId: string;
  readonly eventName: string;
  readonly operation: string;
  readonly occurredAt: Date;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly counterpartId: string | null;
  readonly oldValue: object | null;
  readonly newValue: object | null;
  /** Of the request that it came from. */
  readonly correlationId: string;
  /** Where it stands in the order of events: transaction, and place within it. */
  readonly xid: string;
  readonly position: string;
}

export interface Place {
  readonly xid: string;
  readonly position: string;
}

export interface Delivery {
  readonly tenantId: string;
  readonly deliveryId: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly eventName: string;
  readonly isTest: boolean;
  readonly createdAt: Date;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
}

/** A delivery that is to be carried now, with what that takes. */
export interface Outgoing extends Delivery {
  readonly body: string;
  /** Null for those from before it was kept. */
  readonly correlationId: string | null;
  readonly url: string;
  readonly inOwnHeader: boolean;
  readonly secrets: readonly Sealed[];
}

/** How one attempt went. */
export interface Attempt {
  readonly at: Date;
  /** Of the answer; null: there was none. */
  readonly status: number | null;
  readonly fault: string | null;
  readonly answer: string | null;
  readonly durationMs: number;
}

/** An address that may want an event, and from when on it is told. */
export interface Listener extends Pick<Webhook, 'tenantId' | 'webhookId' | 'eventNames' | 'state'> {
  /** Transactions before this one had ended when it was registered. */
  readonly sinceXid: string;
  /** What had been committed when it was registered: `lowest:next:still running,…`; null: it is older than this mark. */
  readonly sinceSnapshot: string | null;
}

/** The order events are numbered in begins here. */
export const beginning: Place = { xid: '0', position: '0' };
