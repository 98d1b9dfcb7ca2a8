import type { JWTVerifyGetKey } from 'jose';
import { createRemoteJWKSet, customFetch as fetchForKeys, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Configuration, CustomFetchOptions } from 'openid-client';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { guardedFetch } from '../../../platform/outbound/index.ts';
import type { IdentityProvider, OpenSignIn } from './model.ts';

/** A provider with its secret in clear, for the moment of a conversation. */
export interface ReachableProvider
  extends Pick<IdentityProvider, 'tenantId' | 'issuer' | 'clientId' | 'updatedAt'> {
  readonly clientSecret: string | null;
}

/** Talks OpenID Connect with companies' own providers: code flow, PKCE, state and nonce. */
export interface Conversation {
  /** Throws what is wrong when the provider cannot be used. */
  check(provider: ReachableProvider): Promise<void>;
  begin(
    provider: ReachableProvider,
    of: {
      readonly callback: string;
      readonly loginHint: string | null;
      /** Whoever is signed in there is to sign in again. */
      readonly anew?: boolean;
    },
  ): Promise<{ readonly address: string } & Omit<OpenSignIn, 'tenantId' | 'returnTo' | 'proves'>>;
  /** Claims of the identity token, once everything about it is right; throws otherwise. */
  finish(
    provider: ReachableProvider,
    open: OpenSignIn,
    callback: URL,
  ): Promise<Readonly<Record<string, unknown>>>;
  /** Claims of a logout token, once its signature, times, issuer and audience are right; throws otherwise. */
  verifyLogout(
    provider: ReachableProvider,
    token: string,
    now: Date,
  ): Promise<Readonly<Record<string, unknown>>>;
}

const rememberMs = 10 * 60_000;
const scope = 'openid email profile';
/** Logout tokens are for at once. */
const logoutSeconds = 300;
const clockSkewSeconds = 60;
/** Tokens of another kind were made for something else (ASVS 10.5.5); older providers name none. */
const logoutKinds = new Set(['logout+jwt', 'application/logout+jwt', 'jwt']);
/** Never one whose key the provider and everybody with the client's secret share. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** How long a person may take to sign in again; whether it was for this question is looked at apart. */
const longestSignInSeconds = 600;

export function openConversation(demo: boolean): Conversation {
  const call = guardedFetch(demo ? 'world-and-loopback' : 'world');
  const fetchGuarded = (address: string, { method, headers, body }: CustomFetchOptions) =>
    call(address, { method, headers, body: body ? String(body) : undefined });
  const known = new LRUCache<string, Configuration>({ max: 500, ttl: rememberMs });

  async function discover(provider: ReachableProvider): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = provider;
    const options = { [customFetch]: fetchGuarded, ...(demo ? { execute: [allowInsecureRequests] } : {}) };
    const post = clientSecret === null ? None() : ClientSecretPost(clientSecret);
    const found = await discovery(new URL(issuer), clientId, {}, post, options);
    const methods = found.serverMetadata().token_endpoint_auth_methods_supported;
    if (clientSecret === null || methods?.includes('client_secret_post')) return found;
    // Without a word about it, the header is what every provider takes.
    return await discovery(new URL(issuer), clientId, {}, ClientSecretBasic(clientSecret), options);
  }

  async function configurationOf(provider: ReachableProvider): Promise<Configuration> {
    const key = `${provider.tenantId} ${provider.updatedAt.toISOString()}`;
    const found = known.get(key) ?? (await discover(provider));
    known.set(key, found);
    return found;
  }

  const keySets = new LRUCache<string, JWTVerifyGetKey>({ max: 500, ttl: rememberMs });

  async function keysOf(provider: ReachableProvider): Promise<JWTVerifyGetKey> {
    const address = (await configurationOf(provider)).serverMetadata().jwks_uri;
    if (!address) throw new Error('the provider publishes no keys');
    const found =
      keySets.get(address) ?? createRemoteJWKSet(new URL(address), { [fetchForKeys]: (url) => call(url) });
    keySets.set(address, found);
    return found;
  }

  return {
    async check(provider) {
      await discover(provider);
    },
    async begin(provider, { callback, loginHint, anew = false }) {
      const configuration = await configurationOf(provider);
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      const address = buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(loginHint ? { login_hint: loginHint } : {}),
        // `max_age` makes the provider say when; some heed one of the two only.
        ...(anew ? { prompt: 'login', max_age: '0' } : {}),
      });
      return { address: address.href, state, nonce, verifier };
    },
    async finish(provider, open, callback) {
      const configuration = await configurationOf(provider);
      const tokens = await authorizationCodeGrant(configuration, callback, {
        pkceCodeVerifier: open.verifier,
        expectedState: open.state,
        expectedNonce: open.nonce,
        idTokenExpected: true,
        ...(open.proves ? { maxAge: longestSignInSeconds } : {}),
      });
      return (tokens.claims() ?? {}) as Readonly<Record<string, unknown>>;
    },
    async verifyLogout(provider, token, now) {
      const { payload, protectedHeader } = await jwtVerify(token, await keysOf(provider), {
        issuer: provider.issuer,
        audience: provider.clientId,
        algorithms,
        maxTokenAge: logoutSeconds,
        clockTolerance: clockSkewSeconds,
        currentDate: now,
      });
      const kind = protectedHeader.typ?.toLowerCase() ?? 'jwt';
      if (!logoutKinds.has(kind)) throw new Error(`a token of the kind ${kind} says nothing about sign-outs`);
      return payload;
    },
  };
}
