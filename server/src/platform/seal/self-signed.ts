import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A key with the certificate that others check its signatures by. */
export interface SelfSigned {
  /** X.509, DER. */
  readonly certificate: Buffer;
  /** PKCS #8, DER. */
  readonly privateKey: Buffer;
  readonly notAfter: Date;
}

/** Makes an RSA key and a certificate for it that it signs itself (RFC 5280), for signatures alone. */
export function selfSigned(commonName: string, now: Date, days: number): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  const notAfter = new Date(now.getTime() + days * 86_400_000);
  const name = sequence(set(sequence(oid([0x55, 0x04, 0x03]), der(0x0c, Buffer.from(commonName, 'utf8')))));
  const algorithm = sequence(oid([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b]), der(0x05));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    // A first byte of 01 keeps the number positive.
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name,
    sequence(time(now), time(notAfter)),
    name,
    publicKey,
    der(
      0xa3,
      sequence(extension([0x55, 0x1d, 0x13], sequence()), extension([0x55, 0x1d, 0x0f], digitalSignature)),
    ),
  );
  const key = { key: privateKey, format: 'der', type: 'pkcs8' } as const;
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', content, key)]);
  return { certificate: sequence(content, algorithm, der(0x03, signature)), privateKey, notAfter };
}

const digitalSignature = der(0x03, Buffer.from([7, 0x80]));

/** A critical one. */
function extension(id: readonly number[], value: Buffer): Buffer {
  return sequence(oid(id), der(0x01, Buffer.from([0xff])), der(0x04, value));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, ...parts);
}

function oid(bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

/** Two digits of the year until 2049, four from then on. */
function time(date: Date): Buffer {
  const digits = `${date.toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
  return date.getUTCFullYear() < 2050
    ? der(0x17, Buffer.from(digits.slice(2)))
    : der(0x18, Buffer.from(digits));
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}
