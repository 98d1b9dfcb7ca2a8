import type { Caller } from '../../access/caller.ts';
import { refuse } from '../../errors/refusal.ts';
import type { UsageCall } from './actions.ts';

/** A request of a partner that has reached a customer. */
export interface Asked {
  readonly caller: Caller;
  readonly context: { readonly correlationId: string };
  readonly customer: {
    readonly partnerId: string;
    readonly customerId: string;
    readonly companyName: string;
    readonly capacity: 'provider' | 'reseller' | 'direct';
    readonly providerId: string | null;
  };
}

/** A seller looks at its own plans, a reseller at those of its provider there (D12). */
export function usageCallOf({ caller, context, customer }: Asked): UsageCall & { readonly billedTo: string } {
  const billedTo = customer.capacity === 'reseller' ? customer.providerId : customer.partnerId;
  if (billedTo === null) return refuse('entitlement-unknown');
  return { caller, context, customer, billedTo };
}
