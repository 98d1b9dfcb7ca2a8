import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IdentityWorld } from '../../../../test/identity-world.ts';
import {
  openIdentityWorld,
  password,
  publicUrl,
  temporaryPassword,
  tenants,
} from '../../../../test/identity-world.ts';
import type { OidcServer } from '../../../../test/oidc-server.ts';
import { startOidcServer } from '../../../../test/oidc-server.ts';
import type { PortalWindow } from '../../../../test/portal-window.ts';
import { windowOf } from '../../../../test/portal-window.ts';

const path = '/twotier/v1/identityprovider';
const callback = `${publicUrl}/oidc/callback`;

let world: IdentityWorld;
let server: OidcServer;
let admin: PortalWindow;
const details = () => ({
  displayName: 'Alder sign-in',
  issuer: server.issuer,
  clientId: server.clientId,
  clientSecret: server.clientSecret,
  domains: ['alder.example'],
  factorValues: ['otp'],
});

beforeAll(async () => {
  [world, server] = await Promise.all([openIdentityWorld(), startOidcServer(callback)]);
  admin = await windowOf(world, 'changer@alder.example', password);
  const set = await admin('PUT', path, details());
  expect(set.status, JSON.stringify(set.body)).toBe(200);
});
afterAll(async () => {
  await server?.close();
  await world?.close();
});
beforeEach(() => world.identity.forgetAll());

const get = (url: string, cookie = '') =>
  world.fastify.inject({ method: 'GET', url, headers: { host: new URL(publicUrl).host, cookie } });
const cookiesOf = (response: { headers: Record<string, unknown> }) =>
  [response.headers['set-cookie'] ?? []].flat().map((one) => String(one).split(';')[0] as string);

/** Goes to the provider and comes back, as a browser would. */
async function signInThere(user = 'ada@alder.example', returnTo = '/customers') {
  const start = await get(`/oidc/start?user=${user}&return=${encodeURIComponent(returnTo)}`);
  expect(start.statusCode).toBe(302);
  const back = await server.visit(String(start.headers['location']));
  return { start, back, done: await get(`/oidc/callback${back.search}`, cookiesOf(start).join('; ')) };
}
const call = async (cookies: readonly string[], url: string) => {
  const response = await get(url, cookies.find((one) => one.startsWith('twotier_session=')) ?? '');
  return { status: response.statusCode, body: response.json() };
};

const ada = (more: object = {}) => ({
  subject: 'ada-there',
  claims: { email: 'Ada@alder.example', email_verified: true },
  ...more,
});

describe('setting up a company’s own sign-in', () => {
  test('keeps the secret to itself and says what to register there', async () => {
    const { body } = await admin('GET', path);
    expect(body).toMatchObject({
      provider: { issuer: server.issuer, hasSecret: true, domains: ['alder.example'] },
      redirectUri: callback,
      ownDomains: ['alder.example'],
    });
    expect(JSON.stringify(body)).not.toContain(server.clientSecret);
    const { clientSecret: _, ...rest } = details();
    expect((await admin('PUT', path, rest)).body.provider.hasSecret).toBe(true);
    // For another place it would have to be given anew.
    expect((await admin('PUT', path, { ...rest, clientId: 'other' })).body.provider.hasSecret).toBe(false);
    expect((await admin('PUT', path, details())).body.provider.hasSecret).toBe(true);
  });

  test.each([
    ['a domain of another company', { domains: ['birch.example'] }, 'identity-provider-domain'],
    ['a domain of nobody', { domains: ['alder.example', 'gmail.example'] }, 'identity-provider-domain'],
    ['an address that does not answer', { issuer: 'http://127.0.0.1:9' }, 'identity-provider-unreachable'],
    ['an address inside the network', { issuer: 'https://10.0.0.1' }, 'identity-provider-unreachable'],
    ['an address without encryption', { issuer: 'http://login.example' }, 'identity-provider-unreachable'],
  ])('refuses %s', async (_name, change, errorName) => {
    expect((await admin('PUT', path, { ...details(), ...change })).body.errorName).toBe(errorName);
  });

  test('is for global admins who have just proven who they are', async () => {
    const agent = await windowOf(world, 'ada@alder.example', password);
    expect((await agent('PUT', path, details())).body.errorName).toBe('role-missing');
    expect((await agent('GET', path)).body.errorName).toBe('role-missing');
  });

  test('in production takes neither plain addresses nor this machine', async () => {
    const production = await openIdentityWorld('production');
    try {
      const window = await windowOf(production, 'changer@alder.example', password);
      expect((await window('PUT', path, details())).body.errorName).toBe('second-factor-required');
    } finally {
      await production.close();
    }
  });
});

