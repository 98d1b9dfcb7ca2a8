import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { invoiceWork } from '../invoice/index.ts';
import { searchOf, standingRefusal } from './rules.ts';

let app: DemoApp;
let operator: Client;
let alder: string;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
  alder = app.tenant('Alder Distribution').tenantId;
});
afterAll(() => app?.close());

const root = '/twotier/v1/register/partners';
const names = async (query = '') =>
  (await operator('GET', `${root}${query}`)).body.items.map(({ name }: { name: string }) => name);
const all = [
  'Alder Distribution',
  'Birch IT',
  'Boreal Distribuciones',
  'Cedar Cloud',
  'Dunas Sistemas',
  'Ewa Consulting',
  'Fjord Direct',
];

describe('the register', () => {
  test('lists partners by name, page by page', async () => {
    expect((await names('?size=100')).filter((name: string) => all.includes(name))).toEqual(all);
    const paged: string[] = [];
    for (let token = ''; ; ) {
      const more = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
      const { body } = await operator('GET', `${root}?size=2${more}`);
      paged.push(...body.items.map(({ name }: { name: string }) => name));
      token = body.continuationToken ?? '';
      if (!token) break;
    }
    expect(paged).toEqual(await names('?size=100'));
  });

  test('finds by letters, PartnerID, domain and tenant id, and narrows', async () => {
    const { body } = await operator('GET', `${root}/${alder}`);
    expect(await names('?search=DISTRIB')).toEqual(['Alder Distribution', 'Boreal Distribuciones']);
    expect(await names(`?search=${body.locationPartnerId}`)).toEqual(['Alder Distribution']);
    expect(await names(`?search=${body.domain}`)).toEqual(['Alder Distribution']);
    expect(await names(`?search=${alder}`)).toEqual(['Alder Distribution']);
    expect(await names('?search=100%25')).toEqual([]);
    expect(await names('?kind=direct-partner')).toEqual(['Fjord Direct']);
    expect(await names('?status=restricted')).toEqual([]);
  });

  test('shows a partner’s record, and credit only of those who buy from the vendor', async () => {
    const { body } = await operator('GET', `${root}/${alder}`);
    expect(body).toMatchObject({
      name: 'Alder Distribution',
      programStatus: 'active',
      credit: { currency: 'USD' },
    });
    expect(body.admins.length).toBeGreaterThan(0);
    expect(body.customers.count).toBeGreaterThanOrEqual(4);
    const reseller = await operator('GET', `${root}/${app.tenant('Birch IT').tenantId}`);
    expect(reseller.body.credit).toBeUndefined();
    expect((await operator('GET', `${root}/${app.tenant('Granite Bakery').tenantId}`)).status).toBe(404);
  });

  test('is the operator’s alone', async () => {
    const partner = await app.as('Alder Distribution', 'global-admin');
    expect((await partner('GET', root)).status).toBe(403);
    expect((await partner('PUT', `${root}/${alder}/standing`, { restricted: false })).status).toBe(403);
    expect((await partner('PUT', `${root}/${alder}/creditlimit`, { limit: '9' })).status).toBe(403);
  });
});

test('a restricted partner adds nobody and orders nothing until it is released, and knows why', async () => {
  const agent = await app.as('Alder Distribution', 'admin-agent');
  const set = (restricted: boolean, reason?: string) =>
    operator('PUT', `${root}/${alder}/standing`, { restricted, ...(reason ? { reason } : {}) });
  expect((await set(true)).body.errorName).toBe('restriction-reason-missing');
  expect((await set(false)).body.errorName).toBe('partner-not-restricted');
  expect((await set(true, 'Invoices unpaid')).body).toMatchObject({
    programStatus: 'restricted',
    restriction: { reason: 'Invoices unpaid' },
  });
  expect((await set(true, 'Again')).body.errorName).toBe('partner-not-restrictable');
  expect((await agent('POST', '/v1/customers', {})).body.errorName).toBe('partner-restricted');
  const admin = await app.as('Alder Distribution', 'global-admin');
  expect(JSON.stringify((await admin('GET', '/v1/auditrecords')).body)).toContain('Invoices unpaid');
  const released = await set(false);
  expect([released.body.programStatus, released.body.restriction]).toEqual(['active', undefined]);
  expect((await agent('POST', '/v1/customers', {})).body.errorName).not.toBe('partner-restricted');
  const nowhere = `${root}/aaaaaaaa-0000-4000-8000-00000000dead/standing`;
  expect((await operator('PUT', nowhere, { restricted: false })).status).toBe(404);
});

test('a credit limit is an amount, of those who buy from the vendor', async () => {
  const set = (limit: string, tenantId = alder) =>
    operator('PUT', `${root}/${tenantId}/creditlimit`, { limit });
  expect(Number((await set('125000.50')).body.credit.limit)).toBe(125_000.5);
  for (const wrong of ['-1', '1.234', 'much', '']) expect((await set(wrong)).status, wrong).toBe(400);
  expect((await set('10', app.tenant('Birch IT').tenantId)).body.errorName).toBe('credit-of-reseller');
  expect((await set('10', 'aaaaaaaa-0000-4000-8000-00000000dead')).status).toBe(404);
});

