import { createHmac, timingSafeEqual } from 'node:crypto';

/** What every authenticator app takes without further settings (RFC 6238). */
const stepSeconds = 30;
const digits = 6;
/** Clocks of phones go wrong, and people type slowly: the step before and the one after are taken as well. */
const stepsAround = 1;

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / stepSeconds);
}

/** The code of a time step (RFC 4226, with the step as its counter). */
export function codeOfStep(secret: Buffer, step: number, length = digits): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) as number) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** length).padStart(length, '0');
}

/** The step whose code this is, later than `lastStep`: a code seen once is worth nothing to who saw it. */
export function findStep(secret: Buffer, typed: string, now: Date, lastStep: number): number | null {
  const code = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return null;
  const present = stepAt(now);
  let found: number | null = null;
  for (let step = present - stepsAround; step <= present + stepsAround; step += 1) {
    const same = timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(code));
    if (same && step > lastStep) found ??= step;
  }
  return found;
}

const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding: how people and apps write these secrets. */
export function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => base32Letters[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** What the QR code says to an authenticator app. */
export function enrolmentAddress(secret: Buffer, userPrincipalName: string): string {
  const label = `Twotier:${encodeURIComponent(userPrincipalName)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Twotier&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
}
