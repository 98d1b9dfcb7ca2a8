import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let alder: Client;
let birch: Client;
let alderBoston: string;
let birchDenver: string;
let birchOttawa: string;

beforeAll(async () => {
  app = await openDemoApp();
  alder = await app.as('Alder Distribution', 'global-admin');
  birch = await app.as('Birch IT', 'global-admin');
  alderBoston = await office(alder, 'Alder Boston');
  birchDenver = await office(birch, 'Birch Denver');
  birchOttawa = await office(birch, 'Birch Ottawa', {
    country: 'CA',
    city: 'Ottawa',
    state: 'ON',
    postalCode: 'K1P 5W1',
  });
});
afterAll(() => app.close());

/** A location, verified; answers its PartnerID. */
async function office(company: Client, name: string, more: object = {}): Promise<string> {
  const address = {
    country: 'US',
    addressLine1: '5 Lake Street',
    city: 'Denver',
    state: 'CO',
    postalCode: '80202',
  };
  await company('POST', '/twotier/v1/locations', { name, address: { ...address, ...more } });
  const operator = await app.as('Contour Cloud', 'operator-admin');
  const queue = (await operator('GET', '/twotier/v1/verifications?kind=location')).body.items;
  const { id, etag } = queue.find((one: { locationName: string }) => one.locationName === name);
  await operator('POST', `/twotier/v1/verifications/${id}/decision`, {
    event: 'approve',
    text: 'Seen.',
    etag,
  });
  return (await located(company, name)).partnerId;
}

const located = async (company: Client, name: string) =>
  (await company('GET', '/twotier/v1/locations')).body.items.find(
    (one: { name: string }) => one.name === name,
  );

const idOf = (name: string) => app.tenant(name).tenantId;
const partnerOf = async (company: Client, other: string) =>
  (await company('GET', '/twotier/v1/partnerships?includeFormer=true')).body.items.find(
    (one: { name: string }) => one.name === other,
  );
const choose = async (company: Client, other: string, body: object) =>
  company('POST', `/twotier/v1/partnerships/${idOf(other)}/location`, body);

describe('C10: the location of a partnership', () => {
  test('is where each side transacts, until one is chosen; then the partner is given its PartnerID (C14, 1.2)', async () => {
    const before = await partnerOf(alder, 'Birch IT');
    expect(before).toMatchObject({ partnerId: '5300101', country: 'US' });
    expect(before.locationName).toBeUndefined();

    const { etag } = await partnerOf(birch, 'Alder Distribution');
    const body = { location: birchDenver, etag };
    expect((await choose(birch, 'Alder Distribution', body)).status).toBe(204);

    const own = { partnerId: birchDenver, name: 'Birch Denver', country: 'US' };
    expect((await partnerOf(birch, 'Alder Distribution')).ownLocation).toEqual(own);
    expect(await partnerOf(alder, 'Birch IT')).toMatchObject({
      partnerId: birchDenver,
      locationName: 'Birch Denver',
    });
    const listed = (await alder('GET', '/v1/relationships')).body.items;
    expect(listed.find((one: { name: string }) => one.name === 'Birch IT')).toMatchObject({
      mpnId: birchDenver,
      location: 'US',
    });
    const asCompany = await alder('GET', `/twotier/v1/resellers/verification?tenantId=${idOf('Birch IT')}`);
    expect(asCompany.body.partnerId).toBe(birchDenver);
    const byNumber = await alder('GET', '/twotier/v1/resellers/verification?partnerId=5300101');
    expect(byNumber.body.partnerId).toBe('5300101');
    // Read before, decided afterwards.
    expect((await choose(birch, 'Alder Distribution', { etag })).body.errorName).toBe('changed-meanwhile');
    const [record] = (await alder('GET', '/v1/auditrecords')).body.items;
    expect(record).toMatchObject({
      operationType: 'update_partner_relationship',
      resourceNewValue: expect.stringContaining(birchDenver),
    });
  });

  test('one that goes out of use counts no more, and the choice can be taken back', async () => {
    const { id, etag } = await located(birch, 'Birch Denver');
    await birch('POST', `/twotier/v1/locations/${id}/deactivation`, { etag });
    expect((await partnerOf(alder, 'Birch IT')).partnerId).toBe('5300101');
    const again = await located(birch, 'Birch Denver');
    await birch('POST', `/twotier/v1/locations/${id}/activation`, { etag: again.etag });
    expect((await partnerOf(alder, 'Birch IT')).partnerId).toBe(birchDenver);
    expect((await choose(birch, 'Alder Distribution', {})).status).toBe(204);
    expect((await partnerOf(alder, 'Birch IT')).partnerId).toBe('5300101');
  });

  test.each([
    ['another country', () => birchOttawa, 409, 'partner-location-other-country'],
    ['somebody else’s', () => alderBoston, 404, 'location-unknown'],
    ['no location at all', () => '1', 404, 'location-unknown'],
  ])('is refused when it is %s (1.2, 9.2)', async (_name, location, status, errorName) => {
    expect(await choose(birch, 'Alder Distribution', { location: location() })).toMatchObject({
      status,
      body: { errorName },
    });
  });

  test('is a matter of partners, and of those who look after locations', async () => {
    const stranger = await app.as('Ewa Consulting', 'global-admin');
    expect((await choose(stranger, 'Alder Distribution', {})).body.errorName).toBe('partnership-unknown');
    const agent = await app.as('Birch IT', 'sales-agent');
    expect((await choose(agent, 'Alder Distribution', {})).body.errorName).toBe('role-missing');
  });
});

describe('the location in an invitation', () => {
  test('the provider’s asks, the reseller’s accepts (C8, C9)', async () => {
    const asked = await alder('POST', '/twotier/v1/partnershipinvitations', { location: alderBoston });
    expect(asked.status).toBe(201);
    expect((await alder('GET', '/twotier/v1/partnershipinvitations')).body.items[0].location).toBe(
      alderBoston,
    );
    const path = `/twotier/v1/invitations/${String(asked.body.url).split('/').at(-1)}`;
    expect((await birch('GET', path)).body.provider).toMatchObject({
      partnerId: alderBoston,
      locationName: 'Alder Boston',
    });

    const { text, ...declared } = (await birch('GET', '/twotier/v1/declarations/partnership-removal')).body;
    expect(text).toBeTruthy();
    await birch('POST', `/twotier/v1/partnerships/${idOf('Alder Distribution')}/withdrawal`, {
      declarationVersion: declared.version,
      confirmed: true,
    });
    const accept = (location: string) => birch('POST', `${path}/accept`, { consent: true, location });
    expect((await accept(birchOttawa)).body.errorName).toBe('partner-location-other-country');
    expect((await accept(birchDenver)).status).toBe(200);
    expect(await partnerOf(birch, 'Alder Distribution')).toMatchObject({
      partnerId: alderBoston,
      locationName: 'Alder Boston',
      ownLocation: { partnerId: birchDenver },
    });
    expect(await partnerOf(alder, 'Birch IT')).toMatchObject({
      partnerId: birchDenver,
      ownLocation: { partnerId: alderBoston },
    });
  });

  test('names no location that is not the provider’s own', async () => {
    const refused = await alder('POST', '/twotier/v1/partnershipinvitations', { location: birchDenver });
    expect(refused).toMatchObject({ status: 404, body: { errorName: 'location-unknown' } });
  });
});
