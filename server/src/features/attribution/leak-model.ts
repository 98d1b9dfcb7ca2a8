import type { RecordedPartner } from './model.ts';

/** Why a subscription earns nobody anything; the last two still earn, but could not be set again (9.2). */
export const leakKinds = [
  'nobody',
  'location-deleted',
  'global-id',
  'not-reseller',
  'other-country',
  'not-active',
  'agreement-unsigned',
  'former-partner',
] as const;
export type LeakKind = (typeof leakKinds)[number];

/** A running subscription with what decides who might be credited instead. */
export interface LeakingSubscription {
  readonly subscriptionId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly name: string;
  readonly offerName: string;
  readonly quantity: number;
  readonly onRecord: string | null;
  /** Company behind the record when it was made. */
  readonly recorded: RecordedPartner | null;
  /** Reseller that is designated for the customer. */
  readonly designated: RecordedPartner | null;
}

/** A company that may be put on record now. */
export interface Suggestion {
  readonly tenantId: string;
  readonly name: string;
  readonly partnerId: string;
}

export interface Leak extends LeakingSubscription {
  readonly kind: LeakKind;
  /** What the PartnerID on record leads to today. */
  readonly found: RecordedPartner | null;
  readonly suggestion: Suggestion | null;
}
