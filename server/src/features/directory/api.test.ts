import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let boreal: Client;
let operator: Client;
beforeAll(async () => {
  app = await openDemoApp();
  boreal = await app.as('Boreal Distribuciones', 'global-admin');
  operator = await app.as('Contour Cloud', 'operator-admin');
});
afterAll(() => app?.close());

const own = '/twotier/v1/directory/own';
const wanted = {
  countries: ['ES', 'PT'],
  services: ['support', 'billing'],
  description: 'Nube para partners',
  website: 'https://borealdistribuciones.example/partners',
  contactName: 'Canal',
  contactEmail: 'canal@borealdistribuciones.example',
  contactPhone: '',
};
const representative = { name: 'Nora Whitfield', email: 'nora.whitfield@contourcloud.example' };
const publicly = async (query = '') => {
  const response = await app.fastify.inject({ method: 'GET', url: `/twotier/v1/directory${query}` });
  return { status: response.statusCode, body: response.json() };
};
const listingOf = async (name: string) =>
  (await publicly()).body.items.find((one: { name: string }) => one.name === name);
const logOf = async (tenant: string): Promise<{ operationType: string }[]> =>
  (await (await app.as(tenant, 'global-admin'))('GET', '/v1/auditrecords?size=50')).body.items;

describe('the public directory (C5)', () => {
  test('is open to everybody and tells nothing of the vendor’s representative', async () => {
    const { status, body } = await publicly();
    expect(status).toBe(200);
    expect(body.items.map((one: { name: string }) => one.name)).toEqual([
      'Alder Distribution',
      'Boreal Distribuciones',
    ]);
    expect(JSON.stringify(body)).not.toContain('Whitfield');
  });

  test.each([
    ['?name=BOREÁL', ['Boreal Distribuciones']],
    ['?name=100%25', []],
    ['?country=us', ['Alder Distribution']],
    ['?region=united-states', ['Alder Distribution']],
    ['?region=nowhere', []],
    ['?service=financing', ['Alder Distribution']],
    ['?service=support&country=FR', ['Boreal Distribuciones']],
  ])('narrowed by %s shows %j', async (query, names) => {
    const { body } = await publicly(query);
    expect(body.items.map((one: { name: string }) => one.name)).toEqual(names);
  });

  test('goes page by page', async () => {
    const first = (await publicly('?size=1')).body;
    const second = (await publicly(`?size=1&MS-ContinuationToken=${first.continuationToken}`)).body;
    expect([...first.items, ...second.items].map((one: { name: string }) => one.name)).toEqual([
      'Alder Distribution',
      'Boreal Distribuciones',
    ]);
    expect(second.continuationToken).toBeUndefined();
  });

  test('says which countries it can be narrowed to', async () => {
    const { countries } = (await publicly('/countries')).body;
    expect(countries).toContain('ES');
    expect(countries).toEqual([...new Set(countries)].toSorted());
    for (const country of countries)
      expect((await publicly(`?country=${country}`)).body.items).not.toEqual([]);
  });

  test('refuses what is no service and no token', async () => {
    expect((await publicly('?service=magic')).status).toBe(400);
    expect((await publicly('?MS-ContinuationToken=none')).status).toBe(400);
  });
});

