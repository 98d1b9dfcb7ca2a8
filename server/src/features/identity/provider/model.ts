import type { Sealed } from '../../../platform/seal/index.ts';

/** A company's own sign-in, by OpenID Connect. */
export interface IdentityProvider {
  readonly tenantId: string;
  readonly displayName: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Null: a public client, protected by PKCE alone. */
  readonly sealedSecret: Sealed | null;
  readonly domains: readonly string[];
  /** Values of `amr` or `acr` that count as a second factor; empty: none does. */
  readonly factorValues: readonly string[];
  readonly updatedAt: Date;
}

export interface ProviderDetails {
  readonly displayName: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Null: keep the one there is. */
  readonly clientSecret: string | null;
  readonly domains: readonly string[];
  readonly factorValues: readonly string[];
}

/** What has to be remembered while the browser is at the provider. */
export interface OpenSignIn {
  readonly tenantId: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  /** Set where somebody signed in shows again who they are: whose session it is, and since when it is asked. */
  readonly proves?: { readonly sessionHash: string; readonly askedAt: number };
}

/** What an identity token says that matters here. */
export interface ProvenIdentity {
  readonly subject: string;
  /** Names that the provider vouches for. */
  readonly names: readonly string[];
  /** Methods and class of the sign-in there. */
  readonly methods: readonly string[];
  /** How the provider calls its session; null where it does not. */
  readonly session: string | null;
  /** When the person last signed in there, in seconds; null where the provider does not say. */
  readonly authTime: number | null;
}

/** That a session at a provider has ended, or with no session named all of an account's. */
export interface LogoutNotice {
  readonly subject: string | null;
  readonly session: string | null;
  /** Sessions that began later go on; null: all that are meant end. */
  readonly before: Date | null;
}
