import type { Cloud, TenantKind } from '../../access/caller.ts';
import type { Language } from '../../errors/sentence.ts';
import type { ServiceHolding, ServiceId, Tie } from '../customer/index.ts';
import type { Invitation } from '../invitation/index.ts';
import type { Partner } from '../partner/index.ts';

/** The company that opens a link: a customer, or one that cannot be. */
export interface Acceptor {
  readonly id: string;
  readonly kind: TenantKind;
  readonly name: string;
  readonly country: string;
  readonly cloud: Cloud;
}

/** A granular grant that is active, as `delegation` tells of it. */
export interface AdminGrant {
  readonly partnerId: string;
  readonly grantId: string;
  readonly name: string;
  readonly roles: readonly { readonly id: string; readonly name: Readonly<Record<Language, string>> }[];
  readonly since: Date;
  readonly endsAt: Date | null;
  /** Runs on for six months at its end (D5). */
  readonly autoExtend: boolean;
}

/** Everything between one customer and its partners that decisions rest on. */
export interface Standing {
  readonly customerId: string;
  readonly ties: readonly Tie[];
  readonly services: readonly ServiceHolding[];
  /** Null: not known, then a granular permission opens what it was given. */
  readonly grants: readonly AdminGrant[] | null;
  /** When the customer accepted the agreement itself: that counts for all partners (C20). */
  readonly agreedDirectlyAt: Date | null;
}

/** A link that is open, and who stands behind it. */
export interface Request {
  readonly invitation: Invitation;
  readonly issuer: Partner;
  /** Joint: the provider, and whether the two are still partners. */
  readonly provider: Partner | null;
  readonly partnershipActive: boolean;
}

/** A service the customer chooses, with the channel that it was shown as its holder. */
export interface ServiceChoice {
  readonly service: ServiceId;
  readonly replaces: string | null;
}

/** A relationship that comes into being, or again. */
export interface Opening {
  readonly partnerId: string;
  readonly capacity: Tie['capacity'];
  readonly reseller: { readonly id: string; readonly name: string } | null;
  readonly providerId: string | null;
}

export interface ServiceMove extends ServiceChoice {
  readonly channelId: string;
}

/** A partner loses its companion; what the channel held by its permission alone goes with it. */
export interface Untying {
  readonly tie: Tie;
  readonly services: readonly ServiceMove[];
}

/** What an acceptance changes, decided before anything is written. */
export interface AcceptancePlan {
  readonly open: readonly Opening[];
  /** Two relationships that are there already are tied together (C36). */
  readonly associate: { readonly providerId: string; readonly resellerId: string } | null;
  /** Partners that still count on one of those who ask, though it served with them no more. */
  readonly untie: readonly Untying[];
  /** The partner that gets legacy delegated admin. */
  readonly grantTo: string | null;
  readonly services: readonly ServiceMove[];
  /** A partner that served alone joins its provider's channel. */
  readonly merge: { readonly from: string; readonly into: string } | null;
  /** The customer accepts the customer agreement in the same step. */
  readonly agree: boolean;
}
