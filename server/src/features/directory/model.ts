export type ListedService = 'support' | 'billing' | 'training' | 'financing';

/** What a listing says of a provider; the company's name comes from its legal profile. */
export interface ListingText {
  readonly countries: readonly string[];
  readonly services: readonly ListedService[];
  readonly description: string;
  readonly website: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
}

/** The vendor's person who looks after the listing (C4). */
export interface Representative {
  readonly name: string;
  readonly email: string;
}

export interface Listed {
  readonly providerId: string;
  readonly name: string;
  readonly country: string;
  readonly region: string;
}

export interface Listing extends Listed, ListingText {
  readonly representative: Representative;
  readonly version: number;
  readonly updatedAt: Date;
}

/** A provider, listed or not. */
export interface ListableProvider extends Listed {
  readonly listing: Listing | null;
}

export type ListingChangeState = 'open' | 'applied' | 'declined' | 'withdrawn';

export interface ListingChange {
  readonly changeId: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly wanted: ListingText;
  readonly note: string;
  readonly state: ListingChangeState;
  readonly askedAt: Date;
  readonly askedByName: string;
  readonly decidedAt: Date | null;
  readonly decidedByName: string | null;
  readonly reason: string | null;
}

/** Narrows the directory; an absent member narrows nothing. */
export interface DirectoryNarrowing {
  readonly name: string | null;
  readonly countries: readonly string[] | null;
  readonly services: readonly ListedService[];
}
