import type { CallerTenant, Role } from '../../access/caller.ts';

/** A person with everything that decides what they may do; the same for sessions and tokens. */
export interface Person {
  readonly tenant: CallerTenant;
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Neither deleted nor blocked. */
  readonly active: boolean;
  /** Signed in with a temporary password that has to be replaced first (I22). */
  readonly mustChangePassword: boolean;
  /** Real time. Sessions and tokens from before are void. */
  readonly passwordChangedAt: Date;
  /** Tokens issued up to then were ended by the person. */
  readonly tokensVoidUntil: Date | null;
  /** There is a second factor to ask for. */
  readonly hasFactor: boolean;
}

/** A program that may ask for tokens. */
export interface Application {
  readonly tenantId: string;
  readonly clientId: string;
  readonly displayName: string;
  readonly isPublic: boolean;
  /** Open to people of every tenant, such as a well-known command line. */
  readonly anyTenant: boolean;
  /** Whoever redeems a code proves that they asked for it; a public program does in any case. */
  readonly requiresPkce: boolean;
  readonly redirectUris: readonly string[];
  /** Tokens issued up to then were ended by its company. */
  readonly tokensVoidUntil: Date | null;
}

/** A person to enter. Ids are made by the caller, so that the demo world can have stable ones. */
export interface NewUser {
  readonly tenantId: string;
  /** Made up when absent. */
  readonly userId?: string;
  readonly userPrincipalName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly usageLocation: string | null;
}

/**
 * A temporary password is replaced at the first sign-in (I22). A hash is of a password that the person chose
 * before there was an account; the third kind only the demo world has.
 */
export type FirstPassword =
  | { readonly temporaryPassword: string }
  | { readonly passwordHash: string }
  | { readonly password: string; readonly mustChange: false };

export interface NewApplication {
  readonly tenantId: string;
  /** Made up when absent. */
  readonly clientId?: string;
  readonly displayName: string;
  readonly isPublic: boolean;
  readonly anyTenant?: boolean;
  /** Absent: only of a public program. */
  readonly requiresPkce?: boolean;
  /** Absent: loopback addresses with any port for public programs, none for others. */
  readonly redirectUris?: readonly string[];
  /** Made up when absent; the demo world keeps its own across a reset. */
  readonly clientSecret?: string;
  /** Real time; absent: does not run out. */
  readonly secretExpiresAt?: Date;
}

/** The secret is given out here and nowhere else (I20). */
export interface RegisteredApplication {
  readonly clientId: string;
  readonly clientSecret: string | null;
}

/** Failures of one account since its last success. */
export interface AttemptState {
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
}

export interface Credential extends AttemptState {
  readonly tenantId: string;
  readonly userId: string;
  readonly passwordHash: string;
  readonly mustChange: boolean;
}

export type SignInMethod = 'password' | 'passkey' | 'provider';

/** A sign-in at a company's own provider, as that one names it. */
export interface ProviderSession {
  readonly issuer: string;
  readonly subject: string;
  /** Null: it does not name its sessions. */
  readonly session: string | null;
}

/** A browser signed in to the portal. */
export interface PortalSession {
  readonly tenantId: string;
  readonly userId: string;
  /** Names it in its owner's list. */
  readonly sessionId: string;
  /** SHA-256 of the cookie. */
  readonly tokenHash: Buffer;
  readonly method: SignInMethod;
  readonly secondFactor: boolean;
  /** The person has a second factor and has not shown it yet: nothing but showing it is open. */
  readonly factorPending: boolean;
  /** Last proof that is good enough for step-up. */
  readonly provenAt: Date | null;
  /** The sign-in at the company's own provider that it came from, and ends with; null: it came from none. */
  readonly provider: ProviderSession | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}

/** A first administrator who has not chosen a password yet. */
export interface AccountSetup {
  readonly tenantId: string;
  readonly userPrincipalName: string;
  readonly roles: readonly Role[];
}

/** How a person came in, for the activity log. */
export type SignInChannel = 'portal' | 'token' | 'device';

export interface DemoPerson {
  readonly tenantName: string;
  readonly kind: string;
  readonly role: Role;
  readonly userPrincipalName: string;
  readonly displayName: string;
}
