import type { SubscriptionKind, SubscriptionStatus } from '../subscription/index.ts';
import type { LineProblem } from './model.ts';

/** A subscription of a direct partner, as its handover to a provider looks at it (C66). */
export interface HandoverItem {
  readonly subscriptionId: string;
  /** As the partner calls it; no other partner reads that name (I51). */
  readonly friendlyName: string;
  readonly offerName: string;
  readonly offerId: string;
  readonly kind: SubscriptionKind;
  readonly ruleSet: 'new-commerce' | 'legacy';
  readonly isTrial: boolean;
  readonly status: SubscriptionStatus;
  readonly quantity: number;
  readonly billingCycle: string;
  readonly termDuration: string | null;
  readonly productId: string;
  readonly skuId: string;
  /** Of an add-on that follows a base. */
  readonly baseId: string | null;
  readonly inTransfer: boolean;
}

/** A thing with what keeps it from being handed over by itself; null: nothing does. */
export interface JudgedItem {
  readonly item: HandoverItem;
  readonly against: LineProblem | null;
}

/** A line of a request: bases before their add-ons. */
export interface HandoverLine {
  readonly item: HandoverItem;
  readonly baseLine: number | null;
  readonly resellerPartnerId: string | null;
}

/** A provider that the partner is a reseller of. */
export interface AcceptedProvider {
  readonly tenantId: string;
  readonly name: string;
  readonly since: Date;
}
