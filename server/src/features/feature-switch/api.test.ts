import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let operator: Client;
let american: Client;
let spanish: Client;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
  american = await app.as('Alder Distribution', 'admin-agent');
  spanish = await app.as('Boreal Distribuciones', 'admin-agent');
});
afterAll(() => app?.close());

const features = '/twotier/v1/features';
const markets = '/twotier/v1/marketsettings';
const set = (feature: string, state: string, more: object = {}) =>
  operator('PUT', `${features}/${feature}`, { cloud: 'global', state, ...more });
const invite = (client: Client) => client('POST', '/twotier/v1/partnershipinvitations');
const allowed = async (client: Client) => (await client('GET', '/twotier/v1/session')).body.operations;

describe('a feature', () => {
  test('that is off is refused as documented, is not offered by the session, and comes back', async () => {
    expect((await set('partnerships', 'off')).body.clouds[0]).toMatchObject({ preset: true, on: false });
    const refused = await invite(american);
    expect([refused.status, refused.body.errorName, refused.body.code]).toEqual([
      403,
      'feature-switched-off',
      2032,
    ]);
    expect(await allowed(american)).not.toContain('partnership.invite');
    expect((await set('partnerships', 'preset')).body.clouds[0]).toMatchObject({ on: true });
    expect((await invite(american)).status).toBeLessThan(300);
    expect(await allowed(american)).toContain('partnership.invite');
  });

  test('is switched for one region, whose word counts for more than that of its cloud', async () => {
    const regions = (await operator('GET', features)).body.regions as { region: string }[];
    expect(regions.length).toBeGreaterThan(10);
    await set('partnerships', 'off', { region: 'europe' });
    expect((await invite(spanish)).body.errorName).toBe('feature-switched-off');
    expect((await invite(american)).status).toBeLessThan(300);
    await set('partnerships', 'off');
    await set('partnerships', 'on', { region: 'europe' });
    expect((await invite(spanish)).status).toBeLessThan(300);
    expect((await invite(american)).body.errorName).toBe('feature-switched-off');
    await set('partnerships', 'preset');
    await set('partnerships', 'preset', { region: 'europe' });
  });

  test('of another cloud leaves this one alone', async () => {
    await set('partnerships', 'off', { cloud: 'germany' });
    expect((await invite(american)).status).toBeLessThan(300);
  });

  test('is known, in a region that there is, and switched by the operator alone', async () => {
    expect((await set('telepathy', 'off')).status).toBe(404);
    expect((await set('partnerships', 'off', { region: 'atlantis' })).status).toBe(400);
    expect((await set('partnerships', 'perhaps')).status).toBe(400);
    const admin = await app.as('Alder Distribution', 'global-admin');
    expect((await admin('PUT', `${features}/partnerships`, { cloud: 'global', state: 'off' })).status).toBe(
      403,
    );
    expect((await admin('GET', features)).status).toBe(403);
  });
});

describe('a market', () => {
  test('has its form of registration ids confirmed: a wrong one is then refused', async () => {
    const row = async () =>
      (await operator('GET', markets)).body.items.find((one: { country: string }) => one.country === 'PL');
    expect((await row()).registration).toMatchObject({ confirmed: false, confirmable: true });
    const done = await operator('PUT', `${markets}/pl/registration`, { confirmed: true });
    expect([done.status, done.body.registration.confirmed]).toEqual([200, true]);
    expect((await row()).registration.confirmed).toBe(true);
    expect((await operator('PUT', `${markets}/PL/registration`, { confirmed: false })).status).toBe(200);
  });

  test('is one, and confirmed by the operator alone', async () => {
    expect((await operator('PUT', `${markets}/QQ/registration`, { confirmed: true })).status).toBe(404);
    const admin = await app.as('Alder Distribution', 'global-admin');
    expect((await admin('GET', markets)).status).toBe(403);
    expect((await admin('PUT', `${markets}/PL/registration`, { confirmed: true })).status).toBe(403);
  });
});
