import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CatalogWorld } from '../../../test/catalog-world.ts';
import { catalogWorld } from '../../../test/catalog-world.ts';
import { readerOf, systemScope } from '../../platform/db/index.ts';
import { namedGuid } from '../../platform/ids/index.ts';
import { findSellable } from './index.ts';

const imports = '/twotier/v1/catalogimports';
let world: CatalogWorld;
beforeAll(async () => {
  world = await catalogWorld({ demo: false });
});
afterAll(() => world.close());

const guid = (number: number) => namedGuid(`import test ${number}`);

function offer(number: number, more: object = {}) {
  return {
    id: guid(number),
    name: `Offer ${number}`,
    country: 'US',
    locale: 'en-US',
    billing: 'license',
    supportedBillingCycles: ['annual', 'monthly'],
    minimumQuantity: 1,
    maximumQuantity: 100,
    rank: number,
    unitPrice: 5,
    ...more,
  };
}

const offers = (items: object[]) => JSON.stringify({ items });

async function load(content: string, options: object = {}) {
  const started = await world.post('operator', imports, { fileName: 'file', content, ...options });
  expect(started.status).toBe(202);
  await world.jobs.idle();
  const { body } = await world.get('operator', `${imports}/${started.body.id}`);
  expect(body.rows.done).toBe(body.rows.added + body.rows.changed + body.rows.unchanged + body.rows.failed);
  return body;
}

async function counted(table: string): Promise<number> {
  const client = new pg.Client(world.owner);
  await client.connect();
  const { rows } = await client.query(`select count(*)::int as count from ${table}`);
  await client.end();
  return rows[0].count;
}

function find(offerId: string, country = 'US', currency = 'USD') {
  return findSellable(readerOf(world.db, systemScope('test')), { offerId, country, currency });
}

describe('an import', () => {
  test('adds, changes and leaves alone; a repetition makes no duplicates', async () => {
    const many = Array.from({ length: 450 }, (_, index) => offer(index));
    expect((await load(offers(many))).rows).toEqual({
      total: 450,
      done: 450,
      added: 450,
      changed: 0,
      unchanged: 0,
      failed: 0,
    });
    const next = many
      .map((one, index) => (index < 3 ? { ...one, name: 'Renamed' } : one))
      .concat(offer(1000));
    expect((await load(offers(next))).rows).toEqual({
      total: 451,
      done: 451,
      added: 1,
      changed: 3,
      unchanged: 447,
      failed: 0,
    });
    expect((await load(offers(next))).rows).toMatchObject({ added: 0, changed: 0, unchanged: 451 });
    expect(await counted('offer')).toBe(451);
  });

  test('is the same for an id in other letters', async () => {
    const upper = offer(0, { id: guid(0).toUpperCase(), name: 'Renamed' });
    expect((await load(offers([upper]))).rows).toMatchObject({ added: 0, changed: 1 });
    expect((await find(guid(0)))?.catalogItemId).toBe(guid(0).toUpperCase());
  });

  test('of another language adds its words and keeps the first ones', async () => {
    await load(offers([offer(7, { name: 'Correo', locale: 'es-ES' })]));
    const english = await world.get('provider', `/v1/offers/${guid(7)}?country=US`, { 'x-locale': 'en-US' });
    const spanish = await world.get('provider', `/v1/offers/${guid(7)}?country=US`, { 'x-locale': 'es-ES' });
    expect([english.body.name, english.body.locale]).toEqual(['Offer 7', 'en-US']);
    expect([spanish.body.name, spanish.body.locale]).toEqual(['Correo', 'es-ES']);
    expect((await load(offers([offer(7, { name: 'Correo', locale: 'es-ES' })]))).rows).toMatchObject({
      unchanged: 1,
    });
  });

  test('shows at once in answers that were kept before', async () => {
    const before = (await world.get('provider', '/v1/offers?country=US')).body.totalCount;
    await load(offers([offer(2000)]));
    expect((await world.get('provider', '/v1/offers?country=US')).body.totalCount).toBe(before + 1);
  });

  test('as a trial run counts and changes nothing', async () => {
    const before = await counted('offer');
    const run = await load(offers([offer(3000), offer(0, { id: guid(0).toUpperCase(), name: 'Again' })]), {
      dryRun: true,
    });
    expect(run).toMatchObject({ dryRun: true, rows: { added: 1, changed: 1, failed: 0 } });
    expect(await counted('offer')).toBe(before);
  });

  test('names its problems by row, in the reader’s language, page by page', async () => {
    const run = await load(
      offers([offer(1, { id: 'x' }), offer(2, { name: '' }), offer(3, { name: 'Renamed' })]),
    );
    expect(run).toMatchObject({ state: 'finished', rows: { total: 3, failed: 2, changed: 1 } });
    const first = await world.get('operator', `${imports}/${run.id}/problems?size=1`, {
      'x-locale': 'es-ES',
    });
    expect(first.body).toMatchObject({
      totalCount: 1,
      items: [{ row: 1, code: 'wrong-id', severity: 'refuse', identifier: 'x' }],
    });
    expect(first.body.items[0].message).toContain('no puede ser un identificador');
    const second = await world.get('operator', `${imports}/${run.id}/problems?size=5`, {
      'MS-ContinuationToken': first.body.continuationToken,
    });
    expect(second.body.items).toMatchObject([{ row: 2, code: 'missing-name' }]);
    expect(second.body.continuationToken).toBeUndefined();
  });

  test('can be run again from the file that was kept', async () => {
    const run = await load(offers([offer(9000)]));
    const again = await world.post('operator', `${imports}/${run.id}/repeat`, {});
    expect(again).toMatchObject({
      status: 202,
      // A short file may be done before it is answered.
      body: { fileName: 'file', state: expect.stringMatching(/^(running|finished)$/), canRepeat: true },
    });
    await world.jobs.idle();
    expect((await world.get('operator', `${imports}/${again.body.id}`)).body.rows).toMatchObject({
      added: 0,
      unchanged: 1,
    });
  });

  test('takes bytes as well as text, in the encoding they are in', async () => {
    const bytes = Buffer.from(`\uFEFF${offers([offer(9001, { name: 'Señal' })])}`, 'utf16le').toString(
      'base64',
    );
    const started = await world.post('operator', imports, { fileName: 'utf16.json', contentBase64: bytes });
    await world.jobs.idle();
    expect(started.status).toBe(202);
    expect((await find(guid(9001)))?.offerName).toEqual({ en: 'Señal' });
  });
});

