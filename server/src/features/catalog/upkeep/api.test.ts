import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCatalogItemId, demoProductId } from '../../../../seed/catalog/index.ts';
import type { Client, DemoApp } from '../../../../test/demo-app.ts';
import { openDemoApp } from '../../../../test/demo-app.ts';
import { addMonths, firstDay, monthOf } from '../price/month-rules.ts';

let app: DemoApp;
let operator: Client;
let agent: Client;

beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
  agent = await app.as('Alder Distribution', 'sales-agent');
});
afterAll(() => app?.close());

const pathOf = (slug: string, sku = '0001') => `/twotier/v1/catalog/skus/${demoProductId(slug)}/${sku}`;
const availabilityOf = (slug: string) => demoCatalogItemId(slug).split(':')[2] as string;
const monthly = (slug: string) => ({
  availabilityId: availabilityOf(slug),
  term: 'P1Y',
  billingCycle: 'monthly',
  currency: 'USD',
  market: '*',
});
const present = () => monthOf(app.clock.now());

/** What a provider is shown: the price of a year, paid by the month. */
async function shownPrice(slug: string, country: string, currency: string): Promise<number | undefined> {
  const who = currency === 'EUR' ? await app.as('Boreal Distribuciones', 'sales-agent') : agent;
  const { body } = await who('GET', `/twotier/v1/catalog?country=${country}&includeUnsold=true&size=200`);
  const item = body.items.find((one: { productId: string }) => one.productId === demoProductId(slug));
  return item?.terms.find(
    (one: { term: string; billingCycle: string }) => one.term === 'P1Y' && one.billingCycle === 'monthly',
  )?.unitPrice;
}

describe('prices by month and market', () => {
  test('a price of this month holds at once, in its own market before the one for all', async () => {
    const slug = 'business-basic';
    const es = { ...monthly(slug), currency: 'EUR', market: 'ES', month: present(), unitPrice: '5.25' };
    expect((await operator('POST', `${pathOf(slug)}/prices`, es)).status).toBe(200);
    expect(await shownPrice(slug, 'ES', 'EUR')).toBe(5.25);
    expect(await shownPrice(slug, 'FR', 'EUR')).toBe(5.52);
    const all = { ...monthly(slug), currency: 'EUR', month: present(), unitPrice: '5.40' };
    const { body } = await operator('POST', `${pathOf(slug)}/prices`, all);
    expect(await shownPrice(slug, 'ES', 'EUR')).toBe(5.25);
    expect(await shownPrice(slug, 'FR', 'EUR')).toBe(5.4);
    // The former price stays readable.
    expect(body.changes).toContainEqual(
      expect.objectContaining({ currency: 'EUR', market: '*', unitPrice: '5.5200', begun: true }),
    );
  });

  test('a planned price waits for its month, can be taken back, and begins on the first day', async () => {
    const slug = 'enterprise-core';
    const month = addMonths(present(), 1);
    const planned = { ...monthly(slug), month, unitPrice: '11' };
    const set = await operator('POST', `${pathOf(slug)}/prices`, planned);
    expect(set.body.changes[0]).toMatchObject({ month, unitPrice: '11.0000', begun: false });
    expect(await shownPrice(slug, 'US', 'USD')).toBe(10);
    const { unitPrice: _, ...key } = planned;
    expect((await operator('POST', `${pathOf(slug)}/prices/cancellation`, key)).status).toBe(200);
    const again = await operator('POST', `${pathOf(slug)}/prices/cancellation`, key);
    expect(again.body.errorName).toBe('price-not-planned');
    await operator('POST', `${pathOf(slug)}/prices`, planned);
  });

  test.each([
    [{ month: '2020-01' }, 'price-month-past'],
    [{ month: '2099-01' }, 'price-month-far'],
    [{ billingCycle: 'triennial' }, 'price-cycle-unfit'],
    [{ availabilityId: 'AVLUNKNOWN00' }, 'availability-unknown'],
    [{ unitPrice: '-1' }, 'input-invalid'],
    [{ unitPrice: '1.23456' }, 'input-invalid'],
    [{ currency: 'XXX' }, 'input-invalid'],
    [{ market: 'QQ' }, 'input-invalid'],
    [{ attributes: { etag: 'old' } }, 'changed-meanwhile'],
  ])('a price with %j is refused: %s', async (change, reason) => {
    const body = { ...monthly('frontline'), month: present(), unitPrice: '4.10', ...change };
    expect((await operator('POST', `${pathOf('frontline')}/prices`, body)).body.errorName).toBe(reason);
  });

  test('an import that changes a product keeps its history, its market prices and the operator’s decisions', async () => {
    const file = (unitPrice: string) =>
      `ProductId,SkuId,ProductTitle,Term,BillingCycle,Currency,UnitPrice\nHARBORCRM001,0001,Harbor Contacts,P1Y,monthly,USD,${unitPrice}\n`;
    await importFile('harbor.csv', file('14'));
    const path = '/twotier/v1/catalog/skus/HARBORCRM001/0001';
    const { body: first } = await operator('GET', path);
    const [{ availabilityId }] = first.availabilities;
    const key = { availabilityId, term: 'P1Y', billingCycle: 'monthly', currency: 'USD' };
    const own = { ...key, market: 'GB', month: present(), unitPrice: '13' };
    await operator('POST', `${path}/prices`, own);
    await operator('PATCH', `${path}/limits`, { limitUnit: 'concurrent', limit: 2, minimum: 1, maximum: 50 });
    await importFile('harbor.csv', file('15'));
    const { body } = await operator('GET', path);
    expect(body).toMatchObject({ limitUnit: 'concurrent', limit: 2, maximum: 50 });
    expect(body.prices).toEqual([
      expect.objectContaining({ market: '*', unitPrice: '15.0000' }),
      expect.objectContaining({ market: 'GB', unitPrice: '13.0000' }),
    ]);
  });
});

