import { refuse } from '../../../errors/refusal.ts';
import type { WaysToProve } from './model.ts';

const perKindMax = 10;

/** A person may have several of each, but not without end. */
export function requireRoomForFactor(present: number): void {
  if (present >= perKindMax) refuse('factors-too-many', { limit: perKindMax });
}

/** The last one stays: nobody falls back to a password alone by a click. */
export function requireNotLastFactor(present: number): void {
  if (present <= 1) refuse('factor-last');
}

export function hasAnyFactor(ways: WaysToProve): boolean {
  return ways.authenticator || ways.passkey;
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where a passkey lives: the host name it is bound to, and the origin that a browser vouches for. */
export interface PasskeyPlace {
  readonly rpId: string;
  readonly origin: string;
}

/**
 * The place of a request, from the origin that the browser names: the installation's own, or on one's own
 * machine any name of it. Null for a number in place of a name, which passkeys cannot be bound to.
 */
export function passkeyPlace(origin: string | undefined, publicUrl: string): PasskeyPlace | null {
  const own = new URL(publicUrl);
  const asked = origin === undefined ? own : URL.parse(origin);
  if (!asked) return null;
  const samePlace = asked.port === own.port && asked.protocol === own.protocol;
  const alias = loopbackHosts.has(asked.hostname) && loopbackHosts.has(own.hostname) && samePlace;
  if (asked.origin !== own.origin && !alias) return null;
  const named = !/^[\d.]+$|^\[/.test(asked.hostname);
  return named ? { rpId: asked.hostname, origin: asked.origin } : null;
}

/** Where to open the portal so that passkeys work, for whoever opened it by a number. */
export function namedAddress(publicUrl: string): string {
  const own = new URL(publicUrl);
  return loopbackHosts.has(own.hostname)
    ? `${own.protocol}//localhost${own.port ? `:${own.port}` : ''}`
    : 'https://partners.example';
}
