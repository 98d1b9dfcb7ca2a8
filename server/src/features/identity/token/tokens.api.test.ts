import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IdentityWorld } from '../../../../test/identity-world.ts';
import {
  apps,
  openIdentityWorld,
  password,
  publicUrl,
  temporaryPassword,
  tenants,
} from '../../../../test/identity-world.ts';
import { sessionCookie } from '../wire.ts';

let world: IdentityWorld;
beforeAll(async () => {
  world = await openIdentityWorld();
});
afterAll(() => world?.close());

type Form = Record<string, string>;
const partnerApi = 'https://api.partnercenter.microsoft.com';
const graph = 'https://graph.windows.net';

async function post(path: string, form: Form, headers: Record<string, string> = {}) {
  const response = await world.fastify.inject({
    method: 'POST',
    url: path,
    payload: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
  return { status: response.statusCode, body: response.json() };
}
const v1 = (form: Form, tenant = 'alder.example') => post(`/${tenant}/oauth2/token`, form);
const v2 = (form: Form, tenant = 'alder.example') => post(`/${tenant}/oauth2/v2.0/token`, form);

const appOnly = (): Form => ({
  grant_type: 'client_credentials',
  client_id: apps.alderWeb,
  client_secret: world.secrets.alderWeb,
});
const byPassword = (more: Form = {}): Form => ({
  grant_type: 'password',
  client_id: apps.alderPublic,
  username: 'ada@ALDER.example',
  password,
  scope: `${publicUrl}/user_impersonation openid offline_access`,
  ...more,
});

const call = (token: string, url = '/v1/whoami') =>
  world.fastify.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });

describe('an application alone', () => {
  test('gets strings for numbers at the older endpoint, and its resource named', async () => {
    const { status, body } = await v1({ ...appOnly(), resource: graph });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: '3600',
      ext_expires_in: '3600',
      resource: graph,
    });
    expect(body.expires_on).toMatch(/^\d{10}$/);
    expect(body.not_before).toMatch(/^\d{10}$/);
    expect(body.refresh_token).toBeUndefined();
    expect(decodeJwt(body.access_token)).toMatchObject({
      iss: `${publicUrl}/${tenants.alder}/v2.0`,
      aud: graph,
      tid: tenants.alder,
      appid: apps.alderWeb,
      azp: apps.alderWeb,
      idtyp: 'app',
    });
  });

  test('gets numbers at the newer one', async () => {
    const { body } = await v2({ ...appOnly(), scope: `${graph}/.default` }, tenants.alder);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 });
    expect(body.resource).toBeUndefined();
    expect((await call(body.access_token)).json()).toMatchObject({
      tenant: {
        id: tenants.alder,
        kind: 'indirect-provider',
        region: 'united-states',
        programStatus: 'active',
        agreementSigned: true,
      },
      user: null,
      applicationId: apps.alderWeb,
      secondFactor: false,
    });
  });

  test.each([graph, `${graph}/`, partnerApi, `${partnerApi}/`, publicUrl, 'http://localhost:8080'])(
    'is accepted on the API with the audience it asked for: %s',
    async (resource) => {
      const { body } = await v1({ ...appOnly(), resource }, 'common');
      expect(decodeJwt(body.access_token).aud).toBe(resource);
      expect((await call(body.access_token)).statusCode).toBe(200);
    },
  );

  test('may authenticate with basic credentials', async () => {
    const { client_id, client_secret, ...rest } = appOnly();
    const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
    const { status } = await post('/common/oauth2/token', rest, { authorization: `Basic ${basic}` });
    expect(status).toBe(200);
  });
});

