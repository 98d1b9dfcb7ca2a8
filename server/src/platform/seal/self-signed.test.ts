import { createSign, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { selfSigned } from './index.ts';

test('a certificate says whose it is and until when, carries its own signature, and checks those of its key', () => {
  const now = new Date('2026-05-01T12:00:00Z');
  const { certificate, privateKey, notAfter } = selfSigned('Partners of Contour', now, 730);
  const read = new X509Certificate(certificate);
  expect(read.subject).toBe('CN=Partners of Contour');
  expect(read.issuer).toBe(read.subject);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(new Date(read.validFrom)).toEqual(now);
  expect(new Date(read.validTo)).toEqual(notAfter);
  expect(read.ca).toBe(false);
  const signed = createSign('sha256').update('body').sign({ key: privateKey, format: 'der', type: 'pkcs8' });
  expect(read.publicKey.asymmetricKeyType).toBe('rsa');
  expect(signed).toHaveLength(256);
});

test('dates beyond 2049 are written in full', () => {
  const { certificate } = selfSigned('Late', new Date('2049-12-01T00:00:00Z'), 365);
  expect(new Date(new X509Certificate(certificate).validTo).getUTCFullYear()).toBe(2050);
});