async function moveTo(now: string) {
  const { status, body } = await operator('POST', '/emulator/v1/clock', { now });
  expect(status, JSON.stringify(body)).toBeLessThan(300);
}

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(app.database.owner);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

async function importFile(fileName: string, content: string) {
  const started = await operator('POST', '/twotier/v1/catalogimports', { fileName, content });
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  for (;;) {
    const { body } = await operator('GET', `/twotier/v1/catalogimports/${started.body.id}`);
    if (body.state !== 'running') return body;
  }
}

describe('a price list by months', () => {
  const header = 'ProductId,SkuId,Segment,Market,Term,BillingCycle,Currency,Month,UnitPrice';
  const line = (slug: string, rest: string) => `${demoProductId(slug)},0001,${rest}`;

  test('comes in as a file: new, changed and unchanged rows are counted, wrong ones named', async () => {
    const month = addMonths(present(), 1);
    const content = [
      header,
      line('business-apps', `commercial,*,P1Y,monthly,USD,${present()},8.25`),
      line('business-apps', `commercial,DE,P1Y,monthly,EUR,${month},7.40`),
      line('business-apps', `commercial,*,P1Y,annual,USD,${month},101`),
      line('business-apps', `commercial,*,P1Y,annual,USD,2020-01,99`),
      line('business-apps', `education,*,P1Y,annual,USD,${month},99`),
      `NOSUCHPRODUCT,0001,commercial,*,P1Y,annual,USD,${month},99`,
      line('business-apps', `commercial,*,P1Y,annual,USD,soon,99`),
      line('business-apps', `commercial,*,P1M,annual,USD,${month},99`),
    ].join('\n');
    const dry = await operator('POST', '/twotier/v1/catalogimports', {
      fileName: 'prices.csv',
      content,
      dryRun: true,
    });
    expect(dry.body).toMatchObject({ kind: 'price-list', rows: { total: 8, failed: 5 } });
    for (;;) {
      const { body } = await operator('GET', `/twotier/v1/catalogimports/${dry.body.id}`);
      if (body.state !== 'running') break;
    }
    const done = await importFile('prices.csv', content);
    expect(done.rows).toEqual({ total: 8, done: 8, added: 1, changed: 1, unchanged: 1, failed: 5 });
    const { body: problems } = await operator('GET', `/twotier/v1/catalogimports/${done.id}/problems`);
    expect(problems.items.map(({ code, row }: { code: string; row: number }) => [row, code])).toEqual([
      [5, 'month-past'],
      [6, 'unknown-sku'],
      [7, 'unknown-sku'],
      [8, 'wrong-month'],
      [9, 'cycle-unfit'],
    ]);
    const repeated = await importFile('prices.csv', content);
    expect(repeated.rows).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  });
});

