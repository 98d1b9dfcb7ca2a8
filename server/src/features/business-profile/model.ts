import type { Address } from '../market/index.ts';

/** What a company writes of itself (C6). */
export interface ProfileText {
  readonly description: string;
  readonly website: string;
  readonly linkedIn: string;
  readonly industries: readonly string[];
  readonly products: readonly string[];
  readonly serviceTypes: readonly string[];
  readonly skills: readonly string[];
  readonly excludedSizes: readonly string[];
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
}

export interface Company {
  readonly partnerId: string;
  readonly name: string;
  readonly country: string;
  readonly region: string;
}

export interface OwnProfile {
  readonly draft: ProfileText;
  readonly published: ProfileText | null;
  readonly hasLogo: boolean;
  /** The logo differs from the one customers see. */
  readonly logoChanged: boolean;
  readonly publishedAt: Date | null;
  readonly version: number;
}

/** A site of the company, and an inbox for leads (C7). */
export interface Location {
  readonly locationId: string;
  readonly name: string;
  readonly address: Address;
}

export interface FoundProfile extends Company {
  readonly text: ProfileText;
  readonly hasLogo: boolean;
  readonly locations: readonly Location[];
}

export type LogoType = 'image/gif' | 'image/jpeg' | 'image/png';

export interface Logo {
  readonly content: Buffer;
  readonly type: LogoType;
}

/** Narrows the search of customers; an absent member narrows nothing. */
export interface FinderNarrowing {
  readonly text: string | null;
  readonly country: string | null;
  readonly industry: string | null;
  readonly product: string | null;
  readonly serviceType: string | null;
}
