import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, DemoApp } from '../../../../test/demo-app.ts';
import { openDemoApp } from '../../../../test/demo-app.ts';
import { tenantScope } from '../../../platform/db/index.ts';
import { listAuditRecords } from '../../audit/index.ts';

let app: DemoApp;
let operator: Client;
beforeAll(async () => {
  app = await openDemoApp();
  operator = await app.as('Contour Cloud', 'operator-admin');
});
afterAll(() => app?.close());

const root = '/twotier/v1/catalog/rules';
const german = { kind: '*', market: 'de', category: '*', segment: '*', cancellationHours: 336 };

test('the operator sets, changes and removes rules; each leaves a record', async () => {
  const { body: empty } = await operator('GET', root);
  expect(empty.items).toEqual([]);
  expect(empty.usual).toContainEqual({ kind: 'license', cancellationHours: 168, fullRefundHours: 24 });
  expect(empty.usualSubscriptions).toBe(300);
  const { status, body: made } = await operator('POST', root, german);
  expect([status, made.market, made.cancellationHours]).toEqual([201, 'DE', 336]);
  expect((await operator('POST', root, german)).body.errorName).toBe('sale-rule-twice');

  const alder = await app.as('Alder Distribution', 'admin-agent');
  const { body: catalog } = await alder('GET', '/twotier/v1/catalog?country=DE&size=1');
  expect(catalog.items).toHaveLength(1);

  const path = `${root}/${made.id}`;
  const change = { ...german, maximum: 200, attributes: { etag: 'old' } };
  expect((await operator('PUT', path, change)).body.errorName).toBe('changed-meanwhile');
  const changed = await operator('PUT', path, { ...change, attributes: made.attributes });
  expect([changed.status, changed.body.maximum]).toEqual([200, 200]);
  expect((await operator('DELETE', path)).status).toBeLessThan(300);
  expect((await operator('DELETE', path)).body.errorName).toBe('sale-rule-unknown');
  const records = await listAuditRecords(app.db, tenantScope(app.tenant('Contour Cloud').tenantId), {
    from: new Date(0),
    to: new Date('2999-01-01'),
    limit: 20,
  });
  const done = records.map((one) => one.operation);
  for (const operation of ['add_sale_rule', 'update_sale_rule', 'remove_sale_rule'])
    expect(done).toContain(operation);
});

test.each([
  [{ cancellationHours: undefined }, 'sale-rule-empty'],
  [{ fullRefundHours: 400 }, 'sale-rule-refund-longer'],
  [{ market: 'QQ' }, 'parameter-invalid'],
  [{ category: 'nope' }, 'parameter-invalid'],
  [{ segment: 'nope' }, 'parameter-invalid'],
  [{ kind: 'trial' }, 'enum-invalid'],
  [{ cancellationHours: 0 }, 'input-invalid'],
])('a rule with %j is refused: %s', async (over, reason) => {
  expect((await operator('POST', root, { ...german, ...over })).body.errorName).toBe(reason);
});

test('nobody else reads or writes them', async () => {
  const alder = await app.as('Alder Distribution', 'global-admin');
  for (const [method, path, body] of [
    ['GET', root, undefined],
    ['POST', root, german],
    ['DELETE', `${root}/aaaaaaaa-0000-4000-8000-000000000001`, undefined],
  ] as const)
    expect((await alder(method, path, body)).status).toBe(403);
});
