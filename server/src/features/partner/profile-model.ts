import type { ProgramStatus } from '../../access/caller.ts';
import type { Address } from '../market/index.ts';
import type { PartnerKind } from './model.ts';

export interface Contact {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly phoneNumber?: string;
}

/** The company as it presents itself; its language is that of system mail. */
export interface OrganizationProfile {
  readonly companyName: string;
  readonly email: string;
  readonly culture: string;
  readonly language: string;
  readonly address: Address;
}

/** How the vendor bills the partner. */
export interface BillingProfile {
  readonly address: Address;
  readonly contact: Contact;
  readonly purchaseOrderNumber: string | null;
  readonly taxId: string | null;
}

/** What the company is verified by. */
export interface LegalProfile {
  readonly address: Address;
  readonly contact: Contact;
  readonly approverAddress: Address | null;
  readonly approverEmail: string | null;
}

/** Where customers find the partner's own support. */
export interface SupportProfile {
  readonly email: string | null;
  readonly telephone: string | null;
  readonly website: string | null;
}

export type VettingStatus = 'none' | 'pending' | 'authorized' | 'rejected';
/** What the verification waits for. */
export type VettingSubStatus = 'none' | 'entry' | 'email_ownership' | 'business_verification';

/** A legal profile together with the name that was verified with it. */
export interface VettedProfile {
  readonly companyName: string;
  readonly legal: LegalProfile;
  readonly status: VettingStatus;
  readonly subStatus: VettingSubStatus;
}

/** Everything a partner has told the vendor about itself. */
export interface PartnerProfiles {
  readonly tenantId: string;
  readonly kind: PartnerKind;
  readonly country: string;
  readonly domain: string;
  readonly programStatus: ProgramStatus;
  readonly currency: string | null;
  readonly organization: OrganizationProfile & { readonly version: number };
  readonly billing: BillingProfile & { readonly version: number };
  readonly support: SupportProfile;
  readonly vetted: VettedProfile;
  /** As last verified; null: never yet. */
  readonly finalized: VettedProfile | null;
}

/** What a client sent; nothing of it is known to be right yet. */
export interface OrganizationDraft {
  readonly companyName?: string | undefined;
  readonly email?: string | undefined;
  readonly culture?: string | undefined;
  readonly language?: string | undefined;
  readonly address: Address;
}

export interface BillingDraft {
  readonly address: Address;
  readonly contact: Contact;
  readonly purchaseOrderNumber?: string | undefined;
  readonly taxId?: string | undefined;
}

export interface LegalDraft {
  readonly address: Address;
  readonly contact: Contact;
  readonly approverAddress?: Address | undefined;
  readonly approverEmail?: string | undefined;
}

export interface SupportDraft {
  readonly email?: string | undefined;
  readonly telephone?: string | undefined;
  readonly website?: string | undefined;
}