describe('the sign-in page', () => {
  test('learns by the domain alone, not whether there is such a person', async () => {
    const ask = async (name: string) =>
      (await get(`/twotier/v1/session/provider?userPrincipalName=${name}`)).json();
    expect(await ask('ada@alder.example')).toEqual({ provider: { displayName: 'Alder sign-in' } });
    expect(await ask('nobody@ALDER.example')).toEqual({ provider: { displayName: 'Alder sign-in' } });
    expect(await ask('bo@birch.example')).toEqual({ provider: null });
  });
});

describe('signing in there', () => {
  test('asks for a code with PKCE, state and nonce, and opens a session for the person', async () => {
    server.account = ada();
    const { start, done } = await signInThere();
    const asked = new URL(String(start.headers['location'])).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: callback,
      login_hint: 'ada@alder.example',
    });
    expect(asked.get('state')).toMatch(/.{20}/);
    expect(asked.get('nonce')).toMatch(/.{20}/);
    expect(String(start.headers['set-cookie'])).toMatch(/Max-Age=600; Path=\/oidc; HttpOnly; SameSite=Lax/);
    expect(done.headers['location']).toBe('/customers');
    const session = await call(cookiesOf(done), '/twotier/v1/session');
    expect(session.body).toMatchObject({
      user: { userPrincipalName: 'Ada@alder.example' },
      secondFactor: { done: false },
    });
  });

  test('counts as a second factor only by what was set up to count', async () => {
    server.account = ada({ amr: ['pwd'] });
    expect((await call(cookiesOf((await signInThere()).done), '/v1/protected')).body.errorName).toBe(
      'second-factor-required',
    );
    server.account = ada({ amr: ['pwd', 'otp'] });
    expect((await call(cookiesOf((await signInThere()).done), '/v1/protected')).status).toBe(200);
  });

  test('knows the account again when its address has changed', async () => {
    server.account = ada({ claims: { email: 'someone.else@alder.example', email_verified: true } });
    const { done } = await signInThere();
    const { body } = await call(cookiesOf(done), '/twotier/v1/session');
    expect(body.user.userPrincipalName).toBe('Ada@alder.example');
  });

  test.each([
    ['an account of nobody here', { subject: 'x1', claims: { upn: 'ghost@alder.example' } }],
    [
      'an address that is not verified',
      { subject: 'x2', claims: { email: 'locked@alder.example', email_verified: false } },
    ],
    ['a name people give themselves', { subject: 'x3', claims: { name: 'locked@alder.example' } }],
    ['a person of another company', { subject: 'x4', claims: { upn: 'bo@birch.example' } }],
    ['a second account for somebody who has one', { subject: 'x5', claims: { upn: 'ada@alder.example' } }],
  ])('does not open the door to %s', async (_name, account) => {
    server.account = account;
    const { done } = await signInThere();
    expect(done.headers['location']).toBe('/sign-in?provider=unknown');
    expect(cookiesOf(done).some((one) => one.startsWith('twotier_session='))).toBe(false);
  });

  test('by its principal name; a temporary password nobody used does not stand in the way', async () => {
    server.account = { subject: 'new-there', claims: { upn: 'newcomer@alder.example' } };
    const { done } = await signInThere('newcomer@alder.example', '//evil.example');
    expect(done.headers['location']).toBe('/');
    expect((await call(cookiesOf(done), '/twotier/v1/session')).body.mustChangePassword).toBe(false);
    expect((await call(cookiesOf(done), '/v1/whoami')).status).toBe(200);
    const byPassword = await windowOf(world, 'newcomer@alder.example', temporaryPassword);
    expect((await byPassword('GET', '/v1/whoami')).body.errorName).toBe('password-change-required');
  });

  test('works once, in the browser it began in, with its own state', async () => {
    server.account = ada();
    const { start, back, done } = await signInThere();
    expect(done.statusCode).toBe(302);
    const cookie = cookiesOf(start).join('; ');
    expect((await get(`/oidc/callback${back.search}`, cookie)).headers['location']).toContain('expired');
    expect((await get(`/oidc/callback${back.search}`)).headers['location']).toContain('expired');
    const other = await get('/oidc/start?user=ada@alder.example');
    const mixed = await get(`/oidc/callback${back.search}`, cookiesOf(other).join('; '));
    expect(mixed.headers['location']).toBe('/sign-in?provider=refused');
    const third = await get('/oidc/start?user=ada@alder.example');
    const denied = await get('/oidc/callback?error=access_denied', cookiesOf(third).join('; '));
    expect(denied.headers['location']).toBe('/sign-in?provider=refused');
  });

  test('begins at the public address, so that its cookie is there when it comes back', async () => {
    const response = await world.fastify.inject({
      method: 'GET',
      url: '/oidc/start?user=ada@alder.example',
      headers: { host: 'localhost:8080' },
    });
    expect(response.headers['location']).toBe(`${publicUrl}/oidc/start?user=ada@alder.example`);
    expect((await get('/oidc/start?user=bo@birch.example')).headers['location']).toBe(
      '/sign-in?provider=unknown',
    );
  });
});

