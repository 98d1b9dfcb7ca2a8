import type { Reader } from '../../platform/db/index.ts';
import type { InvitationParts } from '../invitation/index.ts';
import type { AdminGrant } from './model.ts';

/**
 * Granular grants that are active at a customer, of all its partners; in the customer's scope. Filled by
 * the feature that keeps them, handed in by `wiring/`; null where no such feature runs.
 */
export type AdminGrantsOf = (reader: Reader, customerId: string) => Promise<readonly AdminGrant[] | null>;

/** What a partner sells to a customer and whom the customer calls for it (C89), by subscription. */
export interface SupportedSubscription {
  readonly subscriptionId: string;
  readonly name: string;
  readonly quantity: number;
  /** Who sold it. */
  readonly sellerId: string;
  readonly supportContactId: string;
  readonly resellerId: string | null;
}

/** Subscriptions of a customer that are not over, or those a person holds licenses of; in the customer's scope. */
export type SubscriptionsOf = (
  reader: Reader,
  customerId: string,
  userId: string | null,
) => Promise<readonly SupportedSubscription[]>;

/** What relationships work with; `wiring/` hands in the facts of features further up. */
export interface RelationshipParts extends InvitationParts {
  /** Origin that personal links begin with. */
  readonly publicUrl: string;
  readonly adminGrantsOf: AdminGrantsOf;
  readonly subscriptionsOf: SubscriptionsOf;
}
