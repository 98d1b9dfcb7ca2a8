import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoProductId } from '../../../seed/catalog/index.ts';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';

let app: DemoApp;
let provider: Client;
let reseller: Client;
let alder: string;
let birch: string;

beforeAll(async () => {
  app = await openDemoApp();
  provider = await app.as('Alder Distribution', 'admin-agent');
  reseller = await app.as('Birch IT', 'sales-agent');
  alder = app.tenant('Alder Distribution').tenantId;
  birch = app.tenant('Birch IT').tenantId;
});
afterAll(() => app?.close());

interface Row {
  readonly productId: string;
  readonly term?: string;
  readonly billingCycle: string;
  readonly unitPrice: number;
}

const ownList = () => `/twotier/v1/providers/${alder}/pricelist`;
const preview = (tenantId = birch) => `/twotier/v1/resellers/${tenantId}/pricelist`;

async function whole(client: Client, path: string, size = 200): Promise<Row[]> {
  const rows: Row[] = [];
  let token: string | undefined;
  do {
    const after = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
    const { status, body } = await client('GET', `${path}?country=US&size=${size}${after}`);
    expect(status, JSON.stringify(body)).toBe(200);
    rows.push(...body.items);
    token = body.continuationToken;
  } while (token);
  return rows;
}

const priceOf = (rows: readonly Row[], slug: string, cycle = 'monthly') =>
  rows.find(
    (row) => row.productId === demoProductId(slug) && row.term === 'P1Y' && row.billingCycle === cycle,
  )?.unitPrice;

const margin = (of: object) => ({ kind: 'percent', value: '10', fromDate: '2026-01-01', ...of });

describe('margins of a provider', () => {
  test('are set, changed against the version read, and removed; the list shows the newest first', async () => {
    const set = await provider(
      'POST',
      '/twotier/v1/margins',
      margin({ value: '11', fromDate: '2026-02-01' }),
    );
    expect(set.status, JSON.stringify(set.body)).toBe(201);
    expect(set.body).toMatchObject({ kind: 'percent', value: '11', begun: true });
    const path = `/twotier/v1/margins/${set.body.id}`;
    const change = { kind: 'amount', value: '1.25', currency: 'usd', fromDate: '2026-02-02' };
    const changed = await provider('PATCH', path, { ...change, attributes: set.body.attributes });
    expect(changed.body).toMatchObject({ kind: 'amount', value: '1.25', currency: 'USD' });
    const stale = await provider('PATCH', path, { ...change, attributes: set.body.attributes });
    expect(stale.body.errorName).toBe('changed-meanwhile');
    expect((await provider('DELETE', path, undefined, { 'If-Match': 'old' })).status).toBe(412);
    expect((await provider('GET', '/twotier/v1/margins')).body.items[0].id).toBe(set.body.id);
    expect((await provider('DELETE', path)).status).toBe(204);
    expect((await provider('DELETE', path)).body.errorName).toBe('margin-unknown');
  });

  test('are listed page by page, each once', async () => {
    const all = (await provider('GET', '/twotier/v1/margins')).body.items;
    const { body: first } = await provider('GET', '/twotier/v1/margins?size=2');
    const token = encodeURIComponent(first.continuationToken);
    const { body: rest } = await provider('GET', `/twotier/v1/margins?MS-ContinuationToken=${token}`);
    expect([...first.items, ...rest.items]).toEqual(all);
    const { body } = await provider('GET', '/v1/margins');
    expect(body.totalSize).toBe(all.length);
    expect(String((await provider('GET', '/v1/margins/download')).headers['content-type'])).toContain('csv');
  });

  test.each([
    [{ resellerId: 'aaaaaaaa-0000-4000-8000-00000000dead' }, 'reseller-not-partnered'],
    [{ productId: 'NOSUCHPRODUCT' }, 'product-unknown'],
    [{ value: '-1' }, 'input-invalid'],
    [{ value: '1001' }, 'margin-too-large'],
    [{ kind: 'amount' }, 'margin-currency-missing'],
    [{ kind: 'amount', currency: 'XXX' }, 'margin-currency-missing'],
    [{ fromDate: '2026-02-30' }, 'input-invalid'],
    [{ fromDate: '2020-01-01' }, 'margin-set-already'],
  ])('one with %j is refused: %s', async (of, reason) => {
    expect((await provider('POST', '/twotier/v1/margins', margin(of))).body.errorName).toBe(reason);
  });

  test('belong to their provider alone: others find none, and the database shows a reseller no row', async () => {
    const { body } = await provider('GET', '/twotier/v1/margins');
    const path = `/twotier/v1/margins/${body.items[0].id}`;
    const boreal = await app.as('Boreal Distribuciones', 'admin-agent');
    expect((await boreal('DELETE', path)).body.errorName).toBe('margin-unknown');
    expect((await boreal('GET', '/twotier/v1/margins')).body.items).toEqual([]);
    for (const method of ['GET', 'POST'] as const)
      expect(
        (await reseller(method, '/twotier/v1/margins', method === 'POST' ? margin({}) : undefined)).status,
      ).toBe(403);
    const product = new pg.Client({ ...app.database.app, options: '-c role=twotier_app' });
    await product.connect();
    await product.query('begin');
    await product.query(`set local twotier.scope = '${birch}'`);
    expect((await product.query('select * from margin')).rows).toEqual([]);
    await product.query('rollback');
    await product.end();
  });
});

