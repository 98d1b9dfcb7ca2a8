import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beside } from './beside.ts';
import type { Client, DemoApp } from './demo-app.ts';
import { openDemoApp } from './demo-app.ts';

// Reads the published list of operations where it lies beside the product; skipped where it is absent.
const published = beside('spec', 'rest-operations.json');

interface Operation {
  readonly id: string;
  readonly area: string;
  readonly method: string;
  readonly path: string;
  readonly response: { readonly resource: string | null; readonly fields: readonly string[] };
}

/** Told only where there is something to tell (conventions 7.1: absent, never null). */
const sometimes = new Set(
  `parentSubscriptionId suspensionReasons promotionId migratedFromSubscriptionId scheduledNextTermInstructions
   nextChargeInstructions amendsOf lastPaymentDate lastPaymentAmount pcToBCExchangeRateDate rateOfCredit priceAdjustmentDescription cancellationAllowedUntilDate entitlementId totalPrice productType refundableQuantity
   renewalTermDuration next continuationToken attestationProperties consumptionType`.split(/\s+/),
);

describe.skipIf(!existsSync(published))('members of the published contract (skipped without it)', () => {
  let app: DemoApp;
  let fjord: Client;
  let kelp: string;
  let operations: Operation[];
  beforeAll(async () => {
    operations = JSON.parse(readFileSync(published, 'utf8')) as Operation[];
    app = await openDemoApp();
    fjord = await app.as('Fjord Direct', 'admin-agent');
    kelp = app.tenant('Kelp Robotics').tenantId;
  });
  afterAll(() => app?.close());

  /** `items[]: a int, b {c, d}` names a and b of each item; `quantity int` names quantity. */
  function namesOf(fields: readonly string[]): string[] {
    return fields
      .filter((field) => !/^(as|totalCount|items\*|attributes|links)/.test(field))
      .flatMap((field) =>
        field.startsWith('items[]:')
          ? field
              .slice(8)
              .replaceAll(/\{[^}]*\}/g, '')
              .split(',')
          : [field],
      )
      .map((field) => /^\s*([A-Za-z]+)/.exec(field)?.[1] ?? '')
      .filter((name) => name !== '' && !sometimes.has(name));
  }

  const queries: Readonly<Record<string, string>> = {
    'list-custom-term-end-dates': '?term_duration=P1Y',
    'get-transfer-eligibility': '?transferType=directtoindirect',
  };

  test.each([
    'list-subscriptions',
    'get-subscription',
    'get-subscription-provisioning-status',
    'list-custom-term-end-dates',
    'get-subscription-overage',
    'get-registration-status',
    'list-azure-entitlements',
    'get-azure-entitlement',
    'list-orders',
    'get-order',
    'get-order-provisioning-status',
    'get-support-contact',
    'get-transfer-eligibility',
    'list-entitlements',
    'get-customer-validation-status',
  ])('%s', async (id) => {
    const { path, response } = operations.find((one) => one.id === id) as Operation;
    const items = (await fjord('GET', `/v1/customers/${kelp}/subscriptions`)).body.items;
    const wantsPlan = /ntitlement|registration|overage/.test(path);
    const chosen = items.find((one: { billingType: string }) => (one.billingType === 'usage') === wantsPlan);
    const entitlements = wantsPlan
      ? (await fjord('GET', `/v1/customers/${kelp}/subscriptions/${chosen.id}/azureEntitlements`)).body.items
      : [];
    const address = path
      .replace('{customerId}', kelp)
      .replace('{subscriptionId}', chosen.id)
      .replace('{orderId}', chosen.orderId)
      .replace('{entitlementId}', entitlements[0]?.id ?? '');
    const { status, body } = await fjord('GET', address + (queries[id] ?? ''));
    expect(status, address).toBe(200);
    const one = Array.isArray(body) ? body[0] : 'items' in body ? body.items[0] : body;
    if (one === undefined) return;
    expect(namesOf(response.fields).filter((name) => !(name in one))).toEqual([]);
  });

  describe('of the catalog', () => {
    const known = new Map<string, string>();
    beforeAll(async () => {
      const first = async (path: string) => (await fjord('GET', path)).body.items[0];
      const customer = `/v1/customers/${kelp}`;
      const product = await first(`${customer}/products?targetView=OnlineServices`);
      const sku = await first(`${customer}/products/${product.id}/skus?targetView=OnlineServices`);
      const at = `${customer}/products/${product.id}/skus/${sku.id}/availabilities`;
      const availability = await first(`${at}?targetView=OnlineServices`);
      const line = { id: 0, catalogItemId: availability.catalogItemId, quantity: 5, billingCycle: 'Monthly' };
      const cart = await fjord('POST', `${customer}/carts`, { lineItems: [line] });
      const promotion = await first('/v1/productpromotions?country=US&segment=commercial');
      known.set('customerId', kelp).set('productId', product.id).set('skuId', sku.id);
      known.set('availabilityId', availability.id).set('cartId', cart.body.id);
      known.set('promotionId', promotion.id);
      known.set('offerId', (await first('/v1/offers?country=US')).id);
    });

    test.each([
      'get-cart',
      'list-products',
      'get-product',
      'list-skus',
      'get-sku',
      'list-availabilities',
      'get-availability',
      'list-customer-products',
      'get-customer-product',
      'list-customer-skus',
      'get-customer-sku',
      'list-customer-availabilities',
      'get-customer-availability',
      'list-offers',
      'get-offer',
      'list-offer-categories',
      'list-customer-offers',
      'list-customer-offer-categories',
      'list-promotions',
      'get-promotion',
    ])('%s', async (id) => {
      const { path, response } = operations.find((one) => one.id === id) as Operation;
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known.get(name) ?? '');
      const query = path.includes('customers') ? '' : '?country=US&segment=commercial';
      const { status, body } = await fjord(
        'GET',
        `${address}${query}${query ? '&' : '?'}targetView=OnlineServices`,
      );
      expect(status, address).toBe(200);
      const one = 'items' in body ? body.items[0] : body;
      expect(namesOf(response.fields).filter((name) => !(name in one))).toEqual([]);
    });
  });

  describe('of invoices', () => {
    let billing: Client;
    let invoices: { id: string; invoiceType: string; totalCharges: number }[];
    beforeAll(async () => {
      billing = await app.as('Fjord Direct', 'billing-admin');
      invoices = (await billing('GET', '/v1/invoices')).body.items;
    });

    test.each([
      ['list-invoices', 'get-invoice'],
      ['get-invoice', 'get-invoice'],
      ['get-invoice-summary', 'get-invoice-summary'],
      ['list-invoice-summaries', 'get-invoice-summary'],
      ['list-estimate-links', 'list-estimate-links'],
    ])('%s has the members of %s', async (id, single) => {
      const [{ path }, { response }] = [id, single].map((name) =>
        operations.find((one) => one.id === name),
      ) as [Operation, Operation];
      const address = path.replace('{invoiceId}', invoices[0]?.id ?? '');
      const { status, body } = await billing('GET', `${address}?currencyCode=USD`);
      expect(status, address).toBe(200);
      const one = 'items' in body ? body.items[0] : body;
      const absent = namesOf(response.fields).filter((name) => !(name in one));
      // The statement's address stands in single reads only (resources 11).
      expect(absent).toEqual(id === 'list-invoices' ? ['pdfDownloadLink'] : []);
    });

    /** Names set as code in a section of the published resources. */
    function membersOf(section: string): string[] {
      const text = readFileSync(beside('spec', 'resources.md'), 'utf8');
      const [, after = ''] = text.split(`\n### ${section}\n`);
      const [own = ''] = after.split('\n#');
      const told = own.split('\n').map((line) => (line.startsWith('|') ? (line.split('|')[1] ?? '') : line));
      const names = [...told.join('\n').matchAll(/`([a-z][A-Za-z0-9]+)`/g)].map(([, name]) => name as string);
      return names.filter((name) => !sometimes.has(name));
    }

    test.each([
      ['LicenseBasedLineItem', 'Recurring', 'office/billing_line_items'],
      ['OneTimeInvoiceLineItem', 'OneTime', 'one_time/billing_line_items'],
      ['DailyRatedUsageLineItem', 'OneTime', 'OneTime/UsageLineItems'],
    ])('lines: %s', async (section, type, lines) => {
      const names = membersOf(section);
      expect(names.length).toBeGreaterThan(20);
      const { id } = invoices.find(({ invoiceType }) => invoiceType === type) as { id: string };
      const { body } = await billing('GET', `/v1/invoices/${id}/lineitems/${lines}`);
      const [line] = body.items;
      expect(line.attributes.objectType).toBe(section);
      expect(names.filter((name) => !(name in line))).toEqual([]);
    });
  });

  test('a usage plan names its usage subscription, and what can be added to is told', async () => {
    const { items } = (await fjord('GET', `/v1/customers/${kelp}/subscriptions`)).body;
    const plan = items.find((one: { billingType: string }) => one.billingType === 'usage');
    const [entitlement] = (
      await fjord('GET', `/v1/customers/${kelp}/subscriptions/${plan.id}/azureEntitlements`)
    ).body.items;
    expect(plan).toMatchObject({ entitlementId: entitlement.id, hasPurchasableAddons: true });
    const overage = `/v1/customers/${kelp}/subscriptions/overage`;
    const put = (azureEntitlementId: string, who = fjord) =>
      who('PUT', overage, { azureEntitlementId, overageEnabled: true });
    expect((await put(entitlement.id)).status).toBe(200);
    const { body } = await fjord('GET', `/v1/customers/${kelp}/subscriptions/${plan.id}`);
    expect(body.consumptionType).toBe('overage');
    expect(await put(kelp)).toMatchObject({ status: 404, body: { code: 800111 } });
    const sales = await app.as('Fjord Direct', 'sales-agent');
    for (const refused of [await put(entitlement.id, sales), await sales('GET', overage)])
      expect(refused).toMatchObject({ status: 403, body: { code: 800114 } });
    const named = (partnerId: string) =>
      fjord('PUT', overage, { azureEntitlementId: entitlement.id, overageEnabled: true, partnerId });
    const own = (await fjord('GET', '/v1/profiles/mpn')).body.mpnId;
    expect((await named(own)).status).toBe(200);
    expect(await named('9999999')).toMatchObject({ status: 403, body: { code: 800114 } });
    const owner = new pg.Client(app.database.owner);
    await owner.connect();
    const foreign = 'aaaaaaaa-0000-4000-8000-0000000000aa';
    await owner.query(
      `insert into usage_subscription (partner_id, billing_id, service_id, customer_id, plan_id, name, status,
         status_changed_at, created_at) values ($1, $2, $2, $3, $2, 'Elsewhere', 'active', now(), now())`,
      [app.tenant('Alder Distribution').tenantId, foreign, kelp],
    );
    expect(await put(foreign)).toMatchObject({ status: 403, body: { code: 800115 } });
    await owner.query(`update subscription set rule_set = 'legacy' where subscription_id = $1`, [plan.id]);
    expect(await put(entitlement.id)).toMatchObject({ status: 403, body: { code: 800112 } });
    await owner.end();
  });
});
