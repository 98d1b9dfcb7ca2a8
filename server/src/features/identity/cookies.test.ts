import { expect, test } from 'vitest';
import { readCookie, writtenCookie } from './cookie-wire.ts';

const token = 'a'.repeat(43);
const session = { name: 'twotier_session', path: '/' };
const device = { name: 'twotier_device', path: '/twotier/v1/session' };
const [over, plain] = ['https://partners.example', 'http://127.0.0.1:8080'];

test.each([
  [session, over, `__Host-twotier_session=${token}; Path=/; HttpOnly; SameSite=Lax; Secure`],
  [
    device,
    over,
    `__Secure-twotier_device=${token}; Path=/twotier/v1/session; HttpOnly; SameSite=Lax; Secure`,
  ],
  [session, plain, `twotier_session=${token}; Path=/; HttpOnly; SameSite=Lax`],
])('%j at %s is kept from scripts, other sites and, over TLS, neighboring hosts', (kind, url, expected) => {
  const written = writtenCookie(kind, token, url);
  expect(written).toBe(expected);
  expect(readCookie(kind, `a=b; ${written.split(';')[0]}`, url)).toBe(token);
});

test('over TLS a cookie without the prefix, which a neighbor may have planted, is not read', () => {
  expect(readCookie(session, `twotier_session=${token}`, over)).toBeNull();
  expect(readCookie(session, `__Host-twotier_session=${token}x`, over)).toBeNull();
  expect(readCookie(session, undefined, plain)).toBeNull();
});
