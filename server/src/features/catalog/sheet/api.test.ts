import { inflateRawSync } from 'node:zlib';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoProductId } from '../../../../seed/catalog/index.ts';
import type { Client, DemoApp } from '../../../../test/demo-app.ts';
import { openDemoApp } from '../../../../test/demo-app.ts';
import { addMonths, monthOf } from '../price/month-rules.ts';

let app: DemoApp;
let agent: Client;

beforeAll(async () => {
  app = await openDemoApp();
  agent = await app.as('Alder Distribution', 'sales-agent');
});
afterAll(() => app?.close());

const plain = { 'accept-encoding': 'identity' };
const present = () => monthOf(app.clock.now());
const compact = (month: string) => month.replace('-', '');
const sheet = (view: string, more = '') =>
  `/v1.0/sales/pricesheets(Market='US',PricesheetView='${view}')/$value${more}`;
const rowsOf = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.replace('\uFEFF', ''), { header: true, skipEmptyLines: true }).data;

describe('price sheets', () => {
  test.each([
    ['updatedlicensebased', 'business-basic'],
    ['software', 'reserved-compute'],
    ['azure_reservations', 'reserved-compute'],
  ])('of view %s are files of the products of that view', async (view, slug) => {
    const { status, body, headers } = await agent('GET', sheet(view), undefined, plain);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/csv');
    const products = new Set(rowsOf(body).map((row) => row['ProductId']));
    expect(products.size).toBeGreaterThan(0);
    expect(products.has(demoProductId(slug))).toBe(view !== 'software');
  });

  test('of usage list each rate of each meter', async () => {
    const { body } = await agent('GET', sheet('azure_consumption'), undefined, plain);
    const transfer = rowsOf(body).filter((row) => row['MeterName'] === 'Data transfer out');
    expect(transfer.map((row) => [row['TierMinimumUnits'], row['UnitPrice']])).toEqual([
      ['0', '0.087'],
      ['10240', '0.083'],
      ['51200', '0.07'],
    ]);
  });

  test('come packed for a client that accepts a pack, with the same file inside', async () => {
    const name = encodeURI(sheet('updatedlicensebased').replaceAll("'", '%27')).replaceAll('%25', '%');
    const answer = await app.fastify.inject({
      method: 'GET',
      url: name,
      headers: { authorization: `Bearer ${agent.token}`, 'accept-encoding': 'deflate' },
    });
    expect(answer.headers['content-type']).toBe('application/zip');
    const zip = answer.rawPayload;
    const from = 30 + zip.readUInt16LE(26);
    const csv = inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(18))).toString('utf8');
    expect(csv).toBe((await agent('GET', sheet('updatedlicensebased'), undefined, plain)).body);
  });

  test('follow the timeline: the past by its month, the coming month once it is published', async () => {
    const past = addMonths(present(), -3);
    const history = await agent(
      'GET',
      sheet('updatedlicensebased', `?timeline=history&month=${compact(past)}`),
      undefined,
      plain,
    );
    expect(rowsOf(history.body)[0]?.['EffectiveStartDate']).toBe(`${past}-01T00:00:00Z`);
    const future = await agent('GET', sheet('updatedlicensebased', '?timeline=future'), undefined, plain);
    expect([200, 404]).toContain(future.status);
    const missing = await agent('GET', sheet('updatedlicensebased', '?timeline=history&month=209901'));
    expect(missing.status).toBe(404);
    for (const unknown of ["pricesheets(Market='US')", "other(Month='202601')", 'pricesheets'])
      expect((await agent('GET', `/v1.0/sales/${unknown}/$value`)).status).toBe(404);
  });

  test('go with an offer matrix and rates of exchange', async () => {
    const matrix = await agent(
      'GET',
      `/v1.0/sales/offermatrix(Month='${compact(present())}')/$value`,
      undefined,
      plain,
    );
    const rows = rowsOf(matrix.body);
    const trial = rows.find((row) => row['IsTrial'] === 'true');
    expect(trial).toMatchObject({
      MinLicenses: '25',
      MaxLicenses: '25',
      AssetOwnershipLimitType: 'lifetime',
    });
    expect(rows.some((row) => row['ProductId'] === demoProductId('classic-suite'))).toBe(false);
    const fx = await agent(
      'GET',
      `/v1.0/sales/fxrates(Month='${compact(present())}')/$value`,
      undefined,
      plain,
    );
    expect(rowsOf(fx.body)).toContainEqual({
      CurrencyCode: 'USD',
      USDPerUnit: '1',
      Month: compact(present()),
    });
  });

  test('are for people who buy from the vendor', async () => {
    for (const [tenant, role] of [
      ['Birch IT', 'global-admin'],
      ['Alder Distribution', 'helpdesk-agent'],
      ['Granite Bakery', 'global-admin'],
    ] as const)
      expect((await (await app.as(tenant, role))('GET', sheet('software'))).status).toBe(403);
  });
});

describe('rate cards', () => {
  test('list meters with rates in the currency asked for', async () => {
    const { body } = await agent('GET', '/v1/ratecards/azure?currency=USD&region=US');
    expect(body).toMatchObject({ currency: 'USD', isTaxIncluded: false, locale: 'en-US' });
    expect(body.meters).toHaveLength(12);
    const transfer = body.meters.find(({ name }: { name: string }) => name === 'Data transfer out');
    expect(transfer).toMatchObject({
      includedQuantity: 100,
      rates: { '0': 0.087, '10240': 0.083, '51200': 0.07 },
    });
    const shared = await agent('GET', '/v1/ratecards/azure-shared?currency=USD&region=US');
    expect(shared.body.meters).toHaveLength(3);
  });

  test('take the market from the locale when none is named', async () => {
    const boreal = await app.as('Boreal Distribuciones', 'sales-agent');
    const { body } = await boreal('GET', '/v1/ratecards/azure', undefined, { 'X-Locale': 'es-ES' });
    expect(body).toMatchObject({ currency: 'EUR', locale: 'es-ES' });
    expect((await agent('GET', '/v1/ratecards/azure?currency=JPY')).body.errorName).toBe(
      'currency-not-accepted',
    );
    expect((await (await app.as('Birch IT', 'sales-agent'))('GET', '/v1/ratecards/azure')).status).toBe(403);
  });
});

describe('inventory', () => {
  const path = '/v1/extensions/product/checkInventory?country=US';

  test('answers a bare list, in any spelling of the address, without what the catalog has not', async () => {
    const targetItems = [
      { ProductId: demoProductId('reserved-compute'), SkuId: '0001' },
      { ProductId: demoProductId('classic-suite') },
      { ProductId: 'NOSUCHPRODUCT' },
    ];
    const { status, body } = await agent('POST', path, {
      TargetItems: targetItems,
      InventoryContext: { customerId: 'x', azureSubscriptionId: 'y', armRegionName: 'z' },
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toHaveLength(2);
    const of = (slug: string) =>
      body.find(({ productId }: { productId: string }) => productId === demoProductId(slug));
    expect(of('reserved-compute')).toMatchObject({ skuId: '0001', isRestricted: false, restrictions: [] });
    expect(of('classic-suite').restrictions[0]).toMatchObject({ reasonCode: 'EndOfSale' });
  });

  test('needs something to look for', async () => {
    expect((await agent('POST', path, { TargetItems: [] })).status).toBe(400);
  });
});
