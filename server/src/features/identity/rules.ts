import type { AttemptState, PortalSession } from './model.ts';
import { isGuessable } from './password-choice/guessable.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Five wrong passwords are forgiven; each one after that doubles the pause, up to an hour. */
const failuresAllowed = 5;
const pauseLongestMinutes = 60;

/** Minutes that sign-in stays closed once this many attempts have failed in a row. */
export function pauseMinutes(failedAttempts: number): number {
  if (failedAttempts < failuresAllowed) return 0;
  return Math.min(pauseLongestMinutes, 2 ** (failedAttempts - failuresAllowed));
}

/**
 * Counts an attempt before the password is looked at, so that many attempts at once cannot
 * slip through together. A right password sets the count back to nothing afterwards.
 */
export function beginAttempt(
  state: AttemptState,
  now: Date,
): { readonly lockedMinutes: number } | { readonly next: AttemptState } {
  const left = (state.lockedUntil?.getTime() ?? 0) - now.getTime();
  if (left > 0) return { lockedMinutes: Math.ceil(left / minute) };
  const failedAttempts = state.failedAttempts + 1;
  const pause = pauseMinutes(failedAttempts);
  return { next: { failedAttempts, lockedUntil: pause ? new Date(now.getTime() + pause * minute) : null } };
}

export const noAttempts: AttemptState = { failedAttempts: 0, lockedUntil: null };

const passwordLengthMin = 12;
const passwordLengthMax = 256;

/**
 * Whether a person may choose this password: length, not the own name, and not made of what is tried first, names of the
 * company and of the product included.
 */
export function checkNewPassword(
  password: string,
  userPrincipalName: string,
  companyName = '',
): 'ok' | 'too-weak' {
  const length = [...password].length;
  if (length < passwordLengthMin || length > passwordLengthMax) return 'too-weak';
  const [name = '', domain = ''] = userPrincipalName.toLowerCase().split('@');
  const ownWords = ['twotier', ...name.split(/[._-]/), ...domain.split('.'), ...companyName.split(/\s+/)];
  if (new Set(password).size < 4 || isGuessable(password, ownWords)) return 'too-weak';
  // Two letters of a name turn up in any sentence by chance.
  return name.length > 2 && password.normalize('NFKC').toLowerCase().includes(name) ? 'too-weak' : 'ok';
}

/** A password that somebody else has made or seen is good for so long, and for one sign-in (ASVS 6.4.1). */
export const temporaryPasswordDays = 30;

export function temporaryPasswordHasLapsed(givenAt: Date, now: Date): boolean {
  return now.getTime() - givenAt.getTime() >= temporaryPasswordDays * 24 * hour;
}

const sessionIdleMax = 8 * hour;
const sessionAgeMax = 24 * hour;
const sessionTouchEvery = minute;

export function sessionExpiry(now: Date): Date {
  return new Date(now.getTime() + sessionAgeMax);
}

export function sessionIsLive(session: Pick<PortalSession, 'lastSeenAt' | 'expiresAt'>, now: Date): boolean {
  return now < session.expiresAt && now.getTime() - session.lastSeenAt.getTime() < sessionIdleMax;
}

/** Whether it is worth a write to say that the session is in use. */
export function sessionNeedsTouch(session: Pick<PortalSession, 'lastSeenAt'>, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= sessionTouchEvery;
}

/** Void once the password has been changed; token times are whole seconds. */
export function issuedBeforePassword(issuedAtSeconds: number, passwordChangedAt: Date): boolean {
  return issuedAtSeconds < Math.floor(passwordChangedAt.getTime() / 1000);
}

/** Void once they were revoked. Tokens carry the millisecond too: a new one of the same second stays good. */
export function issuedBeforeRevocation(issuedAtMs: number, voidUntil: Date | null): boolean {
  return voidUntil !== null && issuedAtMs <= voidUntil.getTime();
}

/**
 * Whether a request that carries the session cookie was sent by the portal itself: it says
 * so in a header that no page of another origin can set, and its origin is ours.
 */
export function comesFromPortal(request: {
  readonly method: string;
  readonly portalHeader: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
  readonly publicUrl: string;
}): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  return request.portalHeader === '1' && isOwnOrigin(request);
}

/** No origin at all is a program, which has no cookies of a person to misuse. */
export function isOwnOrigin(request: {
  readonly origin: string | undefined;
  readonly host: string | undefined;
  readonly publicUrl: string;
}): boolean {
  const { origin, host, publicUrl } = request;
  if (origin === undefined) return true;
  return origin === new URL(publicUrl).origin || (host !== undefined && URL.parse(origin)?.host === host);
}

const failuresPerAddress = 30;
const addressWindow = 10 * minute;

/** Failures of one network address, whoever it tried to be. */
export interface AddressFailures {
  readonly since: number;
  readonly count: number;
}

/** Seconds that an address has to wait; 0: it may try. */
export function addressWaitSeconds(failures: AddressFailures | undefined, now: Date): number {
  if (!failures || failures.count < failuresPerAddress) return 0;
  return Math.max(0, Math.ceil((failures.since + addressWindow - now.getTime()) / 1000));
}

export function addAddressFailure(failures: AddressFailures | undefined, now: Date): AddressFailures {
  if (!failures || now.getTime() - failures.since >= addressWindow) return { since: now.getTime(), count: 1 };
  return { since: failures.since, count: failures.count + 1 };
}