describe('refused with an OAuth error object', () => {
  const cases: [string, () => Promise<{ status: number; body: Record<string, unknown> }>, number, string][] =
    [
      ['a wrong secret', () => v1({ ...appOnly(), client_secret: 'wrong' }), 401, 'invalid_client'],
      [
        'an unknown client',
        () => v1({ ...appOnly(), client_id: apps.alderWeb.replace('01', '09') }),
        401,
        'invalid_client',
      ],
      ['a client id that is no id', () => v1({ ...appOnly(), client_id: 'x' }), 401, 'invalid_client'],
      [
        'no secret',
        () => v1({ grant_type: 'client_credentials', client_id: apps.alderWeb }),
        401,
        'invalid_client',
      ],
      ['a client of another tenant', () => v1(appOnly(), 'birch.example'), 401, 'invalid_client'],
      ['an unknown tenant', () => v1(appOnly(), 'nobody.example'), 400, 'invalid_request'],
      [
        'an unknown resource',
        () => v1({ ...appOnly(), resource: 'https://elsewhere.example' }),
        400,
        'invalid_resource',
      ],
      [
        'an unknown scope',
        () => v2({ ...appOnly(), scope: 'https://elsewhere.example/.default' }),
        400,
        'invalid_scope',
      ],
      ['no grant type', () => v1({ client_id: apps.alderWeb }), 400, 'invalid_request'],
      ['no client', () => v1({ grant_type: 'client_credentials' }), 400, 'invalid_request'],
      [
        'an unknown grant type',
        () => v1({ ...appOnly(), grant_type: 'magic' }),
        400,
        'unsupported_grant_type',
      ],
      [
        'on-behalf-of',
        () => v1({ ...appOnly(), grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' }),
        400,
        'unsupported_grant_type',
      ],
      [
        'a public client alone',
        () => v1({ grant_type: 'client_credentials', client_id: apps.alderPublic }),
        400,
        'unauthorized_client',
      ],
      ['a wrong password', () => v1(byPassword({ password: 'wrong' })), 400, 'invalid_grant'],
      ['an unknown name', () => v1(byPassword({ username: 'nobody@alder.example' })), 400, 'invalid_grant'],
      ['no password', () => v1(byPassword({ password: '' })), 400, 'invalid_request'],
      [
        'a temporary password',
        () => v1(byPassword({ username: 'newcomer@alder.example', password: temporaryPassword })),
        400,
        'invalid_grant',
      ],
      [
        'a person of another tenant',
        () => v1(byPassword({ username: 'bo@birch.example' }), 'common'),
        400,
        'invalid_grant',
      ],
      [
        'a person of another tenant than named',
        () => v1(byPassword({ client_id: apps.anywhere }), 'birch.example'),
        400,
        'invalid_grant',
      ],
      [
        'an unknown refresh token',
        () => v1({ grant_type: 'refresh_token', client_id: apps.alderPublic, refresh_token: 'x' }),
        400,
        'invalid_grant',
      ],
      [
        'an unknown code',
        () =>
          v1({
            ...appOnly(),
            grant_type: 'authorization_code',
            code: 'x',
            redirect_uri: 'http://localhost:3000/back',
          }),
        400,
        'invalid_grant',
      ],
    ];
  test.each(cases)('%s', async (_name, ask, status, error) => {
    const answer = await ask();
    expect(answer).toMatchObject({ status, body: { error } });
    expect(answer.body).toMatchObject({
      error_description: expect.any(String),
      error_codes: [expect.any(Number)],
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
      trace_id: expect.any(String),
      correlation_id: expect.any(String),
    });
  });

  test('a body that is not a form', async () => {
    const response = await world.fastify.inject({
      method: 'POST',
      url: '/common/oauth2/token',
      payload: { grant_type: 'x' },
    });
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toBe('invalid_request');
  });

  test('a temporary password says what to do', async () => {
    const { body } = await v1(
      byPassword({ username: 'newcomer@alder.example', password: temporaryPassword }),
    );
    expect(body.error_description).toMatch(/temporary password/);
  });
});

describe('a person by password', () => {
  test('gets a token with everything that clients of the field read', async () => {
    const { status, body } = await v2(byPassword({ client_info: '1' }));
    expect(status).toBe(200);
    const claims = decodeJwt(body.access_token);
    expect(claims).toMatchObject({
      aud: publicUrl,
      tid: tenants.alder,
      appid: apps.alderPublic,
      upn: 'Ada@alder.example',
      name: 'Display Ada@alder.example',
      scp: 'user_impersonation',
      amr: ['pwd', 'mfa'],
    });
    expect(body.scope.split(' ')).toContain(`${publicUrl}/user_impersonation`);
    expect(JSON.parse(Buffer.from(body.client_info, 'base64url').toString())).toEqual({
      uid: claims['oid'],
      utid: tenants.alder,
    });
    expect(decodeJwt(body.id_token)).toMatchObject({
      iss: `${publicUrl}/${tenants.alder}/v2.0`,
      aud: apps.alderPublic,
      oid: claims['oid'],
      tid: tenants.alder,
      preferred_username: 'Ada@alder.example',
    });
    expect((await call(body.access_token, '/v1/protected')).statusCode).toBe(200);
  });

  test('counts as one factor with acr_values=pwd', async () => {
    const { body } = await v1(byPassword({ acr_values: 'pwd' }));
    expect(decodeJwt(body.access_token)['amr']).toEqual(['pwd']);
    const refused = await call(body.access_token, '/v1/protected');
    expect(refused.statusCode).toBe(401);
    expect(refused.json().errorName).toBe('second-factor-required');
  });

  test('of any tenant may use a client that is open to all', async () => {
    const { status, body } = await v1(
      byPassword({ client_id: apps.anywhere, username: 'admin@harbor.example' }),
      'common',
    );
    expect(status).toBe(200);
    expect((await call(body.access_token)).json()).toMatchObject({
      tenant: { id: tenants.harbor, kind: 'customer', region: null },
    });
  });

  test('gets no refresh token without offline_access at the newer endpoint', async () => {
    const { body } = await v2(byPassword({ scope: `${partnerApi}/.default` }));
    expect(body.refresh_token).toBeUndefined();
    expect(body.id_token).toBeUndefined();
  });

  test('is not offered in production', async () => {
    const production = await openIdentityWorld('production');
    try {
      const response = await production.fastify.inject({
        method: 'POST',
        url: '/common/oauth2/token',
        payload: new URLSearchParams(byPassword()).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(response.statusCode).toBe(400);
      expect(response.json().error).toBe('unsupported_grant_type');
      const alone = await production.fastify.inject({
        method: 'POST',
        url: '/common/oauth2/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ ...appOnly(), client_secret: production.secrets.alderWeb }).toString(),
      });
      expect(alone.statusCode).toBe(200);
    } finally {
      await production.close();
    }
  });
});

describe('refresh tokens', () => {
  const refresh = (token: string, more: Form = {}): Form => ({
    grant_type: 'refresh_token',
    client_id: apps.alderPublic,
    refresh_token: token,
    ...more,
  });

  test('of a public client are replaced at each use, and a second use ends them all', async () => {
    const first = (await v2(byPassword())).body;
    const second = await v2(refresh(first.refresh_token));
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    expect(decodeJwt(second.body.access_token)).toMatchObject({
      upn: 'Ada@alder.example',
      amr: ['pwd', 'mfa'],
    });
    expect(await v2(refresh(first.refresh_token))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(await v2(refresh(second.body.refresh_token))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  test('of a client with a secret go on working: programs of the field keep the one they have', async () => {
    const client = { client_id: apps.alderWeb, client_secret: world.secrets.alderWeb };
    const { body } = await v1(byPassword(client));
    for (const resource of [partnerApi, graph, publicUrl]) {
      const next = await v1(refresh(body.refresh_token, { ...client, resource, scope: 'openid' }));
      expect(next.status).toBe(200);
      expect(next.body.resource).toBe(resource);
    }
  });

  test('go by the resource of the scope at the newer endpoint', async () => {
    const { body } = await v2(byPassword());
    const next = await v2(refresh(body.refresh_token, { scope: `${partnerApi}/.default` }));
    expect(decodeJwt(next.body.access_token).aud).toBe(partnerApi);
  });

  test('of another client are refused', async () => {
    const { body } = await v2(byPassword());
    const other = { client_id: apps.alderWeb, client_secret: world.secrets.alderWeb };
    expect(await v2(refresh(body.refresh_token, other))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  test('are kept as hashes only', async () => {
    const { body } = await v2(byPassword());
    const rows = await world.db.rows(
      { kind: 'system', reason: 'test' },
      {
        name: 'test.oauthRecords',
        text: 'select kind, payload::text, encode(id_hash, $1) from oauth_record',
      },
      ['hex'],
    );
    expect(JSON.stringify(rows)).not.toContain(body.refresh_token);
  });
});

/** Signs in to the portal and answers with the session's cookie. */
async function portalCookie(userPrincipalName = 'ada@alder.example'): Promise<string> {
  const response = await world.fastify.inject({
    method: 'POST',
    url: '/twotier/v1/session',
    payload: { userPrincipalName, password },
  });
  expect(response.statusCode).toBe(201);
  // Beside it stands the one by which a browser is known again.
  const cookies = [response.headers['set-cookie'] ?? []].flat();
  return cookies.find((one) => one.startsWith(`${sessionCookie}=`))?.split(';')[0] ?? '';
}

describe('authorization code', () => {
  const verifier = 'a'.repeat(43);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const redirectUri = 'http://localhost:51234/';
  const query = (more: Form = {}) =>
    new URLSearchParams({
      client_id: apps.alderPublic,
      response_type: 'code',
      redirect_uri: redirectUri,
      state: 'xyz',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      scope: `${partnerApi}/user_impersonation offline_access openid profile`,
      ...more,
    }).toString();
  const authorize = (cookie: string | undefined, more: Form = {}, path = 'organizations/oauth2/v2.0') =>
    world.fastify.inject({
      method: 'GET',
      url: `/${path}/authorize?${query(more)}`,
      headers: cookie ? { cookie } : {},
    });
  const location = (response: { headers: Record<string, unknown> }) =>
    new URL(String(response.headers['location']), publicUrl);

  test('sends a stranger to sign in, and back to where they came from', async () => {
    const response = await authorize(undefined);
    expect(response.statusCode).toBe(302);
    expect(location(response).pathname).toBe('/sign-in');
    expect(location(response).searchParams.get('return')).toContain('/organizations/oauth2/v2.0/authorize?');
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  test('gives a code for the portal session, good once, for the one who started', async () => {
    const cookie = await portalCookie();
    const response = await authorize(cookie);
    expect(response.statusCode).toBe(302);
    expect(location(response).origin).toBe('http://localhost:51234');
    expect(location(response).searchParams.get('state')).toBe('xyz');
    const code = location(response).searchParams.get('code') as string;
    const exchange = {
      grant_type: 'authorization_code',
      client_id: apps.alderPublic,
      redirect_uri: redirectUri,
      code,
    };
    expect(await v2({ ...exchange, code_verifier: 'b'.repeat(43) })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    const { status, body } = await v2({ ...exchange, code_verifier: verifier });
    expect(status).toBe(200);
    expect(decodeJwt(body.access_token)).toMatchObject({
      aud: partnerApi,
      upn: 'Ada@alder.example',
      amr: ['pwd', 'mfa'],
    });
    expect(body.refresh_token).toEqual(expect.any(String));
    expect(body.id_token).toEqual(expect.any(String));
    expect(await v2({ ...exchange, code_verifier: verifier })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    const after = await v2({
      grant_type: 'refresh_token',
      client_id: apps.alderPublic,
      refresh_token: body.refresh_token,
    });
    expect(after.status).toBe(400);
  });

  test('serves the older form with a resource, for a client with a secret and without PKCE', async () => {
    const cookie = await portalCookie();
    const web = { client_id: apps.alderWeb, redirect_uri: 'http://localhost:3000/back' };
    const asked = new URLSearchParams({ ...web, response_type: 'code', resource: partnerApi, state: 's' });
    const response = await world.fastify.inject({
      method: 'GET',
      url: `/common/oauth2/authorize?${asked}`,
      headers: { cookie },
    });
    const code = location(response).searchParams.get('code') as string;
    const { body } = await v1({
      ...web,
      grant_type: 'authorization_code',
      code,
      client_secret: world.secrets.alderWeb,
      resource: partnerApi,
    });
    expect(body).toMatchObject({ resource: partnerApi, scope: 'user_impersonation', expires_in: '3600' });
    expect(body.refresh_token).toEqual(expect.any(String));
  });

  test('refuses a public client without PKCE', async () => {
    const asked = new URLSearchParams({
      client_id: apps.alderPublic,
      response_type: 'code',
      redirect_uri: redirectUri,
    });
    const response = await world.fastify.inject({
      method: 'GET',
      url: `/common/oauth2/authorize?${asked}`,
      headers: { cookie: await portalCookie() },
    });
    expect(location(response).searchParams.get('error')).toBe('invalid_request');
    expect(location(response).searchParams.get('error_description')).toContain('code_challenge');
  });

  test('takes no challenge that says what it proves', async () => {
    const asked = { code_challenge: verifier, code_challenge_method: 'plain' };
    const response = await authorize(await portalCookie(), asked);
    expect(location(response).searchParams.get('error')).toBe('invalid_request');
  });

  test('never sends anything to an address that is not registered', async () => {
    const response = await authorize(await portalCookie(), { redirect_uri: 'https://evil.example/' });
    expect(response.statusCode).toBe(400);
    expect(response.headers['location']).toBeUndefined();
    expect(response.headers['content-type']).toContain('text/html');
  });

  test('tells the client when the person belongs to another tenant', async () => {
    const response = await authorize(await portalCookie('bo@birch.example'));
    expect(location(response).searchParams.get('error')).toBe('access_denied');
    expect(location(response).searchParams.get('code')).toBeNull();
  });

  test('asks for a new sign-in where the client wants one, without a loop', async () => {
    const response = await authorize(await portalCookie(), { prompt: 'select_account' });
    expect(location(response).pathname).toBe('/sign-in');
    expect(location(response).searchParams.get('return')).not.toContain('prompt');
  });

  test('answers prompt=none without a person with an error', async () => {
    expect(location(await authorize(undefined, { prompt: 'none' })).searchParams.get('error')).toBe(
      'login_required',
    );
  });

  test('gives an identity token along with the code as a form', async () => {
    const response = await authorize(await portalCookie(), {
      response_type: 'code id_token',
      response_mode: 'form_post',
      nonce: 'n',
    });
    expect(response.statusCode).toBe(200);
    expect(response.body).toMatch(/name="code"/);
    expect(response.body).toMatch(/name="id_token"/);
  });
});

describe('device code', () => {
  const start = async () =>
    (
      await post('/organizations/oauth2/v2.0/devicecode', {
        client_id: apps.alderPublic,
        scope: `${partnerApi}/user_impersonation offline_access openid`,
      })
    ).body;
  const poll = (code: string) =>
    v2(
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: apps.alderPublic,
        device_code: code,
      },
      'organizations',
    );
  const page = (cookie: string, code: string) =>
    world.fastify.inject({
      method: 'GET',
      url: `/device?user_code=${code}`,
      headers: { cookie, 'accept-language': 'es' },
    });
  const proofIn = (html: string) => /name="proof" value="([^"]+)"/.exec(html)?.[1] as string;

  test('waits until the person has confirmed, and works once', async () => {
    const started = await start();
    expect(started).toMatchObject({ verification_uri: `${publicUrl}/device`, expires_in: 900, interval: 5 });
    expect(started.message).toContain(started.user_code);
    expect(await poll(started.device_code)).toMatchObject({
      status: 400,
      body: { error: 'authorization_pending' },
    });
    const cookie = await portalCookie();
    const shown = await page(cookie, started.user_code.toLowerCase());
    expect(shown.body).toContain('Shell');
    expect(shown.body).toContain('lang="es"');
    const confirmed = await world.fastify.inject({
      method: 'POST',
      url: '/device',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        user_code: started.user_code,
        proof: proofIn(shown.body),
        decision: 'confirm',
      }).toString(),
    });
    expect(confirmed.statusCode).toBe(200);
    const { status, body } = await poll(started.device_code);
    expect(status).toBe(200);
    expect(decodeJwt(body.access_token)).toMatchObject({ aud: partnerApi, upn: 'Ada@alder.example' });
    expect(body.refresh_token).toEqual(expect.any(String));
    expect(await poll(started.device_code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  test('can be confirmed and refused through the API of the portal', async () => {
    const started = await start();
    const headers = { cookie: await portalCookie(), 'x-twotier-portal': '1' };
    const url = `/twotier/v1/deviceauthorization/${started.user_code}`;
    const waiting = await world.fastify.inject({ method: 'GET', url, headers });
    expect(waiting.json()).toMatchObject({
      userCode: started.user_code,
      application: { displayName: 'Shell' },
    });
    const refused = await world.fastify.inject({
      method: 'POST',
      url,
      headers,
      payload: { decision: 'refuse' },
    });
    expect(refused.statusCode).toBe(204);
    expect(await poll(started.device_code)).toMatchObject({ status: 400, body: { error: 'access_denied' } });
    expect((await world.fastify.inject({ method: 'GET', url, headers })).statusCode).toBe(404);
  });

  test('is not confirmed by a form from elsewhere', async () => {
    const started = await start();
    const cookie = await portalCookie();
    const forged = await world.fastify.inject({
      method: 'POST',
      url: '/device',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        user_code: started.user_code,
        proof: 'x',
        decision: 'confirm',
      }).toString(),
    });
    expect(forged.statusCode).toBe(403);
    expect(await poll(started.device_code)).toMatchObject({ body: { error: 'authorization_pending' } });
  });

  test('of another company is not known to the person', async () => {
    const started = await start();
    expect((await page(await portalCookie('bo@birch.example'), started.user_code)).body).not.toContain(
      'Shell',
    );
  });

  test('writes numbers as strings at the older endpoint', async () => {
    const { body } = await post('/common/oauth2/devicecode', {
      client_id: apps.alderPublic,
      resource: graph,
    });
    expect(body).toMatchObject({ expires_in: '900', interval: '5' });
  });
});

describe('documents', () => {
  test('name the addresses of the tenant, and keys that verify its tokens', async () => {
    const get = async (url: string) => (await world.fastify.inject({ method: 'GET', url })).json();
    const document = await get('/alder.example/v2.0/.well-known/openid-configuration');
    expect(document).toMatchObject({
      issuer: `${publicUrl}/${tenants.alder}/v2.0`,
      token_endpoint: `${publicUrl}/alder.example/oauth2/v2.0/token`,
      authorization_endpoint: `${publicUrl}/alder.example/oauth2/v2.0/authorize`,
    });
    expect((await get('/common/.well-known/openid-configuration')).token_endpoint).toBe(
      `${publicUrl}/common/oauth2/token`,
    );
    const keys = await get(new URL(document.jwks_uri).pathname);
    expect(keys.keys[0]).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS256' });
    expect(Object.keys(keys.keys[0])).not.toContain('d');
    expect((await get('/common/discovery/instance?api-version=1.1')).tenant_discovery_endpoint).toContain(
      '/common/v2.0/',
    );
    const unknown = await world.fastify.inject({
      method: 'GET',
      url: '/nobody.example/v2.0/.well-known/openid-configuration',
    });
    expect(unknown.statusCode).toBe(400);
  });
});

describe('partner token exchange', () => {
  const exchange = (token: string, path = '/generatetoken', form: Form = { grant_type: 'jwt_token' }) =>
    post(path, form, { authorization: `Bearer ${token}` });

  test('gives a token that the API accepts, good for the rest of the time', async () => {
    const { body } = await v1({ ...appOnly(), resource: graph });
    const answer = await exchange(body.access_token);
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', appId: apps.alderWeb } });
    expect(decodeJwt(answer.body.access_token)).toMatchObject({
      aud: publicUrl,
      exp: decodeJwt(body.access_token).exp,
    });
    expect((await call(answer.body.access_token)).statusCode).toBe(200);
  });

  test('wants an audience of the API itself from an application alone, in the successor', async () => {
    const [forGraph, forApi] = [
      (await v1({ ...appOnly(), resource: graph })).body,
      (await v1({ ...appOnly(), resource: partnerApi })).body,
    ];
    expect((await exchange(forGraph.access_token, '/v3/generatetoken')).status).toBe(401);
    expect((await exchange(forApi.access_token, '/v3/generatetoken')).status).toBe(200);
  });

  test('refuses a token that is not ours, and another grant type', async () => {
    expect(await exchange('x.y.z')).toMatchObject({ status: 401, body: { code: 400 } });
    const { body } = await v1(appOnly());
    expect(await exchange(body.access_token, '/generatetoken', { grant_type: 'other' })).toMatchObject({
      status: 400,
    });
  });
});

describe('bearer tokens', () => {
  test('are refused when malformed, foreign, or meant for something else', async () => {
    const { body } = await v2(byPassword());
    const [head, claims] = body.access_token.split('.');
    for (const token of [
      'x',
      'a.b.c',
      `${head}.${claims}.${'A'.repeat(342)}`,
      body.id_token,
      body.refresh_token,
    ]) {
      expect((await call(token)).json()).toMatchObject({ errorName: 'sign-in-required' });
    }
    const basic = await world.fastify.inject({
      method: 'GET',
      url: '/v1/whoami',
      headers: { authorization: 'Basic eA==' },
    });
    expect(basic.statusCode).toBe(401);
  });

  test('end after their hour', async () => {
    const { body } = await v2(byPassword());
    world.realClock.moveTo(new Date(Date.now() + 3_700_000));
    try {
      expect((await call(body.access_token)).statusCode).toBe(401);
    } finally {
      world.realClock.reset();
    }
    expect((await call(body.access_token)).statusCode).toBe(200);
  });

  test('end when the person is made inactive', async () => {
    const { body } = await v2(byPassword({ username: 'locked@alder.example' }));
    const { oid } = decodeJwt(body.access_token) as { oid: string };
    const setState = (state: string) =>
      world.db.transaction({ kind: 'system', reason: 'test' }, (tx) =>
        tx.run(
          {
            name: `test.state.${state}`,
            text: `update tenant_user set state = '${state}' where user_id = $1`,
          },
          [oid],
        ),
      );
    await setState('inactive');
    world.identity.forgetPerson(tenants.alder, oid);
    expect((await call(body.access_token)).statusCode).toBe(401);
    const refreshed = await v2({
      grant_type: 'refresh_token',
      client_id: apps.alderPublic,
      refresh_token: body.refresh_token,
    });
    expect(refreshed).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await v2(byPassword({ username: 'locked@alder.example' }))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    await setState('active');
  });
});

test('the endpoints answer over a real connection as well, again and again on the same one', async () => {
  const origin = await world.fastify.listen({ host: '127.0.0.1', port: 0 });
  for (const secret of [world.secrets.alderWeb, 'wrong', world.secrets.alderWeb]) {
    const response = await fetch(`${origin}/alder.example/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...appOnly(), client_secret: secret }),
    });
    expect(response.status).toBe(secret === 'wrong' ? 401 : 200);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(response.headers.get('ms-requestid')).toEqual(expect.any(String));
    expect(Object.keys((await response.json()) as object)).toContain(
      secret === 'wrong' ? 'error' : 'access_token',
    );
  }
});

test('nothing that was logged holds a secret, a password or a token', async () => {
  const { body } = await v2(byPassword());
  const logged = world.logged();
  for (const secret of [
    password,
    temporaryPassword,
    world.secrets.alderWeb,
    body.access_token,
    body.refresh_token,
    'argon2id',
  ]) {
    expect(logged).not.toContain(secret);
  }
});
