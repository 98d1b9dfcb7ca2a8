import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IdentityWorld } from '../../../../test/identity-world.ts';
import { apps, openIdentityWorld, password, publicUrl, tenants } from '../../../../test/identity-world.ts';
import type { PortalWindow } from '../../../../test/portal-window.ts';
import { codeShown, windowOf } from '../../../../test/portal-window.ts';
import { tenantScope } from '../../../platform/db/index.ts';
import { listAuditRecords } from '../../audit/index.ts';

let world: IdentityWorld;
beforeAll(async () => {
  world = await openIdentityWorld('production');
});
afterAll(() => world?.close());
beforeEach(() => {
  world.realClock.reset();
  world.identity.forgetAll();
});

const session = '/twotier/v1/session';
const account = '/twotier/v1/account';
const later = (minutes: number) =>
  world.realClock.moveTo(new Date(world.realClock.now().getTime() + minutes * 60_000));
const signedIn = (name: string) => windowOf(world, name, password);
const code = (secret: string, stepsLater = 0) => codeShown(secret, world.realClock.now(), stepsLater);

interface Enrolled {
  readonly secret: string;
  readonly factorId: string;
  readonly recoveryCodes: string[];
}

/** Enrolls an app, with the code of the step before: the present one stays good for what follows. */
async function enroll(window: PortalWindow, name = 'Phone'): Promise<Enrolled> {
  const begun = await window('POST', `${account}/authenticators`, { name });
  expect(begun.status).toBe(201);
  const { id, secret } = begun.body;
  const done = await window('POST', `${account}/authenticators/${id}/confirmation`, {
    code: code(secret, -1),
  });
  expect(done.status).toBe(200);
  return { secret, factorId: id, recoveryCodes: done.body.recoveryCodes };
}

let lockedSecret = '';
let changerSecret = '';

const audited = async (operation: string) =>
  (
    await listAuditRecords(world.db, tenantScope(tenants.alder), {
      from: new Date(0),
      to: new Date(Date.now() + 86_400_000),
      limit: 500,
    })
  ).filter((record) => record.operation === operation);

describe('in production', () => {
  test('what the table protects waits for a second factor, and the session says which that is', async () => {
    const window = await signedIn('bo@birch.example');
    const { body } = await window('GET', session);
    expect(body.secondFactor).toMatchObject({ enrolled: false, done: false, pending: false, ways: [] });
    expect(body.secondFactor.operations).toContain('customer.list');
    expect(body.secondFactor.operations).not.toContain('overview.read');
    expect(body.operations).toEqual(expect.arrayContaining(['customer.list', 'overview.read']));
    const refused = await window('GET', '/v1/protected');
    expect(refused).toMatchObject({
      status: 401,
      body: { code: 900421, errorName: 'second-factor-required' },
    });
    expect((await window('GET', '/v1/whoami')).status).toBe(200);
  });

  test('the first factor is enrolled in the session that has none, and opens what waited', async () => {
    const window = await signedIn('changer@alder.example');
    const elsewhere = await signedIn('changer@alder.example');
    const begun = await window('POST', `${account}/authenticators`, { name: 'Phone' });
    expect(begun.body.address).toMatch(/^otpauth:\/\/totp\/Twotier:/);
    // It does not count before the app has shown a code.
    expect((await window('GET', `${account}/security`)).body.factors).toEqual([]);
    const path = `${account}/authenticators/${begun.body.id}/confirmation`;
    expect((await window('POST', path, { code: '000000' })).body.errorName).toBe('factor-code-wrong');
    changerSecret = begun.body.secret;
    const done = await window('POST', path, { code: code(changerSecret) });
    expect(done.body.recoveryCodes).toHaveLength(10);
    expect((await window('GET', '/v1/protected')).status).toBe(200);
    expect((await window('GET', session)).body.secondFactor).toMatchObject({
      enrolled: true,
      done: true,
      operations: [],
    });
    // Windows that were opened with the password alone have closed.
    expect((await elsewhere('GET', session)).status).toBe(401);
    expect((await window('GET', `${account}/security`)).body).toMatchObject({
      factors: [{ kind: 'authenticator', name: 'Phone' }],
      recoveryCodesLeft: 10,
    });
    expect(await audited('add_second_factor')).not.toEqual([]);
  });
});