describe('end of sale and limits', () => {
  test('at once: not for sale, and for sale again (C62)', async () => {
    const slug = 'frontline';
    const { body: before } = await operator('GET', pathOf(slug));
    const ended = await operator('POST', `${pathOf(slug)}/endofsale`, { attributes: before.attributes });
    expect(ended.body.saleState).toBe('withdrawn');
    const product = `/v1/products/${demoProductId(slug)}/skus/0001/availabilities?country=US`;
    expect((await agent('GET', product)).body.items[0].isPurchasable).toBe(false);
    expect((await operator('POST', `${pathOf(slug)}/endofsale`, {})).body.errorName).toBe(
      'sku-withdrawn-already',
    );
    const stale = await operator('POST', `${pathOf(slug)}/reinstatement`, {}, { 'If-Match': 'old' });
    expect(stale.status).toBe(412);
    expect((await operator('POST', `${pathOf(slug)}/reinstatement`, {})).body.saleState).toBe('on-sale');
    expect((await agent('GET', product)).body.items[0].isPurchasable).toBe(true);
  });

  test('a trial keeps its limit, and only the operator changes anything', async () => {
    const limits = { limitUnit: 'none', minimum: 1, maximum: 25 };
    const trial = await operator('PATCH', `${pathOf('business-standard', '0010')}/limits`, limits);
    expect(trial.body.errorName).toBe('trial-limit-fixed');
    for (const client of [agent, await app.as('Birch IT', 'global-admin')]) {
      expect((await client('GET', pathOf('frontline'))).status).toBe(403);
      expect((await client('PATCH', `${pathOf('frontline')}/limits`, limits)).status).toBe(403);
      expect((await client('POST', `${pathOf('frontline')}/endofsale`, {})).status).toBe(403);
    }
    expect((await operator('GET', pathOf('no-such-product'))).body.errorName).toBe('sku-unknown');
    expect(
      (await operator('POST', `${pathOf('frontline')}/endofsale`, { lastDay: '2020-02-30' })).body.errorName,
    ).toBe('input-invalid');
  });

  test('dates do their work: the last day is still sold, and planned prices begin; who bought before pays as before', async () => {
    const slug = 'frontline';
    const subscriptions = () => ask('select subscription_id, unit_price from subscription order by 1');
    const before = await subscriptions();
    const lastDay = new Date(firstDay(addMonths(present(), 1)).getTime() - 86_400_000)
      .toISOString()
      .slice(0, 10);
    const set = await operator('POST', `${pathOf(slug)}/endofsale`, { lastDay });
    expect(set.body).toMatchObject({ saleState: 'ending', lastSale: lastDay });
    await moveTo(`${lastDay}T12:00:00Z`);
    expect((await operator('GET', pathOf(slug))).body.saleState).toBe('ending');
    const next = `${addMonths(present(), 1)}-01T00:00:00Z`;
    await moveTo(next);
    expect((await operator('GET', pathOf(slug))).body.saleState).toBe('withdrawn');
    expect(await shownPrice('enterprise-core', 'US', 'USD')).toBe(11);
    expect(await subscriptions()).toEqual(before);
  });

  test('every change is in the log, with what was and what is', async () => {
    const rows = await ask(
      `select operation from audit_record where resource_type in ('catalog', 'price') and tenant_id = '${app.tenant('Contour Cloud').tenantId}'`,
    );
    const operations = new Set(rows.map((row) => row['operation']));
    for (const name of [
      'set_price',
      'cancel_price',
      'end_sale',
      'reinstate_product',
      'update_product_limits',
    ])
      expect(operations).toContain(name);
    expect(operations).toContain('begin_price_list');
  });
});
