export type ReferralKind = 'customer-inquiry' | 'marketing-qualified' | 'sales-qualified' | 'informational';
export type ReferralSource = 'customer' | 'provider' | 'vendor';
export type ReferralState = 'received' | 'accepted' | 'declined' | 'expired' | 'won' | 'lost' | 'archived';

export interface ReferralCompany {
  readonly name: string;
  readonly country: string;
  readonly city: string;
  readonly size: string;
}

export interface ReferralContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
}

/** What somebody needs, and who (C93). */
export interface ReferralNeed {
  readonly kind: ReferralKind;
  readonly company: ReferralCompany;
  readonly contact: ReferralContact;
  readonly need: string;
  /** Exact decimal as text; null: not known. */
  readonly value: string | null;
  readonly currency: string | null;
  readonly timeFrame: string;
}

/** How the receiver works on it (C94). */
export interface Deal {
  readonly name: string;
  readonly value: string;
  readonly currency: string;
  /** Calendar day. */
  readonly closesOn: string;
  readonly notes: string;
  readonly campaignId: string;
  readonly crmId: string;
}

export interface TeamMember {
  readonly userId: string;
  readonly displayName: string;
  /** Absent in lists of who could be chosen. */
  readonly userName?: string;
}

export interface Referral extends ReferralNeed {
  readonly receiverId: string;
  readonly receiverName: string;
  /** PartnerID of the receiver's location that it is for. */
  readonly location: string;
  readonly referralId: string;
  readonly senderId: string;
  readonly senderName: string;
  readonly source: ReferralSource;
  readonly hotUntil: Date | null;
  readonly state: ReferralState;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
  readonly deal: Deal | null;
  readonly reason: string | null;
  readonly reasonNote: string | null;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly favorite: boolean;
  readonly team: readonly TeamMember[];
  readonly version: number;
}

export interface InboxNarrowing {
  readonly states: readonly ReferralState[];
  readonly kinds: readonly ReferralKind[];
  readonly favoritesOnly: boolean;
  /** Those that became this customer. */
  readonly customerId: string | null;
  readonly sight: Sight;
  /** Who looks. */
  readonly userId: string | null;
}

/** Which of the company's referrals somebody sees (2.1, 2.4); each part only adds to the others (I49). */
export interface Sight {
  readonly all: boolean;
  /** Everything of these locations, by PartnerID. */
  readonly locations: readonly string[];
  /** Deals of the own teams: none, everywhere, or at these locations. */
  readonly team: 'none' | 'everywhere' | readonly string[];
}
