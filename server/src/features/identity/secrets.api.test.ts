import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IdentityWorld } from '../../../test/identity-world.ts';
import { openIdentityWorld, password, publicUrl } from '../../../test/identity-world.ts';
import type { OidcServer } from '../../../test/oidc-server.ts';
import { startOidcServer } from '../../../test/oidc-server.ts';
import { codeShown, openWindow, secretBytes, windowOf } from '../../../test/portal-window.ts';
import { softPasskey } from '../../../test/soft-passkey.ts';

let world: IdentityWorld;
let server: OidcServer;
beforeAll(async () => {
  [world, server] = await Promise.all([openIdentityWorld(), startOidcServer(`${publicUrl}/oidc/callback`)]);
});
afterAll(async () => {
  await server?.close();
  await world?.close();
});

const account = '/twotier/v1/account';
const name = 'changer@alder.example';
const headers = { origin: 'http://localhost:8080', host: 'localhost:8080' };
const system = { kind: 'system', reason: 'test' } as const;

/** Every way of signing in once, with everything secret that it took. */
async function useEverything(): Promise<string[]> {
  const window = await windowOf(world, name, password, headers);
  const begun = (await window('POST', `${account}/authenticators`, { name: 'Phone' })).body;
  const code = codeShown(begun.secret, world.realClock.now());
  const confirmed = await window('POST', `${account}/authenticators/${begun.id}/confirmation`, { code });
  const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] };
  const key = softPasskey();
  const options = (await window('POST', `${account}/passkeys/options`)).body;
  const response = key.make(options, headers.origin);
  expect((await window('POST', `${account}/passkeys`, { name: 'Laptop', response })).status).toBe(201);
  const first = window.cookie.split('=')[1] ?? '';
  const app = (await window('POST', '/twotier/v1/applications', { displayName: 'App' })).body;
  const set = await window('PUT', '/twotier/v1/identityprovider', {
    displayName: 'Own',
    issuer: server.issuer,
    clientId: server.clientId,
    clientSecret: server.clientSecret,
    domains: ['alder.example'],
  });
  expect(set.status).toBe(200);

  const second = await windowOf(world, name, password, headers);
  const half = second.cookie.split('=')[1] ?? '';
  await second('POST', '/twotier/v1/session/proof', { recoveryCode: recoveryCodes[0] });
  const third = openWindow(world, headers);
  const asked = (await third('POST', '/twotier/v1/session/passkey/options')).body;
  await third('POST', '/twotier/v1/session/passkey', { response: key.use(asked, headers.origin) });
  const start = await world.fastify.inject({
    method: 'GET',
    url: `/oidc/start?user=${name}`,
    headers: { host: new URL(publicUrl).host },
  });
  const { searchParams } = new URL(String(start.headers['location']));
  const tokens = await world.fastify.inject({
    method: 'POST',
    url: '/common/oauth2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'password',
      client_id: app.clientId,
      client_secret: app.clientSecret,
      username: name,
      password,
    }).toString(),
  });
  const { access_token, refresh_token } = tokens.json();
  const cookies = [second, third].map(({ cookie }) => cookie.split('=')[1] ?? '');
  return [
    password,
    begun.secret,
    secretBytes(begun.secret).toString('hex'),
    ...recoveryCodes,
    ...recoveryCodes.map((one) => one.replaceAll('-', '')),
    app.clientSecret,
    server.clientSecret,
    first,
    half,
    ...cookies,
    /twotier_provider=([\w-]+)/.exec(String(start.headers['set-cookie']))?.[1] ?? '',
    searchParams.get('state') ?? '',
    searchParams.get('nonce') ?? '',
    access_token,
    refresh_token,
  ];
}

test('I20: no secret stands readable in any table or in any line of the log', async () => {
  const secrets = await useEverything();
  for (const secret of secrets) expect(secret).toMatch(/.{16}/);
  const tables = await world.db.rows<{ name: string }>(system, {
    name: 'test.tables',
    text: `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`,
  });
  const dump: string[] = [];
  for (const table of tables.map((row) => row.name)) {
    const rows = await world.db.rows<{ row: string }>(system, {
      name: `test.dump.${table}`,
      text: `select t::text as row from ${table} t`,
    });
    dump.push(...rows.map(({ row }) => `${table}: ${row}`));
  }
  expect(dump.some((row) => row.startsWith('authenticator_app:'))).toBe(true);
  expect(dump.some((row) => row.startsWith('identity_provider:'))).toBe(true);
  const text = dump.join('\n').toLowerCase();
  const log = world.logged();
  for (const secret of secrets) {
    // Bytes are written as hexadecimal digits.
    for (const form of [secret, Buffer.from(secret).toString('hex')]) {
      expect(text.includes(form.toLowerCase()), `${secret.slice(0, 4)}… in the database`).toBe(false);
      expect(log.includes(form), `${secret.slice(0, 4)}… in the log`).toBe(false);
    }
  }
});

test('the log names no person', () => {
  expect(world.logged()).not.toContain('alder.example');
});
