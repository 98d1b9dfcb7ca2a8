import type { Role } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';

/**
 * The events that send mail (3.0, I47). What is not here is told by nobody's mail. The last one goes to an
 * address that somebody entered to be told of just this.
 */
export const mailKinds = [
  'agreement-confirmed',
  'delegation-approved',
  'delegation-terminated',
  'delegation-expiring',
  'delegation-expired',
  'legacy-admin-removed',
  'transfer-requested',
  'transfer-accepted',
  'handover-requested',
  'handover-accepted',
  'referral-received',
  'referral-digest',
  'enrollment-verify-address',
  'enrollment-qualified',
  'partner-activated',
  'partner-deauthorized',
  'verification-asked',
  'verification-approved',
  'verification-rejected',
  'usage-budget',
  'reseller-low-revenue',
  'guest-invited',
  'second-factor-reset',
  'webhook-disabled',
  'fraud-digest',
] as const;

export type MailKind = (typeof mailKinds)[number];

/** What a text may name. An instant is written as the reader's date. */
export type MailFacts = Readonly<Record<string, string | number | Date>>;

/** People of a tenant that hold any of the roles, or one address there. */
export type MailRecipients =
  | { readonly tenantId: string; readonly roles: readonly Role[] }
  | {
      readonly tenantId: string;
      readonly email: string;
      readonly name?: string | undefined;
      /** Of somebody who is of no company yet; otherwise the company's. */
      readonly language?: Language | undefined;
    };

export interface MailToPost {
  readonly kind: MailKind;
  readonly to: readonly MailRecipients[];
  readonly facts: MailFacts;
  /** Page of the portal that the message leads to, from the root: `/customers`. */
  readonly path?: string | undefined;
  readonly at: Date;
}

export interface MailMessage {
  readonly tenantId: string;
  readonly messageId: string;
  readonly kind: MailKind;
  readonly recipient: string;
  readonly recipientName: string | null;
  readonly language: Language;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly path: string | null;
  readonly postedAt: Date;
  readonly state: 'waiting' | 'sent' | 'given-up';
  readonly attempts: number;
  readonly sentAt: Date | null;
  readonly lastFault: string | null;
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** How the installation presents itself in a message. */
export interface MailBrand {
  readonly name: string;
  readonly accent: string | null;
  readonly logo: { readonly path: string; readonly width: number; readonly height: number } | null;
  readonly supportUrl: string | null;
  readonly supportEmail: string | null;
}
