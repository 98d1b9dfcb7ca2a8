import type { Partner } from '../partner/index.ts';

export interface RegisteredPartner extends Partner {
  readonly domain: string;
}

/** How a partner is looked for: by what was typed. */
export interface PartnerSearch {
  readonly name: string | null;
  readonly partnerId: string | null;
  readonly tenantId: string | null;
  readonly domain: string | null;
}

export interface Restriction {
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
}

export interface PartnerFacts extends RegisteredPartner {
  readonly createdAt: Date;
  readonly restriction: Restriction | null;
  readonly admins: readonly {
    readonly name: string;
    readonly userPrincipalName: string;
    readonly active: boolean;
  }[];
  /** Counted up to one beyond the bound. */
  readonly partnerships: number;
  readonly customers: number;
}
