import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let ewa: Client;
beforeAll(async () => {
  app = await openDemoApp();
  ewa = await app.as('Ewa Consulting', 'global-admin');
});
afterAll(() => app?.close());

const own = '/twotier/v1/businessprofile';
const draft = {
  description: 'Advice for clinics and schools around Lake Michigan.',
  website: 'https://ewaconsulting.example',
  linkedIn: '',
  industries: ['health', 'education'],
  products: ['office'],
  serviceTypes: ['advice'],
  skills: ['Paperless reception'],
  excludedSizes: ['1000+'],
  contactName: 'Ewa Lindner',
  contactEmail: 'ewa@ewaconsulting.example',
  contactPhone: '',
};
const site = {
  name: 'Lakeshore',
  country: 'US',
  city: 'Chicago',
  state: 'IL',
  postalCode: '60611',
  addressLine1: '901 Lakeshore Drive',
};
/** One pixel, and a header that says how wide the picture claims to be. */
function png(width: number): string {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(width, 4);
  return Buffer.concat([header, size, Buffer.from('0806000000', 'hex'), Buffer.alloc(40)]).toString('base64');
}
const publicly = async (path = '') => {
  const response = await app.fastify.inject({ method: 'GET', url: `/twotier/v1/partnerfinder${path}` });
  return { status: response.statusCode, body: path.endsWith('logo') ? null : response.json(), response };
};
const names = async (query: string) =>
  (await publicly(query)).body.items.map((one: { name: string }) => one.name);

describe('a company’s own profile (C6)', () => {
  test('is nowhere to be found until it is published, and then as it was published', async () => {
    expect((await ewa('GET', own)).body).toMatchObject({ companyName: 'Ewa Consulting', hasLogo: false });
    expect((await ewa('POST', `${own}/publication`)).body.errorName).toBe('business-profile-none');
    const kept = await ewa('PUT', own, { ...draft, serviceTypes: [] });
    expect(kept.body).toMatchObject({ missing: ['serviceTypes'] });
    expect((await ewa('POST', `${own}/publication`)).body.errorName).toBe('business-profile-incomplete');
    expect((await ewa('PUT', own, { ...draft, etag: kept.body.etag })).status).toBe(200);
    const stale = await ewa('PUT', own, { ...draft, etag: kept.body.etag });
    expect([stale.status, stale.body.errorName]).toEqual([400, 'changed-meanwhile']);
    expect(await names('?text=ewa')).toEqual([]);
    expect((await ewa('POST', `${own}/publication`)).body).toMatchObject({ changedSincePublished: false });
    expect(await names('?text=EWA')).toEqual(['Ewa Consulting']);
    const { etag } = (await ewa('GET', own)).body;
    const edited = await ewa('PUT', own, { ...draft, description: 'Something new', etag });
    expect(edited.body.changedSincePublished).toBe(true);
    const id = app.tenant('Ewa Consulting').tenantId;
    expect((await publicly(`/${id}`)).body.description).toBe(draft.description);
    await ewa('POST', `${own}/publication`);
    expect((await publicly(`/${id}`)).body.description).toBe('Something new');
  });

  test('a logo is a small picture; what customers see changes with the next publication', async () => {
    const set = (contentBase64: string) => ewa('PUT', `${own}/logo`, { contentBase64 });
    expect((await set(png(301))).body.errorName).toBe('logo-too-wide');
    expect((await set(Buffer.from('<svg onload="x"/>').toString('base64'))).body.errorName).toBe(
      'logo-unreadable',
    );
    expect((await set(Buffer.alloc(500_001, 1).toString('base64'))).body.errorName).toBe('logo-too-large');
    expect((await set(png(216))).status).toBe(204);
    expect((await ewa('GET', own)).body).toMatchObject({ hasLogo: true, changedSincePublished: true });
    const id = app.tenant('Ewa Consulting').tenantId;
    expect((await publicly(`/${id}/logo`)).status).toBe(404);
    await ewa('POST', `${own}/publication`);
    const { response } = await publicly(`/${id}/logo`);
    expect(response.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
    });
    expect((await ewa('DELETE', `${own}/logo`)).status).toBe(204);
  });

  test('locations are checked, at most five in a country, and only of the own region (C7)', async () => {
    const add = (change: object) => ewa('POST', `${own}/locations`, { ...site, ...change });
    expect((await add({ postalCode: '1' })).status).toBe(400);
    expect(
      (await add({ country: 'ES', state: undefined, postalCode: '28028', city: 'Madrid' })).body.errorName,
    ).toBe('location-outside-region');
    const ids: string[] = [];
    for (let n = 1; n <= 5; n += 1) {
      const { status, body } = await add({ name: `Site ${n}` });
      expect(status, JSON.stringify(body)).toBe(201);
      ids.push(body.id);
    }
    expect((await add({ name: 'Sixth' })).body.errorName).toBe('locations-full');
    expect((await ewa('DELETE', `${own}/locations/${ids[0]}`)).status).toBe(204);
    expect((await ewa('DELETE', `${own}/locations/${randomUUID()}`)).body.errorName).toBe(
      'profile-location-unknown',
    );
    expect((await add({ name: 'Again' })).status).toBe(201);
    const stranger = await app.as('Birch IT', 'global-admin');
    expect((await stranger('DELETE', `${own}/locations/${ids[1]}`)).body.errorName).toBe(
      'profile-location-unknown',
    );
  });

  test('each wrong entry is named', async () => {
    const { etag } = (await ewa('GET', own)).body;
    const wrong = { ...draft, contactEmail: 'ewa', website: 'x', linkedIn: 'https://evil.example', etag };
    const { status, body } = await ewa('PUT', own, wrong);
    expect(status).toBe(400);
    for (const field of ['contactEmail', 'website', 'linkedIn'])
      expect(JSON.stringify(body)).toContain(field);
  });

  test('only some roles write it; only the business profile admin deletes it, and then it is gone', async () => {
    const agent = await app.as('Ewa Consulting', 'sales-agent');
    expect((await agent('GET', own)).status).toBe(200);
    expect((await agent('PUT', own, draft)).status).toBe(403);
    expect((await ewa('DELETE', own)).status).toBe(403);
    expect((await (await app.as('Granite Bakery', 'global-admin'))('GET', own)).status).toBe(403);
  });
});

describe('the partner finder', () => {
  test.each([
    ['?country=ES', ['Dunas Sistemas']],
    ['?industry=manufacturing', ['Dunas Sistemas', 'Fjord Direct']],
    ['?product=databases&serviceType=advice', ['Fjord Direct']],
    ['?text=centralitas', ['Dunas Sistemas']],
    ['?text=%25', []],
  ])('narrowed by %s shows %j', async (query, found) => {
    expect(await names(query)).toEqual(found);
  });

  test('goes page by page; a company without a published profile is unknown', async () => {
    const first = (await publicly('?size=2')).body;
    const rest = (await publicly(`?size=2&MS-ContinuationToken=${first.continuationToken}`)).body;
    const all = [...first.items, ...rest.items].map((one: { name: string }) => one.name);
    expect(all).toEqual([...all].sort());
    expect(new Set(all).size).toBe(all.length);
    expect((await publicly(`/${app.tenant('Cedar Cloud').tenantId}`)).body.errorName).toBe(
      'profile-not-published',
    );
    expect((await publicly('?industry=magic')).status).toBe(400);
  });
});