describe('step-up for who came from there', () => {
  const removable = async (cookie: string) =>
    (
      await world.fastify.inject({
        method: 'DELETE',
        url: '/v1/removable',
        headers: { cookie, 'x-twotier-portal': '1' },
      })
    ).json();
  const sessionCookie = (cookies: readonly string[]) =>
    cookies.find((one) => one.startsWith('twotier_session=')) ?? '';

  /** Signs in there as the sales agent who may remove partnerships, long enough ago to be asked again. */
  async function lateSession() {
    server.account = { subject: 'seller-there', claims: { upn: 'locked@alder.example' }, amr: ['otp'] };
    const cookie = sessionCookie(cookiesOf((await signInThere('locked@alder.example')).done));
    const fresh = await removable(cookie);
    world.realClock.moveTo(new Date(world.realClock.now().getTime() + 11 * 60_000));
    return { cookie, fresh, late: await removable(cookie) };
  }

  async function prove(cookie: string) {
    const start = await get('/oidc/prove', cookie);
    const back = await server.visit(String(start.headers['location']));
    const done = await get(`/oidc/callback${back.search}`, cookiesOf(start).join('; '));
    return {
      asked: new URL(String(start.headers['location'])).searchParams,
      location: done.headers['location'],
    };
  }

  test('asks there for another sign-in, and takes only one made for this question', async () => {
    const { cookie, fresh, late } = await lateSession();
    expect(fresh).toEqual({ ok: true });
    expect(late.errorName).toBe('step-up-required');
    const state = await call([cookie], '/twotier/v1/session');
    expect(state.body.secondFactor).toMatchObject({ ways: [], provider: 'Alder sign-in' });
    // The provider lives in present time, this installation eleven minutes later: the sign-in is an old one.
    const old = await prove(cookie);
    expect(old.asked.get('prompt')).toBe('login');
    expect(old.asked.get('max_age')).toBe('0');
    expect(old.location).toBe('/proof-given?problem=not-anew');
    expect((await removable(cookie)).errorName).toBe('step-up-required');
    world.realClock.reset();
  });

  test('renews the proof of the same person’s session, and of no other', async () => {
    const { cookie } = await lateSession();
    world.realClock.reset();
    await world.db.transaction({ kind: 'system', reason: 'test' }, (tx) =>
      tx.run(
        {
          name: 'test.old',
          text: `update portal_session set proven_at = now() - interval '11 minutes' where sign_in_method = 'provider'`,
        },
        [],
      ),
    );
    world.identity.forgetAll();
    expect((await removable(cookie)).errorName).toBe('step-up-required');
    const person = server.account;
    server.account = ada();
    expect((await prove(cookie)).location).toBe('/proof-given?problem=unknown');
    expect((await removable(cookie)).errorName).toBe('step-up-required');
    server.account = person;
    expect((await prove(cookie)).location).toBe('/proof-given');
    expect(await removable(cookie)).toEqual({ ok: true });
  });

  test('is no way for who signed in with a password, or not at all', async () => {
    const window = await windowOf(world, 'changer@alder.example', password);
    expect((await get('/oidc/prove', window.cookie)).headers['location']).toBe(
      '/proof-given?problem=refused',
    );
    expect((await get('/oidc/prove')).headers['location']).toBe('/proof-given?problem=expired');
  });
});

