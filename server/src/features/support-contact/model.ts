import type { SupportProfile } from '../partner/index.ts';

/** A partner as a support contact: whom a customer calls about a subscription (4.9). */
export interface SupportPartner {
  readonly tenantId: string;
  readonly name: string;
  readonly country: string;
  /** Location PartnerID. */
  readonly partnerId: string;
}

/** What the guard of 4.9 looks at, for one partner at one customer of the seller. */
export interface ContactFacts {
  readonly isSeller: boolean;
  readonly hasPartnership: boolean;
  readonly isRelated: boolean;
  readonly hasAdmin: boolean;
}

/** What keeps a company from being chosen; the first one that is missing. */
export const contactLacks = ['partnership', 'relationship', 'admin'] as const;
export type ContactLack = (typeof contactLacks)[number];

/** A company that is, may be or could become the contact at a customer. */
export interface Candidate extends SupportPartner, SupportProfile {
  readonly isDefault: boolean;
  /** Null: may be chosen now. */
  readonly lacks: ContactLack | null;
}

/** A subscription and whom the customer calls about it. */
export interface SupportedSubscription {
  readonly subscriptionId: string;
  readonly customerId: string;
  readonly name: string;
  readonly offerName: string;
  readonly quantity: number;
  readonly status: string;
  readonly version: number;
  /** Who sold it: the default. */
  readonly sellerId: string;
  readonly contact: SupportPartner;
  /** The contact has lost its admin permission at the customer since it was chosen (D30). */
  readonly flagged: boolean;
}

/** Why the owner is warned about a contact that stays (D30): a lost permission, or only the partnership. */
export type ContactWarning = 'admin-lost' | 'partnership-ended';
