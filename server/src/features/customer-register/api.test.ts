import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { customerSearchOf } from './rules.ts';

let app: DemoApp;
let operator: Client;
let granite: string;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
  granite = app.tenant('Granite Bakery').tenantId;
});
afterAll(() => app?.close());

const root = '/twotier/v1/register/customers';
const names = async (query = '') =>
  (await operator('GET', `${root}${query}`)).body.items.map(({ name }: { name: string }) => name);

test('every customer stands in the list once, by name, page by page, with the partners that serve it', async () => {
  const all = await operator('GET', `${root}?size=100`);
  expect(all.body.items.length).toBeGreaterThan(3);
  const listed = all.body.items.find(({ tenantId }: { tenantId: string }) => tenantId === granite);
  expect(listed.partners.map(({ name }: { name: string }) => name)).toContain('Alder Distribution');
  const paged: string[] = [];
  for (let token = ''; ; ) {
    const more = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
    const { body } = await operator('GET', `${root}?size=2${more}`);
    paged.push(...body.items.map(({ name }: { name: string }) => name));
    token = body.continuationToken ?? '';
    if (!token) break;
  }
  expect(paged).toEqual(await names('?size=100'));
  expect(new Set(paged).size).toBe(paged.length);
});

test('a customer is found by letters of its name, its domain and its tenant id', async () => {
  const { body } = await operator('GET', `${root}/${granite}`);
  expect(await names('?search=NITE%20bak')).toEqual(['Granite Bakery']);
  expect(await names(`?search=${body.domain}`)).toEqual(['Granite Bakery']);
  expect(await names(`?search=${granite}`)).toEqual(['Granite Bakery']);
  expect(await names('?search=100%25')).toEqual([]);
  expect(await names('?search=%27%29%3B%20--')).toEqual([]);
  expect(await names(`?search=${app.tenant('Alder Distribution').tenantId}`)).toEqual([]);
});

test('the record of a customer names every partner and what it may do', async () => {
  const { body } = await operator('GET', `${root}/${granite}`);
  const own = await (await app.as('Granite Bakery', 'global-admin'))(
    'GET',
    '/twotier/v1/organization/partners',
  );
  expect(body.standing).toEqual(own.body);
  expect(body.admins.length).toBeGreaterThan(0);
  expect(body.subscriptions.count).toBeGreaterThan(0);
});

test('the register is the operator’s alone, and holds customers alone', async () => {
  const partner = await app.as('Alder Distribution', 'global-admin');
  expect((await partner('GET', root)).status).toBe(403);
  expect((await partner('GET', `${root}/${granite}`)).status).toBe(403);
  expect((await operator('GET', `${root}/${app.tenant('Alder Distribution').tenantId}`)).status).toBe(404);
  expect((await operator('GET', `${root}/aaaaaaaa-0000-4000-8000-00000000dead`)).status).toBe(404);
});

test.each([
  ['', {}],
  ['bakery.example', { domain: 'bakery.example' }],
  ['Dr. No', { name: 'dr. no' }],
  ['3D6B0A4E-0000-4000-8000-000000000001', { tenantId: '3d6b0a4e-0000-4000-8000-000000000001' }],
])('%j is looked for as %j', (typed, expected) => {
  const found = Object.entries(customerSearchOf(typed)).filter(([, value]) => value !== null);
  expect(Object.fromEntries(found)).toEqual(expected);
});
