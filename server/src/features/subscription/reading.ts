import { refuse } from '../../errors/refusal.ts';
import type { Database } from '../../platform/db/index.ts';
import { tenantScope } from '../../platform/db/index.ts';
import type { KeptSubscription } from './model.ts';
import type { SellerScope } from './store.ts';
import { findSubscription } from './store.ts';

/** The part of a reach to a customer that decides whose subscriptions are read. */
export interface SubscriptionReach {
  readonly customerId: string;
  readonly capacity: 'provider' | 'reseller' | 'direct';
  readonly partnerId: string;
  readonly providerId: string | null;
}

/**
 * Whose subscriptions this caller reads: its own, or as a reseller those that its provider sold to
 * this customer (D12). A reseller without a provider there has none to read; being credited alone
 * opens nothing (I25, D52).
 */
export function sellerOf(customer: SubscriptionReach): SellerScope | null {
  const partnerId = customer.capacity === 'reseller' ? customer.providerId : customer.partnerId;
  return partnerId === null ? null : { scope: tenantScope(partnerId), partnerId };
}

const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export function isGuid(text: string): boolean {
  return guid.test(text);
}

/** One subscription of a customer by its id in any case; unknown, foreign and malformed ids are all unknown. */
export async function findOwnSubscription(
  db: Database,
  customer: SubscriptionReach,
  given: string,
): Promise<KeptSubscription> {
  const seller = sellerOf(customer);
  const found =
    seller && isGuid(given)
      ? await findSubscription(db, seller, customer.customerId, given.toLowerCase())
      : undefined;
  return found ?? refuse('subscription-unknown');
}
