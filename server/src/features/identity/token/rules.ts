import type { Person } from '../model.ts';
import type { EndpointVersion, OAuthProblem, Wanted } from './model.ts';

/** An access token lives for an hour. */
export const accessTokenSeconds = 3600;

/** Where a public program listens for its code; the port is free to choose. */
export const loopbackRedirectUris: readonly string[] = [
  'http://localhost',
  'http://localhost/',
  'http://127.0.0.1',
  'http://127.0.0.1/',
];

/** Roots of the contract's API and directory-graph URIs (conventions 1): existing clients ask for these. */
const contractResources: readonly string[] = [
  'https://api.partnercenter.microsoft.com',
  'https://partner.partnercenterapi.microsoftonline.cn',
  'https://api.partnercenter.microsoft-ppe.com',
  'https://graph.windows.net',
  'https://graph.microsoft.com',
  'https://graph.chinacloudapi.cn',
  'https://graph.cloudapi.de',
];

/** Resources that tokens are issued for and accepted with; this installation's own root comes first. */
export function acceptedResources(publicUrl: string): readonly string[] {
  return [publicUrl, ...contractResources];
}

/** The API itself, under its contract names or its own: what the newer exchange wants of an application. */
export function isApiResource(resource: string): boolean {
  return !/^https:\/\/graph\./.test(resource);
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The accepted resource that is meant; null for a foreign one. A trailing slash does not matter. */
export function findResource(asked: string, publicUrl: string): string | null {
  const text = asked.replace(/\/+$/, '').toLowerCase();
  const accepted = acceptedResources(publicUrl).find((one) => one.toLowerCase() === text);
  if (accepted) return accepted;
  const [url, own] = [URL.parse(text), new URL(publicUrl)];
  const alias =
    url &&
    text === url.origin &&
    loopbackHosts.has(url.hostname) &&
    loopbackHosts.has(own.hostname) &&
    url.port === own.port &&
    url.protocol === own.protocol;
  return alias ? publicUrl : null;
}

const identityScopes = new Set(['openid', 'profile', 'email', 'offline_access']);

/** Reads `resource` and `scope` as either endpoint takes them; a problem when they name something foreign. */
export function readWanted(
  asked: { readonly resource?: string | undefined; readonly scope?: string | undefined },
  version: EndpointVersion,
  publicUrl: string,
): Wanted | OAuthProblem {
  const scopes = (asked.scope ?? '').split(/\s+/).filter((scope) => scope !== '');
  const openid = version === 1 || scopes.includes('openid');
  const offline = version === 1 || scopes.includes('offline_access');
  const named = new Map<string, string>();
  if (asked.resource) {
    const resource = findResource(asked.resource, publicUrl);
    if (!resource) return resourceUnknown(asked.resource);
    named.set(resource, asked.resource);
  }
  for (const scope of scopes) {
    if (identityScopes.has(scope)) continue;
    const parts = /^(?:(.+)\/)?(?:\.default|user_impersonation)$/.exec(scope);
    const resource = parts && (parts[1] === undefined ? publicUrl : findResource(parts[1], publicUrl));
    // The older endpoint never looked at scopes: whatever stands there is about the resource.
    if (!resource && version === 1) continue;
    if (!resource) return scopeUnknown(scope);
    if (!named.has(resource)) named.set(resource, parts[1] ?? publicUrl);
  }
  if (named.size > 1) return scopeOfSeveral(scopes);
  const [[resource, audience] = [null, null]] = named;
  return { resource, audience, openid, offline, scopes };
}

function resourceUnknown(resource: string): OAuthProblem {
  return problem('invalid_resource', `The resource ${resource} is not served here.`, 500011);
}

function scopeUnknown(scope: string): OAuthProblem {
  return problem('invalid_scope', `The scope ${scope} is not known here.`, 70011);
}

function scopeOfSeveral(scopes: readonly string[]): OAuthProblem {
  return problem(
    'invalid_scope',
    `One token is for one resource, but the scopes name several: ${scopes.join(' ')}.`,
    28000,
  );
}

/** Scopes of the answer: what was asked for of the resource, or the only one there is. */
export function grantedScopes(wanted: Wanted, audience: string, version: EndpointVersion): string {
  if (version === 1) return 'user_impersonation';
  const asked = wanted.scopes.filter((scope) => scope !== 'offline_access' && scope !== 'email');
  const own = `${audience}/user_impersonation`;
  return [
    ...new Set(asked.some((scope) => scope.endsWith('user_impersonation')) ? asked : [own, ...asked]),
  ].join(' ');
}

/** How tokens and the authorization server name a person: `{user}.{tenant}`. */
export function accountIdOf(tenantId: string, userId: string): string {
  return `${userId}.${tenantId}`;
}

export function readAccountId(
  accountId: string,
): { readonly tenantId: string; readonly userId: string } | null {
  const parts = /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/.exec(accountId);
  return parts ? { userId: parts[1] as string, tenantId: parts[2] as string } : null;
}

export function issuerOf(publicUrl: string, tenantId: string): string {
  return `${publicUrl}/${tenantId}/v2.0`;
}

interface TokenFrame {
  readonly publicUrl: string;
  readonly clientId: string;
  readonly audience: string;
  readonly jti: string;
  /** What it comes from, to be ended together with it; null for an application alone. */
  readonly grantMark: string | null;
  readonly issuedAt: number;
  readonly issuedAtMs: number;
  readonly expiresAt: number;
}

/** Claims of an access token for an application alone (conventions 3). */
export function applicationClaims(frame: TokenFrame, tenantId: string): Record<string, unknown> {
  return { ...frameClaims(frame, tenantId), sub: frame.clientId, oid: frame.clientId, idtyp: 'app' };
}

/** Claims of an access token for a person through an application (conventions 3). */
export function personClaims(
  frame: TokenFrame,
  person: Person,
  amr: readonly string[],
): Record<string, unknown> {
  const { id, userPrincipalName, displayName, tenant } = person;
  return {
    ...frameClaims(frame, tenant.id),
    sub: accountIdOf(tenant.id, id),
    oid: id,
    upn: userPrincipalName,
    unique_name: userPrincipalName,
    name: displayName,
    scp: 'user_impersonation',
    amr,
    idtyp: 'user',
  };
}

function frameClaims(frame: TokenFrame, tenantId: string): Record<string, unknown> {
  const { publicUrl, clientId, audience, jti, grantMark, issuedAt, issuedAtMs, expiresAt } = frame;
  return {
    iss: issuerOf(publicUrl, tenantId),
    aud: audience,
    tid: tenantId,
    appid: clientId,
    azp: clientId,
    jti,
    ...(grantMark ? { gid: grantMark } : {}),
    iat: issuedAt,
    ims: issuedAtMs,
    nbf: issuedAt,
    exp: expiresAt,
    ver: '1.0',
  };
}

/** Claims about a person for the client's own use, in the identity token. */
export function identityClaims(person: Person): Record<string, unknown> {
  const { id, userPrincipalName, displayName, tenant } = person;
  return {
    sub: accountIdOf(tenant.id, id),
    oid: id,
    tid: tenant.id,
    upn: userPrincipalName,
    preferred_username: userPrincipalName,
    unique_name: userPrincipalName,
    name: displayName,
    ver: '2.0',
  };
}

/** Methods of authentication, as tokens list them. */
export function methodsOf(secondFactor: boolean): readonly string[] {
  return secondFactor ? ['pwd', 'mfa'] : ['pwd'];
}

export function isSecondFactor(amr: unknown): boolean {
  return Array.isArray(amr) && amr.includes('mfa');
}

export function problem(error: string, description: string, number: number): OAuthProblem {
  return { status: error === 'invalid_client' ? 401 : 400, error, description, numbers: [number] };
}

/** Numbers that scripts of the field look for, by what the authorization server found. */
const numberByFinding: readonly (readonly [RegExp, number])[] = [
  [/^invalid_client: client not found/, 700016],
  [/^invalid_client: invalid secret/, 7000215],
  [/^invalid_client: .*(mechanism|no client authentication)/, 7000218],
  [/^invalid_client/, 7000215],
  [/^invalid_grant: .*(already used|already consumed)/, 54005],
  [/^invalid_grant: .*expired/, 70008],
  [/^invalid_grant: .*account not found/, 50173],
  [/^invalid_grant/, 70000],
  [/^unauthorized_client/, 700025],
  [/^unsupported_grant_type/, 70003],
  [/^unsupported_response_type/, 700054],
  [/^invalid_scope/, 70011],
  [/^invalid_target/, 500011],
  [/^invalid_redirect_uri/, 50011],
  [/^authorization_pending/, 70016],
  [/^expired_token/, 70020],
  [/^access_denied/, 65004],
  [/^login_required/, 50058],
  [/^invalid_request: missing required/, 900144],
];

/** Puts an error of the authorization server into the words and numbers of the contract. */
export function problemOf(found: {
  readonly error: string;
  readonly description: string;
  readonly detail?: string | undefined;
  readonly number?: number | undefined;
}): OAuthProblem {
  const { error, description, detail, number } = found;
  if (error === 'server_error') {
    return { status: 500, error, description: 'Something failed on our side. Try again.', numbers: [90033] };
  }
  if (/requested grant type is not allowed/.test(description)) {
    return problem('unauthorized_client', 'This client may not use this grant type.', 700025);
  }
  if (/no client authentication mechanism provided/.test(description)) {
    return problem('invalid_request', 'The parameter client_id is missing.', 900144);
  }
  const known = numberByFinding.find(([pattern]) => pattern.test(`${error}: ${detail ?? description}`));
  return problem(error, detail ?? description, number ?? known?.[1] ?? 90002);
}
