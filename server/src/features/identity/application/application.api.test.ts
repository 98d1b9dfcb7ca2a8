import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IdentityWorld } from '../../../../test/identity-world.ts';
import { apps, openIdentityWorld, password } from '../../../../test/identity-world.ts';
import type { PortalWindow } from '../../../../test/portal-window.ts';
import { windowOf } from '../../../../test/portal-window.ts';

const path = '/twotier/v1/applications';
let world: IdentityWorld;
let admin: PortalWindow;
beforeAll(async () => {
  world = await openIdentityWorld();
});
afterAll(() => world?.close());
beforeEach(async () => {
  world.realClock.reset();
  world.identity.forgetAll();
  admin = await windowOf(world, 'changer@alder.example', password);
});

async function token(client: Record<string, string>, more: Record<string, string> = {}) {
  const response = await world.fastify.inject({
    method: 'POST',
    url: '/alder.example/oauth2/v2.0/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ grant_type: 'client_credentials', ...client, ...more }).toString(),
  });
  return { status: response.statusCode, ...response.json() };
}
const statusWith = async (bearer: string) =>
  (
    await world.fastify.inject({
      method: 'GET',
      url: '/v1/whoami',
      headers: { authorization: `Bearer ${bearer}` },
    })
  ).statusCode;

async function create(more: object = {}) {
  const made = await admin('POST', path, { displayName: ' Billing sync ', ...more });
  expect(made.status).toBe(201);
  const { clientId, clientSecret } = made.body;
  return { clientId, clientSecret, client: { client_id: clientId, client_secret: clientSecret } };
}
const listed = async (clientId: string) =>
  (await admin('GET', path)).body.items.find((one: { clientId: string }) => one.clientId === clientId);

describe('an application', () => {
  test('is registered with a secret that is shown once and runs out', async () => {
    const { clientId, clientSecret, client } = await create({
      secretMonths: 1,
      redirectUris: ['https://app.example/back'],
    });
    expect(await listed(clientId)).toMatchObject({
      displayName: 'Billing sync',
      isPublic: false,
      redirectUris: ['https://app.example/back'],
      secrets: [{ hint: clientSecret.slice(0, 3), expired: false }],
    });
    expect(JSON.stringify((await admin('GET', path)).body)).not.toContain(clientSecret);
    expect((await token(client)).status).toBe(200);
    world.realClock.moveTo(new Date(Date.now() + 32 * 86_400_000));
    expect(await token(client)).toMatchObject({ status: 401, error: 'invalid_client' });
  });

  test('that is public has no secret and comes back to its own machine', async () => {
    const { clientId, clientSecret } = await create({ isPublic: true });
    expect(clientSecret).toBeNull();
    expect((await listed(clientId)).redirectUris).toContain('http://localhost');
    expect((await admin('POST', `${path}/${clientId}/secrets`, {})).body.errorName).toBe(
      'application-public',
    );
  });

  test('is returned to registered addresses only', async () => {
    const refused = await admin('POST', path, {
      displayName: 'x',
      redirectUris: ['http://app.example/back'],
    });
    expect(refused.body.errorName).toBe('redirect-address-invalid');
    const { clientId } = await create();
    const changed = { displayName: 'Renamed', redirectUris: ['https://new.example/back'] };
    expect((await admin('PUT', `${path}/${clientId}`, changed)).status).toBe(204);
    expect(await listed(clientId)).toMatchObject(changed);
  });

  test('proves that it asked for a code, unless its company does without that', async () => {
    const back = 'https://app.example/back';
    const { clientId } = await create({ redirectUris: [back] });
    const outcome = async () => {
      const asked = new URLSearchParams({ client_id: clientId, response_type: 'code', redirect_uri: back });
      const response = await world.fastify.inject({
        method: 'GET',
        url: `/common/oauth2/authorize?${asked}`,
        headers: { cookie: admin.cookie },
      });
      const { searchParams } = new URL(String(response.headers['location']));
      return searchParams.get('error') ?? (searchParams.has('code') ? 'code' : 'nothing');
    };
    expect(await outcome()).toBe('invalid_request');
    const change = (more: object) =>
      admin('PUT', `${path}/${clientId}`, { displayName: 'Older', redirectUris: [back], ...more });
    expect((await change({})).status).toBe(204);
    expect((await listed(clientId)).requiresPkce).toBe(true);
    expect((await change({ requiresPkce: false })).status).toBe(204);
    expect((await listed(clientId)).requiresPkce).toBe(false);
    expect(await outcome()).toBe('code');
  });

  test('that is public cannot do without that proof', async () => {
    const { clientId } = await create({ isPublic: true, requiresPkce: false });
    expect((await listed(clientId)).requiresPkce).toBe(true);
    const wanted = { displayName: 'Shell', redirectUris: ['http://localhost'], requiresPkce: false };
    expect((await admin('PUT', `${path}/${clientId}`, wanted)).status).toBe(204);
    expect((await listed(clientId)).requiresPkce).toBe(true);
  });

  test('changes its secret without a pause', async () => {
    const { clientId, client } = await create();
    const more = await admin('POST', `${path}/${clientId}/secrets`, { months: 24 });
    const fresh = { client_id: clientId, client_secret: more.body.clientSecret };
    expect([(await token(client)).status, (await token(fresh)).status]).toEqual([200, 200]);
    const [first] = (await listed(clientId)).secrets;
    expect((await admin('DELETE', `${path}/${clientId}/secrets/${first.id}`)).status).toBe(204);
    expect([(await token(client)).status, (await token(fresh)).status]).toEqual([401, 200]);
  });

  test('loses its tokens when they are ended, and everything when it is deleted', async () => {
    const { clientId, client } = await create();
    const [own, person] = [
      await token(client),
      await token(client, { grant_type: 'password', username: 'ada@alder.example', password }),
    ];
    expect(await statusWith(own.access_token)).toBe(200);
    expect((await admin('DELETE', `${path}/${clientId}/tokens`)).status).toBe(204);
    expect([await statusWith(own.access_token), await statusWith(person.access_token)]).toEqual([401, 401]);
    const later = await token(client);
    expect(await statusWith(later.access_token)).toBe(200);
    expect((await admin('DELETE', `${path}/${clientId}`)).status).toBe(204);
    expect(await statusWith(later.access_token)).toBe(401);
    expect((await token(client)).status).toBe(401);
    expect((await admin('DELETE', `${path}/${clientId}`)).body.errorName).toBe('application-unknown');
  });
});

