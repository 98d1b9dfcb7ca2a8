import type { Acting } from '../customer/index.ts';

/** One subscription that the wizard ordered. */
export interface WantedSubscription {
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly termDuration?: string | undefined;
  readonly billingCycle?: string | undefined;
  readonly currencyCode?: string | undefined;
  readonly friendlyName?: string | undefined;
  readonly promotionId?: string | undefined;
}

/** Whom the order is for: an account made a moment ago, or about to be made. */
export interface OrderingCustomer {
  /** Absent before there is one. */
  readonly customerId: string | null;
  readonly companyName: string;
  readonly country: string;
  readonly agreementAccepted: boolean;
  readonly accountReview: 'allowed' | 'under-review' | 'not-approved';
}

export interface OrderRequest {
  readonly acting: Acting;
  readonly customer: OrderingCustomer;
  readonly subscriptions: readonly WantedSubscription[];
  /** Reseller who is credited for every line; null: nobody (I26). */
  readonly resellerTenantId: string | null;
  readonly attestationAccepted: boolean;
}

/** What the order feature does for the wizard; handed in by `wiring/`. */
export interface OrderDesk {
  /** Places the order and answers with it as the contract writes it; throws a refusal otherwise. */
  placeOrder(
    request: OrderRequest & { readonly customer: { readonly customerId: string } },
  ): Promise<unknown>;
  /** Throws what would refuse the order at this moment, with fields such as `subscriptions[0].quantity`. */
  checkOrder?(request: OrderRequest): Promise<void>;
  /** Told of an order that broke rather than being refused; the seller only learns that it failed. */
  reportFault?(error: unknown): void;
}

/** Why an account has no order although one was asked for (D23). */
export interface OrderFailure {
  readonly code: number;
  readonly errorName: string;
  readonly description: string;
  readonly data: readonly { readonly field: string; readonly message: string }[];
}

export interface OrderOutcome {
  readonly order: unknown;
  readonly orderError: OrderFailure | null;
}
