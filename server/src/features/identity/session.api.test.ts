import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IdentityWorld } from '../../../test/identity-world.ts';
import {
  apps,
  breachedPassword,
  openIdentityWorld,
  password,
  publicUrl,
  temporaryPassword,
  tenants,
} from '../../../test/identity-world.ts';
import { tenantScope } from '../../platform/db/index.ts';
import { listAuditRecords } from '../audit/index.ts';

let world: IdentityWorld;
beforeAll(async () => {
  world = await openIdentityWorld();
});
afterAll(() => world?.close());
beforeEach(() => {
  world.realClock.reset();
  world.identity.forgetAll();
});

const path = '/twotier/v1/session';
const portal = { 'x-twotier-portal': '1' };

const signIn = (userPrincipalName: string, given: string = password, headers: Record<string, string> = {}) =>
  world.fastify.inject({
    method: 'POST',
    url: path,
    payload: { userPrincipalName, password: given },
    headers,
  });

function cookieOf(response: { headers: Record<string, unknown> }): string {
  return String(response.headers['set-cookie']).split(';')[0] as string;
}

const read = (cookie: string, url = path) =>
  world.fastify.inject({ method: 'GET', url, headers: { cookie } });

const change = (
  cookie: string,
  currentPassword: string,
  newPassword: string,
  headers: Record<string, string> = {},
) =>
  world.fastify.inject({
    method: 'POST',
    url: `${path}/password`,
    headers: { cookie, ...portal, ...headers },
    payload: { currentPassword, newPassword },
  });

async function audited(operation: string, tenantId: string = tenants.alder) {
  const records = await listAuditRecords(world.db, tenantScope(tenantId), {
    from: new Date(0),
    to: new Date(Date.now() + 86_400_000),
    limit: 500,
  });
  return records.filter((record) => record.operation === operation);
}

