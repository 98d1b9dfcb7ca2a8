import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoCatalogItemId, demoProducts } from '../../../seed/catalog/index.ts';
import type { Client, DemoApp } from '../../../test/demo-app.ts';
import { openDemoApp } from '../../../test/demo-app.ts';
import { downloadOf, keyFrom, stateOf, typeFromName } from './rules.ts';

let app: DemoApp;
let agent: Client;
let iris: string;

beforeAll(async () => {
  app = await openDemoApp();
  agent = await app.as('Alder Distribution', 'admin-agent');
  iris = app.tenant('Iris Logistics').tenantId;
});
afterAll(() => app?.close());

/** Something of a kind from the demo catalog, with a term it is sold with. */
function itemOf(kind: string) {
  const product = demoProducts.find((one) => one.skus.some((sku) => sku.kind === kind));
  const sku = product?.skus.find((one) => one.kind === kind);
  const availability = sku?.availabilities[0];
  const price = availability?.prices[0];
  return {
    offerId: `${product?.productId}:${sku?.skuId}:${availability?.availabilityId}`,
    termDuration: price?.term ?? undefined,
    billingCycle: price?.billingCycle,
    segment: availability?.segment,
  };
}

async function buy(kind: string) {
  const { offerId, termDuration, billingCycle } = itemOf(kind);
  const { status, body } = await agent('POST', `/v1/customers/${iris}/orders`, {
    lineItems: [{ lineItemNumber: 0, offerId, quantity: 2, termDuration, attestationAccepted: true }],
    billingCycle,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return { order: body, subscriptionId: body.lineItems[0].subscriptionId as string };
}

describe('software', () => {
  test('is entitled to, activated by its links, and its key shown, each time with a record (C68)', async () => {
    const { order, subscriptionId } = await buy('perpetual');
    const base = `/v1/customers/${iris}`;
    const entitlements = await agent('GET', `${base}/entitlements?entitlementType=Software&showExpiry=True`);
    const own = entitlements.body.items.find(
      (one: { referenceOrder: { id: string } }) => one.referenceOrder.id === order.id,
    );
    expect(own).toMatchObject({
      includedEntitlements: [],
      referenceOrder: { id: order.id, lineItemId: '0', alternateId: order.id },
      quantity: 2,
      quantityDetails: [{ quantity: 2, status: 'Fulfilled' }],
      entitledArtifacts: [{ artifactType: 'software', resourceId: subscriptionId }],
      entitlementType: 'software',
      fulfillmentState: 'Fulfilled',
    });
    for (const path of [
      `${base}/orders/${order.id}/activationlinks`,
      `${base}/orders/${order.id}/lineitems/0/activationlinks`,
      `${base}/subscriptions/${subscriptionId}/activationlinks`,
    ]) {
      const { status, body } = await agent('GET', path);
      expect([status, body.totalCount], path).toEqual([200, 1]);
      expect(body.items[0]).toMatchObject({ lineItemNumber: 0, link: { method: 'POST', headers: [] } });
    }
    expect(
      (await agent('GET', `${base}/orders/${order.id}/lineitems/1,234/activationlinks`)).body.items,
    ).toEqual([]);

    const [first] = (await agent('GET', `${base}/orders/${order.id}/activationlinks`)).body.items;
    const shown = await agent('POST', `/v1${first.link.uri}`);
    expect(shown.body.key).toMatch(/^([A-Z2-9]{5}-){4}[A-Z2-9]{5}$/);
    // The same key each time.
    expect((await agent('POST', `/v1${first.link.uri}`)).body.key).toBe(shown.body.key);
    const choice = { version: '2026', language: 'es', bits: '64' };
    const page = `/twotier/v1/customers/${iris}/software`;
    const download = await agent('POST', `${page}/${subscriptionId}/download`, choice);
    expect(download.body.url).toContain('2026');
    const log = (await agent('GET', '/v1/auditrecords?size=50')).body.items.filter(
      (one: { resourceNewValue?: string }) => one.resourceNewValue?.includes(subscriptionId),
    );
    const operations = log.map((one: { operationType: string }) => one.operationType);
    expect(operations.filter((one: string) => one === 'get_software_key').length).toBe(2);
    expect(operations).toContain('get_software_download_link');
    expect(JSON.stringify(log)).not.toContain(shown.body.key);
  });

  test('canceled: its key and links are gone, the item stays listed', async () => {
    const { order, subscriptionId } = await buy('perpetual');
    const canceled = await agent('PATCH', `/v1/customers/${iris}/orders/${order.id}`, {
      status: 'cancelled',
    });
    expect(canceled.body.status).toBe('cancelled');
    const base = `/v1/customers/${iris}`;
    expect((await agent('GET', `${base}/orders/${order.id}/activationlinks`)).body.items).toEqual([]);
    expect((await agent('POST', `${base}/subscriptions/${subscriptionId}/softwarekey`)).body.code).toBe(
      800012,
    );
    const { items } = (await agent('GET', `/twotier/v1/customers/${iris}/software`)).body;
    expect(items.find((one: { subscriptionId: string }) => one.subscriptionId === subscriptionId).state).toBe(
      'canceled',
    );
  });
});

test('who may: keys are for admin agents; strangers and resellers learn nothing', async () => {
  const { order, subscriptionId } = await buy('perpetual');
  const key = `/v1/customers/${iris}/subscriptions/${subscriptionId}/softwarekey`;
  expect((await (await app.as('Alder Distribution', 'sales-agent'))('POST', key)).status).toBe(403);
  expect((await (await app.as('Birch IT', 'admin-agent'))('POST', key)).status).toBe(403);
  const stranger = await app.as('Fjord Direct', 'admin-agent');
  expect((await stranger('POST', key)).status).toBe(404);
  expect((await stranger('GET', `/v1/customers/${iris}/orders/${order.id}/activationlinks`)).status).toBe(
    404,
  );
  const unknown = await agent('GET', `/v1/customers/${iris}/orders/000000000000/activationlinks`);
  expect([unknown.status, unknown.body.code]).toEqual([404, 20000]);
  const license = (await agent('GET', `/v1/customers/${app.tenant('Granite Bakery').tenantId}/subscriptions`))
    .body.items[0].id;
  const none = await agent('POST', `/v1/customers/${iris}/subscriptions/${license}/softwarekey`);
  expect(none.status).toBe(404);
  expect((await agent('GET', `/v1/customers/${iris}/entitlements?entitlementType=shoes`)).body.code).toBe(
    3000,
  );
});

test('names of types, keys and downloads', () => {
  expect(
    ['Software', 'reservedInstance', 'virtual_machine_reserved_instance', 'x'].map(typeFromName),
  ).toEqual(['software', 'reservedinstance', 'reservedinstance', null]);
  expect(keyFrom(new Uint8Array(25))).toBe('BBBBB-BBBBB-BBBBB-BBBBB-BBBBB');
  expect(stateOf({ status: 'suspended' })).toBe('over');
  const of = { productId: 'P', skuId: 'S' };
  expect(downloadOf(of, { version: '2024', language: 'ru', bits: '32' }).fileName).toBe(
    'P-S-2024-ru-x32.iso',
  );
  expect(demoCatalogItemId('enterprise-core')).toContain(':');
});
