import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IdentityWorld } from '../../../test/identity-world.ts';
import { openIdentityWorld, publicUrl, tenants } from '../../../test/identity-world.ts';
import { systemScope } from '../../platform/db/index.ts';
import { createSetup, findSetupLink } from './index.ts';

let world: IdentityWorld;
beforeAll(async () => {
  world = await openIdentityWorld('production');
});
afterAll(() => world?.close());

const open = (link: string) => world.fastify.inject({ method: 'GET', url: link.slice(publicUrl.length) });
const complete = (link: string, password: string, firstName = 'Olga') =>
  world.fastify.inject({
    method: 'POST',
    url: '/set-up',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      token: link.split('=')[1] as string,
      first_name: firstName,
      last_name: 'Reyes',
      password,
    }).toString(),
  });

test('the first administrator chooses a password by a link that works once', async () => {
  await world.db.transaction(systemScope('test'), (tx) =>
    createSetup(tx, { tenantId: tenants.alder, userPrincipalName: 'boss@operator.example' }),
  );
  const replaced = (await findSetupLink(world.db, publicUrl)) as string;
  const link = (await findSetupLink(world.db, publicUrl)) as string;
  expect((await open(replaced)).statusCode).toBe(404);
  const page = await open(link);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('boss@operator.example');

  expect((await complete(link, 'short')).statusCode).toBe(400);
  expect((await complete(link, 'long enough for me', ' ')).statusCode).toBe(400);
  const done = await complete(link, 'long enough for me');
  expect(done.statusCode).toBe(303);
  const cookie = String(done.headers['set-cookie']).split(';')[0] as string;
  const session = await world.fastify.inject({
    method: 'GET',
    url: '/twotier/v1/session',
    headers: { cookie },
  });
  expect(session.json()).toMatchObject({
    user: {
      userPrincipalName: 'boss@operator.example',
      displayName: 'Olga Reyes',
      roles: ['operator-admin'],
    },
    mustChangePassword: false,
  });

  expect((await complete(link, 'somebody else came too')).statusCode).toBe(404);
  expect((await open(link)).statusCode).toBe(404);
  expect(await findSetupLink(world.db, publicUrl)).toBeNull();
  expect(world.logged()).not.toContain(link.split('=')[1]);
});

test('an empty or made-up link opens nothing', async () => {
  for (const url of ['/set-up', '/set-up?token=', '/set-up?token=x']) {
    expect((await world.fastify.inject({ method: 'GET', url })).statusCode).toBe(404);
  }
});