describe('signing in', () => {
  test('answers with the person, the tenant and what is allowed, and sets a cookie that scripts cannot read', async () => {
    const response = await signIn(' ada@alder.example ');
    expect(response.statusCode).toBe(201);
    expect(response.json()).toMatchObject({
      user: { userPrincipalName: 'Ada@alder.example', roles: ['admin-agent'] },
      tenant: {
        id: tenants.alder,
        name: 'alder Ltd',
        kind: 'indirect-provider',
        country: 'US',
        region: 'united-states',
        cloud: 'global',
      },
      mode: 'demo',
      mustChangePassword: false,
    });
    expect(response.json().operations).toContain('customer.create');
    expect(response.json().operations).not.toContain('catalog.import');
    expect([response.headers['set-cookie']].flat()[0]).toMatch(
      /^twotier_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect((await read(cookieOf(response))).json()).toEqual(response.json());
    expect((await audited('sign_in')).at(0)).toMatchObject({
      status: 'succeeded',
      resourceType: 'partner_user',
      actorName: 'Ada@alder.example',
    });
  });

  test('of a customer is recorded in the log of the customer', async () => {
    expect((await signIn('admin@harbor.example')).statusCode).toBe(201);
    expect(await audited('sign_in', tenants.harbor)).toMatchObject([{ resourceType: 'customer_user' }]);
  });

  test('reads the same for an unknown name and a wrong password', async () => {
    const [wrong, unknown] = [
      await signIn('ada@alder.example', 'wrong'),
      await signIn('nobody@alder.example', 'wrong'),
    ];
    expect(wrong.statusCode).toBe(401);
    expect(unknown.statusCode).toBe(401);
    expect(unknown.json()).toEqual(wrong.json());
    expect(await audited('sign_in_failed')).toMatchObject([
      { status: 'failed', actorName: 'Ada@alder.example' },
    ]);
  });

  test('names the fields that are missing', async () => {
    const response = await world.fastify.inject({ method: 'POST', url: path, payload: {} });
    expect(response.statusCode).toBe(400);
    expect(response.json().data.map(({ field }: { field: string }) => field)).toEqual([
      'userPrincipalName',
      'password',
    ]);
  });

  test('leaves the former session of the same browser', async () => {
    const first = cookieOf(await signIn('ada@alder.example'));
    const second = cookieOf(await signIn('bo@birch.example', password, { cookie: first }));
    expect(second).not.toBe(first);
    expect((await read(first)).statusCode).toBe(401);
    expect((await read(second)).statusCode).toBe(200);
  });

  test('from a page of another origin is refused', async () => {
    expect(
      (await signIn('ada@alder.example', password, { origin: 'https://evil.example' })).json().errorName,
    ).toBe('origin-refused');
    expect((await signIn('ada@alder.example', password, { origin: publicUrl })).statusCode).toBe(201);
  });
});

describe('lock-out', () => {
  const fail = async (name: string, times: number) => {
    for (let count = 0; count < times; count += 1) await signIn(name, 'wrong');
  };
  const later = (minutes: number) =>
    world.realClock.moveTo(new Date(world.realClock.now().getTime() + minutes * 60_000 + 1000));

  test('closes an account for a minute after five failures, then for twice as long each time', async () => {
    const name = 'locked@alder.example';
    await fail(name, 5);
    const locked = await signIn(name);
    expect(locked.statusCode).toBe(429);
    expect(locked.headers['retry-after']).toBe('60');
    later(1);
    await fail(name, 1);
    expect((await signIn(name)).headers['retry-after']).toBe('120');
    later(2);
    expect((await signIn(name)).statusCode).toBe(201);
    await fail(name, 4);
    expect((await signIn(name)).statusCode).toBe(201);
  });

  test('treats names that nobody has in the same way', async () => {
    await fail('ghost@alder.example', 5);
    const locked = await signIn('ghost@alder.example');
    expect(locked.statusCode).toBe(429);
    expect(locked.headers['retry-after']).toBe('60');
  });

  test('counts attempts that come at once one by one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 9 }, () => signIn('changer@alder.example', 'wrong')),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
    expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(4);
    later(1);
    expect((await signIn('changer@alder.example')).statusCode).toBe(201);
  });

  test('by strangers leaves the browser open in which the person has signed in before', async () => {
    const attempt = (secret: string, cookie = '') =>
      world.fastify.inject({
        method: 'POST',
        url: '/twotier/v1/session',
        headers: { cookie },
        payload: { userPrincipalName: 'locked@alder.example', password: secret },
      });
    const cookiesOf = (answer: Awaited<ReturnType<typeof attempt>>) =>
      [answer.headers['set-cookie'] ?? []].flat().map(String);
    const first = cookiesOf(await attempt(password));
    const known = first.find((one) => one.startsWith('twotier_device=')) ?? '';
    expect(known).toMatch(/Max-Age=\d{8}; Path=\/twotier\/v1\/session; HttpOnly; SameSite=Lax/);
    const device = known.split(';')[0] ?? '';
    for (let n = 0; n < 5; n += 1) expect((await attempt('not it')).statusCode).toBe(401);
    expect((await attempt(password)).statusCode).toBe(429);
    // Another browser's cookie, or one made up, is a stranger's.
    expect((await attempt(password, `twotier_device=${'x'.repeat(43)}`)).statusCode).toBe(429);
    const again = await attempt(password, device);
    expect(again.statusCode).toBe(201);
    expect(cookiesOf(again).some((one) => one.startsWith('twotier_device='))).toBe(false);
    // Strangers stay locked out, and the browser has a count of its own.
    expect((await attempt(password)).statusCode).toBe(429);
    for (let n = 0; n < 5; n += 1) await attempt('not it', device);
    expect((await attempt(password, device)).statusCode).toBe(429);
  });

  test('closes a network address after thirty failures', async () => {
    for (let count = 0; count < 30; count += 1) await signIn(`somebody-${count}@alder.example`, 'wrong');
    const closed = await signIn('ada@alder.example');
    expect(closed.statusCode).toBe(429);
    later(10);
    expect((await signIn('ada@alder.example')).statusCode).toBe(201);
  });
});

