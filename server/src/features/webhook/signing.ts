import { createHmac, createPrivateKey, createSign, randomBytes } from 'node:crypto';

/** A new secret of an address: recognizable where it leaks, and long enough not to be guessed. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64url')}`;
}

/**
 * `t=…,v1=…`: seconds since 1970, and for each secret that is good at present one HMAC-SHA256, in
 * hexadecimal, over time, a full stop and the body. The time keeps an old message from being played again.
 */
export function secretSignature(body: string, secrets: readonly Buffer[], at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex'),
  );
  return [`t=${seconds}`, ...signatures.map((one) => `v1=${one}`)].join(',');
}

/** The contract's signature: RSA over the bytes of the body, checked by the certificate (conventions 19). */
export function certificateSignature(body: string, privateKey: Buffer): string {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  return `Signature ${createSign('sha256').update(body).sign(key, 'base64')}`;
}
