import type { Sealed } from '../../../platform/seal/index.ts';

/** A second factor as its owner sees it. */
export interface Factor {
  readonly kind: 'authenticator' | 'passkey';
  readonly factorId: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** Passkeys only: kept by a provider of passkeys, not on one device alone. */
  readonly backedUp: boolean;
}

export interface Owner {
  readonly tenantId: string;
  readonly userId: string;
}

/** An authenticator app with what its codes are checked by. */
export interface Authenticator extends Owner {
  readonly factorId: string;
  readonly sealed: Sealed;
  /** Time step of the last code taken. */
  readonly lastStep: number;
}

export interface Passkey extends Owner {
  readonly factorId: string;
  readonly name: string;
  /** In base64url, as browsers write it. */
  readonly credentialId: string;
  readonly publicKey: Buffer;
  /** Host name that it was made for. */
  readonly rpId: string;
  readonly signCount: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
}

export type ChallengePurpose =
  | 'passkey-registration'
  | 'passkey-proof'
  | 'passkey-sign-in'
  | 'provider-sign-in';

/** Something a browser was asked, to be answered once. */
export interface Challenge {
  readonly purpose: ChallengePurpose;
  readonly owner: Owner | null;
  readonly rest: Sealed | null;
  readonly expiresAt: Date;
}

/** How a person shows a second factor. */
export type FactorProof =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'recovery-code'; readonly code: string }
  | { readonly kind: 'passkey'; readonly response: unknown; readonly origin: string | undefined };

/** Kinds of proof a person has at hand. */
export interface WaysToProve {
  readonly authenticator: boolean;
  readonly passkey: boolean;
  readonly recoveryCode: boolean;
}
