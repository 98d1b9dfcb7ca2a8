import { decodeJwt } from 'jose';
import type { OAuthProblem, Realm } from './model.ts';
import { acceptedResources, grantedScopes, issuerOf } from './rules.ts';

/** An OAuth error object (conventions 3.1), not the envelope of the API. */
export function problemAnswer(
  problem: OAuthProblem,
  at: { readonly correlationId: string; readonly now: Date },
) {
  return {
    error: problem.error,
    error_description: problem.description,
    error_codes: problem.numbers,
    timestamp: at.now.toISOString().replace('T', ' ').replace(/\.\d+/, ''),
    trace_id: at.correlationId,
    correlation_id: at.correlationId,
  };
}

/** What the authorization server answers a token request with. */
export interface IssuedTokens {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token?: string;
  readonly id_token?: string;
}

/** The answer in the form of either endpoint: numbers are strings in the older one (conventions 3.1). */
export function tokenAnswer(issued: IssuedTokens, realm: Realm) {
  const claims = decodeJwt(issued.access_token);
  const audience = String(claims.aud);
  const person = claims['scp'] !== undefined;
  const shared = {
    token_type: 'Bearer',
    ...(person ? { scope: grantedScopes(realm.wanted, audience, realm.version) } : {}),
    ...(issued.refresh_token ? { refresh_token: issued.refresh_token } : {}),
    ...(issued.id_token ? { id_token: issued.id_token } : {}),
    ...(person && realm.wantsClientInfo ? { client_info: clientInfo(claims) } : {}),
    access_token: issued.access_token,
  };
  if (realm.version === 2)
    return { ...shared, expires_in: issued.expires_in, ext_expires_in: issued.expires_in };
  return {
    ...shared,
    expires_in: String(issued.expires_in),
    ext_expires_in: String(issued.expires_in),
    expires_on: String(claims.exp),
    not_before: String(claims.nbf),
    resource: audience,
  };
}

/** Which account in which tenant, as sign-in libraries of the field key their caches. */
function clientInfo(claims: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify({ uid: claims['oid'], utid: claims['tid'] })).toString('base64url');
}

export interface IssuedDeviceCode {
  readonly device_code: string;
  readonly user_code: string;
  readonly expires_in: number;
}

const deviceMessages = {
  en: (address: string, code: string) =>
    `To sign in, open ${address} in a browser and enter the code ${code}.`,
  es: (address: string, code: string) =>
    `Para iniciar sesión, abra ${address} en un navegador e introduzca el código ${code}.`,
  ru: (address: string, code: string) => `Чтобы войти, откройте ${address} в браузере и введите код ${code}.`,
};

const pollEverySeconds = 5;

export function deviceCodeAnswer(
  issued: IssuedDeviceCode,
  realm: Realm,
  publicUrl: string,
  language: keyof typeof deviceMessages,
) {
  const address = `${publicUrl}/device`;
  const number = (value: number) => (realm.version === 1 ? String(value) : value);
  return {
    user_code: issued.user_code,
    device_code: issued.device_code,
    verification_uri: address,
    ...(realm.version === 1 ? { verification_url: address } : {}),
    expires_in: number(issued.expires_in),
    interval: number(pollEverySeconds),
    message: deviceMessages[language](address, issued.user_code),
  };
}

/** The discovery document of a tenant: `tenant` is what stands in the address, `tenantId` null for all of them. */
export function discoveryDocument(
  publicUrl: string,
  tenant: string,
  tenantId: string | null,
  version: 1 | 2,
  demo: boolean,
) {
  const root = `${publicUrl}/${tenant}`;
  const path = version === 1 ? 'oauth2' : 'oauth2/v2.0';
  return {
    issuer: issuerOf(publicUrl, tenantId ?? '{tenantid}'),
    authorization_endpoint: `${root}/${path}/authorize`,
    token_endpoint: `${root}/${path}/token`,
    device_authorization_endpoint: `${root}/${path}/devicecode`,
    revocation_endpoint: `${root}/${path}/revoke`,
    jwks_uri: `${root}/discovery/v2.0/keys`,
    response_types_supported: ['code', 'code id_token'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: [
      'authorization_code',
      'client_credentials',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
      ...(demo ? ['password'] : []),
    ],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'none'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: [
      'openid',
      'profile',
      'offline_access',
      ...acceptedResources(publicUrl).map((resource) => `${resource}/user_impersonation`),
    ],
    claims_supported: [
      'iss',
      'aud',
      'exp',
      'iat',
      'nbf',
      'sub',
      'oid',
      'tid',
      'upn',
      'preferred_username',
      'name',
      'amr',
    ],
    tenant_region_scope: null,
  };
}

/** For libraries that ask whether they may trust an authority before they use it. */
export function instanceDiscovery(publicUrl: string) {
  const { host } = new URL(publicUrl);
  return {
    tenant_discovery_endpoint: `${publicUrl}/common/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}

/** A token of this installation in exchange for one of its identity tokens (conventions 3.2). */
export function exchangeAnswer(token: string, expiresInSeconds: number, clientId: string) {
  return { access_token: token, token_type: 'Bearer', expires_in: expiresInSeconds, appId: clientId };
}
