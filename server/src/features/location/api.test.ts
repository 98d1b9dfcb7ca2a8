import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let operator: Client;
let birch: Client;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
  birch = await app.as('Birch IT', 'global-admin');
});
afterAll(() => app.close());

const root = '/twotier/v1/locations';
const office = (name: string, more: object = {}) => ({
  name,
  address: {
    country: 'US',
    addressLine1: '5 Lake Street',
    city: 'Denver',
    state: 'CO',
    postalCode: '80202',
    ...more,
  },
});
const ottawa = {
  country: 'CA',
  addressLine1: '1 Elgin Street',
  city: 'Ottawa',
  state: 'ON',
  postalCode: 'K1P 5W1',
};

async function decide(name: string, event: 'approve' | 'reject'): Promise<void> {
  const queue = (await operator('GET', '/twotier/v1/verifications?kind=location')).body.items;
  const { id, etag } = queue.find((one: { locationName: string }) => one.locationName === name);
  await operator('POST', `/twotier/v1/verifications/${id}/decision`, { event, text: 'Looked up.', etag });
}

const named = async (name: string) =>
  (await birch('GET', root)).body.items.find((one: { name: string }) => one.name === name);

async function verified(name: string, address: object = {}) {
  await birch('POST', root, office(name, address));
  await decide(name, 'approve');
  return named(name);
}

describe('C102: locations', () => {
  test('a company begins with the location it transacts under', async () => {
    expect((await birch('GET', root)).body).toMatchObject({
      globalPartnerId: '5300100',
      associatedPartnerId: '5300101',
      items: [{ name: 'Birch IT', partnerId: '5300101', state: 'active', isDefault: true }],
    });
  });

  test('another one gets its number once it is verified, and providers can then name it', async () => {
    const added = await birch('POST', root, office('Birch Denver'));
    expect(added.status).toBe(201);
    expect(await named('Birch Denver')).toMatchObject({ state: 'pending', isDefault: false });
    await decide('Birch Denver', 'approve');
    const { partnerId, state } = await named('Birch Denver');
    expect(state).toBe('active');
    const alder = await app.as('Alder Distribution', 'sales-agent');
    expect((await alder('GET', `/v1/compliance/csp/agreementstatus?mpnId=${partnerId}`)).status).toBe(200);
    expect((await alder('GET', `/v1/profiles/mpn?mpnId=${partnerId}`)).body).toMatchObject({
      partnerName: 'Birch IT',
      mpnId: partnerId,
    });
  });

  test('the default is changed within the country of the account, and not beyond', async () => {
    const home = await named('Birch IT');
    const boston = await verified('Birch Boston');
    const changed = await birch('POST', `${root}/${boston.id}/association`, { etag: boston.etag });
    expect(changed.body.associatedPartnerId).toBe(boston.partnerId);
    const alder = await app.as('Alder Distribution', 'sales-agent');
    const listed = (
      await alder('GET', '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf')
    ).body;
    expect(JSON.stringify(listed)).toContain(boston.partnerId);

    const canada = await verified('Birch Ottawa', ottawa);
    const refused = await birch('POST', `${root}/${canada.id}/association`, { etag: canada.etag });
    expect(refused).toMatchObject({ status: 409, body: { errorName: 'partner-location-other-country' } });
    expect(refused.body.description).toContain('Canada');
    // Another region: the number is refused for what is sold in this one (I24).
    const checked = await alder('GET', `/v1/compliance/csp/agreementstatus?mpnId=${canada.partnerId}`);
    expect(checked.body.errorName).toBe('reseller-other-region');
    await birch('POST', `${root}/${home.id}/association`, { etag: (await named('Birch IT')).etag });
  });

  test('a location taken out of use is unknown to providers until it is back; the default stays in use', async () => {
    const austin = await verified('Birch Austin');
    const alder = await app.as('Alder Distribution', 'sales-agent');
    const check = async () => (await alder('GET', `/v1/profiles/mpn?mpnId=${austin.partnerId}`)).status;
    expect((await birch('POST', `${root}/${austin.id}/deactivation`, { etag: austin.etag })).status).toBe(
      200,
    );
    expect(await check()).toBe(404);
    const { etag } = await named('Birch Austin');
    expect((await birch('POST', `${root}/${austin.id}/deactivation`, { etag })).body.errorName).toBe(
      'location-not-active',
    );
    expect((await birch('POST', `${root}/${austin.id}/activation`, { etag })).status).toBe(200);
    expect(await check()).toBe(200);
    const home = await named('Birch IT');
    expect((await birch('POST', `${root}/${home.id}/deactivation`, { etag: home.etag })).body.errorName).toBe(
      'location-is-default',
    );
    expect((await birch('POST', `${root}/${home.id}/activation`, { etag: home.etag })).body.errorName).toBe(
      'location-not-inactive',
    );
  });

  test('a rejected location has no number', async () => {
    await birch('POST', root, office('Birch Nowhere'));
    await decide('Birch Nowhere', 'reject');
    const nowhere = await named('Birch Nowhere');
    expect(nowhere).toMatchObject({ state: 'rejected' });
    expect(nowhere.partnerId).toBeUndefined();
    expect(
      (await birch('POST', `${root}/${nowhere.id}/association`, { etag: nowhere.etag })).body.errorName,
    ).toBe('location-not-active');
  });

  test('is renamed by the version that was read', async () => {
    const { id, etag } = await verified('Birch Salem');
    expect((await birch('PATCH', `${root}/${id}`, { name: 'Birch Oregon', etag })).status).toBe(200);
    expect((await birch('PATCH', `${root}/${id}`, { name: 'Birch West', etag })).body.errorName).toBe(
      'changed-meanwhile',
    );
  });

  test('names what is wrong by field, and closes countries without a selling region', async () => {
    const wrong = await birch('POST', root, office('', { addressLine1: '', postalCode: 'x' }));
    expect(wrong.body.data.map((one: { field: string }) => one.field)).toEqual(
      expect.arrayContaining(['name', 'address.addressLine1', 'address.postalCode']),
    );
    const closed = { country: 'RU', addressLine1: 'Lenina 1', city: 'Tver', state: '', postalCode: '170000' };
    expect((await birch('POST', root, office('Tver', closed))).body.errorName).toBe(
      'location-country-closed',
    );
  });

  // Guarantee: nobody sees or changes another company's locations.
  test('another company’s location is not found, and an agent may only look', async () => {
    const { id, etag } = await named('Birch IT');
    const stranger = await app.as('Ewa Consulting', 'global-admin');
    expect((await stranger('POST', `${root}/${id}/deactivation`, { etag })).status).toBe(404);
    expect((await stranger('PATCH', `${root}/${id}`, { name: 'X', etag })).status).toBe(404);
    const agent = await app.as('Birch IT', 'sales-agent');
    expect((await agent('GET', root)).status).toBe(200);
    expect((await agent('POST', root, office('X'))).body.errorName).toBe('role-missing');
  });
});
