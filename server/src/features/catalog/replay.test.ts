import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CatalogWorld } from '../../../test/catalog-world.ts';
import { catalogWorld, recording } from '../../../test/catalog-world.ts';
import { readerOf } from '../../platform/db/index.ts';

const offers = recording('recorded-offers-us.json');
const oneOffer = recording('recorded-offer.json');
const categories = recording('recorded-offer-categories-us.json');
const productList = recording('product-and-service-plan-names.csv');

let world: CatalogWorld;
beforeAll(async () => {
  world = await catalogWorld({ demo: true });
});
afterAll(() => world.close());

async function importFile(fileName: string, content: string, options: object = {}) {
  const started = await world.post('operator', '/twotier/v1/catalogimports', {
    fileName,
    content,
    ...options,
  });
  expect(started).toMatchObject({ status: 202, body: { state: 'running' } });
  await world.jobs.idle();
  return (await world.get('operator', `/twotier/v1/catalogimports/${started.body.id}`)).body;
}

describe.skipIf(offers === null)('recorded offers', () => {
  const body = JSON.parse(offers ?? '{}').response?.body;

  test('are imported whole, and a second time without a change', async () => {
    const first = await importFile('recorded-offers-us.json', offers ?? '');
    expect(first).toMatchObject({
      kind: 'offer-list',
      state: 'finished',
      entries: 274,
      rows: { total: 274, done: 274, added: 274, changed: 0, unchanged: 0, failed: 0 },
    });
    const second = await importFile('recorded-offers-us.json', JSON.stringify(body));
    expect(second.rows).toEqual({ total: 274, done: 274, added: 0, changed: 0, unchanged: 274, failed: 0 });
  });

  test('answer GET /v1/offers as recorded, member by member and in order', async () => {
    const { status, body: answer } = await world.get('provider', '/v1/offers?country=US', {
      'x-locale': 'en-US',
    });
    expect(status).toBe(200);
    expect(answer).toEqual(body);
    expect(JSON.stringify(answer)).toBe(JSON.stringify(body));
  });

  test.skipIf(oneOffer === null)(
    'answer GET /v1/offers/{id} as recorded, whatever the case of the id',
    async () => {
      const { request, response } = JSON.parse(oneOffer ?? '{}');
      expect((await world.get('provider', request.path)).body).toEqual(response.body);
      expect((await world.get('provider', request.path.toLowerCase())).body).toEqual(response.body);
    },
  );

  test.skipIf(categories === null)('bring the recorded categories', async () => {
    const { request, response } = JSON.parse(categories ?? '{}');
    const { body: answer } = await world.get('provider', request.path);
    expect(answer).toEqual(response.body);
  });

  test('can be ordered: each has a price, a trial costs nothing', async () => {
    const ids = body.items.map(({ id }: { id: string }) => id);
    const { findSellables } = await import('./index.ts');
    const { systemScope } = await import('../../platform/db/index.ts');
    const found = await findSellables(readerOf(world.db, systemScope('test')), ids, {
      country: 'US',
      currency: 'USD',
    });
    expect(found.size).toBe(274);
    for (const sellable of found.values()) {
      expect(sellable).toMatchObject({ ruleSet: 'legacy', purchasable: true, status: 'on-sale' });
      expect(sellable.terms.length).toBeGreaterThan(0);
      if (sellable.isTrial) expect(sellable.terms.map(({ unitPrice }) => unitPrice)).toEqual(['0']);
    }
  });

  test('are one market’s: another country still answers the demo offers', async () => {
    const { body: spanish } = await world.get('spanish', '/v1/offers?country=ES');
    expect(spanish.items.map(({ publisher }: { publisher?: string }) => publisher)).not.toContain(
      'Microsoft',
    );
    expect(spanish.totalCount).toBeGreaterThan(20);
    expect(spanish.totalCount).toBeLessThan(100);
  });
});

describe.skipIf(productList === null)('the product list', () => {
  test('becomes one product for each GUID, with its service plans, and repeats without a change', async () => {
    const first = await importFile('products.csv', productList ?? '');
    expect(first).toMatchObject({
      kind: 'product-list',
      state: 'finished',
      entries: 619,
      rows: { total: 5990, done: 5990, added: 5990, failed: 0 },
    });
    const second = await importFile('products.csv', `\uFEFF${productList}`);
    expect(second.rows).toEqual({
      total: 5990,
      done: 5990,
      added: 0,
      changed: 0,
      unchanged: 5990,
      failed: 0,
    });
  });

  test('says that products without a price cannot be ordered', async () => {
    const { body } = await world.get('operator', '/twotier/v1/catalogimports');
    const list = body.items.find(({ kind }: { kind: string }) => kind === 'product-list');
    const problems = (await world.get('operator', `/twotier/v1/catalogimports/${list.id}/problems?size=1000`))
      .body.items;
    expect(problems.find(({ code }: { code: string }) => code === 'without-price').message).toContain(
      '619 entries have no price',
    );
    expect(problems.filter(({ severity }: { severity: string }) => severity === 'refuse')).toEqual([]);
  });
});
