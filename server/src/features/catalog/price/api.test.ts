import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCatalogItemId, demoProductId } from '../../../../seed/catalog/index.ts';
import type { Client, DemoApp } from '../../../../test/demo-app.ts';
import { openDemoApp } from '../../../../test/demo-app.ts';
import { addMonths, firstDay, monthOf } from './month-rules.ts';

let app: DemoApp;
let operator: Client;
let agent: Client;

beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
  agent = await app.as('Alder Distribution', 'sales-agent');
});
afterAll(() => app?.close());

interface Row {
  readonly productId: string;
  readonly skuId: string;
  readonly segment: string;
  readonly term?: string;
  readonly billingCycle: string;
  readonly unitPrice: number;
  readonly formerPrice?: number;
  readonly saleState: string;
}

const root = '/twotier/v1/pricelist';
const present = () => monthOf(app.clock.now());
const keyOf = (row: Row) => [row.productId, row.skuId, row.segment, row.term, row.billingCycle].join(' ');

async function whole(client: Client, query: string, size = 200): Promise<Row[]> {
  const rows: Row[] = [];
  let token: string | undefined;
  do {
    const after = token ? `&MS-ContinuationToken=${encodeURIComponent(token)}` : '';
    const { status, body } = await client('GET', `${root}?${query}&size=${size}${after}`);
    expect(status, JSON.stringify(body)).toBe(200);
    rows.push(...body.items);
    token = body.continuationToken;
  } while (token);
  return rows;
}

const yearly = (rows: readonly Row[], slug: string) =>
  rows.find(
    (row) => row.productId === demoProductId(slug) && row.term === 'P1Y' && row.billingCycle === 'monthly',
  );

describe('the vendor’s price list', () => {
  test('has every price once, whatever the size of a page', async () => {
    const all = await whole(agent, 'country=US');
    expect(all.length).toBeGreaterThan(100);
    expect(new Set(all.map(keyOf)).size).toBe(all.length);
    expect(await whole(agent, 'country=US', 37)).toEqual(all);
    expect(yearly(all, 'business-basic')?.unitPrice).toBe(6);
  });

  test('is the same as a file, in the columns of price list files', async () => {
    const all = await whole(agent, 'country=US&segment=commercial');
    const { body, headers } = await agent('GET', `${root}/csv?country=US&segment=commercial`);
    expect(headers['content-disposition']).toBe(`attachment; filename="PriceList_US_USD_${present()}.csv"`);
    const { data } = Papa.parse<Record<string, string>>(body.replace('\uFEFF', ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.map((row) => Number(row['UnitPrice']))).toEqual(all.map(({ unitPrice }) => unitPrice));
    expect(data[0]).toMatchObject({
      Market: 'US',
      Currency: 'USD',
      EffectiveStartDate: `${present()}-01T00:00:00Z`,
      Segment: 'commercial',
    });
  });

  test('narrows by name, kind, segment and state of sale', async () => {
    const found = await whole(agent, 'country=US&search=business%20basic');
    expect(new Set(found.map((row) => row.productId))).toEqual(
      new Set([demoProductId('business-basic'), demoProductId('nonprofit-basic')]),
    );
    const ended = await whole(agent, 'country=US&sale=withdrawn');
    expect(new Set(ended.map((row) => row.productId))).toEqual(new Set([demoProductId('classic-suite')]));
    for (const row of await whole(agent, 'country=US&segment=education'))
      expect(row.segment).toBe('education');
  });

  test('of a coming month can be read from 30 days before, and ended months stay as they were', async () => {
    const slug = 'enterprise-plus';
    const next = addMonths(present(), 1);
    const dayBefore = new Date(firstDay(next).getTime() - 31 * 86_400_000);
    const availabilityId = demoCatalogItemId(slug).split(':')[2];
    const key = { availabilityId, term: 'P1Y', billingCycle: 'monthly', currency: 'USD', market: '*' };
    const set = (month: string, unitPrice: string, market = '*') =>
      operator('POST', `/twotier/v1/catalog/skus/${demoProductId(slug)}/0001/prices`, {
        ...key,
        market,
        month,
        unitPrice,
      });
    expect((await set(next, '25')).status).toBe(200);
    if (app.clock.now() < dayBefore) await operator('POST', '/emulator/v1/clock', { now: dayBefore });
    const tooFar = await agent('GET', `${root}?country=US&month=${addMonths(next, 1)}`);
    expect(tooFar.body.errorName).toBe('price-list-unpublished');
    await operator('POST', '/emulator/v1/clock', {
      now: new Date(firstDay(next).getTime() - 86_400_000).toISOString(),
    });
    expect(yearly(await whole(agent, `country=US&month=${next}`), slug)).toMatchObject({
      unitPrice: 25,
      formerPrice: 23,
    });
    expect(yearly(await whole(agent, 'country=US'), slug)?.unitPrice).toBe(23);
    await operator('POST', '/emulator/v1/clock', { now: firstDay(next).toISOString() });
    expect(yearly(await whole(agent, 'country=US'), slug)?.unitPrice).toBe(25);
    // A correction of the present month in one market touches neither the others nor the past.
    expect((await set(present(), '24', 'CA')).status).toBe(200);
    expect(yearly(await whole(agent, 'country=CA&currency=USD'), slug)?.unitPrice).toBe(24);
    expect(yearly(await whole(agent, 'country=US'), slug)?.unitPrice).toBe(25);
    expect(
      yearly(await whole(agent, `country=CA&currency=USD&month=${addMonths(next, -1)}`), slug)?.unitPrice,
    ).toBe(23);
  });

  test.each([
    ['month=soon', 'parameter-invalid'],
    ['country=QQ', 'parameter-invalid'],
    ['country=US&currency=JPY', 'currency-not-accepted'],
    ['segment=nobody', 'parameter-invalid'],
    ['MS-ContinuationToken=x', 'parameter-invalid'],
  ])('asked with %s is refused: %s', async (query, reason) => {
    expect((await agent('GET', `${root}?${query}`)).body.errorName).toBe(reason);
  });

  test('is for who buys from the vendor: resellers, customers and helpdesks have no access', async () => {
    for (const [tenant, role] of [
      ['Birch IT', 'global-admin'],
      ['Granite Bakery', 'global-admin'],
      ['Alder Distribution', 'helpdesk-agent'],
    ] as const) {
      const client = await app.as(tenant, role);
      for (const path of [root, `${root}/csv`, `${root}/choices`])
        expect((await client('GET', path)).status, `${tenant} ${path}`).toBe(403);
    }
    const direct = await app.as('Fjord Direct', 'billing-admin');
    expect((await direct('GET', `${root}/choices`)).body.currencies).toHaveLength(1);
  });
});