describe('who may', () => {
  test('see them: global admins and admin agents; change them: global admins alone', async () => {
    const agent = await windowOf(world, 'ada@alder.example', password);
    expect((await agent('GET', path)).status).toBe(200);
    expect((await agent('POST', path, { displayName: 'x' })).body.errorName).toBe('role-missing');
    const seller = await windowOf(world, 'locked@alder.example', password);
    expect((await seller('GET', path)).body.errorName).toBe('role-missing');
    const customer = await windowOf(world, 'admin@harbor.example', password);
    expect((await customer('GET', path)).body.errorName).toBe('partner-type-excluded');
  });

  test('reach the own company’s only', async () => {
    for (const [method, at] of [
      ['DELETE', ''],
      ['DELETE', '/tokens'],
      ['POST', '/secrets'],
    ] as const) {
      const answer = await admin(method, `${path}/${apps.birchWeb}${at}`, method === 'POST' ? {} : undefined);
      expect(answer).toMatchObject({ status: 404, body: { errorName: 'application-unknown' } });
    }
    const { items } = (await admin('GET', path)).body;
    expect(items.map((one: { clientId: string }) => one.clientId)).not.toContain(apps.birchWeb);
  });

  test('no token registers applications, and an old proof is not enough', async () => {
    const { access_token } = await token(
      { client_id: apps.alderPublic },
      { grant_type: 'password', username: 'changer@alder.example', password },
    );
    const byToken = await world.fastify.inject({
      method: 'POST',
      url: path,
      headers: { authorization: `Bearer ${access_token}` },
      payload: { displayName: 'x' },
    });
    expect(byToken.json().errorName).toBe('portal-session-required');
    world.realClock.moveTo(new Date(Date.now() + 11 * 60_000));
    expect((await admin('POST', path, { displayName: 'x' })).body.errorName).toBe('step-up-required');
    expect((await admin('POST', '/twotier/v1/session/proof', { password: 'wrong' })).body.errorName).toBe(
      'current-password-wrong',
    );
    expect((await admin('POST', '/twotier/v1/session/proof', { password })).status).toBe(200);
    await create();
  });
});

test('I21: a repeated registration makes one application and keeps its secret to itself', async () => {
  const requestId = '44444444-4444-4444-8444-444444444444';
  const again = async () =>
    world.fastify.inject({
      method: 'POST',
      url: path,
      headers: { cookie: admin.cookie, 'x-twotier-portal': '1', 'ms-requestid': requestId },
      payload: { displayName: 'Once' },
    });
  const [first, second] = [(await again()).json(), (await again()).json()];
  expect(second.clientId).toBe(first.clientId);
  expect(second.clientSecret).toBeUndefined();
});