test.each([
  ['', {}],
  ['5300101', { partnerId: '5300101' }],
  ['alder.example', { domain: 'alder.example' }],
  ['3D6B0A4E-0000-4000-8000-000000000001', { tenantId: '3d6b0a4e-0000-4000-8000-000000000001' }],
  ['J. R. Trade', { name: 'j. r. trade' }],
  ['123', { name: '123' }],
])('%j is looked for as %j', (typed, expected) => {
  const found = Object.entries(searchOf(typed)).filter(([, value]) => value !== null);
  expect(Object.fromEntries(found)).toEqual(expected);
});

test.each([
  ['active', true, 'why', null],
  ['active', true, '', 'restriction-reason-missing'],
  ['active', false, '', 'partner-not-restricted'],
  ['restricted', false, '', null],
  ['restricted', true, 'why', 'partner-not-restrictable'],
  ['pending', true, 'why', 'partner-not-restrictable'],
  ['deauthorized', false, '', 'partner-not-restricted'],
] as const)('%s, restrict %s for %j: %s', (programStatus, restrict, reason, expected) => {
  expect(standingRefusal({ programStatus }, restrict, reason)).toBe(expected);
});

describe('C112: what a partner may still buy', () => {
  const lineOf = async () => {
    const finance = await app.as('Alder Distribution', 'billing-admin');
    return (await finance('GET', '/twotier/v1/creditline')).body;
  };
  const exact = (text: string) => Math.round(Number(text) * 10_000);

  test('is the limit less unpaid invoices and what is not billed yet; both sides read the same', async () => {
    const line = await lineOf();
    expect(exact(line.unpaid)).toBeGreaterThan(0);
    expect(exact(line.unbilled)).toBe(exact(line.spent) + exact(line.cycles) + exact(line.usage));
    expect(exact(line.available)).toBe(
      exact(line.limit) - exact(line.unpaid) - exact(line.unbilled) + exact(line.overpaid),
    );
    const { credit } = (await operator('GET', `${root}/${alder}`)).body;
    const { invoices, ...same } = credit;
    expect(same).toEqual(line);
    const owed = invoices.reduce(
      (sum: number, one: { total: string; paid: string; currency: string }) =>
        one.currency === line.currency ? sum + exact(one.total) - exact(one.paid) : sum,
      0,
    );
    expect(owed).toBe(exact(line.unpaid) - exact(line.overpaid));
    const sales = await app.as('Alder Distribution', 'sales-agent');
    expect((await sales('GET', '/twotier/v1/creditline')).body.errorName).toBe('role-missing');
  });

  test('a payment gives back as much, and more than is owed is paid ahead', async () => {
    const before = await lineOf();
    const [invoice] = (await operator('GET', `${root}/${alder}`)).body.credit.invoices;
    const pay = (amount: string, invoiceId = invoice.id) =>
      operator('POST', `${root}/${alder}/payments`, { invoiceId, amount });
    for (const wrong of ['0', '-1', '1.001', 'x'])
      expect((await pay(wrong)).body.data[0].field).toBe('amount');
    expect((await pay('1', 'G000000000')).body.errorName).toBe('invoice-unknown');
    const agent = await app.as('Alder Distribution', 'global-admin');
    const own = await agent('POST', `${root}/${alder}/payments`, { invoiceId: invoice.id, amount: '1' });
    expect(own.status).toBe(403);

    const rest = Number(invoice.total) - Number(invoice.paid);
    expect((await pay((rest + 25).toFixed(2))).status).toBe(200);
    const after = await lineOf();
    expect(exact(after.available) - exact(before.available)).toBe(exact((rest + 25).toFixed(2)));
    expect(exact(after.overpaid) - exact(before.overpaid)).toBe(250_000);
    const read = (await agent('GET', `/v1/invoices/${invoice.id}`)).body;
    expect(read).toMatchObject({ paidAmount: -(rest + 25), state: 'Paid' });
  });

  test('a month that is closed owes by its invoices what was not billed, and what returns is owed anew', async () => {
    const before = await lineOf();
    const now = app.clock.now();
    app.clock.moveTo(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1, 1)));
    await invoiceWork.run(app.db, app.clock.now(), 10);
    const after = await lineOf();
    expect(exact(after.spent)).toBe(0);
    expect(exact(after.usage)).toBe(0);
    expect(exact(after.unpaid)).toBeGreaterThan(exact(before.unpaid));
    expect(exact(after.cycles)).toBeGreaterThan(0);
    expect(exact(after.used)).toBe(exact(after.unpaid) + exact(after.unbilled) - exact(after.overpaid));
  });
});
