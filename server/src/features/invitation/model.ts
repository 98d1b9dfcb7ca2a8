import type { Caller, Cloud } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';

export const invitationKinds = ['partnership', 'relationship', 'joint'] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** A personal link of a company (4.1). It names no addressee and works for several. */
export interface Invitation {
  readonly invitationId: string;
  /** Tenant of the issuer. */
  readonly tenantId: string;
  readonly kind: InvitationKind;
  readonly region: string;
  readonly cloud: Cloud;
  /** Relationship and joint: the customer is asked for admin permission too (C34). */
  readonly delegatedAdmin: boolean;
  /** Joint: the provider that the issuer, a reseller, invites to together with itself (C36). */
  readonly providerId: string | null;
  /** PartnerID of the issuer's location that asks; null: wherever it transacts (1.2). */
  readonly location: string | null;
  readonly state: 'issued' | 'revoked';
  readonly issuedAt: Date;
  /** Null: never (D3). */
  readonly expiresAt: Date | null;
  readonly acceptedCount: number;
}

export interface IssuedLink {
  readonly invitation: Invitation;
  /** The secret inside the link: known to this answer only, the database keeps a hash. */
  readonly token: string;
}

/** Who asks for a change, in which request, and in which language to answer. */
export interface Asker {
  readonly caller: Caller;
  readonly correlationId: string;
  readonly language: Language;
}