describe('a session', () => {
  test('is kept as a hash only', async () => {
    const cookie = cookieOf(await signIn('ada@alder.example'));
    const rows = await world.db.rows<{ hash: string }>(
      { kind: 'system', reason: 'test' },
      { name: 'test.sessions', text: "select encode(token_hash, 'escape') as hash, * from portal_session" },
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1]);
  });

  test('is over after eight hours without use, and after a day in any case', async () => {
    const cookie = cookieOf(await signIn('ada@alder.example'));
    const start = world.realClock.now().getTime();
    const moveTo = (hours: number) => {
      world.realClock.moveTo(new Date(start + hours * 3_600_000));
      world.identity.forgetAll();
    };
    for (const hours of [7.9, 15.8, 23.7]) {
      moveTo(hours);
      expect((await read(cookie)).statusCode).toBe(200);
    }
    moveTo(24);
    expect((await read(cookie)).statusCode).toBe(401);
    world.realClock.reset();
    const idle = cookieOf(await signIn('ada@alder.example'));
    moveTo(8.1);
    expect((await read(idle)).statusCode).toBe(401);
    await world.identity.sweep();
  });

  test('ends with signing out', async () => {
    const cookie = cookieOf(await signIn('ada@alder.example'));
    const response = await world.fastify.inject({
      method: 'DELETE',
      url: path,
      headers: { cookie, ...portal },
    });
    expect(response.statusCode).toBe(204);
    expect(response.headers['set-cookie']).toMatch(/^twotier_session=; Max-Age=0/);
    expect((await read(cookie)).statusCode).toBe(401);
    expect(await audited('sign_out')).toHaveLength(1);
  });

  test('changes nothing for a request that the portal did not send', async () => {
    const cookie = cookieOf(await signIn('ada@alder.example'));
    const end = (headers: Record<string, string>) =>
      world.fastify.inject({ method: 'DELETE', url: path, headers: { cookie, ...headers } });
    expect((await end({})).json().errorName).toBe('origin-refused');
    expect((await end({ ...portal, origin: 'https://evil.example' })).json().errorName).toBe(
      'origin-refused',
    );
    expect((await end({ ...portal, origin: 'null' })).statusCode).toBe(403);
    expect((await read(cookie)).statusCode).toBe(200);
    expect(
      (await end({ ...portal, host: 'lan.example:8080', origin: 'http://lan.example:8080' })).statusCode,
    ).toBe(204);
  });

  test('does not exist for a made-up cookie', async () => {
    for (const cookie of ['twotier_session=x', `twotier_session=${'A'.repeat(43)}`, 'other=1']) {
      expect((await read(cookie)).statusCode).toBe(401);
    }
  });

  test('of the demo world counts as a second factor, elsewhere it does not', async () => {
    expect((await read(cookieOf(await signIn('ada@alder.example')), '/v1/protected')).statusCode).toBe(200);
    const production = await openIdentityWorld('production');
    try {
      const signedIn = await production.fastify.inject({
        method: 'POST',
        url: path,
        payload: { userPrincipalName: 'ada@alder.example', password },
      });
      expect(signedIn.json().mode).toBe('production');
      const refused = await production.fastify.inject({
        method: 'GET',
        url: '/v1/protected',
        headers: { cookie: cookieOf(signedIn) },
      });
      expect(refused.json().errorName).toBe('second-factor-required');
      expect(
        (await production.fastify.inject({ method: 'GET', url: '/twotier/v1/demo/people' })).statusCode,
      ).toBe(404);
    } finally {
      await production.close();
    }
  });
});

