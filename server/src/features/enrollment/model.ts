import type { Cloud } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';
import type { Address } from '../market/index.ts';
import type { PartnerKind } from '../partner/index.ts';

export interface EnrollmentContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
}

/** What national clouds ask besides (C113). */
export interface Eligibility {
  readonly servedSegments: readonly string[];
  readonly creditCheck: boolean;
}

/** A company as it entered itself, tidied (C1). */
export interface EnrollmentDetails {
  readonly kind: PartnerKind;
  readonly cloud: Cloud;
  readonly companyName: string;
  readonly registrationId: string;
  readonly address: Address;
  readonly culture: string;
  readonly language: string;
  readonly contact: EnrollmentContact;
  readonly support: { readonly email: string; readonly telephone: string; readonly website: string };
  /** Label in front of the cloud's suffix. */
  readonly domain: string;
  /** Of the first administrator, before the @. */
  readonly userName: string;
  readonly formerPartnerId: string;
  readonly businessCase: string;
  readonly eligibility: Eligibility;
}

/** Before the contact has confirmed the address. */
export interface Enrollment {
  readonly enrollmentId: string;
  readonly state: 'unconfirmed' | 'confirmed';
  readonly kind: PartnerKind;
  readonly contactEmail: string;
  readonly details: EnrollmentDetails | null;
  readonly passwordHash: string | null;
  readonly language: Language;
  readonly mailsSent: number;
  readonly enrolledAt: Date;
  readonly lapsesAt: Date;
  readonly tenantId: string | null;
}
