import type { Localized, SellableTerm } from '../catalog/index.ts';
import type { PermissionKind } from '../customer-permission/index.ts';

/** Something of the catalog that a permission is about. */
export interface PurchasableItem {
  readonly catalogItemId: string;
  readonly kind: PermissionKind;
  readonly name: Localized;
  readonly description: Localized;
  readonly minimum: number;
  readonly maximum: number;
  readonly terms: readonly SellableTerm[];
}

/** What was bought for a usage plan, by whichever side. */
export interface Commitment {
  readonly subscriptionId: string;
  readonly planId: string;
  readonly planName: string;
  readonly name: string;
  readonly kind: PermissionKind;
  readonly quantity: number;
  readonly termDuration: string | null;
  readonly billingCycle: string;
  readonly status: string;
  readonly orderId: string;
  readonly boughtAt: Date;
  readonly termEndsOn: string | null;
  readonly byCustomer: boolean;
}

/** One purchase, as the customer's owner asks for it. */
export interface WantedPurchase {
  readonly serviceId: string;
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly termDuration: string;
  readonly billingCycle: string;
}