describe('I22: a temporary password', () => {
  const name = 'newcomer@alder.example';
  const chosen = 'a brand new secret of mine';

  test('lapses thirty days after it was given, and nobody learns that without it', async () => {
    world.realClock.moveTo(new Date(Date.now() + 30 * 86_400_000));
    const lapsed = await signIn(name, temporaryPassword);
    expect(lapsed.statusCode).toBe(401);
    expect(lapsed.json().errorName).toBe('temporary-password-lapsed');
    expect((await signIn(name, 'not the password')).json().errorName).toBe('sign-in-failed');
  });

  test('opens nothing but the change of itself, and is void afterwards', async () => {
    const signedIn = await signIn(name, temporaryPassword);
    expect(signedIn.json()).toMatchObject({ mustChangePassword: true });
    expect(signedIn.json().operations.every((operation: string) => operation.startsWith('session.'))).toBe(
      true,
    );
    const cookie = cookieOf(signedIn);
    expect((await read(cookie)).statusCode).toBe(200);
    const refused = await read(cookie, '/v1/whoami');
    expect(refused.statusCode).toBe(403);
    expect(refused.json().errorName).toBe('password-change-required');

    expect((await change(cookie, temporaryPassword, 'short')).json().errorName).toBe('password-too-weak');
    expect((await change(cookie, temporaryPassword, 'my name is NEWCOMER')).json().errorName).toBe(
      'password-too-weak',
    );
    expect((await change(cookie, temporaryPassword, breachedPassword)).json().errorName).toBe(
      'password-breached',
    );
    expect((await change(cookie, temporaryPassword, temporaryPassword)).json().errorName).toBe(
      'password-unchanged',
    );
    const wrong = await change(cookie, 'not it', chosen);
    expect(wrong.statusCode).toBe(400);
    expect(wrong.json().data).toMatchObject([{ field: 'currentPassword' }]);

    const changed = await change(cookie, temporaryPassword, chosen);
    expect(changed.statusCode).toBe(200);
    expect(changed.json()).toMatchObject({ mustChangePassword: false });
    expect(cookieOf(changed)).not.toBe(cookie);
    expect((await read(cookie)).statusCode).toBe(401);
    expect((await read(cookieOf(changed), '/v1/whoami')).statusCode).toBe(200);
    expect((await signIn(name, temporaryPassword)).statusCode).toBe(401);
    expect((await signIn(name, chosen)).statusCode).toBe(201);
    expect(await audited('change_password')).toMatchObject([{ status: 'succeeded' }]);
  });
});

describe('a change of password', () => {
  const name = 'changer@alder.example';
  const token = async (given: string) => {
    const response = await world.fastify.inject({
      method: 'POST',
      url: '/common/oauth2/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        grant_type: 'password',
        client_id: apps.alderPublic,
        username: name,
        password: given,
      }).toString(),
    });
    return response.json();
  };

  test('ends all other sessions and tokens, and its repeat gives out no session', async () => {
    const next = 'another long password';
    const [mine, elsewhere] = [cookieOf(await signIn(name)), cookieOf(await signIn(name))];
    const tokens = await token(password);
    world.realClock.moveTo(new Date(Date.now() + 2000));
    const requestId = { 'ms-requestid': '33333333-3333-4333-8333-333333333333' };
    const changed = await change(mine, password, next, requestId);
    expect(changed.statusCode).toBe(200);
    expect((await read(elsewhere)).statusCode).toBe(401);
    const bearer = { authorization: `Bearer ${tokens.access_token}` };
    expect(
      (await world.fastify.inject({ method: 'GET', url: '/v1/whoami', headers: bearer })).statusCode,
    ).toBe(401);
    const refreshed = await world.fastify.inject({
      method: 'POST',
      url: '/common/oauth2/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: apps.alderPublic,
        refresh_token: tokens.refresh_token,
      }).toString(),
    });
    expect(refreshed.statusCode).toBe(400);
    // The same request again, in the session that the first one gave out (I21).
    const repeated = await change(cookieOf(changed), password, next, requestId);
    expect(repeated.headers['set-cookie']).toBeUndefined();
    const kept = await world.db.rows(
      { kind: 'system', reason: 'test' },
      { name: 'test.replays', text: 'select headers::text, body::text from request_replay' },
    );
    expect(JSON.stringify(kept)).not.toContain('twotier_session');
  });
});

describe('the demo world', () => {
  test('shows who can sign in, without passwords', async () => {
    const response = await world.fastify.inject({ method: 'GET', url: '/twotier/v1/demo/people' });
    expect(response.json().items).toContainEqual({
      tenantName: 'alder Ltd',
      kind: 'indirect-provider',
      role: 'admin-agent',
      userPrincipalName: 'Ada@alder.example',
      displayName: 'Display Ada@alder.example',
    });
    expect(response.body).not.toContain('argon2');
  });
});

test('I20: no password, hash or cookie stands in the log or in the activity log', async () => {
  const cookie = cookieOf(await signIn('ada@alder.example'));
  const records = JSON.stringify(
    await listAuditRecords(world.db, tenantScope(tenants.alder), {
      from: new Date(0),
      to: new Date(Date.now() + 86_400_000),
      limit: 500,
    }),
  );
  for (const secret of [password, temporaryPassword, cookie.split('=')[1] as string, 'argon2id']) {
    expect(world.logged()).not.toContain(secret);
    expect(records).not.toContain(secret);
  }
});
