import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CartInput } from '../../contract/cart.ts';
import { NewOrder, OrderUpdate } from '../../contract/order.ts';
import { SubscriptionUpdate } from '../../contract/subscription.ts';
import { ConversionRequest, TransitionRequest, UpgradeRequest } from '../../contract/subscription-upgrade.ts';
import { OverageSetting } from '../../contract/subscription-usage.ts';
import { beside } from './beside.ts';
import type { Client, DemoApp } from './demo-app.ts';
import { openDemoApp } from './demo-app.ts';
import { declares, membersOfBody, wrongValues } from './request-body.ts';

const published = beside('spec', 'rest-operations.json');
const resources = beside('spec', 'resources.md');

/** Writes with a body of JSON, by the published name of the operation. */
const bodies = {
  'create-cart': CartInput,
  'update-cart': CartInput,
  'create-order': NewOrder,
  'create-order-for-indirect-reseller': NewOrder,
  'update-order': OrderUpdate,
  'update-subscription': SubscriptionUpdate,
  'schedule-subscription-changes': SubscriptionUpdate,
  'upgrade-subscription': UpgradeRequest,
  'create-transition': TransitionRequest,
  'convert-trial': ConversionRequest,
  'set-subscription-overage': OverageSetting,
} as const;

/** Named among what is sent, but set by the server: ignored when sent (resources, column A). */
const setByServer = new Set(['lineItems[].orderGroup', 'lineItems[].transactionType', 'isEligible']);
/** A line has none before it is set up; it is named in changes only. */
const setLater: Readonly<Record<string, readonly string[]>> = {
  'create-order': ['lineItems[].subscriptionId'],
};

describe.skipIf(!existsSync(published))(
  'what clients send by the published contract (skipped without it)',
  () => {
    const operations = () =>
      JSON.parse(readFileSync(published, 'utf8')) as { id: string; request: readonly string[] }[];

    test.each(Object.entries(bodies))('%s: every member of its request is read', (id, schema) => {
      const { request } = operations().find((one) => one.id === id) as { request: readonly string[] };
      const named = membersOfBody(request).filter(
        (path) => !setByServer.has(path) && !setLater[id]?.includes(path),
      );
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((path) => !declares(schema, path))).toEqual([]);
    });

    /** Members of a section of the resources that clients give (C), give and change (W), or change (U). */
    function givenIn(section: string, access: RegExp): string[] {
      const [, after = ''] = readFileSync(resources, 'utf8').split(`\n### ${section}\n`);
      const rows = (after.split('\n#')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
      return rows
        .map((row) => row.split('|').map((cell) => cell.trim()))
        .filter((cells) => access.test(cells[3] ?? ''))
        .flatMap((cells) => [...(cells[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name as string));
    }

    test.each([
      ['Cart', /^W$/, CartInput, ''],
      ['CartLineItem', /^W$/, CartInput, 'lineItems[].'],
      ['Order', /^[CW]$/, NewOrder, ''],
      ['OrderLineItem', /^[CW]$/, NewOrder, 'lineItems[].'],
      ['OrderLineItem', /^[UW]$/, OrderUpdate, 'lineItems[].'],
      ['Subscription', /^[UW]$/, SubscriptionUpdate, ''],
    ] as const)('%s (%s): every member that clients may set is read', (section, access, schema, at) => {
      const names = givenIn(section, access);
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !declares(schema, `${at}${name}`))).toEqual([]);
    });
  },
);

