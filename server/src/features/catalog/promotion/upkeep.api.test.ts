import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoCatalogItemId, demoProductId } from '../../../../seed/catalog/index.ts';
import type { Client, DemoApp } from '../../../../test/demo-app.ts';
import { openDemoApp } from '../../../../test/demo-app.ts';

let app: DemoApp;
let operator: Client;
let alder: Client;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
  alder = await app.as('Alder Distribution', 'admin-agent');
});
afterAll(() => app?.close());

const root = '/twotier/v1/catalog/promotions';
const day = (days: number) =>
  new Date(app.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
const wanted = (over: object = {}) => ({
  productId: demoProductId('frontline').toLowerCase(),
  skuId: '0001',
  name: { en: 'Autumn', ru: 'Осень' },
  description: { en: 'A tenth off for a year' },
  market: 'us',
  segment: 'commercial',
  percent: '10',
  terms: [{ term: 'P1Y', billingCycle: 'monthly' }],
  startDate: day(0),
  endDate: day(30),
  newOnly: false,
  ...over,
});

test('a promotion that the operator adds is bought with at once, and keeps what purchases rest on (C62)', async () => {
  const made = await operator('POST', root, wanted());
  expect([made.status, made.body.phase, made.body.market], JSON.stringify(made.body)).toEqual([
    201,
    'running',
    'US',
  ]);
  const offered = await alder('GET', '/twotier/v1/promotions?country=US');
  expect(offered.body.items.map(({ id }: { id: string }) => id)).toContain(made.body.id);

  const customer = app.tenant('Juniper Legal').tenantId;
  const line = { catalogItemId: demoCatalogItemId('frontline'), quantity: 2, termDuration: 'P1Y' };
  const { body: preview } = await alder('POST', `/twotier/v1/customers/${customer}/orders/preview`, {
    lines: [{ ...line, billingCycle: 'monthly', promotionId: made.body.id }],
  });
  expect(preview.lines[0].promotion).toMatchObject({ id: made.body.id, percent: 10 });

  const path = `${root}/${encodeURIComponent(made.body.id)}`;
  const { attributes } = made.body;
  expect((await operator('PUT', path, { ...wanted({ percent: '20' }), attributes })).body.errorName).toBe(
    'promotion-begun',
  );
  const stale = await operator('PUT', path, { ...wanted(), attributes: { etag: 'old' } });
  expect(stale.body.errorName).toBe('changed-meanwhile');
  const longer = await operator('PUT', path, { ...wanted({ endDate: day(60) }), attributes });
  expect([longer.status, longer.body.endDate]).toEqual([200, day(60)]);
  expect((await operator('DELETE', path)).body.errorName).toBe('promotion-begun');
});

test('one that has not begun is changed and removed; pages go by name and phase', async () => {
  const { body: made } = await operator('POST', root, wanted({ startDate: day(5), name: { en: 'Spring' } }));
  const { body: planned } = await operator('GET', `${root}?phase=planned&search=spring`);
  expect(planned.items.map(({ name }: { name: { en: string } }) => name.en)).toEqual(['Spring']);
  const path = `${root}/${encodeURIComponent(made.id)}`;
  const changed = await operator('PUT', path, wanted({ startDate: day(6), percent: '12.5', minSeats: 3 }));
  expect(changed.body).toMatchObject({ percent: '12.5', minSeats: 3, phase: 'planned' });
  expect((await operator('DELETE', path)).status).toBeLessThan(300);
  expect((await operator('DELETE', path)).body.errorName).toBe('promotion-unknown');
  const { body: first } = await operator('GET', `${root}?size=1`);
  expect(first.items).toHaveLength(1);
  const { body: second } = await operator(
    'GET',
    `${root}?size=1&MS-ContinuationToken=${encodeURIComponent(first.continuationToken)}`,
  );
  expect(second.items[0].id).not.toBe(first.items[0].id);
});

test.each([
  [{ productId: 'NOSUCHPRODUCT' }, 'sku-unknown'],
  [{ endDate: '2020-01-01' }, 'promotion-days-wrong'],
  [{ percent: '0' }, 'promotion-percent-wrong'],
  [{ percent: '100.5' }, 'promotion-percent-wrong'],
  [{ minSeats: 5, maxSeats: 4 }, 'promotion-seats-crossed'],
  [{ terms: [{ term: 'P3Y', billingCycle: 'triennial' }] }, 'promotion-term-unsold'],
  [{ market: 'QQ' }, 'input-invalid'],
  [{ name: { en: ' ' } }, 'input-invalid'],
])('a promotion with %j is refused: %s', async (over, reason) => {
  expect((await operator('POST', root, wanted(over))).body.errorName).toBe(reason);
});

test('nobody else reads or writes them', async () => {
  for (const [method, path, body] of [
    ['GET', root, undefined],
    ['POST', root, wanted()],
    ['DELETE', `${root}/x`, undefined],
  ] as const)
    expect((await alder(method, path, body)).status).toBe(403);
});

async function importFile(content: string) {
  const started = await operator('POST', '/twotier/v1/catalogimports', { fileName: 'list.csv', content });
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  for (;;) {
    const { body } = await operator('GET', `/twotier/v1/catalogimports/${started.body.id}`);
    if (body.state !== 'running') return body;
  }
}

async function problemsOf({ id }: { id: string }): Promise<[number, string][]> {
  const { body } = await operator('GET', `/twotier/v1/catalogimports/${id}/problems`);
  return body.items.map(({ code, row }: { code: string; row: number }) => [row, code]);
}

test('promotions come in as a file; what has begun is not rewritten, and a repeated file changes nothing', async () => {
  const row = (rest: string) => `${demoProductId('mail')},0001,${rest}`;
  const content = [
    'ProductId,SkuId,Name,NameEs,Market,Segment,Percent,Terms,StartDate,EndDate,MinSeats,NewOnly',
    row(`Winter,Invierno,*,commercial,5,P1Y:monthly;P1Y:annual,${day(0)},${day(20)},2,true`),
    row(`Winter,Invierno,*,commercial,7,P1Y:monthly,${day(0)},${day(20)},2,true`),
    row(`Sometime,,*,commercial,5,P1Y:monthly,soon,${day(20)},,`),
    row(`Weekly,,*,commercial,5,P1W:weekly,${day(0)},${day(20)},,`),
    row(`Dear,,*,commercial,5,P3Y:triennial,${day(0)},${day(20)},,`),
    `NOSUCHPRODUCT,0001,Nothing,,*,commercial,5,P1Y:monthly,${day(0)},${day(20)},,`,
  ].join('\n');
  const done = await importFile(content);
  expect(done).toMatchObject({ kind: 'promotion-list', rows: { total: 6, added: 1, failed: 5 } });
  expect((await problemsOf(done)).map(([, code]) => code).toSorted()).toEqual(
    ['duplicate-key', 'promotion-term-unsold', 'unknown-sku', 'wrong-day', 'wrong-terms'].toSorted(),
  );
  expect((await importFile(content)).rows).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  const dearer = await importFile(content.split('\n').slice(0, 2).join('\n').replace(',5,', ',6,'));
  expect(await problemsOf(dearer)).toEqual([[2, 'promotion-begun']]);
});

test('rules of windows and limits come in as a file, each scope once', async () => {
  const content = [
    'Market,Segment,Category,Kind,CancellationHours,FullRefundHours,Maximum,PerCustomer,Subscriptions',
    'DE,,,,336,48,,,',
    ',education,,license,,,500,,',
    'DE,,,,400,,,,',
    ',,nope,,10,,,,',
    'FR,,,,,,,,',
    'ES,,,,10,20,,,',
  ].join('\n');
  const done = await importFile(content);
  expect(done).toMatchObject({ kind: 'rule-list', rows: { total: 6, added: 2, failed: 4 } });
  expect(await problemsOf(done)).toEqual([
    [4, 'duplicate-key'],
    [5, 'unknown-value'],
    [6, 'rule-empty'],
    [7, 'rule-refund-longer'],
  ]);
  const { body: rules } = await operator('GET', '/twotier/v1/catalog/rules');
  expect(rules.items).toMatchObject([
    { market: '*', segment: 'education', kind: 'license', maximum: 500 },
    { market: 'DE', cancellationHours: 336, fullRefundHours: 48 },
  ]);
  const again = await importFile(content.replace('336', '340'));
  expect(again.rows).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
});