describe('a program that acts for a person', () => {
  const redirectUri = 'http://localhost:51234/';
  const verifier = 'v'.repeat(43);

  /** The way of a command line: a code from the browser that is signed in, then a token for it. */
  async function tokenThrough(window: PortalWindow): Promise<string> {
    const asked = new URLSearchParams({
      client_id: apps.alderPublic,
      response_type: 'code',
      redirect_uri: redirectUri,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      scope: `${publicUrl}/user_impersonation`,
    });
    const sent = await window('GET', `/common/oauth2/v2.0/authorize?${asked}`);
    const code = new URL(String(sent.headers['location'])).searchParams.get('code') ?? '';
    const answer = await world.fastify.inject({
      method: 'POST',
      url: '/common/oauth2/v2.0/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: apps.alderPublic,
        redirect_uri: redirectUri,
        code,
        code_verifier: verifier,
      }).toString(),
    });
    return answer.json().access_token;
  }
  const callWith = async (token: string, url: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await world.fastify.inject({ method: 'GET', url, headers });
    return { status: answer.statusCode, body: answer.json(), hint: answer.headers['www-authenticate'] };
  };

  test('gets the 401 of 2.7 where the person signed in with the password alone', async () => {
    const token = await tokenThrough(await signedIn('locked@alder.example'));
    expect(await callWith(token, '/v1/protected')).toMatchObject({
      status: 401,
      body: { code: 900421, errorName: 'second-factor-required' },
      hint: expect.stringContaining('insufficient_user_authentication'),
    });
    // Also for what the table does not protect at the portal.
    expect(await callWith(token, '/v1/whoami')).toMatchObject({ status: 401, body: { code: 900421 } });
  });

  test('is let in where the second factor was part of the sign-in', async () => {
    const window = await signedIn('changer@alder.example');
    later(2);
    await window('POST', `${session}/proof`, { code: code(changerSecret) });
    expect((await callWith(await tokenThrough(window), '/v1/protected')).status).toBe(200);
  });
});

