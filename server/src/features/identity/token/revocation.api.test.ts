import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IdentityWorld } from '../../../../test/identity-world.ts';
import { apps, openIdentityWorld, password } from '../../../../test/identity-world.ts';
import { windowOf } from '../../../../test/portal-window.ts';

let world: IdentityWorld;
beforeAll(async () => {
  world = await openIdentityWorld();
});
afterAll(() => world?.close());
beforeEach(() => {
  world.realClock.reset();
  world.identity.forgetAll();
});

async function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await world.fastify.inject({
    method: 'POST',
    url: path,
    payload: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
  return { status: response.statusCode, body: response.body ? response.json() : undefined };
}

const publicClient = { client_id: apps.alderPublic };
const webClient = () => ({ client_id: apps.alderWeb, client_secret: world.secrets.alderWeb });
const byPassword = async (client: Record<string, string> = publicClient, username = 'ada@alder.example') =>
  (await post('/common/oauth2/token', { grant_type: 'password', username, password, ...client })).body;
const refresh = (token: string, client: Record<string, string> = publicClient) =>
  post('/common/oauth2/token', { grant_type: 'refresh_token', refresh_token: token, ...client });
const revoke = (token: string, client: Record<string, string> = publicClient, path = 'oauth2/v2.0') =>
  post(`/common/${path}/revoke`, { token, ...client });
const statusWith = async (token: string) =>
  (
    await world.fastify.inject({
      method: 'GET',
      url: '/v1/whoami',
      headers: { authorization: `Bearer ${token}` },
    })
  ).statusCode;

describe('giving a token back (RFC 7009)', () => {
  test('a refresh token takes its grant along, with the access tokens that came from it', async () => {
    const first = await byPassword();
    const second = (await refresh(first.refresh_token)).body;
    expect(await statusWith(second.access_token)).toBe(200);
    expect((await revoke(second.refresh_token)).status).toBe(200);
    expect((await refresh(second.refresh_token)).status).toBe(400);
    expect(await statusWith(first.access_token)).toBe(401);
    expect(await statusWith(second.access_token)).toBe(401);
  });

  test('an access token ends alone, and so does what it was exchanged for', async () => {
    const [ended, other] = [await byPassword(), await byPassword()];
    const exchanged = await post(
      '/generatetoken',
      { grant_type: 'jwt_token' },
      { authorization: `Bearer ${ended.access_token}` },
    );
    expect(await statusWith(exchanged.body.access_token)).toBe(200);
    expect((await revoke(ended.access_token, publicClient, 'oauth2')).status).toBe(200);
    expect(await statusWith(ended.access_token)).toBe(401);
    expect(await statusWith(other.access_token)).toBe(200);
    expect(await statusWith(exchanged.body.access_token)).toBe(401);
    expect((await refresh(ended.refresh_token)).status).toBe(200);
  });

  test('of an application alone works with its secret, in the form or in the header', async () => {
    const token = async () =>
      (await post('/common/oauth2/token', { grant_type: 'client_credentials', ...webClient() })).body
        .access_token as string;
    const [one, two] = [await token(), await token()];
    const { client_id, client_secret } = webClient();
    const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
    expect((await revoke(one, webClient())).status).toBe(200);
    const withHeader = await post(
      '/common/oauth2/revoke',
      { token: two },
      { authorization: `Basic ${basic}` },
    );
    expect(withHeader.status).toBe(200);
    expect([await statusWith(one), await statusWith(two)]).toEqual([401, 401]);
  });

  test('changes nothing for a stranger: wrong secret, another client, an unknown token', async () => {
    const mine = await byPassword();
    expect(await revoke(mine.refresh_token, { ...webClient(), client_secret: 'wrong' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect((await revoke(mine.refresh_token, { client_id: 'nobody' })).status).toBe(401);
    expect(await revoke('', publicClient)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    for (const token of [mine.refresh_token, mine.access_token, 'unknown'])
      expect((await revoke(token, webClient())).status).toBe(200);
    expect(await statusWith(mine.access_token)).toBe(200);
    expect((await refresh(mine.refresh_token)).status).toBe(200);
  });
});

test('a person ends all tokens that programs hold for them, and nobody else’s', async () => {
  const [mine, others] = [await byPassword(), await byPassword(publicClient, 'changer@alder.example')];
  const window = await windowOf(world, 'ada@alder.example', password);
  expect((await window('DELETE', '/twotier/v1/account/tokens')).status).toBe(204);
  expect(await statusWith(mine.access_token)).toBe(401);
  expect((await refresh(mine.refresh_token)).status).toBe(400);
  expect(await statusWith(others.access_token)).toBe(200);
  expect((await window('GET', '/v1/whoami')).status).toBe(200);
  expect(await statusWith((await byPassword()).access_token)).toBe(200);
});

describe('windows that are signed in', () => {
  const security = '/twotier/v1/account/security';

  test('are listed with their device, and ended one by one or all but this one', async () => {
    const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };
    const [mine, phone, third] = [
      await windowOf(world, 'bo@birch.example', password, agent),
      await windowOf(world, 'bo@birch.example', password),
      await windowOf(world, 'bo@birch.example', password),
    ];
    const stranger = await windowOf(world, 'changer@alder.example', password);
    const { sessions } = (await mine('GET', security)).body;
    expect(sessions).toHaveLength(3);
    const current = sessions.filter((one: { current: boolean }) => one.current);
    expect(current).toMatchObject([{ browser: 'Firefox', system: 'Linux', method: 'password' }]);
    const [{ id }] = (await phone('GET', security)).body.sessions.filter(
      (one: { current: boolean }) => one.current,
    );
    // Somebody else's window is out of reach.
    expect((await stranger('DELETE', `/twotier/v1/account/sessions/${id}`)).status).toBe(204);
    expect((await phone('GET', '/v1/whoami')).status).toBe(200);
    expect((await mine('DELETE', `/twotier/v1/account/sessions/${id}`)).status).toBe(204);
    expect((await phone('GET', '/v1/whoami')).status).toBe(401);
    expect((await mine('DELETE', '/twotier/v1/account/sessions')).status).toBe(204);
    expect((await third('GET', '/v1/whoami')).status).toBe(401);
    expect((await mine('GET', security)).body.sessions).toHaveLength(1);
    expect((await stranger('GET', '/v1/whoami')).status).toBe(200);
  });

  test('and factors are closed to tokens', async () => {
    const { access_token } = await byPassword();
    for (const [method, url] of [
      ['GET', security],
      ['DELETE', '/twotier/v1/account/sessions'],
      ['POST', '/twotier/v1/account/recoverycodes'],
      ['POST', '/twotier/v1/session/proof/passkey'],
    ] as const) {
      const response = await world.fastify.inject({
        method,
        url,
        headers: { authorization: `Bearer ${access_token}` },
      });
      expect(response.json(), url).toMatchObject({ code: 900423, errorName: 'portal-session-required' });
    }
  });
});
