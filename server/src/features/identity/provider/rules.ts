import type { LogoutNotice, ProvenIdentity } from './model.ts';

type Claims = Readonly<Record<string, unknown>>;

/**
 * What a provider says of a person, as far as it vouches for it: an address only when it is verified, and
 * the principal name, but no name that people there may give themselves.
 */
export function identityOf(claims: Claims): ProvenIdentity {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? [value] : []);
  const email = claims['email_verified'] === true ? text(claims['email']) : [];
  const amr = Array.isArray(claims['amr']) ? claims['amr'].flatMap(text) : text(claims['amr']);
  return {
    subject: String(claims['sub']),
    names: [...new Set([...text(claims['upn']), ...email].map((name) => name.toLowerCase()))],
    methods: [...amr, ...text(claims['acr'])],
    session: text(claims['sid'])[0] ?? null,
    authTime: typeof claims['auth_time'] === 'number' ? claims['auth_time'] : null,
  };
}

/** Whether the sign-in there was one with a second factor, as the company has set it up. */
export function countsAsSecondFactor(methods: readonly string[], factorValues: readonly string[]): boolean {
  return methods.some((method) => factorValues.includes(method));
}

const clockSkewSeconds = 60;

/**
 * Whether somebody signed in there because of this question, and not some time before: a provider that only
 * sends back who was signed in anyway has proven nothing anew.
 */
export function isFreshSignIn(authTime: number | null, askedAt: Date, now: Date): boolean {
  if (authTime === null) return false;
  return (
    authTime >= Math.floor(askedAt.getTime() / 1000) - clockSkewSeconds &&
    authTime <= Math.ceil(now.getTime() / 1000) + clockSkewSeconds
  );
}

export function domainOf(userPrincipalName: string): string {
  return userPrincipalName.slice(userPrincipalName.lastIndexOf('@') + 1).toLowerCase();
}

/** Names of people whom the provider may speak for. */
export function namesWithin(names: readonly string[], domains: readonly string[]): readonly string[] {
  return names.filter((name) => name.includes('@') && domains.includes(domainOf(name)));
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** An issuer is an https address without anything behind it; in demo mode one on this machine may do without. */
export function isIssuer(text: string, demo: boolean): boolean {
  const url = URL.parse(text);
  if (!url || url.search || url.hash || url.username || url.password) return false;
  return url.protocol === 'https:' || (demo && url.protocol === 'http:' && loopbackHosts.has(url.hostname));
}

/** Where to go after sign-in: a path of this origin, never another site. */
export function returnPath(asked: string | undefined): string {
  if (!asked?.startsWith('/') || asked.startsWith('//') || asked.includes('\\')) return '/';
  const own = URL.parse(asked, 'http://portal.invalid');
  return own?.host === 'portal.invalid' ? own.pathname + own.search + own.hash : '/';
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** Whom a logout token says it is from and for, before anything of it is believed; null where it says neither. */
export function claimedBy(
  token: string,
): { readonly issuer: string; readonly audience: readonly string[] } | null {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;
    const audience = [claims['aud']].flat().filter((one) => typeof one === 'string');
    const issuer = claims['iss'];
    return typeof issuer === 'string' && audience.length > 0 ? { issuer, audience } : null;
  } catch {
    return null;
  }
}

/** What a logout token says once its signature is known to be right; null where it is none, an identity token say. */
export function logoutOf(claims: Claims): LogoutNotice | null {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const events = claims['events'];
  const isLogout = typeof events === 'object' && events !== null && logoutEvent in events;
  const [subject, session, at] = [text(claims['sub']), text(claims['sid']), claims['iat']];
  if (!isLogout || 'nonce' in claims || typeof at !== 'number' || text(claims['jti']) === null) return null;
  if (subject === null && session === null) return null;
  // A session that is named has ended whenever it began here; an account may have signed in again since.
  const before = session === null ? new Date((at + clockSkewSeconds) * 1000) : null;
  return { subject, session, before };
}
