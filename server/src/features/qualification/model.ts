/** Special segments that a partner may ask for; none and non-profit it cannot set (C31). */
export const qualifications = ['education', 'government', 'state-owned'] as const;
export type Qualification = (typeof qualifications)[number];

export const educationSegments = ['k12', 'higher-education'] as const;
export type EducationSegment = (typeof educationSegments)[number];

export type QualificationStatus = 'in-review' | 'approved' | 'denied';

/** What a partner says to have a customer recognized. */
export interface QualificationRequest {
  readonly qualification: Qualification;
  readonly educationSegment: EducationSegment | null;
  readonly website: string | null;
  readonly validationCode: string | null;
}

export interface CustomerQualification extends QualificationRequest {
  readonly customerId: string;
  /** Who asked last: it alone sees what was said, and why it was not enough. */
  readonly partnerId: string;
  readonly status: QualificationStatus;
  readonly askedAt: Date;
  /** When the verification decides by itself; null once decided. */
  readonly decideAt: Date | null;
  readonly decidedAt: Date | null;
  /** Login name of the person who decided; null: the verification did. */
  readonly decidedBy: string | null;
  /** A code of `denialWords`, or what a person wrote. */
  readonly denialReason: string | null;
  readonly version: number;
}

/** One that waits for a decision, as the operator's queue shows it. */
export interface WaitingQualification extends CustomerQualification {
  readonly customerName: string;
  readonly customerCountry: string;
  readonly partnerName: string;
}

/** Good for so many customers; the vendor gives it to a partner it has verified. */
export interface ValidationCode {
  readonly partnerId: string;
  readonly code: string;
  readonly organizationName: string;
  /** Null: no limit. */
  readonly createsMax: number | null;
  readonly createsLeft: number | null;
  readonly issuedAt: Date;
  readonly version: number;
}

/** Of the customer, as far as the verification looks at it. */
export interface VerificationFacts {
  readonly email: string | null;
  readonly addressComplete: boolean;
  /** Under which the cloud gave out the customer's domain: a name there shows nobody. */
  readonly cloudSuffix: string | null;
}
