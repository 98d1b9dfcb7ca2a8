import type { Language } from '../errors/sentence.ts';

/** What a company is in this installation (glossary 1.1). */
export const tenantKinds = [
  'operator',
  'indirect-provider',
  'indirect-reseller',
  'direct-partner',
  'customer',
] as const;
export type TenantKind = (typeof tenantKinds)[number];

/** Roles of people (2.1). Customers use `global-admin` and `customer-user`, the operator `operator-admin`. */
export const roles = [
  'global-admin',
  'user-admin',
  'admin-agent',
  'sales-agent',
  'helpdesk-agent',
  'billing-admin',
  'account-admin',
  'membership-admin',
  'business-profile-admin',
  'referrals-admin',
  'referrals-user',
  'incentives-admin',
  'incentives-user',
  'executive-report-viewer',
  'report-viewer',
  'default-user',
  'guest',
  'operator-admin',
  'customer-user',
] as const;
export type Role = (typeof roles)[number];

export type Cloud = 'global' | 'us-government' | 'germany';
export type ProgramStatus = 'pending' | 'active' | 'restricted' | 'deauthorized';

/** Facts about the caller's own company that decisions rest on; loaded with the caller. */
export interface CallerTenant {
  readonly id: string;
  readonly kind: TenantKind;
  readonly name: string;
  readonly country: string;
  /** Selling region (7.2); null for customers and the operator. */
  readonly region: string | null;
  readonly cloud: Cloud;
  /** Partners only. */
  readonly programStatus: ProgramStatus | null;
  /** The partner agreement is signed in the tenant's region (C2). */
  readonly agreementSigned: boolean;
  /** What the operator switched in its cloud otherwise than preset (7.1, D16). */
  readonly switched?: readonly FeatureSwitch[];
}

export interface FeatureSwitch {
  readonly feature: string;
  /** Selling region; empty: the whole cloud. A region’s own word counts for more than its cloud’s. */
  readonly region: string;
  readonly on: boolean;
}

/** Who makes this request: a person, or an application acting for its company alone. */
export interface Caller {
  readonly tenant: CallerTenant;
  readonly user: CallerUser | null;
  readonly applicationId: string | null;
  /** Of the person; empty for an application alone. */
  readonly roles: readonly Role[];
  readonly secondFactor: boolean;
  /** Who they are was proven within the last minutes; absent for tokens, which nobody can ask anything. */
  readonly freshlyProven?: boolean;
  readonly language: Language;
  /** Portal session the request came through; null for bearer tokens. */
  readonly sessionId: string | null;
}

export interface CallerUser {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
}
