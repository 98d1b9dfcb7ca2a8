import type { Language } from '../../../errors/sentence.ts';
import type { Person, PortalSession } from '../model.ts';

/** What a proven bearer token says; who that is at this moment, the database knows. */
export interface TokenFacts {
  readonly tenantId: string;
  /** Null: the application acts for its company alone. */
  readonly userId: string | null;
  readonly clientId: string;
  readonly audience: string;
  /** Seconds since 1970, as in the token. */
  readonly issuedAt: number;
  readonly issuedAtMs: number;
  readonly expiresAt: number;
  readonly secondFactor: boolean;
  /** Its id, the grant it came from, the token it was exchanged for: each may have been ended before its time. */
  readonly marks: readonly string[];
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The older endpoint writes its numbers as strings and names a resource; the newer one names scopes. */
export type EndpointVersion = 1 | 2;

/** What a client asked for, brought into one form. */
export interface Wanted {
  /** One of the accepted resources; null: the one that the grant was first asked for. */
  readonly resource: string | null;
  /** The resource as the client wrote it: the token's audience. */
  readonly audience: string | null;
  readonly openid: boolean;
  readonly offline: boolean;
  /** Scopes of the answer, as the client wrote them. */
  readonly scopes: readonly string[];
}

/** What a request to the authorization server is about, besides its own parameters. */
export interface Realm {
  /** Tenant named in the address; null for `common` and `organizations`. */
  readonly tenantId: string | null;
  readonly version: EndpointVersion;
  readonly wanted: Wanted;
  readonly correlationId: string;
  readonly remoteAddress: string;
  /** The person at the browser, where there is one. */
  readonly signedIn: { readonly person: Person; readonly session: PortalSession } | null;
  /** Where the browser comes back to after signing in. */
  readonly returnTo: string;
  readonly wantsClientInfo: boolean;
  readonly language: Language;
}

/** An error of the OAuth endpoints, before it is written. */
export interface OAuthProblem {
  readonly status: 400 | 401 | 500;
  readonly error: string;
  readonly description: string;
  readonly numbers: readonly number[];
}