describe('bodies of carts, orders and subscriptions (conventions 7.2)', () => {
  let app: DemoApp;
  let fjord: Client;
  let known: Readonly<Record<string, string>>;
  beforeAll(async () => {
    app = await openDemoApp();
    fjord = await app.as('Fjord Direct', 'admin-agent');
    const customerId = app.tenant('Kelp Robotics').tenantId;
    const { items } = (await fjord('GET', `/v1/customers/${customerId}/subscriptions`)).body;
    const s = items.find((one: { billingType: string }) => one.billingType === 'license');
    const line = {
      id: 0,
      catalogItemId: s.offerId,
      quantity: 5,
      termDuration: 'P1Y',
      billingCycle: 'Monthly',
    };
    const cart = await fjord('POST', `/v1/customers/${customerId}/carts`, { lineItems: [line] });
    expect(cart.status).toBe(201);
    known = { customerId, subscriptionId: s.id, orderId: s.orderId, cartId: cart.body.id };
  });
  afterAll(() => app?.close());

  const address = (path: string) =>
    path.replaceAll(/:(\w+)/g, (_, name: string) => known[name] ?? known['customerId'] ?? '');

  test('a member of another type is refused by its name, wherever it stands', async () => {
    const writes = app.declared.filter(
      ({ path, method, takesForm }) =>
        method !== 'GET' &&
        !takesForm &&
        /^\/v1\/customers\/:customerId\/(carts|orders|subscriptions)\b/.test(path),
    );
    expect(writes.filter(({ body }) => body).length).toBeGreaterThanOrEqual(9);
    const otherwise: string[] = [];
    for (const { path, method, body: schema } of writes) {
      for (const { field, input, isEnum } of wrongValues(schema ?? {})) {
        const { status, body } = await fjord(method as 'POST', address(path), input);
        const fields = (body.data ?? []).map((one: { readonly field: string }) => one.field);
        const codes = isEnum ? [800002, 900126] : [800002];
        if (status !== 400 || !codes.includes(body.code) || !fields.includes(field))
          otherwise.push(`${method} ${path} ${field}: ${status} ${body.code} ${fields}`);
      }
    }
    expect(otherwise).toEqual([]);
  });

  test('a value that is no enumeration’s, and nothing else wrong: 900126', async () => {
    const path = address('/v1/customers/:customerId/subscriptions/:subscriptionId');
    expect(await fjord('PATCH', path, { billingCycle: 'fortnightly' })).toMatchObject({
      status: 400,
      body: { code: 900126, data: [{ field: 'billingCycle' }] },
    });
  });

  // What was read goes back whole: with read-only members, nulls, unknown ones and names in another case.
  const strange = {
    Links: null,
    unheardOf: { deep: [1, 'two', null] },
    AlsoUnheardOf: 7,
    attributes: { objectType: 'X' },
  };
  const pascal = (body: object) =>
    Object.fromEntries(
      Object.entries(body).map(([name, value]) => [name[0]?.toUpperCase() + name.slice(1), value]),
    );

  test.each([
    ['PUT', '/v1/customers/:customerId/carts/:cartId', ''],
    ['PATCH', '/v1/customers/:customerId/subscriptions/:subscriptionId', '?dryRun=true'],
    ['PATCH', '/v1/customers/:customerId/orders/:orderId', ''],
  ] as const)(
    '%s %s takes back what was read, and ignores what it does not know',
    async (method, path, query) => {
      const { body } = await fjord('GET', address(path));
      for (const sent of [
        body,
        { ...strange, ...body },
        { ...pascal(body), ...strange, attributes: body.attributes },
      ]) {
        const { status, body: said } = await fjord(method, address(path) + query, sent);
        expect(status, JSON.stringify(said)).toBe(200);
      }
    },
  );

  test('a savings plan keeps the commitment that was declared with it', async () => {
    const customer = address('/v1/customers/:customerId');
    const { items } = (await fjord('GET', `${customer}/subscriptions`)).body;
    const plan = items.find((one: { billingType: string }) => one.billingType === 'usage');
    const catalog = `/twotier/v1/customers/${known['customerId']}/catalog?search=savings`;
    const { catalogItemId } = (await fjord('GET', catalog)).body.items[0];
    const purchaseCommitment = { amount: 12.5, currency: 'USD', grain: 'Hourly' };
    const line = { lineItemNumber: 0, offerId: catalogItemId, quantity: 1, termDuration: 'P1Y' };
    const lineItems = [{ ...line, parentSubscriptionId: plan.id, purchaseCommitment }];
    const order = await fjord('POST', `${customer}/orders`, { lineItems });
    expect(order.status, JSON.stringify(order.body)).toBe(201);
    const { body } = await fjord('GET', `${customer}/orders/${order.body.id}`);
    expect(body.lineItems[0]).toMatchObject({ purchaseCommitment });
  });
});