describe('a sign-in with a second factor', () => {
  const name = 'ada@alder.example';
  let enrolled: Enrolled;
  beforeAll(async () => {
    world.realClock.reset();
    enrolled = await enroll(await signedIn(name));
  });

  test('opens nothing before it is shown', async () => {
    const window = await signedIn(name);
    const { body } = await window('GET', session);
    expect(body.secondFactor).toMatchObject({ pending: true, ways: ['authenticator', 'recovery-code'] });
    expect(body.operations.every((one: string) => one.startsWith('session.'))).toBe(true);
    for (const path of ['/v1/whoami', '/v1/protected', `${account}/security`])
      expect(await window('GET', path)).toMatchObject({
        status: 401,
        body: { errorName: 'second-factor-pending' },
      });
    expect((await window('POST', `${account}/authenticators`, { name: 'Thief' })).status).toBe(401);
    expect(
      (await window('POST', `${session}/password`, { currentPassword: password, newPassword: 'x' })).status,
    ).toBe(401);
    // Nor does the authorization server take it for a sign-in.
    const device = await world.fastify.inject({
      method: 'GET',
      url: '/device',
      headers: { cookie: window.cookie },
    });
    expect(device.statusCode).toBe(302);
  });

  test('is complete with a code of the app, under another cookie (C101)', async () => {
    later(1);
    const window = await signedIn(name);
    const before = window.cookie;
    expect((await window('POST', `${session}/proof`, { code: '123' })).body.errorName).toBe(
      'factor-code-wrong',
    );
    const done = await window('POST', `${session}/proof`, { code: code(enrolled.secret) });
    expect(done.body.secondFactor).toMatchObject({ pending: false, done: true });
    expect(window.cookie).not.toBe(before);
    expect((await window('GET', '/v1/protected')).status).toBe(200);
    const old = await world.fastify.inject({ method: 'GET', url: session, headers: { cookie: before } });
    expect(old.statusCode).toBe(401);
  });

  test('does not take a code twice, not even for two sign-ins at the same moment', async () => {
    later(3);
    const windows = await Promise.all([signedIn(name), signedIn(name), signedIn(name)]);
    const shown = code(enrolled.secret);
    const answers = await Promise.all(
      windows.map((window) => window('POST', `${session}/proof`, { code: shown })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    const again = await (await signedIn(name))('POST', `${session}/proof`, {
      code: code(enrolled.secret, -1),
    });
    expect(again.status).toBe(400);
  });

  test('is complete with a recovery code, once each', async () => {
    later(6);
    const [first = '', second = ''] = enrolled.recoveryCodes;
    const window = await signedIn(name);
    const typed = first.toLowerCase().replaceAll('-', ' ');
    expect((await window('POST', `${session}/proof`, { recoveryCode: typed })).status).toBe(200);
    expect((await window('GET', `${account}/security`)).body.recoveryCodesLeft).toBe(9);
    const other = await signedIn(name);
    expect((await other('POST', `${session}/proof`, { recoveryCode: first })).body.errorName).toBe(
      'recovery-code-wrong',
    );
    expect((await other('POST', `${session}/proof`, { recoveryCode: second })).status).toBe(200);
    const renewed = await other('POST', `${account}/recoverycodes`);
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    const third = await signedIn(name);
    const old = await third('POST', `${session}/proof`, { recoveryCode: enrolled.recoveryCodes[2] });
    expect(old.status).toBe(400);
    expect(await audited('use_recovery_code')).toHaveLength(2);
  });

  test('pauses after five wrong codes, whatever passwords are right in between', async () => {
    later(20);
    // A right one sets the count back.
    await (await signedIn(name))('POST', `${session}/proof`, { code: code(enrolled.secret) });
    later(1);
    for (let count = 0; count < 5; count += 1) {
      const window = await signedIn(name);
      expect((await window('POST', `${session}/proof`, { code: '000000' })).status).toBe(400);
    }
    const window = await signedIn(name);
    const locked = await window('POST', `${session}/proof`, { code: code(enrolled.secret) });
    expect(locked.status).toBe(429);
    later(2);
    expect((await window('POST', `${session}/proof`, { code: code(enrolled.secret) })).status).toBe(200);
  });

  test('does not take the password for a proof', async () => {
    later(40);
    const window = await signedIn(name);
    expect((await window('POST', `${session}/proof`, { password })).body.errorName).toBe(
      'password-is-no-proof',
    );
  });
});

describe('step-up', () => {
  const name = 'locked@alder.example';

  test('is asked for ten minutes after the last proof, and not before', async () => {
    const window = await signedIn(name);
    const { secret } = await enroll(window);
    lockedSecret = secret;
    expect((await window('DELETE', '/v1/removable')).status).toBe(200);
    later(9);
    expect((await window('DELETE', '/v1/removable')).status).toBe(200);
    later(2);
    const asked = await window('DELETE', '/v1/removable');
    expect(asked).toMatchObject({ status: 403, body: { code: 900422, errorName: 'step-up-required' } });
    // What only wants another proof is still among what may be done.
    expect((await window('GET', session)).body.operations).toContain('partnership.remove');
    expect((await window('GET', '/v1/protected')).status).toBe(200);
    const cookie = window.cookie;
    expect((await window('POST', `${session}/proof`, { code: code(secret) })).status).toBe(200);
    expect(window.cookie).toBe(cookie);
    expect((await window('DELETE', '/v1/removable')).status).toBe(200);
  });
});

describe('the last factor', () => {
  test('stays until there is another; names are the owner’s', async () => {
    const window = await signedIn('admin@harbor.example');
    const first = await enroll(window);
    const path = `${account}/factors/${first.factorId}`;
    expect(await window('DELETE', path)).toMatchObject({ status: 409, body: { errorName: 'factor-last' } });
    const second = await enroll(window, 'Tablet');
    expect(second.recoveryCodes).toBeNull();
    expect((await window('PATCH', path, { name: 'Old phone' })).status).toBe(204);
    const { factors } = (await window('GET', `${account}/security`)).body;
    expect(factors.map((one: { name: string }) => one.name)).toEqual(['Old phone', 'Tablet']);
    later(11);
    expect((await window('DELETE', path)).body.errorName).toBe('step-up-required');
    expect((await window('POST', `${account}/recoverycodes`)).body.errorName).toBe('step-up-required');
    expect((await window('POST', `${account}/authenticators`, { name: 'x' })).body.errorName).toBe(
      'step-up-required',
    );
    await window('POST', `${session}/proof`, { code: code(second.secret) });
    expect((await window('DELETE', path)).status).toBe(204);
    expect((await window('DELETE', path)).body.errorName).toBe('factor-unknown');
  });
});

test('the factors of others are out of reach', async () => {
  const bo = await signedIn('bo@birch.example');
  const { factorId } = await enroll(bo);
  later(30);
  const locked = await signedIn('locked@alder.example');
  await locked('POST', `${session}/proof`, { code: code(lockedSecret) });
  for (const [method, body] of [['DELETE'], ['PATCH', { name: 'Mine' }]] as const) {
    const answer = await locked(method, `${account}/factors/${factorId}`, body);
    expect(answer).toMatchObject({ status: 404, body: { errorName: 'factor-unknown' } });
  }
  expect((await bo('GET', `${account}/security`)).body.factors).toMatchObject([{ name: 'Phone' }]);
});