describe('refusals', () => {
  test('a file that is no catalog is refused with the reason, and leaves no import', async () => {
    const before = await counted('catalog_import');
    expect(await world.post('operator', imports, { fileName: 'x', content: '{"a": 1}' })).toMatchObject({
      status: 400,
      body: { errorName: 'import-file-unreadable', description: expect.stringContaining('neither offers') },
    });
    expect((await world.post('operator', imports, { fileName: 'x' })).status).toBe(400);
    expect(await counted('catalog_import')).toBe(before);
  });

  test('one import at a time: a second one is refused and changes nothing', async () => {
    const client = new pg.Client(world.owner);
    await client.connect();
    await client.query(
      `insert into catalog_import (import_id, kind, file_name, options, state, rows_total, entries_total,
      started_at, progressed_at, started_by) values ($1, 'offer-list', 'other', '{}', 'running', 9, 9, now(), now(), 'ann')`,
      [guid(1)],
    );
    expect(
      await world.post('operator', imports, { fileName: 'x', content: offers([offer(1)]) }),
    ).toMatchObject({
      status: 409,
      body: { code: 800064, errorName: 'import-running' },
    });
    await client.end();
    await world.jobs.recover();
    expect((await world.get('operator', `${imports}/${guid(1)}`)).body.state).toBe('interrupted');
    expect((await load(offers([offer(1, { name: 'Renamed' })]))).state).toBe('finished');
  });

  test.each(['provider', 'reseller', 'customer'] as const)(
    '%s may not import, nor read imports',
    async (company) => {
      expect(
        (await world.post(company, imports, { fileName: 'x', content: offers([offer(1)]) })).status,
      ).toBe(403);
      expect((await world.get(company, imports)).status).toBe(403);
    },
  );

  test('an unknown import is not found', async () => {
    expect((await world.get('operator', `${imports}/${guid(77)}`)).status).toBe(404);
    expect((await world.get('operator', `${imports}/${guid(77)}/problems`)).status).toBe(404);
    expect((await world.post('operator', `${imports}/${guid(77)}/repeat`, {})).status).toBe(404);
  });

  test('whoever may not import is refused before the file is looked at', async () => {
    const unreadable = { method: 'POST', url: imports, payload: '{ not json' } as const;
    const headers = { 'content-type': 'application/json' };
    expect((await world.fastify.inject({ ...unreadable, headers })).statusCode).toBe(401);
  });

  test('what the database refuses takes no other row with it', async () => {
    const wrong = { id: 'CTR9', title: 'Wrong', skus: [{ id: '0001' }, { id: '0001' }] };
    const right = { id: 'CTR8', title: 'Right', skus: [{ id: '0001' }] };
    const run = await load(JSON.stringify({ products: [wrong, right] }));
    expect(run).toMatchObject({ state: 'finished', rows: { added: 1, failed: 1 } });
    const { body } = await world.get('operator', `${imports}/${run.id}/problems?severity=refuse`);
    expect(body.items).toMatchObject([{ row: 1, identifier: 'CTR9', code: 'row-not-stored' }]);
  });
});

describe('prices', () => {
  const bare = { unitPrice: undefined };

  test('an offer without a price is listed but not for sale where there is no default list', async () => {
    const run = await load(offers([offer(500, bare)]));
    const { items } = (await world.get('operator', `${imports}/${run.id}/problems`)).body;
    expect(items).toMatchObject([{ code: 'without-price', severity: 'warn' }]);
    expect(await find(guid(500))).toMatchObject({ purchasable: false, status: 'without-price', terms: [] });
    expect((await world.get('provider', `/v1/offers/${guid(500)}?country=US`)).status).toBe(200);
  });

  test('an imported price is exact, in its currency only', async () => {
    await load(offers([offer(501, { unitPrice: '4.35' })]));
    expect(
      (await find(guid(501)))?.terms.map(({ billingCycle, unitPrice }) => [billingCycle, unitPrice]),
    ).toEqual([
      ['monthly', '4.3500'],
      ['annual', '52.2000'],
    ]);
    expect(await find(guid(501), 'US', 'EUR')).toMatchObject({ purchasable: false, status: 'without-price' });
  });

  test('an offer of one country is not sold in another', async () => {
    expect(await find(guid(501), 'ES')).toMatchObject({ purchasable: false, status: 'not-in-country' });
  });
});
