import type { SubscriptionKind, SubscriptionStatus } from '../subscription/index.ts';

/** Something bought that entitles to more than a subscription: software and reservations. */
export interface Entitlement {
  readonly orderId: string;
  readonly lineNumber: number;
  readonly subscriptionId: string;
  readonly kind: SubscriptionKind;
  readonly name: string;
  readonly productId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly status: SubscriptionStatus;
  readonly boughtAt: Date;
  readonly termStartsAt: Date;
  readonly termEndsOn: string | null;
  readonly cancelableUntil: Date | null;
}

export const entitlementTypes = ['software', 'reservedinstance'] as const;
export type EntitlementType = (typeof entitlementTypes)[number];

export interface SoftwareChoice {
  readonly version: string;
  readonly language: string;
  readonly bits: string;
}
