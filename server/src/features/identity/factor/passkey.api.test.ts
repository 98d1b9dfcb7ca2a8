import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IdentityWorld } from '../../../../test/identity-world.ts';
import { openIdentityWorld, password } from '../../../../test/identity-world.ts';
import type { PortalWindow } from '../../../../test/portal-window.ts';
import { openWindow, windowOf } from '../../../../test/portal-window.ts';
import type { SoftPasskey } from '../../../../test/soft-passkey.ts';
import { softPasskey } from '../../../../test/soft-passkey.ts';

const origin = 'http://localhost:8080';
const headers = { origin, host: 'localhost:8080' };
const session = '/twotier/v1/session';
const account = '/twotier/v1/account';

let world: IdentityWorld;
let ada: PortalWindow;
let key: SoftPasskey;
beforeAll(async () => {
  world = await openIdentityWorld('production');
  ada = await windowOf(world, 'ada@alder.example', password, headers);
  key = softPasskey();
});
afterAll(() => world?.close());

async function register(window: PortalWindow, made: SoftPasskey, name: string, at = origin) {
  const options = (await window('POST', `${account}/passkeys/options`)).body;
  return window('POST', `${account}/passkeys`, { name, response: made.make(options, at) });
}

const optionsFor = async (window: PortalWindow, path: string) => (await window('POST', path)).body;

describe('a passkey', () => {
  test('is registered under a name, with recovery codes for the first one', async () => {
    const options = await optionsFor(ada, `${account}/passkeys/options`);
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Twotier' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    expect(JSON.stringify(options.user.id)).not.toContain('ada');
    const added = await register(ada, key, 'Laptop');
    expect(added.status).toBe(201);
    expect(added.body.recoveryCodes).toHaveLength(10);
    expect((await ada('GET', '/v1/protected')).status).toBe(200);
    const second = await register(ada, softPasskey(), 'Key on my ring');
    expect(second.body.recoveryCodes).toBeNull();
    const { factors } = (await ada('GET', `${account}/security`)).body;
    expect(factors.map((one: { name: string }) => one.name)).toEqual(['Laptop', 'Key on my ring']);
  });

  test('is registered once only', async () => {
    expect((await register(ada, key, 'Again')).body.errorName).toBe('passkey-known');
  });

  test('of another site, or answering another question, is refused', async () => {
    expect((await register(ada, softPasskey(), 'x', 'http://localhost:9999')).body.errorName).toBe(
      'passkey-refused',
    );
    const options = await optionsFor(ada, `${account}/passkeys/options`);
    const response = softPasskey().make({ ...options, challenge: 'AAAA' }, origin);
    expect((await ada('POST', `${account}/passkeys`, { name: 'x', response })).body.errorName).toBe(
      'passkey-refused',
    );
    for (const nonsense of [{}, 'text', [], { id: key.id }, { id: 1, response: {} }])
      expect((await ada('POST', `${account}/passkeys`, { name: 'x', response: nonsense })).status).toBe(400);
  });

  test('is not offered under a number in place of a name, and says where it is', async () => {
    const window = await windowOf(world, 'changer@alder.example', password);
    const refused = await window('POST', `${account}/passkeys/options`);
    // Without an origin the installation's own address counts, which is a number here.
    expect(refused.body).toMatchObject({ errorName: 'passkey-place-wrong' });
    expect(refused.body.description).toContain('http://localhost:8080');
  });
});

describe('signing in', () => {
  test('with the password and a passkey as the second factor', async () => {
    const window = await windowOf(world, 'ada@alder.example', password, headers);
    expect((await window('GET', session)).body.secondFactor.ways).toEqual(['passkey', 'recovery-code']);
    const options = await optionsFor(window, `${session}/proof/passkey`);
    expect(options.allowCredentials).toHaveLength(2);
    const passkey = key.use(options, origin);
    const done = await window('POST', `${session}/proof`, { passkey });
    expect(done.body.secondFactor).toMatchObject({ pending: false, done: true });
    expect((await window('GET', '/v1/protected')).status).toBe(200);
    // The answer to one question is no answer to another.
    expect((await window('POST', `${session}/proof`, { passkey })).body.errorName).toBe('passkey-refused');
  });

  test('with a passkey alone, without a name', async () => {
    const window = openWindow(world, headers);
    const options = await optionsFor(window, `${session}/passkey/options`);
    expect(options.allowCredentials ?? []).toEqual([]);
    const response = key.use(options, origin);
    const opened = await window('POST', `${session}/passkey`, { response });
    expect(opened).toMatchObject({
      status: 201,
      body: { user: { userPrincipalName: 'Ada@alder.example' }, secondFactor: { done: true } },
    });
    expect((await window('GET', '/v1/protected')).status).toBe(200);
    const { sessions } = (await window('GET', `${account}/security`)).body;
    expect(sessions.find((one: { current: boolean }) => one.current)).toMatchObject({ method: 'passkey' });
    const replayed = await openWindow(world, headers)('POST', `${session}/passkey`, { response });
    expect(replayed.body.errorName).toBe('passkey-refused');
  });

  test('is refused for a key nobody registered, without the person’s own check, and from elsewhere', async () => {
    const tries: readonly [SoftPasskey, string, boolean][] = [
      [softPasskey(), origin, true],
      [key, origin, false],
      [key, 'http://evil.example', true],
    ];
    for (const [made, at, verified] of tries) {
      const window = openWindow(world, headers);
      const options = await optionsFor(window, `${session}/passkey/options`);
      const response = made.use(options, at, { verified });
      const refused = await window('POST', `${session}/passkey`, { response });
      expect(refused).toMatchObject({ status: 400, body: { errorName: 'passkey-refused' } });
      expect(window.cookie).toBe('');
    }
    const foreign = openWindow(world, { ...headers, origin: 'http://evil.example' });
    expect((await foreign('POST', `${session}/passkey/options`)).body.errorName).toBe('origin-refused');
  });

  test('of another person is no proof in one’s own session', async () => {
    const bo = await windowOf(world, 'bo@birch.example', password, headers);
    const options = await optionsFor(bo, `${session}/proof/passkey`);
    const refused = await bo('POST', `${session}/proof`, { passkey: key.use(options, origin) });
    expect(refused.body.errorName).toBe('passkey-refused');
  });
});
