import type { BillingCycle } from './model.ts';

export const transitionTypes = ['transition_only', 'transition_with_license_transfer'] as const;
export type TransitionType = (typeof transitionTypes)[number];

/** An upgrade or the conversion of a trial, as it is asked for. */
export interface WantedTransition {
  readonly toCatalogItemId: string;
  /** An existing subscription to move the licenses into; null: a new one, or the same under a new product. */
  readonly toSubscriptionId: string | null;
  readonly quantity: number;
  readonly termDuration: string | null;
  readonly billingCycle: BillingCycle | null;
  readonly transitionType: TransitionType;
  readonly promotionId?: string | null;
}

/** Somebody whose license stays behind, and why. */
export interface LicenseError {
  readonly userId: string;
  readonly name: string;
  readonly userPrincipalName: string;
  readonly reason: 'held-already';
}

/** One that was made. */
export interface Transition {
  readonly operationId: string;
  readonly customerId: string;
  readonly fromSubscriptionId: string;
  readonly toSubscriptionId: string;
  readonly fromCatalogItemId: string;
  readonly toCatalogItemId: string;
  readonly quantity: number;
  readonly termDuration: string | null;
  readonly billingCycle: BillingCycle;
  readonly transitionType: TransitionType;
  readonly startedAt: Date;
  readonly licenseErrors: readonly LicenseError[];
}
