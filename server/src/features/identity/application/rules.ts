import { refuse } from '../../../errors/refusal.ts';

const applicationsMax = 50;
const secretsMax = 5;

export function requireRoomForApplication(present: number): void {
  if (present >= applicationsMax) refuse('applications-too-many', { limit: applicationsMax });
}

/** Several at a time, so that one can be replaced without a pause; not without end. */
export function requireRoomForSecret(present: number): void {
  if (present >= secretsMax) refuse('application-secrets-too-many', { limit: secretsMax });
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where codes may be sent: encrypted, or to a program on the person's own machine; never with a fragment. */
export function requireRedirectAddresses(addresses: readonly string[]): readonly string[] {
  const wanted = [...new Set(addresses.map((address) => address.trim()).filter((address) => address !== ''))];
  for (const address of wanted)
    if (!isRedirectAddress(address)) refuse('redirect-address-invalid', { address });
  return wanted;
}

function isRedirectAddress(address: string): boolean {
  const url = URL.parse(address);
  if (!url || address.includes('#') || url.username || url.password || address.length > 400) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.has(url.hostname));
}

/** The same day that many months later; the last day of a shorter month. */
export function secretExpiry(now: Date, months: number): Date {
  const expiry = new Date(now);
  expiry.setUTCMonth(expiry.getUTCMonth() + months);
  if (expiry.getUTCDate() !== now.getUTCDate()) expiry.setUTCDate(0);
  return expiry;
}