describe('signing out there', () => {
  const told = (token: string) =>
    world.fastify.inject({
      method: 'POST',
      url: '/oidc/logout',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logout_token: token }).toString(),
    });
  const statusOf = async (cookies: readonly string[]) => (await call(cookies, '/twotier/v1/session')).status;
  const namedSessions = async (): Promise<string[]> =>
    (
      await world.db.rows<{ sid: string }>(
        { kind: 'system', reason: 'test' },
        {
          name: 'test.providerSessions',
          text: 'select provider_session as sid from portal_session where provider_subject = $1 order by created_at desc',
        },
        ['ada-there'],
      )
    ).map(({ sid }) => sid);
  const signedIn = async () => {
    server.account = ada();
    const { done } = await signInThere();
    return { cookies: cookiesOf(done), session: (await namedSessions())[0] as string };
  };

  test('ends the session here that began with it, at once, and no other', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const own = await windowOf(world, 'ada@alder.example', password);
    expect(one.session).not.toBe(other.session);
    const answer = await told(await server.logoutToken('ada-there', one.session));
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(await statusOf(one.cookies)).toBe(401);
    expect(await statusOf(other.cookies)).toBe(200);
    expect((await own('GET', '/twotier/v1/session')).status).toBe(200);
  });

  test('is taken from the provider alone, for what it is and for whom it is', async () => {
    const { cookies, session } = await signedIn();
    const token = await server.logoutToken('ada-there', session);
    const [head, body, signature] = token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const withClaims = (more: object) =>
      [head, Buffer.from(JSON.stringify({ ...claims, ...more })).toString('base64url'), signature].join('.');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const wrong of [
      '',
      'x',
      withClaims({ sub: 'other' }),
      withClaims({ iss: 'https://other.example' }),
      withClaims({ aud: 'other' }),
      `${unsigned}.${body}.`,
    ]) {
      const answer = await told(wrong);
      expect([answer.statusCode, answer.json().error]).toEqual([400, 'invalid_request']);
      world.identity.forgetAll();
    }
    world.realClock.moveTo(new Date(world.realClock.now().getTime() + 10 * 60_000));
    expect((await told(token)).statusCode).toBe(400);
    world.realClock.reset();
    expect(await statusOf(cookies)).toBe(200);
    expect((await told(token)).statusCode).toBe(200);
    expect(await statusOf(cookies)).toBe(401);
  });
});

test('neither the log nor the database holds the secret, a state or a name that was refused', async () => {
  const rows = await world.db.rows(
    { kind: 'system', reason: 'test' },
    {
      name: 'test.providerRows',
      text: `select encode(sealed_secret, 'escape') as a, p::text as b from identity_provider p where tenant_id = $1`,
    },
    [tenants.alder],
  );
  for (const secret of [server.clientSecret, 'ghost@alder.example']) {
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(world.logged()).not.toContain(secret);
  }
});

test('removing it closes the way, ends what began there and forgets whose accounts those were', async () => {
  server.account = ada();
  const cookies = cookiesOf((await signInThere()).done);
  expect((await call(cookies, '/twotier/v1/session')).status).toBe(200);
  expect((await admin('DELETE', path)).status).toBe(204);
  expect((await call(cookies, '/twotier/v1/session')).status).toBe(401);
  expect((await admin('DELETE', path)).body.errorName).toBe('identity-provider-none');
  expect((await get('/oidc/start?user=ada@alder.example')).headers['location']).toBe(
    '/sign-in?provider=unknown',
  );
});