describe('a provider and its own listing (C3, C4)', () => {
  test('every role reads it, with the vendor’s representative; companies of other kinds have none', async () => {
    for (const role of ['billing-admin', 'helpdesk-agent', 'sales-agent']) {
      const { status, body } = await (await app.as('Boreal Distribuciones', role))('GET', own);
      expect(status).toBe(200);
      expect(body.listing).toMatchObject({ name: 'Boreal Distribuciones', representative });
      expect(body.countriesOfRegion).toContain('PT');
    }
    for (const tenant of ['Birch IT', 'Granite Bakery'])
      expect((await (await app.as(tenant, 'global-admin'))('GET', own)).status).toBe(403);
  });

  test('only a global admin asks; the listing stays until the vendor applies it; the log of both tells', async () => {
    expect(
      (await (await app.as('Boreal Distribuciones', 'sales-agent'))('POST', `${own}/changes`, wanted)).status,
    ).toBe(403);
    const before = await listingOf('Boreal Distribuciones');
    const asked = await boreal('POST', `${own}/changes`, { ...wanted, note: 'Nueva web' });
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({
      state: 'open',
      note: 'Nueva web',
      providerName: 'Boreal Distribuciones',
    });
    expect(await listingOf('Boreal Distribuciones')).toEqual(before);
    const again = await boreal('POST', `${own}/changes`, wanted);
    expect([again.status, again.body.errorName]).toEqual([409, 'listing-change-open']);

    const decided = await operator('POST', `/twotier/v1/directory/changes/${asked.body.id}/decision`, {
      decision: 'apply',
    });
    expect(decided.status).toBe(204);
    expect(await listingOf('Boreal Distribuciones')).toMatchObject({
      ...wanted,
      services: ['billing', 'support'],
    });
    expect((await boreal('GET', own)).body.changes[0]).toMatchObject({ state: 'applied' });
    const twice = await operator('POST', `/twotier/v1/directory/changes/${asked.body.id}/decision`, {
      decision: 'apply',
    });
    expect(twice.body.errorName).toBe('listing-change-decided');
    const log = (await logOf('Boreal Distribuciones')).map(({ operationType }) => operationType);
    expect(log).toContain('provider_listing_change_requested');
    expect(log).toContain('provider_listing_change_applied');
    expect((await logOf('Alder Distribution')).map(({ operationType }) => operationType)).not.toContain(
      'provider_listing_change_applied',
    );
  });

  test('a change is declined with a reason, or taken back; nothing of the listing moves', async () => {
    const before = await listingOf('Boreal Distribuciones');
    const ask = async (description: string) =>
      (await boreal('POST', `${own}/changes`, { ...wanted, description })).body.id;
    const one = await ask('Otra descripción');
    const decide = (id: string, body: object) =>
      operator('POST', `/twotier/v1/directory/changes/${id}/decision`, body);
    expect((await decide(one, { decision: 'decline' })).status).toBe(400);
    expect((await decide(one, { decision: 'decline', reason: 'Falta la web en español' })).status).toBe(204);
    expect((await boreal('GET', own)).body.changes[0]).toMatchObject({
      state: 'declined',
      reason: 'Falta la web en español',
    });
    const other = await ask('Y otra');
    const queue = (await operator('GET', '/twotier/v1/directory/changes')).body.items;
    expect(queue.map(({ id }: { id: string }) => id)).toEqual([other]);
    expect((await boreal('POST', `${own}/changes/${other}/withdrawal`)).status).toBe(204);
    expect((await boreal('POST', `${own}/changes/${other}/withdrawal`)).body.errorName).toBe(
      'listing-change-decided',
    );
    expect(await listingOf('Boreal Distribuciones')).toEqual(before);
  });

  test('another provider’s change is unknown to it', async () => {
    const alder = await app.as('Alder Distribution', 'global-admin');
    const { body } = await alder('POST', `${own}/changes`, {
      ...wanted,
      countries: ['US'],
      description: 'Anew',
    });
    const stranger = await boreal('POST', `${own}/changes/${body.id}/withdrawal`);
    const unknown = await boreal('POST', `${own}/changes/${randomUUID()}/withdrawal`);
    expect([stranger.status, stranger.body.errorName]).toEqual([404, 'listing-change-unknown']);
    expect(unknown.body.errorName).toBe('listing-change-unknown');
    expect((await alder('POST', `${own}/changes/${body.id}/withdrawal`)).status).toBe(204);
  });

  test.each([
    [{ countries: ['US'] }, 'countries'],
    [{ services: [] }, 'services'],
    [{ contactEmail: 'nobody' }, 'contactEmail'],
    [{ website: 'javascript:alert(1)' }, 'website'],
    [{ contactName: ' ' }, 'contactName'],
  ])('a wish with %j is refused and names the field', async (change, field) => {
    const { status, body } = await boreal('POST', `${own}/changes`, { ...wanted, ...change });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(field);
  });
});

describe('the vendor’s side (2.5)', () => {
  test('lists every provider, writes a listing against the version read, and takes it away', async () => {
    const find = async () =>
      (await operator('GET', '/twotier/v1/directory/providers')).body.items.find(
        (one: { name: string }) => one.name === 'Alder Distribution',
      );
    const alder = await find();
    const path = `/twotier/v1/directory/providers/${alder.id}/listing`;
    const text = { ...wanted, countries: ['US'], services: ['training'] };
    const { etag } = alder.listing;
    const set = await operator('PUT', path, { ...text, representative, etag });
    expect(set.status).toBe(200);
    expect(set.body.listing).toMatchObject({ services: ['training'] });
    const stale = await operator('PUT', path, { ...text, representative, etag });
    expect([stale.status, stale.body.errorName]).toEqual([400, 'changed-meanwhile']);
    const nameless = { name: '', email: 'nora' };
    const fresh = set.body.listing.etag;
    expect((await operator('PUT', path, { ...text, representative: nameless, etag: fresh })).status).toBe(
      400,
    );
    expect((await operator('DELETE', path)).status).toBe(204);
    expect((await operator('DELETE', path)).body.errorName).toBe('listing-unknown');
    expect(await listingOf('Alder Distribution')).toBeUndefined();
    expect((await operator('PUT', path, { ...text, representative })).status).toBe(200);
    expect(await listingOf('Alder Distribution')).toMatchObject({ services: ['training'] });
  });

  test('a company that is no provider cannot be listed; nobody else edits', async () => {
    const path = `/twotier/v1/directory/providers/${app.tenant('Birch IT').tenantId}/listing`;
    expect((await operator('PUT', path, { ...wanted, representative })).body.errorName).toBe(
      'listing-unknown',
    );
    for (const [tenant, role] of [
      ['Boreal Distribuciones', 'global-admin'],
      ['Granite Bakery', 'global-admin'],
    ] as const) {
      const stranger = await app.as(tenant, role);
      expect((await stranger('PUT', path, { ...wanted, representative })).status).toBe(403);
      expect((await stranger('GET', '/twotier/v1/directory/changes')).status).toBe(403);
      expect((await stranger('GET', '/twotier/v1/directory/providers')).status).toBe(403);
    }
  });
});
