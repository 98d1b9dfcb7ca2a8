import type { Role } from '../../access/caller.ts';

/** What might be done; the names are those of the address. */
export const whatIfKinds = [
  'end-relationship',
  'remove-partnership',
  'withdraw-work-account',
  'remove-legacy-admin',
  'end-grant',
  'unmap-group',
  'remove-service-admin',
] as const;
export type WhatIfKind = (typeof whatIfKinds)[number];

export type WhatIfEvent =
  | {
      readonly kind:
        | 'end-relationship'
        | 'remove-partnership'
        | 'withdraw-work-account'
        | 'remove-legacy-admin';
    }
  /** Terminated or left to lapse: who loses what is the same. */
  | { readonly kind: 'end-grant'; readonly grantId: string }
  | { readonly kind: 'unmap-group'; readonly grantId: string; readonly groupId: string }
  | { readonly kind: 'remove-service-admin'; readonly service: string };

/** What of a customer somebody may open in this portal. */
export const areas = ['record', 'subscriptions', 'orders', 'people'] as const;
export type Area = (typeof areas)[number];

/** A partner's delegated admin at the customer (1.3), as the features that keep it tell it. */
export interface Grant {
  readonly grantId: string;
  readonly kind: 'legacy' | 'granular';
  /** Granular grants have one. */
  readonly name: string | null;
  /** Null: no end. */
  readonly endsAt: Date | null;
  readonly autoExtend: boolean;
  /** Ids of the directory roles that were approved; for legacy admin what the agents act as. */
  readonly roles: readonly string[];
  readonly groups: readonly MappedGroup[];
}

/** Roles reach people through groups only (I15). */
export interface MappedGroup {
  readonly groupId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly memberIds: readonly string[];
}

export interface Person {
  readonly personId: string;
  readonly roles: readonly Role[];
}

export interface CreditedSubscription {
  readonly subscriptionId: string;
  readonly name: string;
  readonly status: string;
  /** Last day of the term, inclusive. */
  readonly endsOn: string | null;
  /** Reseller of record; null: nobody is credited. */
  readonly creditedTo: string | null;
  /** The partner that the event is about is its support contact, without being its seller. */
  readonly supportByPartner: boolean;
}

/** Everything the rule looks at: one partner, and at most one customer and one other partner. */
export interface Situation {
  readonly relationship: 'active' | 'none';
  readonly partnership: 'active' | 'none';
  /** The provider may administer the reseller's own work account (C12). */
  readonly workAccountAccess: boolean;
  readonly grants: readonly Grant[];
  /** Services whose admin permission the partner's channel holds (I5). */
  readonly services: readonly string[];
  /** The other partner of the channel holds delegated admin too, so the services stay (I15a). */
  readonly channelHoldsAdmin: boolean;
  /** People of the partner; empty where the reader may not know them. */
  readonly people: readonly Person[];
  /** Which roles open which area, as the access table has it. */
  readonly openedBy: Readonly<Record<Area, readonly Role[]>>;
  readonly subscriptions: readonly CreditedSubscription[];
}

export interface RoleLoss {
  readonly role: Role;
  /** How many people with this role lose something. */
  readonly people: number;
  readonly areas: readonly Area[];
  readonly directoryRoles: readonly string[];
  /** What somebody gets instead: legacy admin counts again once no group is mapped (I15). */
  readonly gains: readonly string[];
}

export interface GrantOutcome {
  readonly grant: Grant;
  readonly stays: boolean;
  /** Groups that lose the grant's roles. */
  readonly groupsLosing: readonly string[];
}

export interface SubscriptionOutcome {
  readonly subscription: CreditedSubscription;
  /** Credit never moves with any of these events (I1, I14, I25). */
  readonly keepsCredit: boolean;
  /** The seller becomes the support contact again (D30). */
  readonly supportFallsBack: boolean;
}

/** Who loses what. */
export interface Consequences {
  readonly peopleLosing: number;
  readonly byRole: readonly RoleLoss[];
  readonly grants: readonly GrantOutcome[];
  readonly services: readonly { readonly service: string; readonly stays: boolean }[];
  readonly relationshipStays: boolean;
  /** Null: there is none to stay or go. */
  readonly partnershipStays: boolean | null;
  readonly workAccountAccessStays: boolean | null;
  readonly subscriptions: readonly SubscriptionOutcome[];
}
