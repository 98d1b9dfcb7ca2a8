import type { Localized } from '../catalog/index.ts';
import type { SubscriptionStatus } from '../subscription/index.ts';

/** A person in a customer's directory (4.11). */
export interface CustomerUser {
  readonly customerId: string;
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly usageLocation: string | null;
  readonly state: UserState;
  readonly deletedAt: Date | null;
}

export const userStates = ['active', 'inactive'] as const;
export type UserState = (typeof userStates)[number];

export const userSortFields = ['DisplayName', 'UserPrincipalName', 'FirstName', 'LastName'] as const;
export type UserSortField = (typeof userSortFields)[number];

/** One way to look at a customer's people; a page token carries it. */
export interface UserView {
  readonly state: UserState;
  readonly sortedBy: UserSortField;
  readonly descending: boolean;
}

/** Where the page before ended. */
export interface UserPageEnd {
  readonly key: string;
  readonly userId: string;
}

/** A product's SKU, as licenses name it: one pool of licenses for each customer and seller. */
export interface SkuKey {
  readonly productId: string;
  readonly skuId: string;
}

/** A subscription as a source of licenses. */
export interface LicenseSource extends SkuKey {
  readonly subscriptionId: string;
  readonly offerName: string;
  readonly status: SubscriptionStatus;
  readonly quantity: number;
  readonly assigned: number;
}

/** A license that a person holds, with the state of the subscription it draws from. */
export type HeldLicense = Pick<LicenseSource, 'productId' | 'skuId' | 'offerName' | 'status'>;

export type Capability = 'Enabled' | 'Warning' | 'Suspended';

export interface PoolUnits {
  readonly active: number;
  readonly warning: number;
  readonly suspended: number;
  /** Active and warning. */
  readonly total: number;
  readonly consumed: number;
  readonly available: number;
  readonly capability: Capability;
}

export interface LicensePool extends SkuKey {
  readonly offerName: string;
  readonly units: PoolUnits;
}

/** What the catalog knows of a SKU; absent when it is sold no more. */
export interface SkuFacts extends SkuKey {
  readonly title: Localized;
  /** GUID by which license assignment knows the SKU. */
  readonly provisioningId: string | null;
  readonly partNumber: string | null;
  readonly plans: readonly {
    readonly planId: string;
    readonly name: string;
    readonly friendlyName: string;
  }[];
}

export interface LicenseWanted extends SkuKey {
  readonly customerId: string;
  readonly userId: string;
  /** Whose subscriptions it may draw from. */
  readonly partnerId: string;
}

/** The person an assignment is for, at the moment of assigning. */
export interface Holder {
  readonly state: UserState;
  readonly usageLocation: string | null;
  readonly holdsIt: boolean;
}

/** What came of an assignment; each person and SKU has an outcome of its own (I43). */
export type AssignmentOutcome =
  | 'assigned'
  | 'held-already'
  | 'user-unknown'
  | 'location-missing'
  | 'none-free';
