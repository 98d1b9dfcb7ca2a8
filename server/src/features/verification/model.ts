import type { Cloud, ProgramStatus } from '../../access/caller.ts';
import type { PartnerKind, VettedProfile } from '../partner/index.ts';

export type VerificationKind = 'enrollment' | 'profile' | 'location';
export type VerificationState = 'address' | 'review' | 'asked' | 'approved' | 'rejected';
export type VerificationEvent = 'open' | 'confirm' | 'ask' | 'answer' | 'approve' | 'reject';

/** One thing the vendor verifies of a partner company (C2). */
export interface Verification {
  readonly tenantId: string;
  readonly verificationId: string;
  readonly kind: VerificationKind;
  readonly locationId: string | null;
  readonly locationName: string | null;
  readonly facts: Readonly<Record<string, string>>;
  readonly state: VerificationState;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly mailsSent: number;
  readonly openedAt: Date;
  readonly waitsSince: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly version: number;
}

/** With what the queue shows of the company. */
export interface QueuedVerification extends Verification {
  readonly companyName: string;
  readonly partnerKind: PartnerKind;
  readonly country: string;
  readonly cloud: Cloud;
}

export interface VerificationNote {
  readonly noteId: string;
  readonly notedAt: Date;
  readonly event: VerificationEvent;
  readonly author: string;
  readonly byOperator: boolean;
  readonly text: string;
}

/** A file without its content. */
export interface VerificationFile {
  readonly fileId: string;
  readonly addedAt: Date;
  readonly author: string;
  readonly byOperator: boolean;
  readonly name: string;
  readonly size: number;
}

export interface Conversation {
  readonly notes: readonly VerificationNote[];
  readonly files: readonly VerificationFile[];
}

export type OwnVerification = Verification & Conversation;

/** Another partner that may be the same company. */
export interface Namesake {
  readonly tenantId: string;
  readonly name: string;
  readonly kind: PartnerKind;
  readonly country: string;
  readonly locationPartnerId: string;
  readonly programStatus: ProgramStatus;
  readonly sameRegistration: boolean;
}

/** A company with everything the vendor judges it by. */
export interface VerificationWhole extends QueuedVerification, Conversation {
  readonly region: string;
  readonly domain: string;
  readonly registrationId: string | null;
  readonly globalPartnerId: string;
  readonly locationPartnerId: string;
  readonly programStatus: ProgramStatus;
  readonly vetted: VettedProfile;
  readonly namesakes: readonly Namesake[];
}

/** Where the company stands in the program (4.14); `pending` of the account is told apart by the verification. */
export type ProgramStanding = 'pending' | 'rejected' | 'qualified' | 'active' | 'restricted' | 'deauthorized';
