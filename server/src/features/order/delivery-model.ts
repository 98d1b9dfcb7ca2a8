import type { LineProvisioning } from './model.ts';

/** One line that is to be set up for the customer. */
export interface DeliveryRequest {
  /** The same whenever the same line is asked for again. */
  readonly key: string;
  readonly partnerId: string;
  readonly customerId: string;
  readonly orderId: string;
  readonly lineNumber: number;
  /** How many lines the order has. */
  readonly lines: number;
  readonly subscriptionId: string;
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly at: Date;
}

export type DeliveryAnswer =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'waiting'; readonly askAgainAt: Date }
  /** For good. */
  | { readonly outcome: 'refused'; readonly why: string };

/**
 * The seam to whatever delivers the products (D41). It is asked outside of any transaction and more
 * than once for the same line; a repeat with the same key must deliver nothing a second time. Throwing
 * means that nobody knows what happened: the line is asked for again later.
 */
export interface DeliveryAdapter {
  deliver(request: DeliveryRequest): Promise<DeliveryAnswer>;
  /**
   * The same for lines of one order, where whoever delivers can take them together: an answer for each, or an
   * error where nobody knows. Throwing means that nobody knows of any.
   */
  deliverTogether?(requests: readonly DeliveryRequest[]): Promise<readonly (DeliveryAnswer | Error)[]>;
  /** Nobody waits for it any more. Answers `delivered` where it has been handed over in the meantime. */
  withdraw(request: DeliveryRequest): Promise<'withdrawn' | 'delivered'>;
}

export const deliveryStates = [
  'held',
  'waiting',
  'delivered',
  'refused',
  'timed-out',
  'base-failed',
  'rejected',
] as const;
/** `held`: under review. `rejected`: the review ended so. */
export type DeliveryState = (typeof deliveryStates)[number];

/** A line's place in the queue, with what has to be known to ask for it. */
export interface Delivery extends Omit<DeliveryRequest, 'at' | 'key'> {
  readonly deliveryKey: string;
  readonly afterLine: number | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  readonly givesUpAt: Date | null;
  readonly creditPrice: string;
  readonly customEndOn: string | null;
  readonly detail: string | null;
}

/** What becomes of a delivery after it was asked for. */
export type DeliveryStep =
  | { readonly state: 'waiting'; readonly nextAttemptAt: Date; readonly detail: string | null }
  | { readonly state: Exclude<DeliveryState, 'waiting' | 'held'>; readonly detail: string | null };

export const provisioningOf: Readonly<Record<DeliveryState, LineProvisioning>> = {
  held: 'pending',
  waiting: 'pending',
  delivered: 'fulfilled',
  refused: 'unfulfilled',
  'timed-out': 'unfulfilled',
  'base-failed': 'unfulfilled',
  rejected: 'unfulfilled',
};
