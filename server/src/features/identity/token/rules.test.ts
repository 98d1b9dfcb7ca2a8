import { describe, expect, test } from 'vitest';
import { accountIdOf, findResource, grantedScopes, problemOf, readAccountId, readWanted } from './rules.ts';

const publicUrl = 'http://127.0.0.1:8080';
const partnerApi = 'https://api.partnercenter.microsoft.com';
const graph = 'https://graph.windows.net';

describe('resources', () => {
  test.each([
    [publicUrl, publicUrl],
    [`${publicUrl}/`, publicUrl],
    ['http://localhost:8080', publicUrl],
    ['http://[::1]:8080/', publicUrl],
    [graph, graph],
    ['HTTPS://Graph.Windows.Net/', graph],
    ['https://graph.cloudapi.de', 'https://graph.cloudapi.de'],
    [partnerApi, partnerApi],
    ['http://localhost:9090', null],
    ['https://localhost:8080', null],
    ['http://localhost:8080/x', null],
    ['https://graph.windows.net.evil.example', null],
    ['https://elsewhere.example', null],
    ['', null],
    ['x', null],
  ])('%s is %s', (asked, found) => {
    expect(findResource(asked, publicUrl)).toBe(found);
  });

  test('a loopback address is no name of an installation elsewhere', () => {
    expect(findResource('http://localhost:8080', 'https://portal.example')).toBeNull();
  });
});

describe('what is asked for', () => {
  const wanted = (scope: string, resource?: string, version: 1 | 2 = 2) =>
    readWanted({ scope, resource }, version, publicUrl);

  test.each([
    [`${graph}/.default`, graph, graph],
    [`${graph}//.default`, graph, `${graph}/`],
    [`${partnerApi}/user_impersonation openid`, partnerApi, partnerApi],
    ['user_impersonation', publicUrl, publicUrl],
    ['.default', publicUrl, publicUrl],
    ['openid offline_access', null, null],
    ['', null, null],
  ])('%s means %s with the audience %s', (scope, resource, audience) => {
    expect(wanted(scope)).toMatchObject({ resource, audience });
  });

  test.each([
    ['foreign scope', wanted('https://elsewhere.example/.default'), 'invalid_scope'],
    ['foreign permission', wanted(`${graph}/Directory.Read`), 'invalid_scope'],
    ['two resources', wanted(`${graph}/.default ${partnerApi}/.default`), 'invalid_scope'],
    ['foreign resource', wanted('', 'https://elsewhere.example', 1), 'invalid_resource'],
  ])('%s is refused', (_name, found, error) => {
    expect(found).toMatchObject({ error, status: 400 });
  });

  test('the older endpoint gives an identity and a refresh token without being asked, and looks at no scopes', () => {
    expect(wanted('anything', graph, 1)).toMatchObject({ resource: graph, openid: true, offline: true });
    expect(wanted(`${graph}/.default`)).toMatchObject({ openid: false, offline: false });
  });

  test('the answer names the scopes as they were asked for', () => {
    const answer = (scope: string) => grantedScopes(wanted(scope) as never, partnerApi, 2);
    expect(answer(`${partnerApi}/user_impersonation openid offline_access`)).toBe(
      `${partnerApi}/user_impersonation openid`,
    );
    expect(answer(`${partnerApi}/.default`)).toBe(`${partnerApi}/user_impersonation ${partnerApi}/.default`);
    expect(answer('')).toBe(`${partnerApi}/user_impersonation`);
  });
});

test('an account id names person and tenant, and nothing else is one', () => {
  const [tenantId, userId] = ['11111111-1111-4111-8111-111111111101', '22222222-2222-4222-8222-222222222201'];
  expect(readAccountId(accountIdOf(tenantId, userId))).toEqual({ tenantId, userId });
  expect(readAccountId('x')).toBeNull();
});

describe('problems', () => {
  test.each([
    ['invalid_client', 'client authentication failed', 'invalid secret provided', 401, 7000215],
    ['invalid_client', 'client authentication failed', 'client not found', 401, 700016],
    ['invalid_grant', 'grant request is invalid', 'refresh token already used', 400, 54005],
    ['invalid_grant', 'grant request is invalid', 'refresh token is expired', 400, 70008],
    ['authorization_pending', 'still pending', undefined, 400, 70016],
    ['unsupported_grant_type', 'unsupported grant_type requested', undefined, 400, 70003],
  ])('%s (%s, %s) is %i with number %i', (error, description, detail, status, number) => {
    expect(problemOf({ error, description, detail })).toMatchObject({ error, status, numbers: [number] });
  });

  test('a fault tells nothing about itself', () => {
    expect(problemOf({ error: 'server_error', description: 'relation "x" does not exist' })).toMatchObject({
      status: 500,
    });
    expect(problemOf({ error: 'server_error', description: 'secret' }).description).not.toContain('secret');
  });
});