describe('a reseller’s price list', () => {
  test('shows what its provider charges it: the most specific margin on top of the vendor’s price', async () => {
    const rows = await whole(reseller, ownList());
    // 12.5 % agreed with this reseller goes before 20 % on the product and 15 % for all.
    expect(priceOf(rows, 'business-basic')).toBe(6.75);
    expect(priceOf(rows, 'enterprise-core', 'annual')).toBe(135);
    expect(await whole(reseller, ownList(), 41)).toEqual(rows);
  });

  test('is what the provider sees beforehand, on the page and in the file', async () => {
    expect(await whole(provider, preview())).toEqual(await whole(reseller, ownList()));
    const [own, seen] = [
      await reseller('GET', `${ownList()}/csv`),
      await provider('GET', `${preview()}/csv?country=US`),
    ];
    expect(own.status).toBe(200);
    expect(own.body).toBe(seen.body);
  });

  test('holds neither the vendor’s prices nor the margin, in no member and no column', async () => {
    const vendor = await whole(provider, '/twotier/v1/pricelist');
    const { body } = await reseller('GET', `${ownList()}?country=US&size=200`);
    const members = new Set(body.items.flatMap(Object.keys));
    for (const name of members) expect(name).not.toMatch(/cost|margin|former|vendor/i);
    for (const row of body.items as Row[]) {
      const former = vendor.find((one) => keyOf(one) === keyOf(row))?.unitPrice ?? 0;
      if (row.unitPrice > 0) expect(row.unitPrice).toBeGreaterThan(former);
    }
    const { continuationToken: _, ...rest } = body;
    expect(Object.keys(rest).sort()).toEqual(['country', 'currency', 'items', 'month', 'totalCount']);
  });

  test('is empty where no margin holds: a price without one would be the provider’s cost', async () => {
    const ids = (await provider('GET', '/twotier/v1/margins')).body.items.map(({ id }: { id: string }) => id);
    const boreal = app.tenant('Boreal Distribuciones').tenantId;
    const partners = (await reseller('GET', '/twotier/v1/partnerships')).body.items;
    if (partners.some(({ tenantId }: { tenantId: string }) => tenantId === boreal))
      expect(await whole(reseller, `/twotier/v1/providers/${boreal}/pricelist`)).toEqual([]);
    for (const id of ids) await provider('DELETE', `/twotier/v1/margins/${id}`);
    expect(await whole(reseller, ownList())).toEqual([]);
    await provider('POST', '/twotier/v1/margins', margin({ productId: demoProductId('frontline') }));
    const rows = await whole(reseller, ownList(), 1);
    expect(new Set(rows.map(({ productId }) => productId))).toEqual(new Set([demoProductId('frontline')]));
    expect(priceOf(rows, 'frontline')).toBe(4.4);
  });

  test('is of a living partnership only: any other pair finds nothing', async () => {
    const ewa = await app.as('Ewa Consulting', 'global-admin');
    const nobody = 'aaaaaaaa-0000-4000-8000-00000000dead';
    for (const tenantId of [alder, nobody])
      expect((await ewa('GET', `/twotier/v1/providers/${tenantId}/pricelist`)).status).toBe(404);
    const boreal = await app.as('Boreal Distribuciones', 'admin-agent');
    for (const tenantId of [app.tenant('Ewa Consulting').tenantId, nobody])
      expect((await boreal('GET', preview(tenantId))).status).toBe(404);
    expect((await reseller('GET', preview())).status).toBe(403);
    expect((await provider('GET', ownList())).status).toBe(403);
    const customer = await app.as('Granite Bakery', 'global-admin');
    expect((await customer('GET', ownList())).status).toBe(403);
  });
});

const keyOf = (row: Row) => [row.productId, row.term, row.billingCycle].join(' ');
