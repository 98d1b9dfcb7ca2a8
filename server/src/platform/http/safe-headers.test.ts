import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { safeHeaders } from './safe-headers.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await openDemoApp();
});
afterAll(() => app.close());

test.each([
  ['an answer of the API', '/v1/whoami'],
  ['a refusal', '/v1/nothing-of-the-kind'],
  ['a public list', '/twotier/v1/directory'],
  ['the identity provider', '/.well-known/openid-configuration'],
  ['a page of the portal', '/customers'],
  ['the health of the process', '/health/live'],
])('%s cannot be framed or taken for something else', async (_what, url) => {
  const { headers } = await app.fastify.inject({ method: 'GET', url, headers: { accept: 'text/html' } });
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    'permissions-policy': expect.stringContaining('camera=()'),
  });
});

test.each([
  ['https://partners.example', 'max-age=31536000; includeSubDomains'],
  ['http://127.0.0.1:8080', undefined],
])('reached at %s, browsers are told to stay with TLS: %s', (publicUrl, expected) => {
  const set = new Map<string, unknown>();
  const response = { setHeader: (name: string, value: unknown) => set.set(name, value) };
  safeHeaders(publicUrl)(response as never);
  expect(set.get('Strict-Transport-Security')).toBe(expected);
});
